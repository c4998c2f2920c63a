"""The tie-break salt: nobody can choose it, and whoever leaves it open is seen."""

from datetime import UTC, date, datetime
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.exchange.lot import Terms, commitment, draw, opening, salt_of
from allforall.ledger.entry import check_entry
from ledger_made import A7, A8, B3, by_entry

AT = datetime(2025, 6, 5, 9, tzinfo=UTC)
TERMS = Terms("lot-1", sha256(b"the agreement").hexdigest())
NONCES = {"A": bytes(range(32)), "B": bytes(range(1, 33))}
HANDS = {"A": A7, "B": B3}


def committed(party, nonce=None, terms=TERMS, by=None, open_by=None):
    entry = commitment(terms, party, nonce or NONCES[party], AT, open_by)
    check_entry(entry)
    return by_entry(entry, by or HANDS[party]), (by or HANDS[party])[0]


def opened(party, nonce=None, terms=TERMS, by=None):
    entry = opening(terms, party, nonce or NONCES[party], AT)
    check_entry(entry)
    return by_entry(entry, by or HANDS[party]), (by or HANDS[party])[0]


def told(*entries, agreement=TERMS.agreement, today=None):
    rows = [(number, signed, (key,) if key else ()) for number, (signed, key) in enumerate(entries, 1)]
    return draw(rows, agreement, today)


def codes(drawn):
    return [finding.code.removeprefix("exchange.lot_") for finding in drawn.findings]


def test_both_commit_then_both_open_and_anybody_computes_the_salt():
    drawn = told(committed("A"), committed("B"), opened("B"), opened("A"))
    assert drawn.salt == salt_of(TERMS, NONCES)
    assert drawn.findings == ()


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_the_salt_hangs_on_both_nonces_and_on_the_agreement(a, b):
    other = Terms(TERMS.lot, sha256(b"another text").hexdigest())
    salts = {
        salt_of(TERMS, {"A": a, "B": b}),
        salt_of(TERMS, {"A": a, "B": bytes(32)}),
        salt_of(other, {"A": a, "B": b}),
    }
    assert len(salts) == (3 if b != bytes(32) else 2)


def test_a_commitment_shows_nothing_and_cannot_be_copied_by_the_other_party():
    mine = commitment(TERMS, "A", NONCES["A"], AT)
    assert NONCES["A"].hex() not in str(mine.to_json())
    assert mine.digest != commitment(TERMS, "B", NONCES["A"], AT).digest


def test_who_does_not_open_is_named_with_the_day_that_is_over():
    due = date(2025, 6, 10)
    drawn = told(committed("A"), committed("B", open_by=due), opened("A"), today=date(2025, 6, 12))
    assert drawn.salt is None
    (finding,) = drawn.findings
    assert finding.says() == (
        "Lot lot-1: B has not opened; it was committed by b-3 for B and a-7 for A. It was due on 2025-06-10, which is over."
    )


def test_leaving_lots_until_one_pleases_leaves_each_of_them_behind():
    entries = []
    for number in range(4):
        terms = Terms(f"lot-{number}", TERMS.agreement)
        entries += [committed("A", terms=terms), committed("B", terms=terms), opened("A", terms=terms)]
    terms = Terms("lot-4", TERMS.agreement)
    entries += [
        committed("A", terms=terms),
        committed("B", terms=terms),
        opened("A", terms=terms),
        opened("B", terms=terms),
    ]
    drawn = told(*entries)
    assert drawn.lot == "lot-4"
    assert codes(drawn) == ["abandoned"] * 4
    assert {f.args["party"] for f in drawn.findings} == {"B"}


def test_of_two_whole_lots_the_first_counts():
    entries = []
    for number in range(2):
        terms = Terms(f"lot-{number}", TERMS.agreement)
        nonces = {"A": bytes([number]) * 32, "B": bytes([number + 7]) * 32}
        entries += [committed(p, nonces[p], terms) for p in "AB"]
        entries += [opened(p, nonces[p], terms) for p in "AB"]
    drawn = told(*entries)
    assert drawn.lot == "lot-0"
    assert codes(drawn) == ["redrawn"]


def grind(rng, wanted=b"\x00"):
    """Try nonces until the salt begins as the insider wants it."""
    for _ in range(5_000):
        nonce = rng.randbytes(32)
        if bytes.fromhex(salt_of(TERMS, {**NONCES, "B": nonce})).startswith(wanted):
            return nonce
    raise AssertionError


@pytest.mark.parametrize("seed", range(20))
def test_a_ground_nonce_never_becomes_the_salt(seed):
    ground = grind(Random(seed))
    ways = {
        "again": [committed("A"), committed("B"), opened("A"), committed("B", ground), opened("B", ground)],
        "not_this": [committed("A"), committed("B"), opened("A"), opened("B", ground)],
        "too_early": [committed("A"), opened("A"), committed("B", ground), opened("B", ground)],
    }
    for seen, entries in ways.items():
        drawn = told(*entries)
        assert drawn.salt is None
        assert seen in codes(drawn)


def test_another_text_under_the_same_lot_does_not_fit():
    entries = [committed("A"), committed("B"), opened("A"), opened("B")]
    drawn = told(*entries, agreement=sha256(b"a text with one word changed").hexdigest())
    assert drawn.salt is None
    assert codes(drawn)[:2] == ["not_this", "not_this"]


def test_nobody_speaks_for_the_other_party():
    forged = committed("B", by=A8)
    drawn = told(committed("A"), forged, opened("A"))
    assert codes(drawn)[0] == "unsigned"
    assert drawn.salt is None


@given(st.permutations(["cA", "cB", "oA", "oB"]))
def test_only_openings_behind_both_commitments_give_a_salt(order):
    entries = [committed(e[1]) if e[0] == "c" else opened(e[1]) for e in order]
    in_order = {*order[:2]} == {"cA", "cB"}
    assert (told(*entries).salt is not None) is in_order
