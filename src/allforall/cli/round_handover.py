"""`allforall round sheet` and `handover`: the list that is ticked off at the line, and what was ticked."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.finding_lines import facts, show
from allforall.cli.round_options import At, Folder, Second, To, Who, Why, code, direction, say_and_tell, tell
from allforall.exchange.rounds.words import HeardBy, Result

if TYPE_CHECKING:
    from datetime import datetime

    from allforall.actions.round_words import Situation
    from allforall.exchange.rounds.events import Event


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("sheet")(sheet)
    app.command("handover")(handover)


def sheet(
    folder: Folder,
    to: To,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The sheet to write, as CSV.")],
    as_json: Json = False,
) -> None:
    """Write the sheet of a handover: a row a person, to print and tick or to fill in on a phone, and to give back.

    Under “result” stands delivered, no_show, refused, substituted or died_before; empty means not yet. The empty lines at
    the end are for those who come and are on no row: extra. The sheet has names: it stays with those who need it.

    Example:
      allforall round sheet round-09 --to A --out sheet-A.csv
    """
    from allforall.actions.ledger_files import write_new
    from allforall.actions.round_words import situation
    from allforall.files.handover_sheet import sheet_csv

    with answering(as_json) as answer:
        letter, now = direction(to), situation(folder)
        people = now.travellers(letter)
        write_new(out, sheet_csv(letter, people).encode(), private=True)
        course = now.now.courses[letter]
        answer.say(
            strong(f"{len(people):,} people going home to {letter}"),
            f" in {out}: version {course.version}, {course.stage.value}.",
        )
        answer.say(f"Next: allforall round handover {folder} --sheet {out} --who CODE")
        answer.give(out=str(out), people=len(people), version=course.version, stage=course.stage.value)


def handover(
    folder: Folder,
    who: Who,
    sheet: Annotated[
        Path | None, typer.Option("--sheet", metavar="FILE", help="A filled sheet: all of its lines at once.")
    ] = None,
    to: Annotated[
        str, typer.Option("--to", metavar="A|B", help="For one person: the party they go home to.")
    ] = "",
    row: Annotated[
        int | None, typer.Option("--row", min=1, help="For one person: the row of the manifest.")
    ] = None,
    result: Annotated[
        Result | None, typer.Option("--result", help="For one person: what became of them.")
    ] = None,
    heard_by: Annotated[
        HeardBy | None,
        typer.Option("--heard-by", help="Who heard that a person declines. Only a neutral’s word stops."),
    ] = None,
    came: Annotated[
        str, typer.Option("--came", metavar="TEXT", help="Who came instead, or on no row, as far as known.")
    ] = "",
    why: Why = "",
    correct: Annotated[
        bool,
        typer.Option(
            "--correct", help="What was marked before of this row no longer counts: needs --why and --second."
        ),
    ] = False,
    second: Second = "",
    at: At = "",
    as_json: Json = False,
) -> None:
    """Record what became of people at the line, from a filled sheet or one by one. Nothing is ever taken out.

    Two marks that differ are both kept until somebody settles them with --correct. “Declines”, where the holder says so,
    counts as did not arrive and asks for an interview. A wrong person has a command of their own.

    Example:
      allforall round handover round-09 --sheet sheet-A.csv --who a-12
    """
    with answering(as_json) as answer:
        if sheet is not None:
            if row or result or to:
                raise UsageError(
                    "cli.sheet_or_row",
                    mark("Give a sheet, or one person by --to, --row and --result; not both."),
                )
            _from_sheet(answer, folder, sheet, who)
            return
        if result is None or not to or (row is None) != (result is Result.EXTRA):
            raise UsageError(
                "cli.which_row",
                mark("Say of whom: --to, --row and --result; or --to and --result extra with --came."),
            )
        letter = direction(to)

        def make(now: "Situation", time: "datetime") -> "list[Event]":
            from allforall.actions.hand_over import next_label
            from allforall.exchange.rounds.events import Extra, Marked
            from allforall.files.round_events import plain

            if row is None:
                label = next_label(now, letter)
                return [Extra(at=time, who=who, to=letter, label=label, came=plain(came), why=plain(why))]
            return [
                Marked(
                    at=time,
                    who=who,
                    to=letter,
                    row=row,
                    result=result,
                    heard_by=heard_by,
                    came=plain(came),
                    why=plain(why),
                    correct=correct,
                    second=code(second) if second else "",
                )
            ]

        said = say_and_tell(answer, folder, who, at, make)
        _numbers(answer, said.situation)


def _from_sheet(answer: Answer, folder: Path, path: Path, who: str) -> None:
    from secrets import token_bytes

    from allforall.actions.hand_over import SheetReader
    from allforall.actions.say_in_round import say
    from allforall.base.clock import SystemClock

    reader = SheetReader(path, code(who), SystemClock())
    said = say(folder, reader, token_bytes)
    answer.say(
        strong(f"{reader.lines:,} lines of {path.name}"),
        f": {len(said.happened):,} recorded, {said.known:,} there already, {len(reader.findings):,} not recorded.",
    )
    show(answer, reader.findings)
    tell(answer, folder, said)
    _numbers(answer, said.situation)
    answer.status = 1 if reader.findings else 0
    answer.give(lines=reader.lines, not_recorded=list(facts(reader.findings)))


def _numbers(answer: Answer, now: "Situation") -> None:
    """Say of each direction where its rows stand; they always add up to the manifest."""
    from allforall.base.parties import LETTERS
    from allforall.exchange.rounds.balance import balance

    for to in LETTERS:
        counted = balance(now.now, to)
        if now.now.handovers[to].begun:
            parts = [f"{count:,} {outcome.value}" for outcome, count in counted.outcomes.items() if count]
            answer.say(f"To {to}: {counted.manifest:,} on the manifest = {' + '.join(parts)}.")
            if counted.extras or counted.wrong:
                answer.say(f"  Beside it: {counted.extras:,} on no row, {counted.wrong:,} as another person.")
