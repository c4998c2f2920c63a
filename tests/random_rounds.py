"""Random rounds whose plan keeps every limit, and a check of bus orders that knows nothing of how they are found."""

from fractions import Fraction
from math import gcd

import numpy as np

from planning_problems import problem

RANKS = [1, 2, 4, 6]


def random_round(draw):
    """Make people, clauses and rounds; limits are as wide as the exposures after each round, or a little wider."""
    rounds = int(draw.integers(1, 4))
    people = [
        {
            "holder": "AB"[int(draw.integers(2))],
            "category": ("pow", "civilian")[int(draw.random() < 0.1)],
            "age": int(draw.choice([20, 40, 60])),
            "rank": int(draw.integers(0, 4)),
            "severity": int(draw.choice([0, 0, 0, 2])),
            "urgency": int(draw.integers(1, 9)),
        }
        for _ in range(int(draw.integers(1, 60)))
    ]
    clauses = [
        {"id": "free", "formula": "unconditional", "where": {"category": ["civilian"]}},
        {"id": "sick", "formula": "all_for_all", "where": {"severity_min": 2}},
        {
            "id": "young",
            "formula": "ratio",
            "where": {"age_max": 25},
            "ratio": {"A": int(draw.integers(1, 4)), "B": 1},
        },
        {"id": "officers", "formula": "equivalents", "where": {"rank_min": 2}},
        {"id": "rest", "formula": "n_for_n", "where": {}},
    ]
    turns = draw.integers(0, rounds + 1, len(people)).astype(np.int32)
    for clause in clauses[1:]:
        clause["exposure_limit"] = 0
    data = problem(
        people,
        rounds=[{"day": 7 * (r + 1)} for r in range(rounds)],
        seats={party: [99] * rounds for party in "AB"},
        horizon_day=99,
        clauses=clauses,
        rank_equivalents=RANKS,
    )
    for clause in clauses[1:]:
        signed, scale = _signed(data, clause)
        after = np.cumsum(
            [sum((signed[i] for i in np.flatnonzero(turns == r)), 0) for r in range(1, rounds + 1)]
        )
        widest = max((abs(value) for value in after.tolist()), default=0)
        clause["exposure_limit"] = -(-widest // max(scale, 1))
        clause["exposure_limit"] += int(draw.choice([0, 0, 1, 2, 10]))
    return data, turns, int(draw.choice([1, 1, 2, 5, 20]))


def breaches(data, turns, order):
    """Name every moment after which some clause is beyond its limit, and every person out of their round."""
    found = [
        f"{person} in round {bus.round}"
        for bus in order.buses
        for person in bus.people
        if turns[person] != bus.round
    ]
    for clause in data["clauses"]:
        if clause["formula"] == "unconditional":
            continue
        signed, scale = _signed(data, clause)
        if not scale:
            continue
        ahead, moments = 0, {}
        for bus in order.buses:
            moments.setdefault((bus.round, bus.moment), []).extend(bus.people)
        for when, people in moments.items():
            ahead += sum(signed[person] for person in people)
            if abs(ahead) > Fraction(clause["exposure_limit"]) * scale:
                found.append(f"{clause['id']} {when}")
    return found


def _signed(data, clause):
    """What each person adds to the exposure under a clause, and the units of one person; 0: nothing bounds it."""
    columns = data["people"]
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    mine = [_clause_of(data, row) == clause["id"] for row in rows]
    shares = {"A": 1, "B": 1}
    if clause["formula"] == "all_for_all":
        total = {p: sum(m and row["holder"] == p for m, row in zip(mine, rows, strict=True)) for p in "AB"}
        if not all(total.values()):
            return [0] * len(rows), 0
        common = gcd(*total.values())
        shares = {"A": total["B"] // common, "B": total["A"] // common}
    signed = []
    for row, counted in zip(rows, mine, strict=True):
        weight = clause.get("ratio", {"A": 1, "B": 1})[row["holder"]]
        if clause["formula"] == "equivalents":
            weight = data["rank_equivalents"][row["rank"]]
        signed.append(counted * weight * shares[row["holder"]] * (1 if row["holder"] == "A" else -1))
    return signed, max(shares.values())


def _clause_of(data, row):
    for clause in data["clauses"]:
        tests = {
            "severity_min": row["severity"] >= 2,
            "age_max": row["age"] <= 25,
            "rank_min": row["rank"] >= 2,
        }
        tests["category"] = row["category"] == "civilian"
        if all(tests[key] for key in clause["where"]):
            return clause["id"]
    return None
