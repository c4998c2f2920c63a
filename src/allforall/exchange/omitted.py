"""Whom an offer leaves out although we know that they are held and the clauses of the offer fit them."""

from collections.abc import Collection, Iterable, Sequence

from allforall.agreement.clauses import Agreement
from allforall.agreement.eligible import clauses_met
from allforall.base.parties import Letter
from allforall.exchange.offer import Omitted
from allforall.exchange.reconcile import Known
from allforall.names.display import latin_name
from allforall.people.fields import NAME_FIELDS

HELD_BY_OUR_RECORDS = frozenset({"held_unacknowledged", "held_acknowledged"})


def omitted(
    known: Iterable[Known],
    offered: Collection[str],
    offered_under: Sequence[str],
    agreement: Agreement,
    ours: Letter,
) -> tuple[Omitted, ...]:
    """Find the people of ours who are away, held by evidence, eligible under the offer and not on it.

    `offered` holds every entry of ours that the offer names, surely or possibly: who waits for a judgement is not
    left out. `offered_under` empty means any clause.
    """
    found = []
    for case in known:
        person = case.person
        held = case.evidence or bool(HELD_BY_OUR_RECORDS & set(person.values("status")))
        if not (held and case.away) or set(person.entries) & set(offered):
            continue
        fits = [clause.id for clause in clauses_met(agreement, person, goes_to=ours)]
        clauses = tuple(c for c in fits if c in offered_under or not offered_under)
        if clauses:
            name = latin_name(*(person.first(field) or "" for field in NAME_FIELDS))
            signs = person.values("last_sign_of_life")
            found.append(
                Omitted(
                    case=person.id,
                    name=name,
                    entries=person.entries,
                    clauses=clauses,
                    last_sign_of_life=max(signs, default=""),
                    held_by=" / ".join(person.values("holder")),
                )
            )
    return tuple(sorted(found, key=lambda o: (o.name.casefold(), o.case)))
