"""`allforall offer prepare`: what leaves the house, decided person by person and shown before it goes."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.finding_lines import facts, show
from allforall.cli.list_options import Columns
from allforall.cli.run import Clock
from allforall.exchange.outgoing.profiles import Purpose

if TYPE_CHECKING:
    from allforall.actions.prepare_offer import Prepared

MOST_SHOWN = 8


def prepare(
    people: Annotated[Path, typer.Argument(metavar="LIST", help="Our list: xlsx, csv or parquet.")],
    as_party: Annotated[str, typer.Option("--as", help="A or B: who sends.")],
    about: Annotated[
        str, typer.Option("--about", help="A or B: whose people are on it. Our own: we ask about them.")
    ],
    to: Annotated[
        Path, typer.Option("--to", metavar="OUT", help="A new folder for the sheet, or for what leaves.")
    ],
    profile: Annotated[
        Purpose, typer.Option("--profile", help="What it goes out for: it says which fields leave.")
    ] = Purpose.EXCHANGE,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", help="The sheet as it was filled in, csv or xlsx."),
    ] = None,
    before: Annotated[
        Path | None,
        typer.Option("--before", metavar="FOLDER", help="What left the last time: the OUT of then."),
    ] = None,
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="CODE", help="Who sends, twice: --by a-7 --by a-8.")
    ] = None,
    reply_by: Annotated[
        datetime | None,
        typer.Option("--reply-by", formats=["%Y-%m-%d"], help="The day by which an answer is due."),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--in", help="The exchange folder: moves on which nobody has decided stop the list."),
    ] = None,
    columns: Columns = None,
    clock: Clock = None,
    as_json: Json = False,
) -> None:
    """Prepare a list that leaves: first a sheet to decide on each person, then the lists, a preview and receipts.

    Without --decisions the sheet is written; it proposes, and says what may harm somebody. With it, one list goes to the
    other party and one to the Central Tracing Agency, unless anybody lacks a decision, a reason or a second person.

    Example:
      allforall offer prepare lists/a-held.xlsx --as A --about B --to out/to-decide
    """
    from secrets import token_bytes

    from allforall.actions.prepare_offer import Order, Sending, prepare_offer
    from allforall.base.clock import FixedClock, SystemClock
    from allforall.base.errors import UsageError
    from allforall.base.finding import blocks
    from allforall.cli.clock import in_utc
    from allforall.cli.party import party
    from allforall.files.folder_in import FolderSource
    from allforall.files.folder_out import FolderOutbox

    with answering(as_json) as answer:
        if to.exists() and any(to.iterdir()):
            raise UsageError(
                "cli.sent_there",
                "{path} is not empty. Each sending has a folder of its own, which stays.",
                path=str(to),
            )
        persons = tuple(by or ())
        sending = None
        if len(persons) == 2 and reply_by is not None:  # noqa: PLR2004  # two persons
            sending = Sending((persons[0], persons[1]), reply_by.date())
        with answer.progress() as progress:
            made = prepare_offer(
                Order(people, profile, party(as_party), party(about), before, columns),
                FolderOutbox(to),
                FixedClock(in_utc(clock)) if clock else SystemClock(),
                token_bytes,
                decisions=decisions,
                sending=sending,
                source=FolderSource(folder) if folder else None,
                progress=progress,
            )
        _tell(answer, made, to, decided=decisions is not None)
        answer.status = int(blocks(made.findings))


def _tell(answer: Answer, made: "Prepared", to: Path, *, decided: bool) -> None:
    from allforall.base.finding import Severity
    from allforall.documents import words
    from allforall.exchange.outgoing.risks import WORDS

    blocking = [f for f in made.findings if f.severity is Severity.BLOCKS or f.code.startswith("exchange.")]
    show(answer, blocking[:MOST_SHOWN])
    if len(blocking) > MOST_SHOWN:
        answer.say(f"and {len(blocking) - MOST_SHOWN} more in what --json says.")
    proposals = Counter(one.proposed.value for one in made.people)
    against = Counter(risk for one in made.people for risk in one.risks)
    if not decided:
        answer.say(
            strong(words.counted("{n} person to decide on", "{n} people to decide on", len(made.people)))
        )
        for proposal, count in proposals.most_common():
            answer.say(f"  proposed: {proposal} {count:,}")
        for risk, count in against.most_common():
            answer.say(f"  {count:,} × {WORDS[risk]}")
        answer.say(
            f"Fill in decision, who, why and second: {to / 'decisions.xlsx'}. Nothing leaves on a proposal."
        )
    elif not made.receipts:
        answer.say(strong("Nothing leaves."))
    for said in made.receipts:
        answer.say(
            strong(f"{said.people:,} people to {said.recipient.value}"), f": {to / said.recipient.value}"
        )
        answer.say(f"  read aloud {said.spoken}; reply due {words.day(said.reply_by)}; {said.status}")
        answer.say(f"  look first: {to / 'private' / f'preview-{said.recipient.value}.txt'}")
        answer.say(
            f"  then both sign: allforall ledger sign {to / 'private' / f'sign-{said.recipient.value}.json'} --key KEY --out SIGNED"
        )
    if made.differing:
        counts = Counter(str(one.change) for one in made.differing)
        answer.say(
            "Beside what left before: " + ", ".join(f"{count:,} {what}" for what, count in counts.items())
        )
    answer.give(
        people=len(made.people),
        proposed=dict(proposals),
        risks={risk.value: count for risk, count in against.items()},
        receipts=[said.to_json() for said in made.receipts],
        differing=Counter(one.change.name.casefold() for one in made.differing),
        findings=list(facts(blocking)),
        out=str(to),
    )
