"""How many people stand under what each party accepts, rejects or has not answered."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from allforall.agreement.clauses import Category, Formula
from allforall.agreement.parts import Position, Stance
from allforall.agreement.predicate import InCategory
from allforall.planning.positions import by_stance, count_positions
from policy_people import AS_OF, REST, WOUNDED, YOUNG, agreement, case, everybody

CIVILIANS = Category("civilians", "civilians", InCategory(("civilian_internee",)))
BOTH = replace(
    REST,
    who=InCategory(("pow", "civilian_internee")),
    categories=(CIVILIANS,),
    positions=(
        Position("A", Stance.ACCEPTS),
        Position("B", Stance.ACCEPTS),
        Position("B", Stance.REJECTS, on=date(2025, 6, 1), category="civilians"),
    ),
)
PEOPLE = [
    *(case(f"a{i}", "A") for i in range(3)),
    case("b", "B"),
    case("c", "A", category="civilian_internee"),
    case("open", "A", category=["pow", "civilian_internee"]),
    case("dead", "A", status="deceased"),
]


def counted(*clauses, cases=PEOPLE, on=AS_OF):
    return count_positions(agreement(*clauses), cases, on)


def test_people_are_counted_by_direction_under_each_category_and_outside_all_of_them():
    civilians, rest = counted(BOTH)
    assert (civilians.category, rest.rest) == (CIVILIANS, True)
    assert civilians.eligible == {"A": 1, "B": 0}
    assert civilians.undetermined == {"A": 1, "B": 0}
    assert rest.eligible == {"A": 3, "B": 1}
    assert rest.undetermined == {"A": 0, "B": 0}


def test_each_category_has_the_position_that_a_party_takes_on_it():
    civilians, rest = counted(BOTH)
    assert civilians.stances == {"A": Stance.ACCEPTS, "B": Stance.REJECTS}
    assert rest.stances == {"A": Stance.ACCEPTS, "B": Stance.ACCEPTS}
    assert by_stance((civilians, rest), "B")[Stance.REJECTS] == {"A": 1, "B": 0}
    assert by_stance((civilians, rest), "B")[Stance.ACCEPTS] == {"A": 3, "B": 1}
    assert by_stance((civilians, rest), "B")[Stance.NO_ANSWER] == {"A": 0, "B": 0}


def test_what_was_said_later_is_not_yet_said():
    before, _ = counted(BOTH, on=date(2025, 5, 31))
    assert before.stances["B"] is Stance.ACCEPTS


def test_the_dead_by_the_holders_word_are_not_counted_and_remains_have_no_row():
    (row,) = counted(replace(REST, formula=Formula.BODIES_N_FOR_N, id="remains"), REST)
    assert row.clause.id == REST.id
    assert row.eligible["A"] == 3


@settings(max_examples=20)
@given(everybody(most=8))
def test_nobody_is_both_eligible_and_undetermined_under_one_clause(cases):
    for row in count_positions(agreement(WOUNDED, YOUNG, REST), cases, AS_OF):
        for letter in "AB":
            held = sum(each.goes_to == letter for each in cases)
            assert row.eligible[letter] + row.undetermined[letter] <= held
