"""`allforall why`: why people stay, and the smallest thing that would let one more of them go."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allforall.cli.answer import Answer, Json, answering, strong

if TYPE_CHECKING:
    from allforall.actions.explain_plan import Asked
    from allforall.planning.explain import Explanation, Reason

MOST_REASONS_SHOWN = 20


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("why")(why)


def why(
    problem: Annotated[
        Path, typer.Argument(metavar="PROBLEM.json", help="The exchange problem that was planned.")
    ],
    plan: Annotated[Path, typer.Argument(metavar="PLAN.json", help="Its plan.")],
    person: Annotated[str | None, typer.Argument(metavar="ID", help="One person, by their id.")] = None,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=0.1, help="Seconds that the search may take.")
    ] = 60,
    as_json: Json = False,
) -> None:
    """Say why people stay: for each kind of person the smallest change that would let one more go, while all who go still go.

    Every reason is checked by the solver: with it one more can go, with less nobody can, unless it says that less may do.

    Example: allforall why problem.json plan.json p204
    """
    from allforall.actions.explain_plan import explain_plan

    with answering(as_json) as answer:
        with answer.progress() as progress:
            found = explain_plan(problem, plan, person, time_limit_s=time_limit, progress=progress)
        if found.asked is None:
            _show_all(answer, found.explanation)
        else:
            _show_one(answer, found.asked)
            answer.give(person=_person(found.asked))
        answer.give(
            stay=sum(count for _, count in found.explanation.counts),
            reasons=[{**_reason(reason), "people": count} for reason, count in found.explanation.counts],
        )


def _show_all(answer: Answer, found: "Explanation") -> None:
    """List reasons, the commonest first."""
    from rich.table import Table

    from allforall.planning.explain_words import reason_words

    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("stay", justify="right")
    table.add_column("why")
    for reason, count in found.counts[:MOST_REASONS_SHOWN]:
        table.add_row(f"{count:,}", reason_words(reason))
    answer.say(table)
    if len(found.counts) > MOST_REASONS_SHOWN:
        answer.say(f"and {len(found.counts) - MOST_REASONS_SHOWN} more reasons in what --json says.")


def _show_one(answer: Answer, asked: "Asked") -> None:
    """Say why one person stays, or when they go."""
    from allforall.planning.explain_words import reason_words

    if asked.reason is None:
        answer.say(strong(asked.id), f" goes in round {asked.round}.")
        return
    answer.say(strong(asked.id), f" stays. {reason_words(asked.reason)}")
    if asked.ahead:
        answer.say(f"{asked.ahead:,} of the same kind who stay as well would go first.")


def _person(asked: "Asked") -> dict[str, Any]:
    said = {"id": asked.id, "round": asked.round or None}
    return {**said, **_reason(asked.reason), "ahead": asked.ahead} if asked.reason else said


def _reason(reason: "Reason") -> dict[str, Any]:
    """Give a program what a person reads of a reason."""
    from allforall.planning.explain_words import reason_words

    return {
        "kind": str(reason.kind),
        "says": reason_words(reason),
        "needs": [need.to_json() for need in reason.needs],
        "others_move": reason.others_move,
        "proven": reason.proven,
    }
