"""A plan in words: what an item of the text demands, and what people should know about the result."""

from allforall.base.finding import Finding
from allforall.base.messages import mark, translate
from allforall.planning import findings as found
from allforall.planning.plan import Plan
from allforall.planning.problem import Problem
from allforall.planning.terms import Clause

AIMS = {
    "unconditional_first": mark("person-days of people who need no counterpart"),
    "number_home": mark("people home"),
    "person_days": mark("person-days"),
}
_PLACES = {
    "seats": mark("the seats of {name}"),
    "stretchers": mark("the stretcher places of {name}"),
    "site": mark("the seats at {name}"),
}
_UNITS = {
    "n_for_n": mark("persons"),
    "all_for_all": mark("persons of progress"),
    "ratio": mark("by weight"),
    "equivalents": mark("by weight"),
}


def demand(problem: Problem, item: str, language: str = "en") -> str:
    """Say what one item, by its name in `blocking_sets`, demands."""

    def say(text: str, **args: object) -> str:
        return translate(text, language).format(**args)

    kind, _, name = item.partition(":")
    if kind in _PLACES:
        return say(_PLACES[kind], name=name)
    if kind == "named":
        pair = next(pair for pair in problem.named if pair.id == name)
        text = mark("“{name}” ({first} and {second} in one round)")
        if pair.condition == "not_before":
            text = mark("“{name}” ({first} not before {second})")
        return say(text, name=name, first=pair.first, second=pair.second)
    clause = next(clause for clause in problem.clauses if clause.id == name)
    if kind == "deadline":
        return say(mark("all of “{name}” by round {round}"), name=name, round=clause.deadline_round)
    if kind == "exposure":
        unit = say(_UNITS[clause.formula])
        text = mark("neither side more than {limit} {unit} ahead under “{name}”")
        return say(text, name=name, limit=clause.exposure_limit, unit=unit)
    return ", ".join(say(text, name=name, count=count) for text, count in _numbers(clause))


def _numbers(clause: Clause) -> list[tuple[str, int | None]]:
    """What a clause says about how many go."""
    said: list[tuple[str, int | None]] = []
    if clause.everyone_returns:
        said.append((mark("everyone under “{name}” goes"), None))
    if clause.count_exact:
        said.append((mark("exactly {count} from each party under “{name}”"), clause.count_max))
    elif clause.count_max is not None:
        said.append((mark("at most {count} from each party under “{name}”"), clause.count_max))
    if clause.count_min:
        said.append((mark("at least {count} from each party under “{name}”"), clause.count_min))
    return said


def findings_of(problem: Problem, plan: Plan, language: str = "en") -> tuple[Finding, ...]:
    """Collect what people should know about a plan."""
    said = [
        found.CONTRADICTION.at(terms="; ".join(demand(problem, item, language) for item in items))
        for items in plan.blocking_sets
    ]
    if not plan.complete:
        said.append(found.MORE_CONTRADICTIONS.at(count=len(plan.blocking_sets)))
    for level in plan.levels:
        if level.gap:
            room = f"{level.bound - level.value:,}"
            aim = translate(AIMS[level.name], language)
            said.append(found.NOT_PROVEN.at(aim=aim, room=room, value=f"{level.value:,}"))
    if plan.by_clock:
        said.append(found.CUT_SHORT.at())
    if plan.levels and not plan.released and problem.eligible.any():
        said.append(found.NOBODY_GOES.at(count=int(problem.eligible.sum())))
    return tuple(said)
