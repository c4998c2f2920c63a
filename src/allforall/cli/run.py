"""`allforall run`: the whole way for an exchange folder."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.ledger_options import SaltFrom
from allforall.exchange.view import View

if TYPE_CHECKING:
    from allforall.exchange.outcome import Outcome

Clock = Annotated[
    datetime | None,
    typer.Option(
        "--clock",
        help="State this time (UTC) as the time of the run, so that it can be repeated to the byte.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("run")(run)


def run(
    folder: Annotated[Path, typer.Argument(help="The folder of an exchange, with exchange.yaml.")],
    view: Annotated[
        View,
        typer.Option(
            "--as", help="Whose eyes: A or B opens only what that bureau has; both is the mediator's view."
        ),
    ],
    out: Annotated[Path, typer.Option("--out", help="Where the results go.")],
    names: Annotated[
        bool,
        typer.Option("--names", help="Name the people in the report. Without it the report only counts."),
    ] = False,
    salt_from: SaltFrom = None,
    clock: Clock = None,
    as_json: Json = False,
) -> None:
    """Read the lists, find the same people, apply the agreement, plan the rounds, and leave a report.

    Example:
      allforall run examples/istanbul-2025 --as A --out out/as-A
    """
    with answering(as_json) as answer:
        outcome = carry_out(answer, folder, view, out, clock, names=names, salt_from=salt_from)
        answer.give(**summary(outcome, out))


def carry_out(
    answer: Answer,
    folder: Path,
    view: View,
    out: Path,
    clock: datetime | None,
    *,
    names: bool = False,
    salt_from: Path | None = None,
) -> "Outcome":
    """Run an exchange, write its papers, and tell a person what it came to."""
    from allforall.actions.run_exchange import run_exchange
    from allforall.actions.write_run import write_run
    from allforall.base.clock import FixedClock
    from allforall.base.finding import blocks
    from allforall.bureau import on_plain_files
    from allforall.cli.clock import in_utc
    from allforall.cli.run_summary import people_lines
    from allforall.cli.salt_lines import lot_of, told_of_salt

    bureau = on_plain_files(folder, out, FixedClock(in_utc(clock)) if clock else None)
    drawn = lot_of(answer, bureau.source, salt_from)
    with answer.progress() as progress:
        outcome = run_exchange(bureau.source, view, progress, salt=drawn.salt if drawn else None)
    where = f"lot {drawn.lot} of {salt_from}" if drawn else "exchange.yaml"
    write_run(
        outcome,
        bureau.outbox,
        bureau.clock.now(),
        folder=str(folder),
        out=str(out),
        names=names,
        salt_from=where,
    )
    for line in people_lines(outcome):
        answer.say(strong(line) if line.startswith("People of") else line)
    if names:
        answer.say(strong("The report names people. Keep it where the lists are kept."))
    answer.say(told_of_salt(where))
    answer.say(f"Report: {out / 'report.html'}")
    answer.give(tie_break_salt_from=where)
    if blocks(outcome.findings) or outcome.plan.status == "infeasible":
        answer.status = 1
    return outcome


def summary(outcome: "Outcome", out: Path) -> dict[str, object]:
    """Say for a program what a run came to."""
    from allforall.base.finding import count_by_code
    from allforall.base.parties import LETTERS
    from allforall.planning.formulas import THE_TEXT

    chosen = next(each for each in outcome.formulas if each.name == THE_TEXT)
    return {
        "exchange": outcome.exchange.id,
        "view": outcome.view.value,
        "out": str(out),
        "plan": {
            "status": outcome.plan.status,
            "gap": outcome.plan.gap,
            "days_of_captivity_saved": chosen.person_days,
        },
        "go": {letter: outcome.going(letter) for letter in LETTERS},
        "not_in_a_round": {
            x: {why.name.lower(): n for why, n in outcome.remains_counted[x].items()} for x in LETTERS
        },
        "findings": dict(sorted(count_by_code(outcome.findings).items())),
    }
