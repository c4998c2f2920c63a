"""Who is not in any round, and why: everybody who is away has exactly one reason."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from allforall.agreement.reason import Reason
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.exchange.reconcile import Known, Result
from allforall.planning import standing


class Why(StrEnum):
    """Why somebody is in no round, the firmest ground first."""

    NO_SEAT = mark("Acknowledged and agreed, no seat or no counterpart in any round")
    NO_PLAN = mark("Acknowledged and agreed; the terms contradict each other, so there is no plan")
    NO_CLAUSE = mark("Acknowledged, in no agreed category")
    STOPPED = mark("Acknowledged; only a clause that the law stops would fit")
    UNDETERMINED = mark("Acknowledged, category undetermined")
    TOO_LATE = mark("No round after the day from which they may go")
    WHOSE = mark("On lists of both parties; whose person this is has to be judged")
    DECLINED = mark("Declined to return, heard by a neutral")
    SAID_DEAD = mark("Said by the holder to be dead, not confirmed at home")
    SAID_FREE = mark("Said by the holder to be free or home, not confirmed at home")
    UNREACHABLE = mark("Held by somebody whom no party can make release anyone")
    HOLDER_NOT_KNOWN = mark("Acknowledged, the holder is not known")
    OWN_SIDE = mark("Held by their own side, no prisoner of the other")
    EVIDENCE = mark("Held by evidence, on no list of a holder seen here")
    POSSIBLE = mark("Possible match, waits for a person")
    CHILD_ASKED = mark("Children asked for on a list of their own, on no list of a holder seen here")
    NO_TRACE = mark("Asked for, on no other list seen here")


_BY_REASON = {
    standing.UNDETERMINED.code: Why.UNDETERMINED,
    standing.NO_CLAUSE.code: Why.NO_CLAUSE,
    standing.CIVILIAN.code: Why.NO_CLAUSE,
    standing.STOPPED.code: Why.STOPPED,
    standing.COUNTERPART.code: Why.NO_SEAT,
    standing.NOT_FIT.code: Why.TOO_LATE,
    standing.DECLINED.code: Why.DECLINED,
    standing.DIED.code: Why.SAID_DEAD,
    standing.HOME.code: Why.SAID_FREE,
    standing.UNREACHABLE.code: Why.UNREACHABLE,
    standing.HOLDER_NOT_KNOWN.code: Why.HOLDER_NOT_KNOWN,
    standing.OWN_SIDE.code: Why.OWN_SIDE,
}

CANNOT_BE_REACHED = frozenset({Why.UNREACHABLE, Why.HOLDER_NOT_KNOWN, Why.EVIDENCE})
"""Nobody who was asked can bring these people: their holder answers to neither party, is not known, or is silent."""
NOT_KNOWN_TO_BE_HELD = frozenset({Why.NO_TRACE, Why.CHILD_ASKED, Why.POSSIBLE})


def why_not(
    known: Iterable[Known],
    goes: Collection[str],
    excluded: Mapping[str, Reason],
    contested: Collection[str] = (),
    *,
    planned: bool,
) -> dict[str, Why]:
    """Give everybody who is away and in no round their reason, by case id.

    `contested` are cases on lists of both parties; `planned` tells that there is a plan.
    """
    reasons = {}
    for one in known:
        case = one.person.id
        if one.away and case not in goes:
            whose = one.held and case in contested
            reasons[case] = Why.WHOSE if whose else _why(one, excluded.get(case), planned=planned)
    return reasons


def counted(known: Iterable[Known], reasons: Mapping[str, Why]) -> dict[Letter, Counter[Why]]:
    """Count reasons by whose people they are."""
    found: dict[Letter, Counter[Why]] = {"A": Counter(), "B": Counter()}
    for one in known:
        if one.person.id in reasons:
            found[one.about][reasons[one.person.id]] += 1
    return found


def _why(one: Known, reason: Reason | None, *, planned: bool) -> Why:
    if one.held:
        return _BY_REASON[reason.code] if reason else (Why.NO_SEAT if planned else Why.NO_PLAN)
    if one.evidence:
        return Why.EVIDENCE
    if one.result is Result.POSSIBLE:
        return Why.POSSIBLE
    return Why.CHILD_ASKED if one.child else Why.NO_TRACE
