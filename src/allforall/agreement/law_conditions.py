"""The law above the conditions of a text: what may not be asked before people go home, and what only informs."""

from collections.abc import Iterator, Mapping

from allforall.agreement import law_findings as law
from allforall.agreement.clauses import Agreement, Clause
from allforall.agreement.findings import OPEN_CONDITION, POLITICAL_WAIT
from allforall.agreement.parts import Condition, Effect
from allforall.base.finding import Finding, FindingKind

_KINDS: Mapping[Effect, FindingKind] = {
    Effect.THIRD_COUNTRY: law.H28_THIRD,
    Effect.LEAVES_OUT_CONVICTED: law.H35_CONVICTED,
    Effect.LEAVES_OUT_PUNISHED: law.H10_PUNISHED,
    Effect.AFTER_HOSTILITIES: law.H57_AFTER,
    Effect.RESTRICTS_RIGHT: law.H59_RIGHT,
    Effect.WAIVES_RIGHT: law.H27_WAIVER,
    Effect.COST: law.H14_COST,
    Effect.OTHER: OPEN_CONDITION,
}


def check_conditions(clause: Clause, agreement: Agreement) -> Iterator[Finding]:
    """H10, H14, H27, H28, H35, H57, H59, and political items, which may not hold people up."""
    political = {item.id: item.says for item in agreement.political}
    for condition in clause.conditions:
        place = condition.place or clause.place
        if condition.effect is Effect.POLITICAL or condition.waits_for in political:
            item = political.get(condition.waits_for) or condition.says
            yield POLITICAL_WAIT.at(place, title=clause.title, item=f"“{item}”")
        elif condition.effect in _KINDS and not _cured(condition):
            yield _KINDS[condition.effect].at(place, title=clause.title, says=condition.says)


def _cured(condition: Condition) -> bool:
    """Tell whether what H28 asks for is recorded: a party to the Conventions, found willing and able to apply them."""
    stay = condition.residence
    return stay is not None and stay.party_to_conventions is True and stay.assured is True
