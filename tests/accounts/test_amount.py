"""Amounts: what is known of a number, and arithmetic that never claims to know more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.accounts.amount import NOT_KNOWN, Amount, total


@st.composite
def amounts(draw):
    low = draw(st.integers(0, 50))
    return Amount(low, draw(st.none() | st.integers(low, 60)), about=draw(st.booleans()))


def inside(amount: Amount) -> st.SearchStrategy[int]:
    return st.integers(amount.low, 70 if amount.high is None else amount.high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12", 12, 12),
        ("12..", 12, None),
        ("..20", 0, 20),
        ("12..20", 12, 20),
        ("~7000", 7000, 7000),
        ("0", 0, 0),
    ],
)
def test_an_amount_is_read_as_it_is_written(text, low, high):
    amount = Amount.parse(text)
    assert (amount.low, amount.high) == (low, high)
    assert str(amount) == text


@pytest.mark.parametrize("text", ["", "..", "~", "-3", "12-20", "20..12", "1.5", "²"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError, match=r"not an amount|no amount"):
        Amount.parse(text)


def test_not_known_is_not_nobody():
    assert str(NOT_KNOWN) == "?"
    assert not NOT_KNOWN.known
    assert Amount.parse("0").known
    assert Amount.parse("0") != NOT_KNOWN


def test_a_sum_with_something_unknown_in_it_is_at_least_the_rest():
    assert str(total([Amount.exactly(390), NOT_KNOWN])) == "390.."


@given(amounts())
def test_writing_and_reading_give_the_same_amount(amount):
    again = Amount.parse(str(amount))
    assert (again.low, again.high) == (amount.low, amount.high)


@given(st.data(), amounts(), amounts())
def test_arithmetic_holds_for_every_pair_of_numbers_that_may_be_true(data, left, right):
    one, other = data.draw(inside(left)), data.draw(inside(right))

    def holds(amount, number):
        assert amount.low <= number <= (number if amount.high is None else amount.high)

    holds(left + right, one + other)
    holds(left.lesser(right), min(one, other))
    holds(left.beyond(right), max(0, one - other))
    holds(left.around(right), one)
    holds(left.around(right), other)


@given(amounts(), amounts())
def test_the_ends_of_a_result_can_be_reached(left, right):
    ends = [(a, b) for a in (left.low, left.high) for b in (right.low, right.high) if None not in (a, b)]
    lesser, beyond = left.lesser(right), left.beyond(right)
    if left.high is not None and right.high is not None:
        assert {lesser.low, lesser.high} <= {min(a, b) for a, b in ends}
        assert {beyond.low, beyond.high} <= {max(0, a - b) for a, b in ends}


@given(amounts(), amounts())
def test_two_amounts_meet_exactly_if_one_number_fits_both(left, right):
    numbers = range(80)
    fits = [n for n in numbers if all(a.low <= n and (a.high is None or n <= a.high) for a in (left, right))]
    assert left.meets(right) == bool(fits)
    if fits:
        both = left.within(right)
        assert both.low == fits[0]
        assert both.high in {fits[-1], None}
