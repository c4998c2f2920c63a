"""Balances: whatever is posted, promised is kept plus outstanding and delivered is kept plus beyond."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from allforall.accounts.amount import NOBODY, NOT_KNOWN, Amount
from allforall.accounts.balance import balances
from allforall.accounts.posting import Account, Group, Posting, Stage
from allforall.accounts.reported import Reported, Saying

DAY = date(2025, 6, 2)
ACCOUNT = Account("AG-1", "UA", Group.PERSONS)


def posting(stage, amount, event="EX-1", by="UA.president", day=DAY, deadline=None):
    amount = Amount.parse(amount) if isinstance(amount, str) else amount
    return Posting(ACCOUNT, stage, event, day, day, amount, by, f"s-{event}-{by}", deadline)


def promised(amount, **more):
    return posting(Stage.PROMISED, amount, event="AG-1", **more)


def delivered(amount, event="EX-1", **more):
    return posting(Stage.DELIVERED, amount, event=event, **more)


def balance(*postings, on=DAY):
    (only,) = balances(postings, on)
    return only


def said(*words):
    return Reported.of(tuple(Saying(Amount.parse(amount), by, "s") for amount, by in words))


def test_a_thousand_in_three_stages_is_kept():
    made = balance(promised("1000"), delivered("390", "a"), delivered("307", "b"), delivered("303", "c"))
    assert (made.kept, made.outstanding, made.beyond) == (Amount.exactly(1000), NOBODY, NOBODY)


def test_two_words_about_one_exchange_are_a_range_and_never_added():
    made = balance(promised("192"), delivered("207"), delivered("195", by="RU.mod"))
    assert str(made.delivered) == "195..207"
    assert str(made.disputed) == "..12"
    assert str(made.beyond) == "3..15"


def test_an_exchange_without_a_number_leaves_open_how_much_is_kept():
    made = balance(promised("1000..1200"), delivered(NOT_KNOWN, "a"), delivered("84", "b"))
    assert made.undisclosed == 1
    assert str(made.delivered) == "84.."
    assert str(made.outstanding) == "..1116"


def test_what_somebody_says_of_all_deliveries_is_not_added_to_them():
    over = posting(Stage.DELIVERED_IN_ALL, "1001..", event="AG-1")
    made = balance(promised("1000..1200"), delivered(NOT_KNOWN, "a"), delivered("84", "b"), over)
    assert str(made.delivered) == "1001.."


def test_a_total_below_what_is_recorded_is_disputed():
    made = balance(promised("100"), delivered("60", "a"), posting(Stage.DELIVERED_IN_ALL, "50", event="AG-1"))
    assert made.disputed != NOBODY


def test_what_is_outstanding_is_open_until_the_deadline_and_overdue_after_it():
    postings = (promised("1200", deadline=date(2025, 12, 31)), delivered("0"))
    before, after = (balance(*postings, on=day) for day in (date(2025, 12, 31), date(2026, 1, 1)))
    assert (str(before.open), before.overdue) == ("1200", NOBODY)
    assert (after.open, str(after.overdue)) == (NOBODY, "1200")


def test_what_came_after_the_deadline_was_not_in_time():
    made = balance(
        promised("192", deadline=DAY), delivered("195", day=DAY + timedelta(7)), on=DAY + timedelta(30)
    )
    assert made.in_time == NOBODY
    assert str(made.kept) == "192"


def test_nothing_that_happens_later_is_in_a_balance():
    made = balance(promised("10"), delivered("10", day=DAY + timedelta(1)))
    assert made.delivered == NOBODY


def test_who_says_about_gives_way_to_who_gives_a_number():
    assert str(said(("~200", "TR.president"), ("215", "UA.president")).amount) == "215"
    assert str(said(("~200", "TR.president")).amount) == "~200"


def test_a_bound_and_a_number_within_it_are_no_dispute():
    reported = said(("1000..", "UA.mod"), ("1200", "RU.mod"))
    assert (str(reported.amount), reported.disputed) == ("1200", False)


def test_confirmed_by_both_is_the_smaller_word_and_silence_confirms_nothing():
    assert said(("207", "UA.president"), ("195", "RU.mod")).confirmed_by_both(("UA", "RU")) == Amount.exactly(
        195
    )
    assert said(("207", "UA.president")).confirmed_by_both(("UA", "RU")) is None


@st.composite
def postings(draw):
    def amount():
        low = draw(st.integers(0, 30))
        return Amount(low, draw(st.none() | st.integers(low, 40)))

    count = draw(st.integers(1, 6))
    return [promised(amount())] + [
        delivered(amount(), draw(st.sampled_from("abc")), by=draw(st.sampled_from(["UA.mod", "RU.mod"])))
        for _ in range(count)
    ]


@given(postings(), st.randoms())
def test_every_balance_balances_whatever_the_order(entered, random):
    made = balance(*entered)
    again = list(entered)
    random.shuffle(again)
    other = balance(*again)
    assert (made.promised, made.delivered, made.disputed) == (other.promised, other.delivered, other.disputed)
    for p in _ends(made.promised):
        for d in _ends(made.delivered):
            kept, outstanding, beyond = min(p, d), max(0, p - d), max(0, d - p)
            assert (kept + outstanding, kept + beyond) == (p, d)
            for number, amount in ((kept, made.kept), (outstanding, made.outstanding), (beyond, made.beyond)):
                assert amount.low <= number
                assert amount.high is None or number <= amount.high


def _ends(amount):
    return (amount.low, 99 if amount.high is None else amount.high)
