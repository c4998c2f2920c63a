"""Papers out of a run: its manifests, and the act of handover that is filled in by hand at the point."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from allforall.base.parties import LETTERS, Letter, other
from allforall.documents.papers.handover import Handed, Handover
from allforall.documents.papers.manifest import Manifest, Traveller
from allforall.documents.papers.paper import Kind, Language, Paper
from allforall.exchange.definition import Exchange, RoundSlot
from allforall.exchange.manifest import ManifestRow, Seat, Standing
from allforall.exchange.view import View


def manifest_paper(
    exchange: Exchange,
    slot: RoundSlot,
    letter: Letter,
    rows: Sequence[ManifestRow],
    *,
    view: View,
    made_at: datetime,
    languages: tuple[Language, ...] = ("en",),
) -> Paper[Manifest]:
    """Make the manifest of one round for the people of one party."""
    content = Manifest(
        round=slot.number,
        day=slot.day.isoformat(),
        place=slot.place,
        home_to=exchange.parties[letter].name,
        held_by=exchange.parties[other(letter)].name,
        people=tuple(_traveller(row) for row in rows),
    )
    return Paper[Manifest](
        paper=Kind.MANIFEST,
        reference=f"{exchange.id}/{slot.number:02d}/{letter}",
        issued_by=issuer(exchange, view),
        made_at=made_at,
        languages=languages,
        judged=not content.unjudged,
        exchange=exchange.title,
        notice=exchange.notice,
        content=content,
    )


def handover_paper(
    manifests: Mapping[Letter, Paper[Manifest]], languages: tuple[Language, ...]
) -> Paper[Handover]:
    """Make the act of a round before it happens: everybody on its manifests, boxes to tick and lines to fill in."""
    letter, one = next(iter(manifests.items()))
    said = one.content
    content = Handover(
        round=said.round,
        day=said.day,
        place=said.place,
        parties={letter: said.home_to, other(letter): said.held_by},
        people=tuple(
            _handed(x, each) for x in LETTERS if x in manifests for each in manifests[x].content.people
        ),
    )
    return Paper[Handover](
        paper=Kind.HANDOVER,
        reference=one.reference.rpartition("/")[0],
        issued_by=one.issued_by,
        made_at=one.made_at,
        languages=languages or one.languages,
        judged=not content.unjudged,
        exchange=one.exchange,
        notice=one.notice,
        content=content,
    )


def issuer(exchange: Exchange, view: View) -> str:
    """Name who made a run: the party whose view it was, or the mediator."""
    return exchange.parties[view.letter].name if view.letter else "Mediator"


def _traveller(row: ManifestRow) -> Traveller:
    return Traveller(
        case=row.case,
        surname=row.surname,
        given_name=row.given_name,
        patronymic=row.patronymic,
        latin=row.latin,
        born=row.dob,
        rank=row.rank,
        clause=row.clause,
        lying=row.stretcher == "yes",
        conditional=row.seat is Seat.CONDITIONAL,
        judged=row.standing is Standing.JUDGED,
    )


def _handed(letter: Letter, person: Traveller) -> Handed:
    return Handed(
        case=person.case,
        home_to=letter,
        surname=person.surname,
        given_name=person.given_name,
        patronymic=person.patronymic,
        latin=person.latin,
        born=person.born,
        judged=person.judged,
    )
