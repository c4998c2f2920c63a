"""A receipt: papers, lists and sealed packets that changed hands (GC III 122(9) for what a person left behind)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from allforall.base.canonical import spoken_groups
from allforall.documents.papers.speech import Speech
from allforall.documents.papers.values import Content, Count, Day, Line, Story, Wanted
from allforall.documents.papers.view import (
    Column,
    Signer,
    Table,
    View,
    day,
    line,
    narrow,
    our,
    signature,
    typed,
)


class Item(Content):
    """One thing: a paper with its digest, a packet with its seal, a list with its number of people."""

    what: Wanted
    number: Line = ""
    owner: Line = ""
    seal: Line = ""
    people: Count | None = None
    digest: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")] = ""


class Receipt(Content):
    """Who gave what to whom, and when; what is not known yet is a line to fill in. `reply_by` is the day an answer is due."""

    received_from: Wanted
    received_by: Wanted
    received_on: Day = ""
    at: Line = ""
    place: Line = ""
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=5_000)]
    reply_by: Day = ""
    remark: Story = ""
    signers: Mapping[Literal["giver", "receiver"], Signer] = {}


def view(said: Receipt, say: Speech) -> View:
    """Lay the receipt out."""
    facts = [
        (say("Received from"), typed(said.received_from)),
        (say("Received by"), typed(said.received_by)),
        (say("Received on"), day(said.received_on, say) if said.received_on else line()),
        (say("Time"), typed(said.at) if said.at else line()),
        (say("Place"), typed(said.place) if said.place else line()),
    ]
    if said.reply_by:
        facts.append((say("Reply due"), day(said.reply_by, say)))
    if said.remark:
        facts.append((say("Remark"), typed(said.remark)))
    return View(
        title=say("Receipt"),
        facts=facts,
        tables=[_table(said, say)],
        notes=[
            say("The receipt confirms that these things changed hands, unopened where a seal is named. It does not confirm what they say."),
            say("A digest stands for one exact file: whoever has the file can compare."),
        ],
        signatures=[
            signature(say("Given by"), said.signers.get("giver"), say),
            signature(say("Received by"), said.signers.get("receiver"), say),
        ],
    )  # fmt: skip


def _table(said: Receipt, say: Speech) -> Table:
    columns = (
        Column(say("No."), end=True),
        Column(say("Item"), 3),
        Column(say("Number"), 1.3),
        Column(say("Seal"), 1.2),
        Column(say("People"), 0.9, end=True),
        Column(say("Digest"), 3),
    )
    rows = [
        (
            our(say.number(number)),
            narrow(item.what, item.owner),
            narrow(item.number),
            narrow(item.seal),
            narrow("") if item.people is None else our(say.number(item.people)),
            narrow(spoken_groups(item.digest) if item.digest else ""),
        )
        for number, item in enumerate(said.items, 1)
    ]
    return Table(columns, rows)
