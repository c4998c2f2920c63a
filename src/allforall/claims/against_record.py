"""Claims held against the record: which of them another source contradicts, which nobody has recorded yet.

A claim is laid beside the record as if a person had accepted it, and the contradictions that this makes are looked at;
the record itself is not changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from allforall.claims.record.contradictions import Clash, Contradiction, contradictions
from allforall.claims.record.record import Record
from allforall.claims.record.views import statement_id
from allforall.claims.review import Judgement, Reviewed, Verdict, statements
from allforall.people.statement import Statement


class Standing(StrEnum):
    """How a claim stands beside the record."""

    AGREES = "agrees"
    """The record has the event and everybody can be right."""
    CONTRADICTED = "contradicted"
    """The record has the event and somebody says otherwise."""
    NEW = "new"
    """The record does not have the event, or nothing of what is claimed about it."""
    NO_ENTRY = "no entry"
    """The claim has no day by which its event could be found; a person has to say which it is."""


@dataclass(frozen=True, slots=True)
class Held:
    """One claim beside the record, with what contradicts it.

    `one_sided` marks an agreement of both sides of which, this claim included, only one side is on record.
    """

    claim: Reviewed
    standing: Standing
    contradictions: tuple[Contradiction, ...] = ()
    one_sided: bool = False


def against(record: Record, claims: Iterable[Reviewed]) -> tuple[Held, ...]:
    """Hold claims against the record, each by itself, in their order."""
    known = {each.id for each in (*record.exchanges, *record.promises)}
    return tuple(_held(record, each, known) for each in claims)


def clashes(
    record: Record, claims: Iterable[Reviewed]
) -> tuple[tuple[Statement, ...], tuple[Contradiction, ...]]:
    """Lay all claims beside the record at once and one another; return their statements and what does not fit."""
    said, _ = statements(_as_if_accepted(each) for each in claims)
    own = {statement_id(each) for each in said}
    found = contradictions(record.plus(said))
    return said, tuple(
        each for each in found if own & set(each.statements) and each.clash is not Clash.ONE_SIDED
    )


def _as_if_accepted(claim: Reviewed) -> Reviewed:
    return replace(claim, judgement=Judgement(Verdict.ACCEPT, "", "", date.max))


def _held(record: Record, claim: Reviewed, known: set[str]) -> Held:
    said, findings = statements([_as_if_accepted(claim)])
    if findings:
        return Held(claim, Standing.NO_ENTRY)
    own = {statement_id(each) for each in said}
    beside = _beside(record, claim.entry).plus(said)
    unfit = tuple(each for each in contradictions(beside) if own & set(each.statements))
    one_sided = any(each.clash is Clash.ONE_SIDED for each in unfit)
    contradicted = tuple(each for each in unfit if each.clash is not Clash.ONE_SIDED)
    if contradicted:
        return Held(claim, Standing.CONTRADICTED, contradicted, one_sided)
    known_there = claim.entry in known and bool(said)
    return Held(claim, Standing.AGREES if known_there else Standing.NEW, (), one_sided)


def _beside(record: Record, entry: str) -> Record:
    """Take the one entry out of the record, so that holding a claim against it costs what one entry costs."""
    return Record(tuple(each for each in record.statements if each.entry == entry))
