"""What an exchange books: each thing has one entry, each entry one meaning, and anything else is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.accounts.amount import NOT_KNOWN, Amount
from allforall.accounts.posting import Group
from allforall.exchange.booked.fields import entry_digest
from allforall.exchange.booked.handover import Confirmation, Handover, Tally
from allforall.exchange.booked.read import READERS, read_booked
from allforall.exchange.booked.remains import RemainsHandedOver, RemainsIdentified
from allforall.exchange.booked.remarks import Dispute, DisputeStage
from allforall.exchange.booked.terms import Promise, Stage
from allforall.exchange.booked.word import Under, Word
from allforall.ledger.entry import Entry, parse_entry
from allforall.ledger.malformed import Malformed
from exchange_booked import BOOKED

AT = datetime(2025, 6, 9, 18, tzinfo=UTC)
WORD = Word("both", date(2025, 6, 2))
PERSONS = Under("istanbul-2025", "at-least-1000", "A", Group.PERSONS)
BODIES = replace(PERSONS, promise="remains-6000", group=Group.BODIES)


def promise(amount):
    return Promise(WORD, PERSONS, Stage.AGREED, amount)


@given(BOOKED)
def test_what_is_booked_is_read_back_from_its_bytes(booked):
    entry = booked.entry(AT)
    assert read_booked(parse_entry(entry.to_bytes())) == booked
    assert entry.at == AT


@given(BOOKED, st.sampled_from(["people", "note", "weight", "age"]))
def test_a_part_that_nobody_asked_for_is_refused(booked, name):
    entry = booked.entry(AT)
    for wrong in (
        replace(entry, counts={**entry.counts, name: 1}),
        replace(entry, facts={**entry.facts, name: "x"}),
    ):
        with pytest.raises(Malformed, match="no room"):
            read_booked(wrong)


@given(BOOKED, st.data())
def test_an_entry_that_lacks_whose_word_it_is_or_of_which_day_is_refused(booked, data):
    entry = booked.entry(AT)
    gone = data.draw(st.sampled_from(["said_by", "on"]))
    with pytest.raises(Malformed, match=gone):
        read_booked(replace(entry, facts={k: v for k, v in entry.facts.items() if k != gone}))


@given(BOOKED, BOOKED)
def test_two_things_never_have_one_digest(one, other):
    same = entry_digest(one.entry(AT)) == entry_digest(other.entry(AT))
    assert same == (one == other)


def test_an_entry_of_another_trade_is_left_to_others():
    assert read_booked(Entry("list.sealed", AT, counts={"leaves": 640})) is None


def test_a_number_that_is_not_known_stands_nowhere_and_is_never_0():
    assert dict(promise(NOT_KNOWN).entry(AT).counts) == {}
    assert dict(promise(Amount.exactly(0)).entry(AT).counts) == {"number": 0}
    handed = Handover(WORD, PERSONS, 1, Tally(delivered=44))
    assert dict(handed.entry(AT).counts) == {"delivered": 44}
    assert read_booked(handed.entry(AT)).tally.no_show is None


@pytest.mark.parametrize(
    ("counts", "facts"),
    [
        ({"number": 5, "at_least": 5}, {}),
        ({"at_least": 5, "at_most": 5}, {}),
        ({"at_least": 6, "at_most": 5}, {}),
        ({"at_least": 0}, {}),
        ({}, {"about": "yes"}),
        ({"number": 5}, {"about": "no"}),
    ],
)
def test_an_amount_has_one_spelling(counts, facts):
    entry = promise(NOT_KNOWN).entry(AT)
    with pytest.raises(Malformed):
        read_booked(replace(entry, counts=counts, facts={**entry.facts, **facts}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("to", "C"),
        ("group", "pilots"),
        ("said_by", "somebody"),
        ("on", "2025-02-30"),
        ("on", "20250602"),
        ("promise", 1000),
        ("deadline", "soon"),
    ],
)
def test_a_fact_of_another_form_is_refused(name, value):
    entry = promise(NOT_KNOWN).entry(AT)
    with pytest.raises(Malformed, match=r"“|speaks"):
        read_booked(replace(entry, facts={**entry.facts, name: value}))


def test_a_round_is_a_number_from_1():
    entry = Confirmation(replace(WORD, said_by="A"), PERSONS, 1, NOT_KNOWN).entry(AT)
    for wrong in (0, "1", "three"):
        with pytest.raises(Malformed, match="round"):
            read_booked(replace(entry, facts={**entry.facts, "round": wrong}))


def test_both_never_confirm_in_one_word():
    with pytest.raises(ValueError, match="each for itself"):
        Confirmation(WORD, PERSONS, 1, Amount.exactly(44))
    entry = Confirmation(replace(WORD, said_by="A"), PERSONS, 1, NOT_KNOWN).entry(AT)
    with pytest.raises(Malformed, match="each for itself"):
        read_booked(replace(entry, facts={**entry.facts, "said_by": "both"}))


def test_the_dead_and_the_living_are_never_in_one_count():
    with pytest.raises(ValueError, match="by the bag"):
        Handover(WORD, BODIES, 1, Tally(delivered=1))
    with pytest.raises(ValueError, match="group bodies"):
        RemainsHandedOver(WORD, PERSONS, 1, 1_212)
    with pytest.raises(ValueError, match="group bodies"):
        RemainsIdentified(WORD, PERSONS, 3)


def test_parts_are_never_more_than_their_whole():
    with pytest.raises(ValueError, match="cannot be more"):
        Tally(delivered=3, substituted=4)
    with pytest.raises(ValueError, match="cannot be more"):
        RemainsIdentified(WORD, BODIES, 3, own=4)


def test_a_dispute_is_about_something():
    with pytest.raises(ValueError, match="refers to the entries"):
        Dispute(WORD, DisputeStage.RAISED, ())
    raised = Dispute(WORD, DisputeStage.RAISED, ("0" * 64,)).entry(AT)
    with pytest.raises(Malformed, match="refers to the entries"):
        read_booked(replace(raised, refs=()))


def test_every_kind_is_read():
    assert {"agreement.signed", "promise.agreed", "round.final", "round.handover", "round.confirmed"} < set(
        READERS
    )
    assert all(kind.partition(".")[2] for kind in READERS)


FACTS = st.dictionaries(
    st.sampled_from(
        [
            "said_by",
            "on",
            "agreement",
            "promise",
            "to",
            "group",
            "round",
            "day",
            "deadline",
            "about",
            "reason",
        ]
    ),
    st.sampled_from(["A", "both", "2025-06-09", "persons", "bodies", "yes", "young", 0, 1, 7]),
)
COUNTS = st.dictionaries(
    st.sampled_from(["number", "at_least", "at_most", "delivered", "substituted", "bags", "persons", "own"]),
    st.integers(0, 9),
    max_size=3,
)


@given(BOOKED, FACTS, COUNTS, st.sampled_from(sorted(READERS)))
def test_whatever_is_read_is_written_again_to_the_same_entry_and_the_rest_is_refused(
    booked, facts, counts, kind
):
    entry = booked.entry(AT)
    for other in (
        replace(entry, facts={**entry.facts, **facts}),
        replace(entry, counts=counts),
        replace(entry, kind=kind),
        replace(entry, refs=("0" * 64,)),
    ):
        try:
            read = read_booked(other)
        except Malformed:
            continue
        assert read.entry(AT) == other
