"""The notification of death of a prisoner of war (GC III 120, Annex IV D): what the home power and the family must learn."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import model_validator

from allforall.documents.papers.speech import Speech
from allforall.documents.papers.values import Day, Identity, Line, Story, Wanted
from allforall.documents.papers.view import Cell, Signer, View, choices, day, known, our, parts, signature

Yes = bool | None


class Death(Identity):
    """What is known of a death in captivity; None where nobody has said yes or no."""

    authority: Wanted
    power: Line = ""
    father_name: Line = ""
    died_on: Day = ""
    died_at: Line = ""
    next_of_kin: Line = ""
    taken_on: Day = ""
    taken_at: Line = ""
    cause: Story = ""
    examined_before: Yes = None
    examined_by: Line = ""
    buried_on: Day = ""
    buried_at: Line = ""
    grave: Story = ""
    grave_marked: Yes = None
    cremated: Yes = None
    cremated_because: Line = ""
    effects: Literal["", "kept", "sent"] = ""
    last_moments: Story = ""
    signers: Mapping[Literal["officer", "first_witness", "second_witness"], Signer] = {}

    @model_validator(mode="after")
    def _reason(self) -> Self:
        if self.cremated and not self.cremated_because:
            msg = "a cremation is stated with its reason (GC III 120(5)); give cremated_because"
            raise ValueError(msg)
        return self


def view(said: Death, say: Speech) -> View:
    """Lay the notification out."""
    cremation = (
        say("yes: {reason}", reason=said.cremated_because)
        if said.cremated
        else _yes_or_no(said.cremated, say)
    )
    return View(
        title=say("Notification of death"),
        law=say("Third Geneva Convention, Article 120 and Annex IV D"),
        facts=[
            (say("Responsible authority"), known(said.authority, say)),
            (say("Power on which the prisoner depended"), known(said.power, say)),
            (say("Family name, given names"), known(said.full_name, say)),
            (say("First name of father"), known(said.father_name, say)),
            (say("Date of birth"), day(said.born, say)),
            (say("Place of birth"), known(said.birth_place, say)),
            (say("Date of death"), day(said.died_on, say)),
            (say("Place of death"), known(said.died_at, say)),
            (say("Rank and service number"), known(parts(said.rank, said.service_number), say)),
            (say("Address of next of kin"), known(said.next_of_kin, say)),
            (say("Taken prisoner on"), day(said.taken_on, say)),
            (say("Taken prisoner at"), known(said.taken_at, say)),
            (say("Cause and circumstances of death"), known(said.cause, say)),
            (say("Examined by a doctor before burial"), _examined(said, say)),
            (say("Date of burial"), day(said.buried_on, say)),
            (say("Place of burial"), known(said.buried_at, say)),
            (say("The grave, so that it can be found"), known(said.grave, say)),
            (say("Grave marked"), our(_yes_or_no(said.grave_marked, say))),
            (say("Cremated"), our(cremation)),
            (say("Personal effects"), choices([
                (say("kept by the detaining power"), said.effects == "kept"),
                (say("sent with this notification"), said.effects == "sent"),
            ])),
            (say("Who was there, and what they tell of the last moments and the burial"), known(said.last_moments, say)),
        ],
        notes=[
            say("This notification goes to the national information bureau, from there to the Central Tracing Agency and the power of origin. The family learns of it from a person before anybody makes it public."),
        ],
        signatures=[
            signature(say("Responsible officer"), said.signers.get("officer"), say),
            signature(say("First witness"), said.signers.get("first_witness"), say),
            signature(say("Second witness"), said.signers.get("second_witness"), say),
        ],
    )  # fmt: skip


def _yes_or_no(value: Yes, say: Speech) -> list[list[str]]:
    return say("not known") if value is None else say("yes") if value else say("no")


def _examined(said: Death, say: Speech) -> Cell:
    if said.examined_before and said.examined_by:
        return our(say("yes: {reason}", reason=said.examined_by))
    return our(_yes_or_no(said.examined_before, say))
