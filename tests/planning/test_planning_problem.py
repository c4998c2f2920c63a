import copy

import pytest
from hypothesis import given

from allforall.base.errors import InputError
from allforall.planning.problem import Problem
from planning_problems import problem, problems


@given(problems())
def test_a_problem_survives_being_written_and_read(data):
    read = Problem.parse(data)
    assert Problem.parse(read.to_json()) == read


@given(problems())
def test_the_order_of_keys_never_matters(data):
    def turned(value):
        if isinstance(value, dict):
            return {key: turned(value[key]) for key in reversed(value)}
        return [turned(item) for item in value] if isinstance(value, list) else value

    assert Problem.parse(turned(data)) == Problem.parse(data)


def test_a_person_counts_under_the_first_clause_that_fits_and_under_no_other():
    clauses = [
        {"id": "free", "formula": "unconditional", "where": {"category": ["child"]}},
        {"id": "young", "formula": "n_for_n", "where": {"age_max": 25, "rank_min": 1}, "exposure_limit": 0},
    ]
    people = [
        {"category": "child", "age": 9, "rank": 1},
        {"age": 25, "rank": 1},
        {"age": 26, "rank": 1},
        {"age": 20},
    ]
    assert Problem.parse(problem(people, clauses=clauses)).counted_under.tolist() == [0, 1, -1, -1]


def test_nobody_who_refuses_or_is_not_verified_may_go():
    people = [{}, {"consent": False}, {"verified": False}]
    assert Problem.parse(problem(people)).eligible.tolist() == [True, False, False]


WRONG = {
    "no people": (lambda d: d.pop("people"), "people"),
    "another format": (lambda d: d.update(format="exchange-problem/9"), "format"),
    "seats for too few rounds": (lambda d: d["seats"].update(A=[1]), "seats.A"),
    "seats below zero": (lambda d: d["seats"]["B"].__setitem__(1, -1), "seats.B[1]"),
    "a third party": (lambda d: d["seats"].update(C=[1, 1]), "seats"),
    "one party twice": (lambda d: d.update(parties=["A", "A"]), "parties"),
    "no rounds": (lambda d: d.update(rounds=[]), "rounds"),
    "rounds out of order": (lambda d: d.update(rounds=[{"day": 9}, {"day": 8}]), "rounds[1].day"),
    "a horizon before the last round": (lambda d: d.update(horizon_day=3), "horizon_day"),
    "an aim that nobody knows": (lambda d: d.update(objective=["fame"]), "objective[0]"),
    "no aim": (lambda d: d.update(objective=[]), "objective"),
    "a formula that nobody knows": (lambda d: d["clauses"][0].update(formula="draw"), "clauses[0].formula"),
    "a misspelt key": (lambda d: d["clauses"][0].update(dead_line=1), "clauses[0]"),
    "no exposure limit": (lambda d: d["clauses"][0].pop("exposure_limit"), "clauses[0].exposure_limit"),
    "a limit below zero": (lambda d: d["clauses"][0].update(exposure_limit=-1), "clauses[0].exposure_limit"),
    "a ratio without shares": (lambda d: d["clauses"][0].update(formula="ratio"), "clauses[0].ratio"),
    "exactly without a number": (
        lambda d: d["clauses"][0].update(count_exact=True),
        "clauses[0].count_exact",
    ),
    "a condition on no column": (
        lambda d: d["clauses"][0].update(where={"height_min": 1}),
        "clauses[0].where.height_min",
    ),
    "a text compared": (
        lambda d: d["clauses"][0].update(where={"category_min": 1}),
        "clauses[0].where.category_min",
    ),
    "a clause named twice": (lambda d: d["clauses"].append(d["clauses"][0]), "clauses[1].id"),
    "a pair with a stranger": (
        lambda d: d["named"].append({"id": "x", "first": "p0", "second": "p9", "condition": "same_round"}),
        "named[0].second",
    ),
    "somebody twice": (lambda d: d["people"]["id"].__setitem__(1, "p0"), "people.id"),
    "a column cut short": (lambda d: d["people"]["age"].pop(), "people.age"),
    "an unknown holder": (lambda d: d["people"]["holder"].__setitem__(1, "C"), "people.holder[1]"),
    "an unknown site": (lambda d: d["people"]["site"].__setitem__(1, "Z"), "people.site[1]"),
    "a site of the other party": (lambda d: d["people"]["site"].__setitem__(1, "A0"), "people.site[1]"),
    "an age that is not known": (lambda d: d["people"]["age"].__setitem__(1, None), "people.age[1]"),
    "urgency in parts": (lambda d: d["people"]["urgency"].__setitem__(1, 1.5), "people.urgency"),
    "urgency below zero": (lambda d: d["people"]["urgency"].__setitem__(1, -1), "people.urgency"),
    "consent in words": (lambda d: d["people"].update(consent=["yes", "yes"]), "people.consent"),
    "a number beyond measure": (lambda d: d["people"]["urgency"].__setitem__(1, 10**30), "people.urgency"),
    "a rank without weight": (
        lambda d: (d["clauses"][0].update(formula="equivalents"), d["people"]["rank"].__setitem__(0, 3)),
        "rank_equivalents",
    ),
}


@pytest.mark.parametrize(("spoil", "path"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_used_is_named_by_its_key(spoil, path):
    data = copy.deepcopy(problem([{}, {"holder": "B"}]))
    spoil(data)
    with pytest.raises(InputError) as caught:
        Problem.parse(data)
    assert caught.value.code == "planning.bad_problem"
    said = caught.value.args_by_name
    assert path in ((said["path"], "people") if path == "people" else (said["path"],))
    assert said["reason"] in caught.value.say()


@pytest.mark.parametrize("data", [[], "text", 7, None])
def test_what_is_no_object_is_refused_in_words(data):
    with pytest.raises(InputError, match="must be an object"):
        Problem.parse(data)
