import hashlib
import random

from hypothesis import given
from hypothesis import strategies as st

from allforall.planning.problem import Problem
from allforall.planning.solve import solve
from planning_problems import problem, problems


def rounds_by_id(data):
    parsed = Problem.parse(data)
    return dict(zip(parsed.people["id"].tolist(), solve(parsed).assignment.tolist(), strict=True))


def shuffled(data, seed):
    order = list(range(len(data["people"]["id"])))
    random.Random(seed).shuffle(order)
    return {**data, "people": {key: [column[i] for i in order] for key, column in data["people"].items()}}


@given(problems(), st.integers(0, 10**6), st.text(max_size=3))
def test_people_in_any_order_get_the_same_rounds(data, seed, salt):
    salted = {**data, "tie_break_salt": salt}
    assert rounds_by_id(shuffled(salted, seed)) == rounds_by_id(salted)


def test_three_hundred_people_in_any_order_get_the_same_rounds():
    draw = random.Random(7)
    people = [
        {
            "holder": (holder := draw.choice("AB")),
            "site": holder + draw.choice("01"),
            "severity": draw.choice([0, 0, 0, 2, 3]),
            "age": draw.choice([20, 40]),
            "urgency": draw.choice([1, 2, 5, 12]),
            "days_held": draw.choice([100, 200, 300]),
        }
        for _ in range(300)
    ]
    data = problem(
        people,
        seats={"A": [40, 30], "B": [30, 40]},
        stretchers={"A": [5, 5], "B": [6, 4]},
        sites=[{"id": p + n, "party": p, "seats": [18, 19]} for p in "AB" for n in "01"],
        clauses=[
            {"id": "sick", "formula": "all_for_all", "where": {"severity_min": 2}, "exposure_limit": 2},
            {"id": "rest", "formula": "n_for_n", "where": {}, "exposure_limit": 3},
        ],
        named=[{"id": "pilot", "first": "p1", "second": "p2", "condition": "same_round"}],
        tie_break_salt="two nonces",
    )
    first = rounds_by_id(data)
    assert len(set(first.values())) == 3
    for seed in range(5):
        assert rounds_by_id(shuffled(data, seed)) == first


def test_the_more_urgent_go_first_then_the_longer_held_then_the_salted_hash_decides():
    people = [{"urgency": 1, "days_held": 50}, {"urgency": 5}, {"urgency": 1, "days_held": 90}, {}, {}, {}]
    one_seat = {"A": [1] * 5, "B": [0] * 5}
    data = problem(people, rounds=[{"day": d} for d in range(1, 6)], seats=one_seat, tie_break_salt="s")
    turns = rounds_by_id(data)
    drawn = sorted(("p3", "p4", "p5"), key=lambda name: hashlib.sha256(f"s{name}".encode()).digest())
    assert turns == {"p1": 1, drawn[0]: 2, drawn[1]: 3, drawn[2]: 4, "p2": 5, "p0": 0}


def test_another_salt_may_send_another_of_two_equal_people():
    data = problem([{}, {}], seats={"A": [1, 0], "B": [0, 0]})
    first = {rounds_by_id({**data, "tie_break_salt": str(salt)})["p0"] for salt in range(20)}
    assert first == {0, 1}
