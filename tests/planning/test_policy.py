"""What a text and people become for the planner: who is free, who counts, who waits, and why."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given

from agreement_people import person, soldier
from allforall.agreement.clauses import Clause, Direction, Formula, Pair, Tie
from allforall.agreement.conditions import AgeBetween
from allforall.agreement.parts import Condition, Effect, Position, Stance
from allforall.agreement.predicate import InCategory, Said
from allforall.agreement.quantity import Bound, Quantity, Scope
from allforall.agreement.reason import REASONS
from allforall.base.errors import UsageError
from allforall.base.finding import KINDS
from allforall.planning.case import SiteSeats
from allforall.planning.policy import duty_left
from allforall.planning.solve import solve
from allforall.planning.standing import CHILDREN, MEDICAL_STAFF
from policy_people import (
    AS_OF,
    REST,
    WOUNDED,
    YOUNG,
    agreement,
    case,
    codes,
    compiled,
    everybody,
    rounds,
)

DOCS = Path(__file__).parents[2] / "docs" / "agreement.md"
CIVILIANS = Clause(
    "civ", "Civilians too", Formula.AT_LEAST_N, InCategory(("pow", "civilian_internee")), exposure_limit=1
)


def going(found):
    plan = solve(found.problem)
    ids = found.problem.people["id"].tolist()
    return {i: turn for i, turn in zip(ids, plan.assignment.tolist(), strict=True) if turn}


def why(found, case_id):
    return found.excluded[case_id].says()


def test_the_seriously_wounded_go_though_the_other_side_returns_nobody():
    found = compiled([case("w", condition="seriously_wounded"), case("x")], agreement(WOUNDED, REST))
    assert found.unconditional == {"w"}
    assert found.counted_by == {"w": "wounded", "x": "rest"}
    assert going(found)["w"] == 1


def test_a_duty_stands_once_for_each_holder_and_has_no_exposure():
    people = [case("a", "A", medical_class="A"), case("b", "B", condition="seriously_sick")]
    found = compiled(people, agreement(replace(WOUNDED, exposure_limit=0)))
    assert [(c.id, c.formula, c.exposure_limit) for c in found.problem.clauses] == [
        ("wounded/A", "unconditional", None),
        ("wounded/B", "unconditional", None),
    ]
    assert set(found.clause_of.values()) == {"wounded"}


def test_the_law_sends_the_seriously_wounded_home_without_any_clause():
    found = compiled([case("w", medical_class="B", dob="1980-01-01")], agreement(YOUNG))
    assert found.counted_by == {"w": "law-seriously-wounded"}
    assert found.unconditional == {"w"}


@pytest.mark.parametrize("said", [{"category": "child"}, {"category": "pow", "dob": "2008-01-01"}])
def test_children_go_without_a_counterpart(said):
    found = compiled([case("c", **said)])
    assert found.counted_by == {"c": CHILDREN}
    assert found.unconditional == {"c"}


def test_a_prisoner_under_18_is_pointed_out():
    assert "agreement.law_h55_child_prisoner" in codes(compiled([case("c", dob="2008-01-01")]))
    assert "agreement.law_h55_child_prisoner" not in codes(compiled([case("c", category="child")]))


def test_children_on_a_list_one_way_go_under_that_clause():
    one_way = Clause("list", "The list", Formula.ONE_WAY, list_name="a-children", direction=Direction.TO_A)
    child = case("c", who=person("c", "a-children:4", category="child"))
    found = compiled([child], agreement(one_way))
    assert found.counted_by == {"c": "list"}
    assert found.problem.clauses[0].formula == "unconditional"


def test_medical_personnel_go_outside_every_count():
    found = compiled([case("m", category="retained_medical")])
    assert found.counted_by == {"m": MEDICAL_STAFF}
    assert "agreement.law_h29_retained" in codes(found)


def test_civilians_stay_visibly_where_no_text_speaks_of_them():
    found = compiled([case("c", category="civilian_internee", condition="seriously_sick")])
    assert why(found, "c") == "a civilian, and no clause speaks of civilians"
    assert {"planning.civilians_stay", "agreement.law_h37_wounded_civilians"} <= codes(found)


def test_civilians_count_where_the_text_says_so_but_never_when_seriously_wounded():
    people = [
        case("c", category="civilian_internee"),
        case("w", category="civilian_internee", medical_class="A"),
    ]
    found = compiled(people, agreement(CIVILIANS))
    assert found.counted_by == {"c": "civ", "w": "civ"}
    assert found.unconditional == {"w"}
    assert set(found.clause_of) == {"civ", "civ/B"}


def test_a_refusal_that_a_neutral_heard_keeps_a_person_and_says_so():
    found = compiled([case("r", will="refuses", will_heard_by="neutral")])
    assert why(found, "r") == "declined to return before a neutral"
    assert found.problem.people["consent"].tolist() == [False]
    assert going(found) == {}
    assert {"agreement.law_h02_refusal_heard", "agreement.law_h39_ask_why"} <= codes(found)


def test_a_refusal_by_the_holders_word_keeps_nobody_and_calls_for_an_interview():
    found = compiled([case("r", will="refuses", will_heard_by="holder", medical_class="A")])
    assert found.interview == {"r"}
    assert found.excluded == {}
    assert "r" in going(found)
    assert "agreement.law_h02_refusal_by_holder" in codes(found)


def test_a_wish_that_nobody_recorded_warns_for_the_seriously_wounded():
    assert "agreement.law_h02_will_unrecorded" in codes(compiled([case("w", medical_class="A")]))
    asked = case("w", medical_class="A", will="wishes", will_heard_by="neutral")
    assert "agreement.law_h02_will_unrecorded" not in codes(compiled([asked]))


def test_whom_no_commission_saw_goes_and_is_pointed_out():
    found = compiled([case("w", condition="seriously_wounded")])
    assert "agreement.law_h06_no_class_yet" in codes(found)
    assert found.unconditional == {"w"}


def test_an_unverified_person_has_a_seat_on_condition():
    found = compiled([case("u", verified=False, condition="seriously_wounded")])
    assert found.conditional == {"u"}
    assert "u" in going(found)
    assert "planning.conditional_seat" in codes(found)


def test_whoever_cannot_be_reached_stays_in_sight():
    known, nobody = case("k", held_by=None), replace(case("n", held_by=None), holder="")
    found = compiled([known, nobody])
    assert "a service, whom no party can make release anyone" in why(found, "k")
    assert "nobody knows who holds" in why(found, "n")
    assert found.meets["k"] == ("rest",)
    assert next(f.args["count"] for f in found.findings if f.code == "planning.unreachable") == 2


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"status": "deceased"}, "said by the holder to have died"),
        ({"category": "deceased"}, "said by the holder to have died"),
        ({"status": "returned"}, "said by the holder to be free or home"),
        ({"status": "escaped"}, "said by the holder to be free or home"),
    ],
)
def test_the_dead_and_those_who_are_home_are_in_no_plan(said, words):
    assert why(compiled([case("p", **said)]), "p").startswith(words)


def test_who_is_home_by_one_word_and_held_by_another_is_still_planned():
    found = compiled([case("p", who=soldier("p", status=["returned", "held_acknowledged"]))])
    assert found.excluded == {}


def test_a_partys_own_men_are_no_prisoners_of_the_other():
    assert why(compiled([case("p", "A", held_by="A")]), "p").startswith("held by their own side")


def test_whoever_is_undetermined_under_one_clause_may_go_under_another():
    found = compiled([case("p"), case("q", "B")])
    assert found.undetermined["p"] == ("wounded", "young")
    assert found.counted_by["p"] == "rest"
    assert set(going(found)) == {"p", "q"}


def test_whoever_is_undetermined_under_every_clause_waits_and_is_told_why():
    found = compiled([case("p", dob="1999")], agreement(YOUNG))
    assert why(found, "p") == "cannot be decided yet: born 1999: 25 or 26 years old on 2 June 2025"
    assert "planning.undetermined" in codes(found)


def test_whoever_meets_no_clause_is_told_why():
    found = compiled([case("p", dob="1980-03-01")], agreement(YOUNG))
    assert why(found, "p") == "meets no clause: born 1 March 1980: 45 years old on 2 June 2025"
    assert "the text has no clause" in why(compiled([case("p")], replace(agreement(), clauses=())), "p")


def test_sick_people_whom_nobody_examined_are_pointed_out_when_they_count():
    assert "planning.health_undecided" in codes(compiled([case("p", condition="wounded")]))
    assert "planning.health_undecided" not in codes(compiled([case("p", condition="well")]))


def test_the_first_clause_of_the_text_counts_and_all_are_reported():
    found = compiled([case("p", dob="2001-01-01")])
    assert found.counted_by == {"p": "young"}
    assert found.meets["p"] == ("young", "rest")


def test_the_limit_of_exposure_is_the_texts_then_the_exchanges_and_a_missing_one_is_found():
    silent = replace(REST, exposure_limit=None)
    people = [case("p"), case("q"), case("r", "B")]
    assert compiled(people).problem.clauses[0].exposure_limit == 1
    agreed = compiled(people, agreement(silent), rounds(exposure_limits={"rest": 4}))
    assert agreed.problem.clauses[0].exposure_limit == 4
    none = compiled(people, agreement(silent))
    assert none.problem.clauses[0].exposure_limit == 2
    assert "planning.no_exposure_limit" in codes(none)


def test_three_of_one_side_go_for_one_of_the_other():
    clause = Clause("r", "3 for 1", Formula.N_FOR_M, ratio={"A": 3, "B": 1}, exposure_limit=0)
    people = [case(f"b{i}", "B") for i in range(6)] + [case(f"a{i}", "A") for i in range(6)]
    found = going(compiled(people, agreement(clause)))
    assert sum(i.startswith("b") for i in found) == 6
    assert sum(i.startswith("a") for i in found) == 2


def test_ranks_weigh_as_the_text_says_and_one_where_it_is_silent():
    clause = Clause("e", "Ranks", Formula.N_FOR_M, equivalents={"major": 3}, exposure_limit=0)
    people = [case("m", "A", rank="Major"), *(case(f"b{i}", "B", rank="soldier") for i in range(5))]
    found = going(compiled(people, agreement(clause)))
    assert "m" in found
    assert len(found) == 4


def test_an_exact_number_for_each_side_is_never_exceeded():
    many = Quantity(Bound.EXACT, 2, scope=Scope.EACH)
    clause = Clause("n", "2 for 2", Formula.N_FOR_N, quantity=many, exposure_limit=5)
    people = [case(f"{side}{i}", side) for side in "AB" for i in range(4)]
    assert len(going(compiled(people, agreement(clause)))) == 4


def test_a_number_whose_scope_is_open_binds_nobody():
    many = Quantity(Bound.EXACT, 2, scope=Scope.UNKNOWN)
    clause = Clause("n", "2 for 2", Formula.N_FOR_N, quantity=many, exposure_limit=5)
    people = [case(f"{side}{i}", side) for side in "AB" for i in range(4)]
    assert len(going(compiled(people, agreement(clause)))) == 8


def test_a_promise_larger_than_the_lists_is_found_for_the_side_that_it_fails():
    clause = replace(REST, quantity=Quantity(Bound.AT_LEAST, 2, scope=Scope.EACH))
    found = compiled([case("a"), case("a2"), case("b", "B")], agreement(clause))
    short = [f.args for f in found.findings if f.code == "planning.too_few_on_lists"]
    assert [(args["party"], args["found"]) for args in short] == [("B", 1)]


def test_a_number_one_way_bounds_the_people_of_that_direction():
    clause = Clause(
        "one",
        "One way",
        Formula.ONE_WAY,
        quantity=Quantity(Bound.EXACT, 1, scope=Scope.TO_A),
        direction=Direction.TO_A,
    )
    found = compiled([case("a"), case("a2"), case("b", "B")], agreement(clause))
    assert len(going(found)) == 1
    assert "b" in found.excluded


def test_a_deadline_binds_and_a_target_does_not():
    day = rounds().rounds[0].day
    late = compiled([case("a"), case("b", "B")], agreement(replace(REST, deadline=day)))
    assert late.problem.clauses[0].deadline_round == 1
    aimed = compiled([case("a"), case("b", "B")], agreement(replace(REST, target_date=day)))
    assert aimed.problem.clauses[0].deadline_round is None


def test_a_deadline_before_every_round_is_found():
    found = compiled([case("a")], agreement(replace(REST, deadline=AS_OF)))
    assert "planning.no_round_by_deadline" in codes(found)
    assert found.problem.clauses[0].deadline_round is None


def test_nobody_travels_before_their_clause_is_agreed_or_before_they_are_fit():
    slots = rounds().rounds
    later = replace(REST, agreed_on=slots[1].day)
    people = [case("a"), case("b", "B"), case("f", fit_from=slots[2].day), case("g", "B")]
    found = compiled(people, agreement(later))
    assert dict(zip(found.problem.people["id"], found.problem.people["fit_from_round"], strict=True)) == {
        "a": 2,
        "b": 2,
        "f": 3,
        "g": 2,
    }
    never = compiled([case("f", fit_from=date(2026, 1, 1))])
    assert "before the last round" in why(never, "f")
    assert going(never) == {}


PAIR = Pair("two", "b-held:a", "a-held:b", Tie.SAME_ROUND)
TIED = Clause("tied", "Two people", Formula.NAMED, pairs=(PAIR,), exposure_limit=1)


def test_a_pair_that_the_text_names_travels_together():
    people = [case("a"), case("b", "B", fit_from=rounds().rounds[1].day)]
    assert going(compiled(people, agreement(TIED))) == {"a": 2, "b": 2}


def test_gc3_109_1_somebody_seriously_wounded_is_tied_to_nobody():
    people = [case("a", medical_class="A"), case("b", "B", fit_from=rounds().rounds[2].day)]
    found = compiled(people, agreement(TIED))
    assert "agreement.law_h01_named_person" in codes(found)
    assert found.problem.named == ()
    assert going(found)["a"] == 1


def test_whoever_is_tied_to_somebody_who_cannot_go_is_told():
    people = [case("a"), case("b", "B", will="refuses", will_heard_by="neutral")]
    assert why(compiled(people, agreement(TIED)), "a") == "the text ties them to somebody who cannot go"
    after = replace(TIED, pairs=(replace(PAIR, tie=Tie.NOT_BEFORE),))
    people = [case("a", will="refuses", will_heard_by="neutral"), case("b", "B")]
    assert "b" not in compiled(people, agreement(after)).excluded


@pytest.mark.parametrize(
    "clause",
    [
        replace(REST, who=Said("nationality", ("x",))),
        replace(REST, conditions=(Condition("v", "No visits.", Effect.RESTRICTS_RIGHT),)),
    ],
)
def test_under_a_clause_that_the_law_stops_nobody_is_planned(clause):
    found = compiled([case("p", nationality="x")], agreement(clause))
    assert "planning.clause_not_planned" in codes(found)
    assert found.problem.clauses == ()
    assert "law stops" in why(found, "p")


def test_a_political_condition_holds_nobody_up():
    waits = replace(REST, conditions=(Condition("w", "After a ceasefire.", Effect.POLITICAL),))
    assert set(going(compiled([case("a"), case("b", "B")], agreement(waits)))) == {"a", "b"}


def test_a_text_that_one_side_has_not_accepted_is_shown_as_such():
    proposed = replace(REST, positions=(Position("A", Stance.ACCEPTS), Position("B", Stance.UNCLEAR)))
    found = compiled([case("a")], agreement(proposed))
    assert next(f.args["parties"] for f in found.findings if f.code == "planning.not_accepted_by_both") == "B"
    assert "planning.not_accepted_by_both" not in codes(compiled([case("a")]))


def test_remains_are_in_no_round_of_the_living():
    clause = Clause(
        "r", "6 for 6", Formula.BODIES_N_FOR_N, quantity=Quantity(Bound.EXACT, 6, scope=Scope.EACH)
    )
    found = compiled([case("d", category="deceased")], agreement(clause))
    assert "planning.remains_apart" in codes(found)
    assert len(found.problem.people) == 0


def test_stretchers_are_for_those_who_lie_and_places_with_limits_are_told_apart():
    people = [case("w", medical_class="A", site="x"), case("s", condition="wounded", site="y")]
    site = SiteSeats("B", "x", (0, 1, 1))
    found = compiled(people, logistics=rounds(stretchers=1, sites=(site,)))
    table = found.problem.people
    assert dict(zip(table["id"], table["severity"], strict=True)) == {"s": 1, "w": 3}
    assert dict(zip(table["id"], table["site"].tolist(), strict=True)).keys() == {"s", "w"}
    assert [s.id for s in found.problem.sites] == ["A/elsewhere", "B/elsewhere", "B/x"]
    assert going(found)["w"] == 2


def test_people_without_a_human_judgement_are_counted():
    found = compiled([replace(case("p"), judged=False)])
    assert "planning.unjudged" in codes(found)


def test_whom_the_law_frees_and_a_plan_leaves_is_counted():
    found = compiled([case("w", medical_class="A"), case("x", "B")])
    assert duty_left(found, {"w"}) == ()
    assert duty_left(found, set())[0].args == {"count": 1, "people": ("w",)}


@pytest.mark.parametrize(
    "logistics",
    [
        replace(rounds(), rounds=()),
        replace(rounds(), rounds=rounds().rounds[::-1]),
        replace(rounds(), horizon=AS_OF),
        replace(rounds(), rounds=(replace(rounds().rounds[0], day=AS_OF - timedelta(days=1)),)),
    ],
)
def test_rounds_that_cannot_be_are_refused(logistics):
    with pytest.raises(UsageError):
        compiled([case("p")], logistics=logistics)


def test_one_person_cannot_be_two_cases():
    with pytest.raises(UsageError, match="same id"):
        compiled([case("p"), case("p")])


@given(everybody())
def test_everybody_is_accounted_for(cases):
    found = compiled(cases, agreement(WOUNDED, YOUNG, CIVILIANS))
    may_go = set(found.counted_by) - set(found.excluded)
    assert may_go | set(found.excluded) == {c.id for c in cases}
    assert set(found.meets) == {c.id for c in cases}
    assert all(reason.says() for reason in found.excluded.values())


@given(everybody())
def test_nobody_seriously_wounded_and_no_child_counts_against_anybody(cases):
    found = compiled(cases, agreement(replace(WOUNDED, exposure_limit=1), YOUNG, CIVILIANS))
    counting = {c.id for c in found.problem.clauses if c.formula != "unconditional"}
    counted = {
        i
        for i, clause in zip(found.problem.people["id"], found.problem.people["counted_by"], strict=True)
        if clause in counting
    }
    for each in cases:
        serious = (
            each.person.value("medical_class") in {"A", "B"} and each.person.value("condition") != "well"
        )
        young = each.person.value("category") == "child" or each.person.value("dob") == "2009-01-01"
        if each.id in counted:
            assert not serious
            assert not young


@given(everybody())
def test_only_a_refusal_before_a_neutral_takes_consent_away(cases):
    found = compiled(cases, agreement(WOUNDED, YOUNG, CIVILIANS))
    refused = {
        c.id
        for c in cases
        if (c.person.value("will"), c.person.value("will_heard_by")) == ("refuses", "neutral")
    }
    table = found.problem.people
    kept = {
        i for i, consent in zip(table["id"].tolist(), table["consent"].tolist(), strict=True) if not consent
    }
    assert kept <= refused
    assert not set(going(found)) & refused


@given(everybody())
def test_the_order_of_cases_decides_nothing(cases):
    shuffled = random.Random(1).sample(cases, len(cases))
    one, two = compiled(cases), compiled(shuffled)
    assert one.problem.to_json() == two.problem.to_json()
    assert one.findings == two.findings


def test_the_docs_show_every_reason_and_every_finding_of_the_policy():
    text = DOCS.read_text(encoding="utf-8")
    ours = [code for code in KINDS if code.startswith("planning.") and code in _policy_codes()]
    reasons = [code for code in REASONS if code.startswith(("agreement.", "planning."))]
    assert [code for code in [*reasons, *ours] if f"`{code}`" not in text] == []


def _policy_codes():
    from allforall.planning import policy_findings  # noqa: PLC0415  # asks the module for what it declares

    return {value.code for value in vars(policy_findings).values() if hasattr(value, "says")}


def test_age_under_18_frees_only_who_is_surely_a_child():
    clause = Clause("all", "all", Formula.ALL_FOR_ALL, AgeBetween(18, None), exposure_limit=3)
    found = compiled([case("p", dob="2007"), case("q", dob="2008")], agreement(clause))
    assert found.unconditional == {"q"}
    assert "p" in found.excluded


def test_neither_a_cap_nor_a_later_day_in_a_text_holds_the_seriously_wounded_whom_the_law_frees():
    """GC III 109(1): three seriously wounded, and a text of 11 June that sends one of them home."""
    one = Quantity(Bound.EXACT, 1, scope=Scope.TO_A)
    text = Clause("wounded", "One of the wounded", Formula.ONE_WAY, quantity=one, agreed_on=date(2025, 6, 11))
    wounded = [case(f"w{i}", condition="seriously_wounded") for i in range(3)]
    made = compiled(wounded, agreement(text))
    assert set(made.counted_by.values()) == {"law-seriously-wounded"}
    assert made.problem.people["fit_from_round"].tolist() == [1, 1, 1]
