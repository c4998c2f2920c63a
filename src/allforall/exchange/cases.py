"""From people on lists to cases that a plan can move."""

from collections.abc import Iterable

from allforall.base.parties import other
from allforall.exchange.definition import Exchange
from allforall.exchange.reconcile import Known, Result
from allforall.people.person import Person
from allforall.planning.case import Case


def cases(known: Iterable[Known], exchange: Exchange) -> tuple[Case, ...]:
    """Make a case of everybody whom the other party says it holds and who is, by all that is known, not home.

    Who is held by evidence alone can not be put into a round before the holder acknowledges them: they stay in the
    remainder.
    """
    return tuple(_case(one, exchange) for one in known if one.held and one.away)


def _case(known: Known, exchange: Exchange) -> Case:
    detaining = other(known.about)
    name = _by_holder(known.person, "holder", detaining)
    holder = exchange.holder(
        name or None, _by_holder(known.person, "holder_type", detaining) or None, detaining
    )
    return Case(
        person=known.person,
        held_by=holder.answers_to,
        goes_to=known.about,
        holder=holder.name,
        site=_by_holder(known.person, "site", detaining),
        verified=known.result is Result.AGREED,
        judged=known.person.judged,
    )


def _by_holder(person: Person, field: str, detaining: str) -> str:
    """Take the word of the party that holds somebody on where and by whom, or else anybody's."""
    said = person.said(field)
    return next((s.value for s in said if s.said_by == detaining), said[0].value if said else "")
