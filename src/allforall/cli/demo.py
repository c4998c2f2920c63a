"""`allforall demo`: the example from lists to report, as a newcomer's first look."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Json, answering, strong
from allforall.exchange.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allforall.actions.check_offer import CheckedOffer
    from allforall.exchange.outcome import Outcome

EXAMPLE = Path("examples/istanbul-2025")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo")(demo)


def demo(
    folder: Annotated[Path, typer.Option("--in", help="The exchange to show.")] = EXAMPLE,
    out: Annotated[
        Path | None, typer.Option("--out", help="Where the results go; out/NAME unless said.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Run the example three times: as the mediator, as bureau A, and as A answering an offered list.

    Example:
      allforall demo
    """
    from allforall.actions.check_offer import check_offer
    from allforall.actions.write_answer import write_answer
    from allforall.base.clock import SystemClock
    from allforall.base.errors import InputError
    from allforall.bureau import on_plain_files
    from allforall.cli.offer import tell
    from allforall.cli.run import carry_out, summary
    from allforall.documents.run_report.report import trace_command
    from allforall.files.folder_in import FolderSource

    with answering(as_json) as answer:
        place = out or Path("out") / folder.name
        at = SystemClock().now()
        exchange, _ = FolderSource(folder).exchange()
        notice = exchange.notice if exchange else ""
        answer.say(strong("1. The mediator's view"), f" of {folder}. {notice}\n")
        both = carry_out(answer, folder, View.BOTH, place, at)
        answer.say("\n", strong("2. Bureau A's own view"), ": nothing that only B knows.\n")
        carry_out(answer, folder, View.A, place / "as-A", at)
        answer.say("\n", strong("3. An offered list arrives"), ", and bureau A answers it.\n")
        bureau = on_plain_files(folder, place / "offer")
        offer = next((spec.file for spec, _ in both.lists.values() if spec.kind == "offer"), None)
        if offer is None:
            raise InputError(
                "cli.no_offer",
                "{folder} has no offered list to answer. Use allforall run instead.",
                folder=str(folder),
            )
        with answer.progress() as progress:
            checked = check_offer(folder / offer, "A", bureau.source, progress=progress)
        write_answer(checked, bureau.outbox, at, folder=str(folder))
        tell(answer, checked, place / "offer")
        answer.say("\n", strong("Three things that this found"))
        for number, line in enumerate(three_findings(both, checked), 1):
            answer.say(f"  {number}. {line}")
        answer.say(
            f"\nOpen {place / 'report.html'} in a browser. Then walk one row back to the cells behind it:"
        )
        answer.say(f"  {program()} {trace_command(both, str(place))}")
        answer.give(
            **summary(both, place), offer_rows=len(checked.sheet.answers), omitted=len(checked.sheet.omitted)
        )
        answer.status = 0


def three_findings(outcome: "Outcome", checked: "CheckedOffer") -> "Iterator[str]":
    """Choose three findings that people at a table would want to hear first, in plain words."""
    from allforall.documents import words
    from allforall.exchange.offer import State
    from allforall.exchange.remainder import Why

    states = checked.sheet.by_state()
    yield (
        f"Of {words.number(len(checked.sheet.answers))} people offered, {states[State.ALREADY_HOME]} are home already, "
        f"{states[State.TWICE]} stand there twice and {states[State.NOT_IN_CATEGORY]} are in no agreed category."
    )
    evidence = outcome.remains_counted["A"].get(Why.EVIDENCE, 0)
    unreachable = sum(
        outcome.remains_counted["A"].get(why, 0) for why in (Why.UNREACHABLE, Why.HOLDER_NOT_KNOWN)
    )
    yield (
        f"{words.number(evidence)} people of A are held by evidence and stand on no list of B; {words.number(unreachable)} "
        "more are in the hands of a holder who answers to nobody, or is not known. They stay in the remainder, visibly."
    )
    pieces, text, everybody = outcome.formulas
    yield (
        f"Piecemeal exchanges would bring {words.number(sum(pieces.go.values()))} people home, the agreed text "
        f"{words.number(sum(text.go.values()))}, all for all {words.number(sum(everybody.go.values()))}, in the same rounds."
    )


def program() -> str:
    """Name this program as a person in this folder would type it."""
    path = Path(sys.argv[0]).absolute()
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else "allforall"
