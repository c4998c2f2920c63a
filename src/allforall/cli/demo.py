"""`allforall demo`: the example from lists to report, as a newcomer's first look."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Json, answering
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
    from allforall.bureau import on_plain_files
    from allforall.cli.offer import tell
    from allforall.cli.run import carry_out, summary

    with answering(as_json) as answer:
        place = out or Path("out") / folder.name
        at = datetime.now(UTC).replace(microsecond=0)
        answer.say(
            f"[bold]1. The mediator's view[/bold] of {folder}: every person on these lists is generated.\n"
        )
        both = carry_out(answer, folder, View.BOTH, place, at)
        answer.say("\n[bold]2. Bureau A's own view[/bold]: nothing that only B knows.\n")
        carry_out(answer, folder, View.A, place / "as-A", at)
        answer.say("\n[bold]3. An offered list arrives[/bold], and bureau A answers it.\n")
        bureau = on_plain_files(folder, place / "offer")
        offer = next(spec.file for spec, _ in both.lists.values() if spec.kind == "offer")
        with answer.progress() as progress:
            checked = check_offer(folder / offer, "A", bureau.source, progress)
        write_answer(checked, bureau.outbox, at, folder=str(folder))
        tell(answer, checked, place / "offer")
        answer.say("\n[bold]Three things that this found[/bold]")
        for number, line in enumerate(three_findings(both, checked), 1):
            answer.say(f"  {number}. {line}")
        answer.say(
            f"\nOpen {place / 'report.html'} in a browser. Then walk one row back to the cells behind it:"
        )
        answer.say(f"  {program()} trace {place}/rounds/01/manifest-A.csv:2")
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
    unreachable = outcome.remains_counted["A"].get(Why.UNREACHABLE, 0)
    yield (
        f"{words.number(evidence)} people of A are held by evidence and stand on no list of B; {words.number(unreachable)} "
        "more are in the hands of somebody who answers to nobody. They stay in the remainder, visibly."
    )
    pieces, text, everybody = outcome.formulas
    yield (
        f"Piecemeal swaps would bring {words.number(sum(pieces.go.values()))} people home, the agreed text "
        f"{words.number(sum(text.go.values()))}, all for all {words.number(sum(everybody.go.values()))}, in the same rounds."
    )


def program() -> str:
    """Name this program as a person in this folder would type it."""
    path = Path(sys.argv[0]).absolute()
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else "allforall"
