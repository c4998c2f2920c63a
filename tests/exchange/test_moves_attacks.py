"""Two hundred insiders try to move somebody: each is refused, or exposed with two names and who gains by it.

An attack that an insider makes without the rule of two stops the next plan, offer and manifest. One that goes round it
with forged hands shows in the ledger. What the rule cannot stop, two who work together, stands there under both names.
"""

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pytest

from allforall.actions.append_entries import append_entries
from allforall.base.errors import InputError
from allforall.base.finding import blocks
from allforall.documents.move_tables import decided_csv
from allforall.exchange.moves.audit import audit
from allforall.exchange.moves.decided import GAIN, check, undecided
from allforall.exchange.moves.entries import decided_entries, fixed_entry, person_mark
from allforall.exchange.moves.in_house import InHouse
from allforall.ledger.check_folder import check_folder
from allforall.ledger.entry import SignedEntry, salted_digest
from allforall.ledger.folder import LedgerFolder
from allforall.ledger.known import Known
from allforall.ledger.signed import signed_rows
from allforall.ledger.verdict import Answer, Verdict
from allforall.ledger.writer import LedgerWriter
from ledger_made import A7, A7_AGAIN, A8, B3, LOG, by_entry, make_ledger
from moves_made import SECRET, decided, lines_for, moved, world

pytestmark = pytest.mark.slow

ATTACKS = 200
START = datetime(2025, 6, 6, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Outcome:
    """How an attack ended: `refused` says by what, `names` and `gain` who stands in the open."""

    refused: str = ""
    names: frozenset = frozenset()
    gain: str = ""


# What the insider wants: a person who has no seat, and a change that may give one.


def waiting(rng, before, *fields):
    """Draw somebody whom a plan could move, who has no seat, and of whom a list says these fields."""
    cases = [c for c in before.problem.people["id"].tolist() if c not in before.planned]
    return rng.choice(sorted(c for c in cases if all(before.said(c, f) for f in fields)))


def riding(rng, before):
    return rng.choice(sorted(before.planned))


def edit_birth(rng, before):
    """Make somebody 18 to 25 on every list in the house, so that another clause counts them."""
    case = waiting(rng, before, "dob")
    now = f"{2000 + rng.randrange(7)}-0{rng.randrange(1, 10)}-1{rng.randrange(10)}"
    after = before
    for entry in before.state.cases[case]:
        after = after.edited(entry, dob=now)
    return case, after, None


def edit_health(rng, before):
    case = waiting(rng, before, "dob")
    now = rng.choice([{"medical_class": "A"}, {"condition": "seriously_wounded"}, {"medical_class": "B"}])
    return case, before.edited(before.said(case, "dob")[0], **now), None


def flip_will(rng, before):
    """Let somebody who has a seat decline before a neutral, so that another gets it."""
    case = riding(rng, before)
    entry = before.said(case, "surname")[0]
    return case, before.edited(entry, will="refuses", will_heard_by="neutral"), None


def edit_standing(rng, before):
    case = waiting(rng, before, "surname")
    entry = before.said(case, "surname")[0]
    now = rng.choice(
        [{"category": "retained_medical"}, {"capture_date": "2014-08-29"}, {"branch": "marines"}]
    )
    return case, before.edited(entry, **now), None


def drop(rng, before):
    """Take the row of somebody who has a seat off the list of those who are held."""
    case = riding(rng, before)
    held = [e for e in before.state.cases[case] if "held" in e]
    return case, before.dropped(held[0]), None


def another_in_the_row(rng, before):
    case = riding(rng, before)
    entry = before.said(case, "surname")[0]
    return case, before.edited(entry, surname="Підставний", given_name="Інший"), None


def double(rng, before):
    case = riding(rng, before)
    entry = before.said(case, "surname")[0]
    return case, before.doubled(entry, f"X-{rng.randrange(9999)}"), None


def drag(rng, before):
    """Put somebody into the first round by hand."""
    case = waiting(rng, before, "surname")
    return case, before, {**before.planned, case: 1}


def push_out(rng, before):
    case = riding(rng, before)
    return case, before, {c: turn for c, turn in before.planned.items() if c != case}


def swap(rng, before):
    one = rng.choice(sorted(c for c, turn in before.planned.items() if turn == 1))
    two = rng.choice(sorted(c for c, turn in before.planned.items() if turn == 2))
    return two, before, {**before.planned, one: 2, two: 1}


def grind_written_salt(rng, before):
    """Try salts in exchange.yaml until seats change."""
    for _ in range(5):
        after = replace(before, salt=f"ground {rng.random()}")
        if after.planned != before.planned:
            break
    return "", after, None


def rewrite_salt(rng, before):
    """Write another salt that happens to change no seat of its own, and drag somebody under its cover."""
    case = waiting(rng, before, "surname")
    return case, replace(before, salt="a better one"), {**before.planned, case: 1}


EDITS = (
    edit_birth,
    edit_health,
    flip_will,
    edit_standing,
    drop,
    another_in_the_row,
    double,
    drag,
    push_out,
    swap,
    grind_written_salt,
    rewrite_salt,
)


@dataclass(frozen=True)
class Try:
    """One attempt: the exchange before and after, every move between them, and the case file that the insider wants."""

    rng: Random
    before: object
    after: object
    compared: object
    state: object


def put_another(moves):
    moves[0] = replace(moves[0], facts={**moves[0].facts, "person": person_mark(SECRET, "B-SOMEBODYELSE")})


# How the insider tries to get it past the rule of two.


def silently(t):
    """Change it and tell nobody."""
    return refused_by(undecided(t.compared))


def back_again(t):
    """Take a row away in one state and put it back in the next: both are moves."""
    there = moved(t.after, t.before)[0]
    return refused_by((*undecided(t.compared), *undecided(there)))


def by_one_hand(t):
    return refused_by(check(t.compared, lines_for(t.compared, second="a-7")).findings)


def with_a_gap(t):
    """Leave one move out of the sheet."""
    lines = lines_for(t.compared)
    lines.pop(t.rng.randrange(len(lines)))
    return refused_by(check(t.compared, lines).findings)


def without_a_reason(t):
    lines = lines_for(t.compared)
    lines[0] = replace(lines[0], reason=t.rng.choice(["", "because", "urgent", "on request"]))
    return refused_by(check(t.compared, lines).findings)


def under_another_name(t):
    """Show the second person a sheet in which somebody else is moved."""
    lines = lines_for(t.compared)
    lines[0] = replace(lines[0], shown={**lines[0].shown, "name": "Nobody at all", "after": "1970-01-01"})
    return refused_by(check(t.compared, lines).findings)


def with_a_forged_second(t):
    """Write a colleague's code into the sheet and sign alone; the log's keeper appends."""
    return in_the_ledger(t, hands=(A7,), door=True)


def with_two_keys(t):
    """Sign twice with two keys of one's own."""
    return in_the_ledger(t, hands=(A7, A7_AGAIN), door=t.rng.random() < 0.5)


def by_the_other_party(t):
    """Let a hand of the other party stand in for the second person."""
    return in_the_ledger(t, hands=(A7, B3), door=t.rng.random() < 0.5)


def unsigned(t):
    """Append the moves and no decision."""
    return in_the_ledger(t, hands=None)


def past_the_keeper(t):
    """Keep the log oneself, and append past its rules."""
    return in_the_ledger(t, hands=(A7,), door=False)


def sheet_rewritten(t):
    """Rewrite the sheet in the house after both have signed it."""
    return in_the_ledger(t, hands=(A7, A8), sheet=b"another sheet")


def one_entry_changed(t):
    """Append other moves than those that were signed."""
    return in_the_ledger(t, hands=(A7, A8), change=put_another)


def one_entry_left_out(t):
    return in_the_ledger(t, hands=(A7, A8), change=list.pop)


def back_dated(t):
    return in_the_ledger(t, hands=(A7, A8), at=START - timedelta(days=t.rng.randrange(1, 90)))


def begun_again(t):
    """Throw the case file away and fix a new first state that holds the change already."""
    folder = begun()
    entry = fixed_entry(t.state, "A", ("a-7", "a-8"), START + timedelta(hours=2), SECRET)
    append_entries(folder, [by_entry(entry, A7, A8)], LOG[1])
    return exposed_by(folder, InHouse(SECRET, (t.before.state, t.state)))


def state_rewritten(t):
    """Rewrite the fixed state in the house, so that nothing seems to have moved.

    The ledger shows it. Who gains by it only the state that was signed can tell: a copy of it, kept elsewhere.
    """
    folder = begun()
    assert undecided(moved(t.after, t.after)[0]) == ()
    (found,) = audit(signed_rows(LedgerFolder(folder)), InHouse(SECRET, (t.state,))).findings
    assert found.code == "exchange.moves_state_rewritten"
    return exposed_by(folder, InHouse(SECRET, (t.before.state, t.state)))


def another_state_fixed(t):
    """Add a next state to the case file without a decision."""
    folder = begun()
    return exposed_by(folder, InHouse(SECRET, (t.before.state, t.state)))


def entry_deleted(t):
    """Write the whole log anew without the decision: whoever holds an older checkpoint sees it."""
    folder, house = recorded(t)
    held = LedgerFolder(folder).checkpoint()
    entries = [signed for _, signed, _ in signed_rows(LedgerFolder(folder))]
    gone = t.rng.randrange(len(entries) - 3, len(entries))
    anew = Path(mkdtemp()) / "ledger"
    with LedgerWriter(anew, LOG[1]) as writer:
        writer.append([e.to_bytes() for at, e in enumerate(entries) if at != gone])
    verdict = Verdict("ledger", "ledger")
    check_folder(verdict, LedgerFolder(anew), Known(checkpoints=(held,)))
    found = exposed_by(anew, house)
    assert verdict.answer is Answer.NOT
    return Outcome("the checkpoint that others hold", found.names, found.gain)


def by_two_together(t):
    """Two who work together keep every rule: nothing refuses it, and both stand there with who gained."""
    folder, house = recorded(t)
    (change,) = audit(signed_rows(LedgerFolder(folder)), house).changes
    gained = change.with_effect(*GAIN)
    return Outcome(
        "", frozenset({change.who, change.second}), ", ".join(sorted({m.person for m in gained})) or "nobody"
    )


WAYS = (
    silently,
    back_again,
    by_one_hand,
    with_a_gap,
    without_a_reason,
    under_another_name,
    with_a_forged_second,
    with_two_keys,
    by_the_other_party,
    unsigned,
    past_the_keeper,
    sheet_rewritten,
    one_entry_changed,
    one_entry_left_out,
    back_dated,
    begun_again,
    state_rewritten,
    another_state_fixed,
    entry_deleted,
    by_two_together,
)


def refused_by(findings):
    assert blocks(findings)
    gain = next((f.args["gain"] for f in findings if "gain" in f.args), "")
    return Outcome(findings[0].code, frozenset(), gain)


@lru_cache
def first_ledger():
    """Begin a ledger with the case file as it was, once."""
    folder = Path(mkdtemp()) / "ledger"
    make_ledger(folder)
    entry = fixed_entry(world().state, "A", ("a-7", "a-8"), START, SECRET)
    append_entries(folder, [by_entry(entry, A7, A8)], LOG[1])
    return folder


def begun():
    return Path(shutil.copytree(first_ledger(), Path(mkdtemp()) / "ledger"))


def set_of(t, at=START + timedelta(hours=1)):
    """Write what both sign, the moves behind it and the sheet."""
    done = decided(t.compared, lines_for(t.compared))
    text = decided_csv(done).encode()
    states = (t.before.state, t.state)
    ((entry, moves),) = decided_entries(done, states, text, party="A", number=2, at=at, secret=SECRET)
    return entry, list(moves), text


def recorded(t):
    """Do it by the rules: decided by two, signed by both, appended."""
    folder = begun()
    entry, moves, text = set_of(t)
    append_entries(folder, [*map(SignedEntry, moves), by_entry(entry, A7, A8)], LOG[1])
    return folder, InHouse(SECRET, (t.before.state, t.state), {2: salted_digest(SECRET, text)})


def in_the_ledger(t, *, hands, door=True, sheet=None, change=None, at=START + timedelta(hours=1)):
    """Put forged decisions into the ledger, by its door or past it, and look at it afterwards."""
    folder = begun()
    entry, moves, text = set_of(t, at)
    if change:
        change(moves)
    signed = [*map(SignedEntry, moves), *([by_entry(entry, *hands)] if hands else [])]
    if door:
        try:
            append_entries(folder, signed, LOG[1])
        except InputError as error:
            return Outcome(error.code)
    else:
        with LedgerWriter(folder, LOG[1]) as writer:
            writer.append([e.to_bytes() for e in signed])
    return exposed_by(
        folder, InHouse(SECRET, (t.before.state, t.state), {2: salted_digest(SECRET, sheet or text)})
    )


def exposed_by(folder, house):
    """Look at a ledger with what the house keeps; who stands in the open, and who gains."""
    findings = audit(signed_rows(LedgerFolder(folder)), house).findings
    shutil.rmtree(folder)
    assert blocks(findings), "nothing was seen"
    worst = next((f for f in findings if f.args.get("gain", "not known") != "not known"), findings[0])
    names = frozenset({worst.args["who"], worst.args["second"]})
    return Outcome("", names, worst.args.get("gain") or worst.args.get("person", ""))


def attack(number):
    """Draw one attack."""
    rng = Random(number)
    edit, way = EDITS[number % len(EDITS)], WAYS[(number // len(EDITS) + number) % len(WAYS)]
    before = world()
    found = None
    for _ in range(3):
        _, after, seats = edit(rng, before)
        compared, state = moved(before, after, seats=seats)
        if compared.moves:
            found = Try(rng, before, after, compared, state)
        if compared.with_effect(*GAIN):
            break
    return edit, way, found.compared, way(found)


@pytest.mark.parametrize("tenth", range(10))
def test_an_insider_is_refused_or_exposed_with_two_names_and_who_gains(tenth):
    for number in range(tenth, ATTACKS, 10):
        edit, way, compared, outcome = attack(number)
        who = f"{number}: {edit.__name__} {way.__name__}"
        assert compared.moves, who
        assert outcome.refused or outcome.names == {"a-7", "a-8"}, who
        if not outcome.refused:
            assert outcome.gain, who
            gained = compared.with_effect(*GAIN)
            named = outcome.gain not in {"nobody", "not known"}
            assert named is bool(gained), (who, outcome.gain)
            assert all(move.person in outcome.gain for move in gained), who


def test_every_edit_and_every_way_is_among_the_attacks():
    drawn = [(EDITS[n % len(EDITS)], WAYS[(n // len(EDITS) + n) % len(WAYS)]) for n in range(ATTACKS)]
    assert {edit for edit, _ in drawn} == set(EDITS)
    assert {way for _, way in drawn} == set(WAYS)
    assert len(set(drawn)) == ATTACKS
