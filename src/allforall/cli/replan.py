"""`allforall replan`: after some rounds, the plan that moves fewest people from the one that was published."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.finding_lines import facts, show
from allforall.cli.ledger_options import SaltFrom

if TYPE_CHECKING:
    from allforall.planning.replan import Replanned


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("replan")(replan)


def replan(
    problem: Annotated[
        Path, typer.Argument(metavar="PROBLEM.json", help="The exchange problem that was planned.")
    ],
    published: Annotated[Path, typer.Argument(metavar="PUBLISHED.json", help="The plan that was published.")],
    done: Annotated[int, typer.Option("--done", metavar="N", min=0, help="How many rounds are over.")],
    changes: Annotated[
        Path, typer.Option("--changes", metavar="CHANGES.json", help="What changed, exchange-changes/1.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="PLAN.json", help="The file to write.")],
    problem_out: Annotated[
        str,
        typer.Option(
            "--problem-out", metavar="NAME.json", help="Write the problem as it stands now beside the plan."
        ),
    ] = "",
    loss: Annotated[
        float,
        typer.Option(
            "--loss",
            metavar="SHARE",
            help="Share of the last aim that keeping rounds may cost, such as 0.001.",
        ),
    ] = 0.0,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=0.1, help="Seconds that the search may take.")
    ] = 60,
    salt_from: SaltFrom = None,
    agreement: Annotated[
        Path | None,
        typer.Option("--agreement", metavar="FILE", help="The text under which that salt was drawn."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Plan again after deaths, refusals, missed rounds or changed seats, moving as few people as possible.

    Rounds that are over stay as they happened. Says how many people change their round, and what is proven about it.

    Example: allforall replan problem.json plan.json --done 2 --changes changes.json --out plan-2.json
    """
    from allforall.actions.make_replan import make_replan
    from allforall.base.finding import blocks
    from allforall.cli.salt_lines import lot_under, told_of_salt
    from allforall.files.folder_out import FolderOutbox

    with answering(as_json) as answer:
        drawn = lot_under(answer, salt_from, agreement)
        with answer.progress() as progress:
            made = make_replan(
                problem, published, changes, FolderOutbox(out.parent), out.name,
                done=done, loss=loss, problem_name=problem_out, salt=drawn.salt if drawn else None, time_limit_s=time_limit, progress=progress,
            )  # fmt: skip
        _show(answer, made)
        show(answer, made.findings)
        where = f"lot {drawn.lot} of {salt_from}" if drawn else problem.name
        answer.say(told_of_salt(where))
        answer.say(f"Plan: {out}")
        answer.give(**_facts(made), plan=str(out), tie_break_salt_from=where)
        answer.status = int(blocks(made.findings))


def _show(answer: Answer, made: "Replanned") -> None:
    """Tell how many people move, and what the plan is worth beside the best one."""
    from allforall.planning.words import AIMS

    moved = made.moved
    if moved is None:
        answer.say(strong("No plan keeps every term from here on."))
        return
    proven = (
        "proven: no plan of this worth moves fewer"
        if moved.at_least == moved.people
        else f"at least {moved.at_least:,}"
    )
    answer.say(strong(f"{moved.people:,}"), f" people change their published round ({proven})")
    answer.say(f"  {moved.another_round:,} to another round, {moved.no_round:,} to none")
    answer.say(f"  a plan that does not look at the published one would move {moved.otherwise:,}")
    answer.say(f"{moved.a_round:,} people who had no round get one")
    for level, best in zip(made.plan.levels, made.best, strict=True):
        answer.say(f"{AIMS[level.name]}: {level.value:,}, the best from here {best.value:,}")


def _facts(made: "Replanned") -> dict[str, Any]:
    """Give a program what a person reads, without the people."""
    return {
        "result": made.plan.status,
        "released": made.plan.released,
        "person_days": made.plan.person_days,
        "moved": None if made.moved is None else made.moved.to_json(),
        "levels": [level.to_json() for level in made.plan.levels],
        "best": [level.to_json() for level in made.best],
        "blocking_sets": [list(each) for each in made.plan.blocking_sets],
        "findings": list(facts(made.findings)),
    }
