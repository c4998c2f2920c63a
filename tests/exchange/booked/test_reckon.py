"""Promises reckoned from entries: always in balance, walked back to entries, and never firmer than what was said."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.accounts.amount import NOBODY, NOT_KNOWN, Amount
from allforall.accounts.posting import Group
from allforall.accounts.state import State, state
from allforall.exchange.booked.book import read_book
from allforall.exchange.booked.fields import entry_digest
from allforall.exchange.booked.handover import Confirmation, Handover, Tally
from allforall.exchange.booked.reckon import reckon
from allforall.exchange.booked.remarks import Correction, Dispute, DisputeStage
from allforall.exchange.booked.rounds import RoundSize, Step
from allforall.exchange.booked.terms import Promise, Stage
from allforall.exchange.booked.word import Under, Word
from allforall.ledger.entry import Entry

DAY = date(2025, 6, 9)
LATE = date(2026, 1, 1)
PERSONS = Under("agreed", "n-for-n", "A", Group.PERSONS)


def by(who, on=DAY):
    return Word(who, on)


def written(*booked):
    """Write entries in order, each on the evening of its day."""
    return [each.entry(datetime.combine(each.word.on, time(20), UTC)) for each in booked]


def book(*entries, silent=()):
    made = [each if isinstance(each, Entry) else written(each)[0] for each in entries]
    return read_book((number, entry, silent) for number, entry in enumerate(made))


def reckoned(*entries, on=LATE, known=None):
    return {each.account: each for each in reckon(book(*entries).standing(on, known))}


def figures(*entries, under=PERSONS, **when):
    account = reckoned(*entries, **when)[under.account]
    return {name: str(figure.amount) for name, figure in account.figures.items()}


def promised(amount, under=PERSONS, who="both", on=DAY, **more):
    return Promise(by(who, on), under, Stage.AGREED, Amount.parse(amount), **more)


def handed(number, count, under=PERSONS, who="M", on=DAY, **tally):
    return Handover(by(who, on), under, number, Tally(delivered=count, **tally))


def confirmed(who, number, amount, under=PERSONS, on=DAY):
    return Confirmation(by(who, on), under, number, Amount.parse(str(amount)))


def sized(step, number, amount, under=PERSONS, who="M", on=DAY):
    return RoundSize(by(who, on), under, number, step, Amount.parse(str(amount)))


def corrected(wrong, right=None, who="A", on=DAY):
    return Correction(by(who, on), entry_digest(wrong), entry_digest(right) if right else "")


UNDERS = st.builds(
    Under,
    st.just("agreed"),
    st.sampled_from(["p", "q"]),
    st.sampled_from("AB"),
    st.sampled_from(list(Group)[:3]),
)
DAYS = st.dates(DAY, DAY + timedelta(days=30))
AMOUNTS = st.integers(0, 60).map(Amount.exactly) | st.just(NOT_KNOWN)
WHO = st.sampled_from(["A", "B", "M"])
TALLIES = st.builds(
    Tally,
    st.none() | st.integers(0, 60),
    no_show=st.none() | st.integers(0, 9),
    extra=st.none() | st.integers(0, 9),
)
ENTRIES = st.one_of(
    st.builds(
        Promise,
        st.builds(Word, WHO | st.just("both"), DAYS),
        UNDERS,
        st.sampled_from(Stage),
        AMOUNTS,
        st.none() | DAYS,
    ),
    st.builds(
        RoundSize, st.builds(Word, WHO, DAYS), UNDERS, st.integers(1, 3), st.sampled_from(Step), AMOUNTS
    ),
    st.builds(Handover, st.builds(Word, WHO, DAYS), UNDERS, st.integers(1, 3), TALLIES),
    st.builds(Confirmation, st.builds(Word, st.sampled_from("AB"), DAYS), UNDERS, st.integers(1, 3), AMOUNTS),
)
BOOKS = st.lists(ENTRIES, max_size=25).map(lambda said: written(*dict.fromkeys(said)))


@given(BOOKS, DAYS)
def test_every_account_balances_on_every_day(entries, on):
    for each in reckoned(*entries, on=on).values():
        found = {name: figure.amount for name, figure in each.figures.items()}
        assert ("promised" in found) == ("open" in found)
        assert ("kept" in found) == ("promised" in found and "delivered" in found)
        if "promised" not in found:
            continue
        outstanding = found["open"] + found.get("overdue", NOBODY)
        assert NOBODY in (found["open"], found.get("overdue", NOBODY))
        delivered = found.get("delivered", NOBODY)
        if None not in (found["promised"].high, delivered.high):
            assert outstanding.high == max(0, found["promised"].high - delivered.low)
            assert outstanding.low == max(0, found["promised"].low - delivered.high)
        if found["promised"].exact and delivered.exact:
            kept, beyond = found.get("kept", NOBODY), found.get("beyond", NOBODY)
            assert kept + outstanding == found["promised"]
            assert kept + beyond == delivered


@given(BOOKS, DAYS)
def test_every_figure_is_walked_back_to_entries_of_its_own_account(entries, on):
    made = book(*entries)
    lines = {line.number: line for line in made.lines}
    for each in reckon(made.standing(on)):
        account = each.account
        for figure in each.figures.values():
            for number in figure.entries:
                under = lines[number].booked.under.account
                assert (under.promise, under.to) == (account.promise, account.to)
                assert lines[number].booked.word.on <= on
                assert under.group is account.group or account.group is Group.PERSONS


@given(BOOKS)
def test_both_never_confirm_more_than_either(entries):
    for each in reckoned(*entries).values():
        found = each.figures
        if "confirmed_by_both" in found:
            for side in "AB":
                top = found[f"confirmed_by_{side}"].amount.high
                assert top is None or found["confirmed_by_both"].amount.low <= top


@given(BOOKS, st.randoms())
def test_the_order_in_which_the_same_day_was_written_up_changes_no_delivery(entries, random):
    mixed = list(entries)
    random.shuffle(mixed)
    one, other = reckoned(*entries), reckoned(*mixed)
    assert one.keys() == other.keys()
    for account, each in one.items():
        for name in ("promised", "delivered", "disputed", "open", "overdue", "confirmed_by_both"):
            assert (name in each.figures) == (name in other[account].figures)
            if name in each.figures:
                assert each.figures[name].amount == other[account].figures[name].amount


@given(BOOKS, st.data())
def test_what_its_speaker_takes_back_is_as_if_never_said(entries, data):
    assume_any = [entry for entry, count in Counter(map(entry_digest, entries)).items() if count == 1]
    if not assume_any:
        return
    digest = data.draw(st.sampled_from(assume_any))
    (wrong,) = (entry for entry in entries if entry_digest(entry) == digest)
    back = corrected(wrong, who=str(wrong.facts["said_by"]), on=LATE)
    without = [entry for entry in entries if entry is not wrong]
    with_it, never = reckoned(*entries, back), reckoned(*without)
    assert with_it.keys() == never.keys()
    for account, each in with_it.items():
        assert {name: f.amount for name, f in each.figures.items()} == {
            name: f.amount for name, f in never[account].figures.items()
        }


def test_a_promise_is_kept_by_what_its_rounds_bring():
    found = figures(promised("44"), handed(1, 30), handed(2, 10))
    assert found == {
        "promised": "44",
        "delivered": "40",
        "kept": "40",
        "open": "4",
        "beyond": "0",
        "disputed": "0",
    }


def test_where_nobody_said_a_number_there_is_no_figure():
    found = figures(sized(Step.PLANNED, 1, 44))
    assert found == {"planned": "44"}


def test_a_delivery_of_which_nobody_said_how_many_is_not_0():
    found = figures(promised("1000"), handed(1, None))
    assert (found["delivered"], found["open"]) == ("?", "..1000")


def test_a_deadline_turns_what_is_open_into_overdue_the_day_after():
    entries = promised("10", deadline=DAY + timedelta(days=5)), handed(1, 4)
    assert (figures(*entries, on=DAY + timedelta(days=5))["open"]) == "6"
    after = figures(*entries, on=DAY + timedelta(days=6))
    assert (after["open"], after["overdue"]) == ("0", "6")


def test_what_one_side_proposes_is_owed_by_nobody():
    found = figures(Promise(by("B"), PERSONS, Stage.PROPOSED, Amount.exactly(3000)))
    assert found == {"proposed": "3000"}


def test_what_one_side_alone_calls_agreed_is_proposed_until_the_other_says_so_too():
    alone = promised("10000", who="A")
    assert figures(alone) == {"proposed": "10000"}
    assert figures(alone, promised("10000", who="M")) == {"proposed": "10000"}
    assert figures(alone, promised("10000", who="B.delegation"))["promised"] == "10000"


def test_one_side_and_the_other_on_one_promise_are_never_added():
    day = DAY + timedelta(days=1)
    assert figures(promised("1000", who="A"), promised("1000", who="B", on=day))["promised"] == "1000"
    account = reckoned(promised("1000", who="A"), promised("1200", who="B", on=day))[PERSONS.account]
    assert str(account.figures["promised"].amount) == "1000..1200"
    assert state(account.balance) is State.DISPUTED


def test_a_plan_made_anew_takes_the_place_of_the_last_and_both_stay_in_the_book():
    entries = sized(Step.PLANNED, 1, 44), sized(Step.PLANNED, 1, 40)
    (found,) = reckoned(*entries).values()
    assert found.figures["planned"].amount == Amount.exactly(40)
    assert found.figures["planned"].entries == (1,)
    assert len(book(*entries).lines) == 2


def test_a_confirmation_by_one_side_is_shown_as_such_with_the_days_that_it_waits():
    entries = handed(1, 44), confirmed("A", 1, 44), confirmed("B", 1, 44, on=DAY + timedelta(days=3))
    (before,) = reckoned(*entries, on=DAY + timedelta(days=2)).values()
    assert "confirmed_by_both" not in before.figures
    assert before.figures["confirmed_by_A_alone"].amount == Amount.exactly(44)
    (round_1,) = before.rounds
    assert (round_1.waits_for, round_1.lag) == (("B",), 2)
    (after,) = reckoned(*entries).values()
    assert after.figures["confirmed_by_both"].amount == Amount.exactly(44)
    assert (after.rounds[0].waits_for, after.rounds[0].lag) == ((), 3)


def test_what_the_ledger_knew_and_what_had_happened_are_two_questions():
    late = handed(1, 44, who="B").entry(datetime(2025, 7, 1, tzinfo=UTC))
    assert "delivered" not in figures(promised("44"), late, on=DAY, known=DAY)
    assert figures(promised("44"), late, on=DAY)["delivered"] == "44"
    assert "delivered" not in figures(promised("44"), handed(1, 44, on=DAY + timedelta(days=1)), on=DAY)


def test_a_correction_counts_from_when_it_was_written_and_nothing_is_removed():
    july = datetime(2025, 7, 1, tzinfo=UTC)
    wrong = written(handed(1, 44, who="A"))[0]
    right = handed(1, 43, who="A").entry(july)
    entries = wrong, right, corrected(wrong, right).entry(july)
    assert figures(*entries, on=DAY, known=DAY)["delivered"] == "44"
    assert figures(*entries, on=DAY)["delivered"] == "43"
    assert book(*entries).standing(DAY).corrected == {0: 2}
    assert len(book(*entries).lines) == 3


def test_nobody_takes_back_what_another_said():
    wrong = written(confirmed("B", 1, 44))[0]
    made = book(wrong, corrected(wrong, who="A"))
    standing = made.standing(LATE)
    assert standing.corrected == {}
    assert [line.number for line in standing.void] == [1]


def test_a_correction_that_is_itself_corrected_does_nothing():
    wrong = written(confirmed("A", 1, 44))[0]
    back = written(corrected(wrong))[0]
    standing = book(wrong, back, corrected(back)).standing(LATE)
    assert standing.corrected == {1: 2}
    assert [line.number for line in standing.lines] == [0]


def test_a_word_that_its_party_did_not_sign_counts_for_nothing_and_is_named():
    made = book(handed(1, 44, who="M"), confirmed("B", 1, 44), silent=("B",))
    standing = made.standing(LATE)
    assert [line.number for line in standing.unsigned] == [1]
    (found,) = reckon(standing)
    assert "confirmed_by_B" not in found.figures


def test_a_dispute_stays_open_until_whoever_raised_it_settles_it():
    handover = written(handed(1, 44, who="B"))[0]
    dispute = written(Dispute(by("A"), DisputeStage.RAISED, (entry_digest(handover),), Amount.exactly(2)))[0]
    other, own = (Dispute(by(who), DisputeStage.SETTLED, (entry_digest(dispute),)) for who in "BA")
    assert figures(handover, dispute)["in_raised_disputes"] == "2"
    assert figures(handover, dispute, other)["in_raised_disputes"] == "2"
    assert "in_raised_disputes" not in figures(handover, dispute, own)


def test_an_entry_that_says_something_else_than_its_kind_is_named_and_stops_nothing():
    odd = Entry("round.confirmed", datetime(2025, 6, 9, tzinfo=UTC), counts={"people": 640})
    made = book(odd, promised("44"))
    assert [(each.number, each.kind) for each in made.unread] == [(0, "round.confirmed")]
    assert [line.number for line in made.lines] == [1]


@pytest.mark.parametrize(("civilians", "persons"), [(120, "390"), (None, "270..")])
def test_persons_are_military_and_civilians_together_where_nobody_says_persons(civilians, persons):
    military, others = (replace(PERSONS, group=group) for group in (Group.MILITARY, Group.CIVILIANS))
    entries = [promised("1000"), handed(1, 270, under=military)]
    entries += [handed(1, civilians, under=others)] if civilians else []
    found = reckoned(*entries)[PERSONS.account].figures["delivered"]
    assert str(found.amount) == persons
    assert found.entries == tuple(range(1, len(entries)))


def test_who_says_persons_is_not_added_up_again():
    military = replace(PERSONS, group=Group.MILITARY)
    assert figures(promised("1000"), handed(1, 270, under=military), handed(1, 390))["delivered"] == "390"


def test_extra_people_count_towards_no_promise():
    found = figures(promised("146"), handed(1, 146, extra=8))
    assert (found["delivered"], found["beyond"], found["extra"]) == ("146", "0", "8")
