"""Formulas side by side, as the page shows them."""

from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.documents.counts import Sides
from allforall.documents.report.model import Formula
from allforall.exchange.outcome import Outcome
from allforall.exchange.remainder import Why
from allforall.planning.formulas import THE_TEXT, FormulaOutcome
from allforall.planning.words import demand

_SAYS = {
    "piecemeal": mark("numbers only, one for one, in rounds of at most 100 a side"),
    THE_TEXT: mark("the clauses of the agreement"),
    "all_for_all": mark("everybody whom a party can release, in step"),
}


def formulas(outcome: Outcome) -> tuple[Formula, ...]:
    """Show every formula over the same people; whom no formula can reach stands in the same group under each."""
    return tuple(_formula(outcome, each) for each in outcome.formulas)


def _formula(outcome: Outcome, each: FormulaOutcome) -> Formula:
    def apart(letter: Letter) -> int:
        return each.stay[letter] - each.undetermined[letter] - each.unreachable[letter]

    evidence = {letter: outcome.remains_counted[letter].get(Why.EVIDENCE, 0) for letter in LETTERS}
    return Formula(
        name=each.title,
        says=_SAYS.get(each.name, "") + ("" if each.proven else mark("; not proven best")),
        go=Sides(each.go["A"], each.go["B"]),
        stay=Sides(apart("A"), apart("B")),
        undetermined=Sides(each.undetermined["A"], each.undetermined["B"]),
        unreachable=Sides(*(each.unreachable[letter] + evidence[letter] for letter in LETTERS)),
        last_day=each.last_round,
        person_days=each.person_days,
        exposure=round(each.peak),
        exposure_unit=mark("people"),
        blocks=tuple(f"In the way: {demand(each.compiled.problem, item)}." for item in each.blocks),
        chosen=each.name == THE_TEXT,
    )
