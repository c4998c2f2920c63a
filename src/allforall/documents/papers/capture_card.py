"""The capture card, by which a prisoner tells family and Central Tracing Agency of being held (GC III 70, Annex IV B).

The order of its lines is that of the annex; the words are ours. Nobody has to fill it in.
"""

from typing import Literal

from allforall.base.messages import mark
from allforall.documents.papers.speech import Speech
from allforall.documents.papers.values import Day, Identity, Line
from allforall.documents.papers.view import Cell, View, choices, line, our, parts, typed

Health = Literal[
    "", "good", "not_wounded", "recovered", "convalescent", "sick", "slightly_wounded", "seriously_wounded"
]
_HEALTH: tuple[tuple[Health, str], ...] = (
    ("good", mark("good health")),
    ("not_wounded", mark("not wounded")),
    ("recovered", mark("recovered")),
    ("convalescent", mark("recovering")),
    ("sick", mark("sick")),
    ("slightly_wounded", mark("slightly wounded")),
    ("seriously_wounded", mark("seriously wounded")),
)


class CaptureCard(Identity):
    """What the prisoner chose to write; whatever is empty stays a line to write on."""

    to: Literal["family", "agency"] = "agency"
    addressee: Line = ""
    address: Line = ""
    power: Line = ""
    father_name: Line = ""
    next_of_kin: Line = ""
    taken_on: Day = ""
    coming_from: Line = ""
    health: Health = ""
    prisoner_number: Line = ""
    camp: Line = ""
    written_on: Day = ""


def view(said: CaptureCard, say: Speech) -> View:
    """Lay the card out: the side of the address, and the side that is written on."""
    to = say("To the family of the prisoner") if said.to == "family" else say("To the Central Tracing Agency")
    lines: list[tuple[str, object, Cell]] = [
        ("1", say("Power on which the prisoner depends"), _written(said.power)),
        ("2", say("Family name"), _written(said.surname)),
        ("3", say("First names in full"), _written(said.first_names)),
        ("4", say("First name of father"), _written(said.father_name)),
        ("5", say("Date of birth"), _day(said.born, say)),
        ("6", say("Place of birth"), _written(said.birth_place)),
        ("7", say("Rank"), _written(said.rank)),
        ("8", say("Service number"), _written(said.service_number)),
        ("9", say("Address of next of kin"), _written(said.next_of_kin)),
        ("10", say("Taken prisoner on"), _day(said.taken_on, say)),
        ("", say("or coming from (camp, hospital)"), _written(said.coming_from)),
        ("12", say("Present address: number and camp"), _written(parts(said.prisoner_number, said.camp))),
        ("13", say("Date"), _day(said.written_on, say)),
        ("14", say("Signature"), line()),
    ]
    return View(
        title=say("Capture card of a prisoner of war"),
        law=say("Third Geneva Convention, Article 70 and Annex IV B"),
        notes=[
            say("The card is sent at once, one week after arrival at a camp at the latest, and again after every move to another camp or a hospital."),
            say("Writing it is the prisoner's right. Nobody may be made to tell more than name, rank, date of birth and service number (Article 17)."),
        ],
        more={
            "to": to,
            "free": say("Prisoner of war mail, free of postage (Article 74)"),
            "addressee": _written(said.addressee),
            "address": _written(said.address),
            "lines": lines,
            "health": ("11", say("State of health"), choices([(say(words), said.health == code) for code, words in _HEALTH])),
        },
    )  # fmt: skip


def _written(value: str) -> Cell:
    return typed(value) if value else line()


def _day(value: str, say: Speech) -> Cell:
    return our(say.day(value)) if value else line()
