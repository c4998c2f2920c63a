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
    NO_CLAUSE = mark("Acknowledged, in no agreed category")
    UNDETERMINED = mark("Acknowledged, category undetermined")
    NOT_FIT = mark("Not fit to travel before the last round")
    DECLINED = mark("Declined to return, heard by a neutral")
    UNREACHABLE = mark("Held by somebody whom no party can make release anyone")
    POSSIBLE = mark("Possible match, waits for a person")
    EVIDENCE = mark("Held by evidence, not on the holder's list")
    NO_TRACE = mark("Asked for, no trace")


_BY_REASON = {
    standing.UNDETERMINED.code: Why.UNDETERMINED,
    standing.NO_CLAUSE.code: Why.NO_CLAUSE,
    standing.CIVILIAN.code: Why.NO_CLAUSE,
    standing.STOPPED.code: Why.NO_CLAUSE,
    standing.COUNTERPART.code: Why.NO_SEAT,
    standing.NOT_FIT.code: Why.NOT_FIT,
    standing.DECLINED.code: Why.DECLINED,
    standing.UNREACHABLE.code: Why.UNREACHABLE,
    standing.HOLDER_NOT_KNOWN.code: Why.UNREACHABLE,
    standing.OWN_SIDE.code: Why.UNREACHABLE,
}

CANNOT_BE_REACHED = frozenset({Why.UNREACHABLE, Why.EVIDENCE})
"""Nobody who was asked can bring these people: their holder answers to neither party, or admits to nothing."""
NOT_KNOWN_TO_BE_HELD = frozenset({Why.NO_TRACE, Why.POSSIBLE})


def why_not(known: Iterable[Known], goes: Collection[str], excluded: Mapping[str, Reason]) -> dict[str, Why]:
    """Give everybody who is away and in no round their reason, by case id."""
    return {
        one.person.id: _why(one, excluded.get(one.person.id))
        for one in known
        if one.away and one.person.id not in goes and not _settled(excluded.get(one.person.id))
    }


def counted(known: Iterable[Known], reasons: Mapping[str, Why]) -> dict[Letter, Counter[Why]]:
    """Count reasons by whose people they are."""
    found: dict[Letter, Counter[Why]] = {"A": Counter(), "B": Counter()}
    for one in known:
        if one.person.id in reasons:
            found[one.about][reasons[one.person.id]] += 1
    return found


def _settled(reason: Reason | None) -> bool:
    """Tell whether somebody is home or dead by what their own entries say, whatever list they stand on."""
    return reason is not None and reason.code in {standing.DIED.code, standing.HOME.code}


def _why(one: Known, reason: Reason | None) -> Why:
    if one.held:
        return _BY_REASON[reason.code] if reason else Why.NO_SEAT
    if one.result is Result.POSSIBLE:
        return Why.POSSIBLE
    return Why.EVIDENCE if one.evidence else Why.NO_TRACE
