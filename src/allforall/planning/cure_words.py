"""Cures in words: what would have to change, by how much, and where."""

from allforall.base.finding import Finding
from allforall.base.messages import mark, translate
from allforall.planning import findings as found
from allforall.planning.cures import Cure
from allforall.planning.giving_way import Change
from allforall.planning.problem import Problem

_WORDS = {
    "seats": mark("{by} more seats for {name} in round {round}"),
    "stretchers": mark("{by} more stretcher places for {name} in round {round}"),
    "site": mark("{by} more seats at {name} in round {round}"),
    "deadline": mark("“{name}” by round {becomes} instead of round {was}, {days} days later"),
    "limit": mark("a limit of {becomes} instead of {was} under “{name}”"),
    "most": mark("at most {becomes} from each party under “{name}” instead of {was}"),
    "least": mark("at least {becomes} from each party under “{name}” instead of {was}"),
    "exactly": mark("exactly {becomes} from each party under “{name}” instead of {was}"),
    "stay": mark("{becomes} of the {was} held by {party} under “{name}”, {by} fewer"),
    "tie": mark("without the tie “{name}”"),
}
_ONE = {
    "seats": mark("one more seat for {name} in round {round}"),
    "stretchers": mark("one more stretcher place for {name} in round {round}"),
    "site": mark("one more seat at {name} in round {round}"),
}


def change_words(problem: Problem, change: Change, language: str = "en") -> str:
    """Say one change."""
    text = _ONE.get(change.kind, _WORDS[change.kind]) if change.by == 1 else _WORDS[change.kind]
    days = 0
    if change.kind == "deadline":
        days = problem.days[int(change.becomes) - 1] - problem.days[int(change.was) - 1]
    return translate(text, language).format(
        by=f"{change.by:,}",
        name=change.name,
        round=change.round,
        party=change.party,
        was=f"{change.was:,}",
        becomes=f"{change.becomes:,}",
        days=days,
    )


def cure_findings(problem: Problem, cures: tuple[Cure, ...], language: str = "en") -> tuple[Finding, ...]:
    """Say every cure; a cure that settles several contradictions is said once."""
    said = dict.fromkeys(
        "; ".join(change_words(problem, change, language) for change in cure.changes) for cure in cures
    )
    return tuple(found.CURE.at(change=change) for change in said)
