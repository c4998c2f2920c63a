"""Which word belongs to which."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.names.assignment import cheapest

COSTS = st.integers(1, 4).flatmap(
    lambda rows: st.integers(rows, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(-9, 9), min_size=columns, max_size=columns), min_size=rows, max_size=rows
        )
    )
)


@given(COSTS)
def test_no_other_assignment_costs_less(costs):
    chosen = cheapest(costs)
    assert [row for row, _ in chosen] == list(range(len(costs)))
    assert len({column for _, column in chosen}) == len(costs)
    least = min(
        sum(costs[row][column] for row, column in enumerate(columns))
        for columns in permutations(range(len(costs[0])), len(costs))
    )
    assert sum(costs[row][column] for row, column in chosen) == pytest.approx(least)


def test_a_greedy_choice_would_be_dearer():
    assert cheapest([[-9, -8], [-8, 0]]) == [(0, 1), (1, 0)]


def test_nothing_is_assigned_to_nothing():
    assert cheapest([]) == []
