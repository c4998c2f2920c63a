"""Small exchange problems for tests, and a planner that tries everything, written from the format alone."""

from itertools import accumulate, product
from math import gcd

from hypothesis import strategies as st

ITEM_KINDS = ("seats", "stretchers", "site", "clause", "deadline", "exposure", "named")


def problem(people=(), **changes):
    """A problem of a few people, given as dicts of what is special about each."""
    usual = {
        "holder": "A",
        "severity": 0,
        "age": 40,
        "rank": 0,
        "category": "pow",
        "days_held": 100,
        "verified": True,
        "consent": True,
        "fit_from_round": 1,
        "fit_until_round": 0,
        "urgency": 1,
    }
    rows = [{"id": f"p{i}", **usual, **person} for i, person in enumerate(people)]
    for row in rows:
        row.setdefault("site", row["holder"] + "0")
    keys = ("id", "site", *usual)
    return {
        "format": "exchange-problem/1",
        "name": "small",
        "objective": ["person_days"],
        "rounds": [{"day": 7}, {"day": 14}],
        "horizon_day": 50,
        "parties": ["A", "B"],
        "seats": {"A": [9, 9], "B": [9, 9]},
        "stretchers": None,
        "sites": [{"id": f"{party}0", "party": party, "seats": None} for party in "AB"],
        "rank_equivalents": [1, 2, 4],
        "clauses": [{"id": "parity", "formula": "n_for_n", "where": {}, "exposure_limit": 9}],
        "named": [],
        "people": {key: [row[key] for row in rows] for key in keys},
        **changes,
    }


@st.composite
def problems(draw, most_people=5):
    """Problems in which every rule of the format can bind."""
    rounds = draw(st.integers(1, 3))
    few = st.integers(0, 2)
    per_round = st.lists(few, min_size=rounds, max_size=rounds)
    days = sorted(draw(st.lists(st.integers(1, 30), min_size=rounds, max_size=rounds)))
    people = [
        {
            "holder": (holder := draw(st.sampled_from("AB"))),
            "site": holder + draw(st.sampled_from("01")),
            "severity": draw(st.sampled_from([0, 0, 1, 3])),
            "age": draw(st.sampled_from([20, 40])),
            "rank": draw(st.sampled_from([0, 0, 1, 2])),
            "category": draw(st.sampled_from(["pow", "pow", "civilian"])),
            "days_held": draw(st.sampled_from([100, 200])),
            "verified": draw(st.integers(0, 7)) > 0,
            "consent": draw(st.integers(0, 7)) > 0,
            "fit_from_round": draw(st.sampled_from([1, 1, 2, 4])),
            "fit_until_round": draw(st.sampled_from([0, 0, 0, 1, 2, 3])),
            "urgency": draw(st.sampled_from([0, 1, 1, 5, 12])),
        }
        for _ in range(draw(st.integers(0, most_people)))
    ]
    ids = [f"p{i}" for i in range(len(people))]
    named = draw(st.lists(st.tuples(*[st.sampled_from(ids)] * 2), max_size=2)) if ids else []
    levels = draw(st.permutations(["unconditional_first", "number_home", "person_days"]))
    return problem(
        people,
        objective=levels[: draw(st.integers(1, 3))],
        rounds=[{"day": day} for day in days],
        horizon_day=40,
        seats={party: draw(per_round) for party in "AB"},
        stretchers=draw(st.none() | st.fixed_dictionaries({"A": per_round, "B": per_round})),
        sites=[
            {"id": party + number, "party": party, "seats": draw(st.none() | per_round)}
            for party in "AB"
            for number in "01"
        ],
        clauses=draw(_clauses(rounds)),
        named=[
            {
                "id": f"n{i}",
                "first": first,
                "second": second,
                "condition": draw(st.sampled_from(["same_round", "not_before"])),
            }
            for i, (first, second) in enumerate(named)
        ],
    )


@st.composite
def _clauses(draw, rounds):
    texts = [
        {"id": "free", "formula": "unconditional", "where": {"category": ["civilian"]}},
        {"id": "sick", "formula": "all_for_all", "where": {"severity_min": 2}},
        {"id": "young", "formula": "ratio", "where": {"age_max": 25}, "ratio": {"A": 2, "B": 1}},
        {"id": "officers", "formula": "equivalents", "where": {"rank_min": 1}},
        {"id": "rest", "formula": draw(st.sampled_from(["n_for_n", "all_for_all"])), "where": {}},
    ]
    chosen = [text for text in texts if draw(st.booleans())]
    for clause in chosen:
        if clause["formula"] != "unconditional":
            clause["exposure_limit"] = draw(st.sampled_from([0, 1, 1.5, 2, 9]))
        rare = st.sampled_from([None] * 4 + ["returns", "deadline", "max", "exact", "min"])
        match draw(rare):
            case "returns":
                clause["everyone_returns"] = True
            case "deadline":
                clause["deadline_round"] = draw(st.integers(1, rounds))
            case "max":
                clause["count_max"] = draw(st.integers(0, 2))
            case "exact":
                clause |= {"count_max": draw(st.integers(0, 2)), "count_exact": True}
            case "min":
                clause["count_min"] = draw(st.integers(1, 2))
    return chosen


class BruteForce:
    """Tries every assignment of people to rounds.

    After `done` rounds only later ones are bound, and `gone` tells in which round each person went (0: has not).
    `counterparts` are (clause, round, what they add to the exposure) of people whom the problem does not have.
    """

    def __init__(self, data, done=0, gone=None, counterparts=()):
        self.data, self.done, self.counterparts = data, done, counterparts
        self.gone = gone or [0] * len(data["people"]["id"])
        columns = data["people"]
        self.people = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        self.rounds = len(data["rounds"])
        for person in self.people:
            person["clause"] = self._clause_of(person)
            person["may"] = person["verified"] and person["consent"] and person["clause"] is not None

    def _clause_of(self, person):
        for clause in self.data["clauses"]:
            if all(self._fits(person, key, value) for key, value in clause["where"].items()):
                return clause["id"]
        return None

    def _last_round(self, person):
        return min(person.get("fit_until_round") or self.rounds, self.rounds)

    @staticmethod
    def _fits(person, key, value):
        if key.endswith("_min"):
            return person[key[:-4]] >= value
        if key.endswith("_max"):
            return person[key[:-4]] <= value
        return person[key] in value

    def plans(self, without=()):
        """Every assignment (a round a person, 0 stays) that keeps every item but those left out."""
        choices = [
            (turn,)
            if turn
            else (0, *range(max(p["fit_from_round"], self.done + 1), self._last_round(p) + 1))
            if p["may"]
            else (0,)
            for p, turn in zip(self.people, self.gone, strict=True)
        ]
        return [turns for turns in product(*choices) if self._broken(turns) <= set(without)]

    def items(self):
        """The names of everything that can bind."""
        data = self.data
        names = [f"seats:{party}" for party in "AB"] + [f"named:{pair['id']}" for pair in data["named"]]
        names += [f"stretchers:{party}" for party in "AB"]
        names += [f"site:{site['id']}" for site in data["sites"]]
        return names + [
            f"{kind}:{c['id']}" for c in data["clauses"] for kind in ("clause", "deadline", "exposure")
        ]

    def best(self):
        """The best value of each level in turn, or None where no plan keeps every item."""
        plans = self.plans()
        if not plans:
            return None
        values = []
        for level in self.data["objective"]:
            scored = [(self.value(level, turns), turns) for turns in plans]
            values.append(max(value for value, _ in scored))
            plans = [turns for value, turns in scored if value == values[-1]]
        return values

    def value(self, level, turns):
        free = {c["id"] for c in self.data["clauses"] if c["formula"] == "unconditional"}
        total = 0
        for person, turn in zip(self.people, turns, strict=True):
            if not turn or (level == "unconditional_first" and person["clause"] not in free):
                continue
            saved = self.data["horizon_day"] - self.data["rounds"][turn - 1]["day"]
            total += 1 if level == "number_home" else person["urgency"] * saved
        return total

    def _broken(self, turns):
        broken = set()
        going = [(person, turn) for person, turn in zip(self.people, turns, strict=True) if turn]
        for r in range(self.done + 1, self.rounds + 1):
            here = [person for person, turn in going if turn == r]
            for party in "AB":
                own = [person for person in here if person["holder"] == party]
                if len(own) > self.data["seats"][party][r - 1]:
                    broken.add(f"seats:{party}")
                limit = self.data["stretchers"]
                if limit and sum(p["severity"] >= 2 for p in own) > limit[party][r - 1]:
                    broken.add(f"stretchers:{party}")
            for site in self.data["sites"]:
                used = sum(person["site"] == site["id"] for person in here)
                if site["seats"] is not None and used > site["seats"][r - 1]:
                    broken.add(f"site:{site['id']}")
        for clause in self.data["clauses"]:
            broken |= self._broken_terms(clause, going)
        return broken | self._broken_ties(turns)

    def _broken_ties(self, turns):
        broken = set()
        turn_of = {person["id"]: turn for person, turn in zip(self.people, turns, strict=True)}
        went = {person["id"] for person, turn in zip(self.people, self.gone, strict=True) if turn}
        for pair in self.data["named"]:
            if {pair["first"], pair["second"]} & went:
                continue
            first, second = turn_of[pair["first"]], turn_of[pair["second"]]
            together = pair["condition"] == "same_round"
            if first != second if together else first and not 0 < second <= first:
                broken.add(f"named:{pair['id']}")
        return broken

    def _broken_terms(self, clause, going):
        broken, name = set(), clause["id"]
        able = {
            p: sum(x["may"] and x["clause"] == name and x["holder"] == p for x in self.people) for p in "AB"
        }
        gone = [(person, turn) for person, turn in going if person["clause"] == name]
        for party in "AB":
            turns = [turn for person, turn in gone if person["holder"] == party]
            if not able[party]:
                continue
            wanted = clause.get("count_max")
            if (
                (clause.get("everyone_returns") and len(turns) < able[party])
                or (wanted is not None and len(turns) > wanted)
                or (clause.get("count_exact") and len(turns) != wanted)
                or len(turns) < clause.get("count_min", 0)
            ):
                broken.add(f"clause:{name}")
            last = clause.get("deadline_round")
            if last and last > self.done and sum(turn <= last for turn in turns) < able[party]:
                broken.add(f"deadline:{name}")
        if "exposure_limit" in clause and self._too_far_ahead(clause, gone, able):
            broken.add(f"exposure:{name}")
        return broken

    def _too_far_ahead(self, clause, gone, able):
        limit, shares = clause["exposure_limit"], {"A": 1, "B": 1}
        if clause["formula"] == "all_for_all":
            if not all(able.values()):
                return False
            common = gcd(*able.values())
            shares = {"A": able["B"] // common, "B": able["A"] // common}
            limit *= max(shares.values())
        ahead = [0] * (self.rounds + 1)
        for person, turn in gone:
            weight = clause.get("ratio", {"A": 1, "B": 1})[person["holder"]]
            if clause["formula"] == "equivalents":
                weight = self.data["rank_equivalents"][person["rank"]]
            sign = 1 if person["holder"] == "A" else -1
            ahead[turn] += sign * weight * shares[person["holder"]]
        for name, turn, adds in self.counterparts:
            ahead[turn] += adds * shares["A" if adds > 0 else "B"] if name == clause["id"] else 0
        return any(abs(total) > limit for total in list(accumulate(ahead))[self.done + 1 :])
