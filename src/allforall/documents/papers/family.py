"""The extract for a family: what they told us, and what a person has released for them. Nothing else, whoever asks.

Without a released message everybody reads the same sentence, so that nothing can be learned from it (never a place of
detention, a state of health, a seat in a round).
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from allforall.documents.papers.speech import Speech
from allforall.documents.papers.values import Content, Day, Named, Story, Wanted
from allforall.documents.papers.view import Signer, View, day, known, signature, typed


class Message(Content):
    """One message that a person has released for this family."""

    day: Day
    text: Annotated[Story, Field(min_length=1)]
    released_by: Wanted


class Family(Named):
    """One enquiry of one family."""

    enquiry: Wanted
    born: Day = ""
    asked_on: Day = ""
    messages: Annotated[tuple[Message, ...], Field(max_length=50)] = ()
    contact: Story = ""
    signers: Mapping[Literal["office"], Signer] = {}


def view(said: Family, say: Speech) -> View:
    """Lay the extract out: short, no hope that is not ours to give."""
    return View(
        title=say("Extract for the family"),
        facts=[
            (say("Your enquiry"), typed(said.enquiry)),
            (say("You ask about"), known(said.full_name, say)),
            (say("Date of birth, as you told us"), day(said.born, say)),
            (say("You asked on"), day(said.asked_on, say)),
        ],
        notes=[
            say("This extract and every enquiry are free. Nobody may take money for news or for a place in a round. If somebody asks you for money, tell us."),
            say("Keep this paper to yourselves: what is made public can harm the person."),
        ],
        signatures=[signature(say("For the office"), said.signers.get("office"), say)],
        more={
            "told": say("What we may tell you"),
            "nothing": []
            if said.messages
            else say("There is no message that we may pass on today. Every family without a message reads this sentence; it says nothing, good or bad, about the person."),
            "messages": [
                {"day": say.day(one.day), "text": typed(one.text), "by": say("Released by {name}", name=one.released_by)}
                for one in said.messages
            ],
            "next": say("What happens next"),
            "steps": [
                say("When there is a message for you, a person from our office tells you. You need not ask again for that."),
                say("If you learn something new, or your address changes, tell us and name your enquiry."),
            ],
            "contact_word": say("How to reach us"),
            "contact": known(said.contact, say),
        },
    )  # fmt: skip
