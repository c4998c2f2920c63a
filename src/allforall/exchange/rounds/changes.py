"""What a round changed for those who plan again: who can no longer go, who was to travel and did not, who went instead."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from allforall.base.errors import CannotTell
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.rounds.course import ranges
from allforall.exchange.rounds.events import Extra, Marked
from allforall.exchange.rounds.handover import Handover
from allforall.exchange.rounds.round import Round
from allforall.exchange.rounds.words import Outcome, Result
from allforall.planning.changes import FORMAT

CASE = re.compile(r"[AB]-[A-Z0-9]{12}")
_OUT = {Outcome.DIED_BEFORE: "died", Outcome.REFUSED: "refused"}
_MISSED = {Outcome.NO_SHOW, Outcome.SUBSTITUTED}


def changes(now: Round, cases: Mapping[Letter, Sequence[str]]) -> dict[str, Any]:
    """Write what happened as `exchange-changes/1`; `cases` are those of the rows, by direction.

    Raises `CannotTell` while something is not known of somebody: a plan would take them as gone.
    """
    out: list[dict[str, str]] = []
    missed: list[str] = []
    went: list[dict[str, Any]] = []
    for to in LETTERS:
        handover = now.handovers[to]
        outcomes = handover.outcomes()
        _refuse_unknown(now, to)
        for (row, outcome), case in zip(outcomes.items(), cases[to], strict=True):
            if outcome in _OUT:
                out.append({"id": case, "reason": _OUT[outcome]})
            elif outcome in _MISSED or outcome is Outcome.NOT_YET:
                missed.append(case)
            went += [{"id": each, "round": now.way.number} for each in _instead(handover, row)]
        extras = [each.came for each in handover.others.values() if isinstance(each, Extra)]
        went += [{"id": each, "round": now.way.number} for each in extras if CASE.fullmatch(each)]
    said = {"out": out, "missed": missed, "went": went}
    return {"format": FORMAT, **{name: items for name, items in said.items() if items}}


def _instead(handover: Handover, row: int) -> list[str]:
    """Give the case of who came in the place of a row, where the record knows it."""
    if handover.outcome(row) is not Outcome.SUBSTITUTED:
        return []
    came = {
        each.came
        for each in handover.marks[row]
        if isinstance(each, Marked) and each.result is Result.SUBSTITUTED
    }
    return [each for each in sorted(came) if CASE.fullmatch(each)]


def _refuse_unknown(now: Round, to: Letter) -> None:
    """Refuse while marks differ, or while nobody has said what became of a row and the round goes on."""
    unsure = {Outcome.TO_SETTLE} if now.aborted else {Outcome.TO_SETTLE, Outcome.NOT_YET}
    rows = [row for row, outcome in now.handovers[to].outcomes().items() if outcome in unsure]
    if rows:
        raise CannotTell(
            "rounds.not_known_yet",
            mark(
                "Of the people going home to {to} it is not known what became of rows {rows}. Mark or settle them, or abort"
                " the round, before anybody plans on."
            ),
            to=to,
            rows=ranges(rows),
        )
