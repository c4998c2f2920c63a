"""`allforall offer check`: the answer to a list that the other side offers."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.list_options import Columns
from allforall.cli.offer_prepare import prepare
from allforall.cli.run import Clock

if TYPE_CHECKING:
    from allforall.actions.check_offer import CheckedOffer


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Lists that one side proposes.", no_args_is_help=True)
    group.command("check")(check)
    group.command("prepare")(prepare)
    app.add_typer(group, name="offer")


def check(
    offered: Annotated[Path, typer.Argument(metavar="LIST", help="The offered list: xlsx, csv or parquet.")],
    as_party: Annotated[
        str, typer.Option("--as", help="A or B: whose people are offered, and whose lists answer.")
    ],
    folder: Annotated[
        Path, typer.Option("--in", help="The exchange folder with our own lists and the agreement.")
    ],
    out: Annotated[Path, typer.Option("--out", help="Where the answer goes.")],
    columns: Columns = None,
    clock: Clock = None,
    as_json: Json = False,
) -> None:
    """Answer an offered list row by row: who is this, which clause fits, who is left out, what do we reply.

    Only our own lists are opened.

    Example:
      allforall offer check examples/istanbul-2025/lists/b-offer-640.xlsx --as A --in examples/istanbul-2025 --out out/offer
    """
    from allforall.actions.check_offer import check_offer
    from allforall.actions.write_answer import write_answer
    from allforall.base.clock import FixedClock
    from allforall.base.finding import blocks
    from allforall.bureau import on_plain_files
    from allforall.cli.clock import in_utc
    from allforall.cli.party import party

    with answering(as_json) as answer:
        ours = party(as_party)
        bureau = on_plain_files(folder, out, FixedClock(in_utc(clock)) if clock else None)
        with answer.progress() as progress:
            checked = check_offer(offered, ours, bureau.source, columns=columns, progress=progress)
        write_answer(checked, bureau.outbox, bureau.clock.now(), folder=str(folder))
        tell(answer, checked, out)
        answer.status = int(blocks(checked.findings))


def tell(answer: Answer, checked: "CheckedOffer", out: Path) -> None:
    """Sum the answer up for a person, and for a program."""
    from rich.table import Table

    from allforall.base.finding import Severity
    from allforall.documents import words
    from allforall.exchange.offer import EXPLANATIONS

    for finding in checked.findings:
        if finding.severity is Severity.BLOCKS:
            answer.say(strong("Not all of our own lists could be used. "), f"{finding.says()} {finding.do()}")
    sheet = checked.sheet
    replies, states = sheet.by_reply(), sheet.by_state()
    answer.say(strong(f"{words.number(len(sheet.answers))} people offered"), f" on {checked.offered.file}")
    table = Table(box=None, show_header=False, pad_edge=False)
    for reply, rows in replies.most_common():
        table.add_row(f"{words.number(rows)}", strong(reply.value), EXPLANATIONS[reply])
    answer.say(table)
    answer.say(
        "What stands against rows: "
        + " · ".join(f"{words.number(n)} {s.value}" for s, n in states.most_common())
    )
    left_out = len(sheet.omitted)
    answer.say(
        words.counted(
            "{n} person whom we have evidence for is left out, although a clause of the offer fits.",
            "{n} people whom we have evidence for are left out, although a clause of the offer fits.",
            left_out,
        )
    )
    due = words.day(checked.reply_by) if checked.reply_by else "not known"
    answer.say(f"Reply due: {due}. Marked list: {out / 'answer.xlsx'}")
    answer.give(
        rows=len(sheet.answers),
        replies={reply.name.lower(): rows for reply, rows in replies.items()},
        states={state.name.lower(): rows for state, rows in states.items()},
        omitted=left_out,
        reply_by=checked.reply_by.isoformat() if checked.reply_by else None,
        out=str(out),
    )
