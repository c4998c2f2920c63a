"""Public counts: no reader of all statements together finds a number that stands for one to four people."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from allforall.exchange.public_counts import LEAST, Cell, Published, publishable

GROUPS = ("a", "b", "c")
ROUNDS = st.lists(
    st.tuples(
        st.fixed_dictionaries({group: st.integers(0, 12) for group in GROUPS}), st.booleans(), st.booleans()
    ),
    min_size=1,
    max_size=3,
)
"""Counts of each round, whether it is stated, and whether the sum so far is."""


def stated(rounds):
    """State rounds one after another; give each published number as (who it counts, the number)."""
    earlier, figures, home = [], [], []
    for number, (counts, is_stated, with_sum) in enumerate(rounds, 1):
        home += [(number, group) for group in GROUPS]
        if not is_stated:
            continue
        so_far = sum(rounds[n - 1][0][g] for n, g in home) if with_sum else None
        said = publishable(number, counts, so_far, earlier)
        earlier.append(said)
        figures += [({(number, group) for group in cell.groups}, cell.people) for cell in said.cells]
        if said.total is not None:
            figures.append(({(number, group) for group in GROUPS}, said.total))
        if said.so_far is not None:
            figures.append((set(home), said.so_far))
    return figures, home


@settings(max_examples=150)
@given(ROUNDS)
def test_no_sum_or_difference_of_published_numbers_shows_fewer_than_five(rounds):
    figures, atoms = stated(rounds)
    people = np.array([rounds[number - 1][0][group] for number, group in atoms])
    atoms = [atom for atom, count in zip(atoms, people, strict=True) if count]
    counts = people[people > 0]
    unique = list({frozenset(who & set(atoms)): None for who, _ in figures if who & set(atoms)})[:9]
    if not unique:
        return
    vectors = np.array([[atom in who for atom in atoms] for who in unique], dtype=int)
    found = np.array(list(product((-1, 0, 1), repeat=len(unique)))) @ vectors
    sets = found[((found == 0) | (found == 1)).all(axis=1) & found.any(axis=1)]
    shown = sets @ counts
    assert not ((shown > 0) & (shown < LEAST)).any()


@given(ROUNDS)
def test_every_published_number_is_true(rounds):
    figures, _ = stated(rounds)
    for who, said in figures:
        assert said == sum(rounds[number - 1][0][group] for number, group in who)


@given(st.fixed_dictionaries({group: st.integers(5, 50) for group in GROUPS}))
def test_groups_that_are_large_enough_stand_by_themselves(counts):
    said = publishable(1, counts, sum(counts.values()))
    assert {cell.groups: cell.people for cell in said.cells} == {(group,): counts[group] for group in GROUPS}
    assert said.total == said.so_far == sum(counts.values())


def test_a_small_group_is_counted_with_the_next_smallest():
    said = publishable(1, {"pow": 40, "medical": 2, "civilian": 7}, None)
    assert said.cells == (Cell(("civilian", "medical"), 9), Cell(("pow",), 40))
    assert said.total == 49


def test_a_round_of_fewer_than_five_is_not_disclosed_and_neither_is_a_sum_that_would_show_it():
    first = publishable(1, {"pow": 40}, 40)
    second = publishable(2, {"pow": 3}, 43, [first])
    assert (second.cells, second.total, second.so_far) == ((), None, None)
    third = publishable(3, {"pow": 20}, 63, [first, second])
    assert third.total == 20
    assert third.so_far is None  # 63 − 40 − 20 would show the three
    fourth = publishable(4, {"pow": 2}, 65, [first, second, third])
    assert fourth.so_far == 65  # 65 − 40 − 20 is five people of two rounds, and no number parts them


def test_a_sum_that_hides_enough_people_of_rounds_never_stated_is_published():
    first = publishable(1, {"pow": 40}, 40)
    assert publishable(3, {"pow": 20}, 67, [first]).so_far == 67
    assert publishable(3, {"pow": 20}, 62, [first]).so_far is None


def test_a_correction_by_few_people_is_not_published_and_one_by_many_is():
    first = publishable(1, {"pow": 40, "civilian": 9}, None)
    assert publishable(1, {"pow": 41, "civilian": 9}, None, [first]).total is None
    assert publishable(1, {"pow": 47, "civilian": 9}, None, [first]).total == 56
    assert publishable(1, {"pow": 40, "civilian": 9}, None, [first]).total == 49


def test_somebody_who_was_counted_in_the_wrong_group_makes_the_groups_one():
    first = publishable(1, {"pow": 40, "civilian": 9}, None)
    assert publishable(1, {"pow": 39, "civilian": 10}, None, [first]).cells == (
        Cell(("civilian", "pow"), 49),
    )


@given(
    st.lists(st.fixed_dictionaries({group: st.integers(0, 15) for group in GROUPS}), min_size=2, max_size=4)
)
def test_two_statements_about_one_round_differ_by_nobody_or_by_enough(versions):
    earlier = []
    for counts in versions:
        earlier.append(publishable(1, counts, None, earlier))
    said = [each for each in earlier if each.total is not None]
    for one in said:
        for two in said:
            for cell in two.cells:
                same = [each.people for each in one.cells if set(each.groups) <= set(cell.groups)]
                inside = {
                    group
                    for each in one.cells
                    for group in each.groups
                    if set(each.groups) <= set(cell.groups)
                }
                if inside == set(cell.groups):
                    change = abs(cell.people - sum(same))
                    assert change == 0 or change >= LEAST
            assert one.total == two.total or abs(one.total - two.total) >= LEAST


def test_statements_of_other_rounds_do_not_bind_the_groups_of_this_one():
    first = Published(1, (Cell(("civilian", "pow"), 49),), 49)
    said = publishable(2, {"pow": 30, "civilian": 8}, None, [first])
    assert [cell.groups for cell in said.cells] == [("civilian",), ("pow",)]
