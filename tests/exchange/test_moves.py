"""What changed between two states of a case file, whose hands did it, and what keeps it from standing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.exchange.moves.audit import audit
from allforall.exchange.moves.case_file import CaseFile
from allforall.exchange.moves.compare import Effect, compare
from allforall.exchange.moves.decided import Line, check, undecided
from allforall.exchange.moves.entries import decided_entries, fixed_entry, two_persons
from allforall.exchange.moves.in_house import InHouse
from allforall.exchange.moves.matters import FIELDS, FOLLOWS, REASONS, Matter
from allforall.ledger.entry import SignedEntry, check_entry, salted_digest
from allforall.people.fields import FIELDS as ALL_FIELDS
from ledger_made import A7, A7_AGAIN, A8, B3, by_entry
from moves_made import SECRET, lines_for, moved, world

AT = datetime(2025, 6, 6, 9, tzinfo=UTC)
TARAS = {"surname": "Шевченко", "given_name": "Тарас", "dob": "2001-03-09"}
LESYA = {"surname": "Косач", "given_name": "Лариса", "dob": "1999-02-25"}


def state(**changes):
    first = CaseFile(
        {"a-held:1": TARAS, "a-held:2": LESYA, "b-missing:7": TARAS},
        {"B-ONE": ("a-held:1", "b-missing:7"), "B-TWO": ("a-held:2",)},
        {"B-ONE": 1},
        {"tie_break_salt": "s"},
    )
    return replace(first, **changes)


def with_row(entry, **said):
    first = state()
    return replace(first, rows={**first.rows, entry: {**first.rows[entry], **said}})


def kinds(compared):
    return [(m.matter, m.field, m.person) for m in compared.moves]


def test_the_same_state_has_no_moves():
    assert compare(state(), state()).moves == ()


@pytest.mark.parametrize(("field", "matter"), FIELDS.items())
def test_a_change_of_any_field_that_decides_is_a_move(field, matter):
    compared = compare(state(), with_row("a-held:1", **{field: "another"}))
    assert kinds(compared) == [(matter, field, "B-ONE")]


def test_a_row_that_goes_and_a_row_that_comes_are_moves():
    rows = dict(state().rows)
    rows["a-held:3"] = rows.pop("a-held:2")
    compared = compare(state(), state(rows=rows))
    assert {(m.entry, m.before, m.after) for m in compared.moves} == {
        ("a-held:2", "on the list", "not on the list"),
        ("a-held:3", "not on the list", "on the list"),
    }


def test_a_row_without_a_number_is_the_same_row_when_its_name_is():
    before = CaseFile({"a-held:~aaaa": TARAS}, {"B-ONE": ("a-held:~aaaa",)})
    after = CaseFile({"a-held:~bbbb": {**TARAS, "dob": "1991-03-09"}}, {"B-UNO": ("a-held:~bbbb",)})
    (move,) = compare(before, after).moves
    assert (move.matter, move.before, move.after) == (Matter.BIRTH, "2001-03-09", "1991-03-09")


@pytest.mark.parametrize(
    ("seats", "effect", "words"),
    [
        ({"B-ONE": 1, "B-TWO": 2}, Effect.GAINED, ("no round", "round 2")),
        ({}, Effect.LOST, ("round 1", "no round")),
        ({"B-ONE": 3}, Effect.LATER, ("round 1", "round 3")),
    ],
)
def test_a_seat_is_gained_lost_or_moved(seats, effect, words):
    (move,) = compare(state(), state(seats=seats)).moves
    assert (move.effect, (move.before, move.after)) == (effect, words)


def test_another_name_in_the_row_of_somebody_who_has_a_seat_is_somebody_who_gains():
    (move,) = compare(state(), with_row("a-held:1", surname="Інший")).moves
    assert (move.effect, move.name) == (Effect.TAKEN_OVER, "Інший Тарас")
    (move,) = compare(state(), with_row("a-held:2", surname="Інша")).moves
    assert move.effect is Effect.NONE


def test_a_person_whose_case_is_called_otherwise_now_keeps_the_seat():
    after = state(cases={"B-NEW": ("a-held:1", "b-missing:7"), "B-TWO": ("a-held:2",)}, seats={"B-NEW": 1})
    assert compare(state(), after).moves == ()


def test_one_person_made_two_of_gains_a_seat():
    cases = {"B-ONE": ("a-held:1",), "B-THREE": ("b-missing:7",), "B-TWO": ("a-held:2",)}
    (move,) = compare(state(), state(cases=cases, seats={"B-ONE": 1, "B-THREE": 1})).moves
    assert (move.effect, move.after) == (Effect.GAINED, "rounds 1 and 1")


def test_a_seat_follows_when_the_planner_gives_it_and_nobody_changed_the_salt():
    after = state(seats={"B-ONE": 2})
    assert compare(state(), after, {"B-ONE": 2}).moves[0].follows
    assert not compare(state(), after, {"B-ONE": 1}).moves[0].follows
    assert (
        not compare(state(), replace(after, grounds={"tie_break_salt": "t"}), {"B-ONE": 2}).moves[0].follows
    )


@given(st.sampled_from(sorted(FIELDS)), st.text(max_size=9), st.text(max_size=9))
def test_a_decision_holds_for_one_move_only(field, one, two):
    codes = {
        m.code for said in (one, two) for m in compare(state(), with_row("a-held:1", **{field: said})).moves
    }
    values = {v for v in (one, two) if state().rows["a-held:1"].get(field) != v}
    assert len(codes) == len(values)


def dob_moved():
    return compare(state(), with_row("a-held:1", dob="1991-03-09"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": ""}, "exchange.move_without_reason"),
        ({"reason": "he asked"}, "exchange.move_without_reason"),
        ({"reason": FOLLOWS}, "exchange.move_does_not_follow"),
        ({"who": ""}, "exchange.move_by_nobody"),
        ({"second": "Oleksii Shevchenko"}, "exchange.move_by_nobody"),
        ({"second": "a-7"}, "exchange.move_by_one_person"),
        ({"shown": {"after": "1992-03-09"}}, "exchange.move_rewritten"),
        ({"move": "M-000000000000"}, "exchange.move_not_there"),
    ],
)
def test_what_lacks_a_reason_or_a_second_person_does_not_stand(change, code):
    compared = dob_moved()
    (line,) = lines_for(compared)
    checked = check(compared, [replace(line, **change)])
    assert code in [finding.code for finding in checked.findings]
    assert not checked.decided or code == "exchange.move_not_there"


def test_what_has_a_reason_and_two_persons_stands():
    compared = dob_moved()
    checked = check(compared, lines_for(compared))
    assert checked.findings == ()
    assert [one.move for one in checked.decided] == list(compared.moves)


def test_of_two_lines_about_one_move_the_last_counts():
    compared = dob_moved()
    (line,) = lines_for(compared)
    assert check(compared, [replace(line, second=""), line]).findings == ()
    assert check(compared, [line, replace(line, second="")]).findings != ()


def test_undecided_moves_are_one_finding_that_names_who_gains_and_who_loses_by_case():
    said = undecided(compare(state(), state(seats={"B-TWO": 1})))
    assert [f.code for f in said] == ["exchange.moves_undecided"]
    assert (said[0].args["gain"], said[0].args["lose"]) == ("B-TWO", "B-ONE")
    assert "Шевченко" not in said[0].says()


def test_every_reason_fits_into_an_entry():
    compared = dob_moved()
    for reason in set(REASONS) - {FOLLOWS}:
        for entry in entries(compared, lines_for(compared, reason)):
            check_entry(entry)


def entries(compared, lines, after=None):
    done = check(compared, lines).decided
    states = (state(), after or with_row("a-held:1", dob="1991-03-09"))
    made = decided_entries(done, states, b"sheet", party="A", number=2, at=AT, secret=SECRET)
    return [entry for signed, moves in made for entry in (*moves, signed)]


def test_no_entry_says_who_was_moved_or_what_was_said_of_them():
    compared = compare(state(), with_row("a-held:1", dob="1991-03-09", surname="Петренко"))
    text = str([entry.to_json() for entry in entries(compared, lines_for(compared))])
    for word in (
        "Шевченко",
        "Петренко",
        "1991-03-09",
        "2001-03-09",
        "B-ONE",
        "a-held",
        *(m.code for m in compared.moves),
    ):
        assert word not in text


def rows(*signed):
    return [(n, one, tuple(key for key, _ in hands)) for n, (one, hands) in enumerate(signed, 1)]


def ledger(compared, lines, after):
    """Sign and stack everything as it is wanted."""
    first = fixed_entry(state(), "A", ("a-7", "a-8"), AT, SECRET)
    stack = [(by_entry(first, A7, A8), (A7, A8))]
    for entry in entries(compared, lines, after):
        hands = (A7, A8) if entry.kind == "case.decided" else ()
        stack.append((by_entry(entry, *hands) if hands else SignedEntry(entry), hands))
    return rows(*stack)


def test_the_ledger_shows_who_gained_and_who_lost_by_mark_and_in_the_house_by_name():
    after = state(seats={"B-TWO": 1})
    compared = compare(state(), after)
    stack = ledger(compared, lines_for(compared, "agreed_by_both"), after)
    (change,) = audit(stack).changes
    assert (change.who, change.second) == ("a-7", "a-8")
    assert [m.effect for m in change.moves] == [Effect.LOST, Effect.GAINED]
    assert all("Косач" not in m.person for m in change.moves)
    house = InHouse(SECRET, (state(), after), {2: salted_digest(SECRET, b"sheet")})
    told = audit(stack, house)
    assert [m.person for m in told.changes[0].with_effect(Effect.GAINED)] == ["Косач Лариса (B-TWO)"]
    assert told.findings == ()


def test_where_two_pairs_decide_on_one_sheet_both_have_to_sign():
    after = state(seats={"B-TWO": 1})
    compared = compare(state(), after)
    lines = lines_for(compared, "agreed_by_both")
    lines[1] = replace(lines[1], who="a-9", second="a-7")
    stack = ledger(compared, lines, after)
    whole, half = audit(stack[:-2]), audit(stack)
    assert [f.code for f in whole.findings] == ["exchange.moves_part_lacks"]
    assert [f.code for f in half.findings] == ["exchange.moves_not_signed"]
    assert "a-9" in half.findings[0].says()


@pytest.mark.parametrize(
    ("keys", "missing"),
    [((A7, A8), ""), ((A7,), "a-8"), ((A7, A7_AGAIN), "a-8"), ((A7, B3), "a-8"), ((), "a-7 and a-8")],
)
def test_two_persons_are_two_persons_of_one_party_whatever_keys_they_hold(keys, missing):
    entry = fixed_entry(state(), "A", ("a-7", "a-8"), AT, SECRET)
    assert two_persons(entry, [key for key, _ in keys]) == missing


def test_one_key_under_two_codes_is_one_signer():
    entry = fixed_entry(state(), "A", ("a-7", "a-8"), AT, SECRET)
    same_key = replace(A7[0], name="a.example/8", person="a-8")
    assert two_persons(entry, [A7[0], same_key]) in {"a-7", "a-8"}


ROWS = st.dictionaries(
    st.sampled_from(["a-held:1", "a-held:2", "b-missing:7"]),
    st.dictionaries(st.sampled_from(["dob", "surname", "will"]), st.sampled_from(["x", "y"])),
)


@given(ROWS, ROWS, st.data())
def test_there_are_no_moves_exactly_where_nothing_that_decides_changed(one, two, data):
    def made(rows):
        cases = {f"B-{entry}": (entry,) for entry in rows}
        seats = {case: data.draw(st.integers(0, 2)) for case in cases}
        return CaseFile(rows, cases, {case: turn for case, turn in seats.items() if turn})

    before, after = made(one), made(two)
    there, back = compare(before, after).moves, compare(after, before).moves
    assert (there == ()) is (before == after)
    assert len(there) == len(back)
    assert sorted(m.effect for m in there if m.effect in {Effect.GAINED, Effect.LATER}) == sorted(
        {Effect.LOST: Effect.GAINED, Effect.EARLIER: Effect.LATER}[m.effect]
        for m in back
        if m.effect in {Effect.LOST, Effect.EARLIER}
    )


def test_one_person_named_twice_is_no_second_person():
    entry = fixed_entry(state(), "A", ("a-7", "a-7"), AT, SECRET)
    assert two_persons(entry, [A7[0]]) == "a second person beside a-7"


def test_a_state_is_written_and_read_as_it_is():
    import json  # noqa: PLC0415

    assert CaseFile.from_json(json.loads(state().to_bytes())) == state()


@pytest.mark.slow
@pytest.mark.parametrize("field", sorted({f.name for f in ALL_FIELDS} - FIELDS.keys() - {"id", "full_name"}))
def test_a_field_that_is_not_watched_moves_nobody(field):
    before = world()
    case = min(before.planned)
    for entry in before.state.cases[case]:
        if field in before.lists[entry.partition(":")[0]][1].values.columns:
            compared, _ = moved(before, before.edited(entry, **{field: "2003-03-03"}))
            assert compared.moves == ()


def test_a_line_that_nobody_filled_in_decides_nothing():
    compared = dob_moved()
    assert check(compared, [Line(compared.moves[0].code, "", "", "")]).decided == ()
