"""From people on lists to cases that a plan can move."""

from collections.abc import Collection, Iterable

from allforall.base.parties import other
from allforall.exchange.definition import Exchange
from allforall.exchange.reconcile import Known, Result
from allforall.people.person import Person
from allforall.planning.case import Case


def cases(known: Iterable[Known], exchange: Exchange, contested: Collection[str] = ()) -> tuple[Case, ...]:
    """Make a case of everybody whom the other party says it holds and who is, by all that is known, not home.

    Who is held by evidence alone can not be put into a round before the holder acknowledges them: they stay in the
    remainder. So does whoever stands on lists of both parties (`contested`, by case id).
    """
    moving = (one for one in known if one.held and one.away and one.person.id not in contested)
    return tuple(_case(one, exchange) for one in moving)


def _case(known: Known, exchange: Exchange) -> Case:
    detaining = other(known.about)
    said = _of_one_entry(known.person, detaining)
    holder = exchange.holder(said.get("holder"), said.get("holder_type"), detaining)
    return Case(
        person=known.person,
        held_by=holder.answers_to,
        goes_to=known.about,
        holder=holder.name,
        site=said.get("site", ""),
        verified=known.result is Result.AGREED,
        judged=known.person.judged,
    )


def _of_one_entry(person: Person, detaining: str) -> dict[str, str]:
    """Take holder, type and place from one entry: that of the party that holds somebody, or else anybody's.

    A name from one list and a type from another would describe a holder of whom nobody spoke.
    """
    by_entry: dict[str, dict[str, str]] = {}
    theirs: dict[str, dict[str, str]] = {}
    for field in ("holder", "holder_type", "site"):
        for said in person.said(field):
            by_entry.setdefault(said.entry, {}).setdefault(field, said.value)
            if said.said_by == detaining:
                theirs[said.entry] = by_entry[said.entry]
    found = theirs or by_entry
    return found[min(found)] if found else {}
