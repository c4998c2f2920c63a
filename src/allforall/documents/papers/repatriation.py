"""The certificate of a mixed medical commission for one prisoner (GC III 110, 112-113; Annexes II and IV E)."""

from collections.abc import Mapping
from typing import Literal

from allforall.base.messages import mark
from allforall.documents.papers.speech import Speech
from allforall.documents.papers.values import Day, Identity, Line, Story
from allforall.documents.papers.view import Signer, View, choices, day, known, signature

Decision = Literal["", "A", "B", "NC"]
_DECISIONS: tuple[tuple[Decision, str], ...] = (
    ("A", mark("A – direct repatriation")),
    ("B", mark("B – accommodation in a neutral country")),
    ("NC", mark("NC – to be examined again by the next commission")),
)


class Repatriation(Identity):
    """What the commission found and decided about one prisoner."""

    day: Day = ""
    camp: Line = ""
    hospital: Line = ""
    prisoner_number: Line = ""
    injury_or_disease: Story = ""
    decision: Decision = ""
    signers: Mapping[Literal["chair", "member", "detaining"], Signer] = {}


def view(said: Repatriation, say: Speech) -> View:
    """Lay the certificate out."""
    return View(
        title=say("Certificate of repatriation"),
        law=say("Third Geneva Convention, Articles 110, 112 and 113; Annexes I, II and IV E"),
        subtitle=say("Decision of the mixed medical commission"),
        facts=[
            (say("Examined on"), day(said.day, say)),
            (say("Camp"), known(said.camp, say)),
            (say("Hospital"), known(said.hospital, say)),
            (say("Family name"), known(said.surname, say)),
            (say("First names in full"), known(said.first_names, say)),
            (say("Date of birth"), day(said.born, say)),
            (say("Rank"), known(said.rank, say)),
            (say("Service number"), known(said.service_number, say)),
            (say("Prisoner of war number"), known(said.prisoner_number, say)),
            (say("Injury or disease"), known(said.injury_or_disease, say)),
            (
                say("Decision of the commission"),
                choices([(say(words), said.decision == code) for code, words in _DECISIONS], stacked=True),
            ),
        ],
        notes=[
            say("Each of the three members has one vote; the majority decides. Decisions under A and B are carried out within three months of the day on which the detaining power learns of them."),
            say("A state of health is no counter-value: the decision holds regardless of number and rank of others (Article 109)."),
        ],
        signatures=[
            signature(say("Chair of the commission (neutral)"), said.signers.get("chair"), say),
            signature(say("Second neutral member"), said.signers.get("member"), say),
            signature(say("Member of the detaining power"), said.signers.get("detaining"), say),
        ],
    )  # fmt: skip
