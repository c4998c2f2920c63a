"""`allforall plan`: an exchange problem in, who goes in which round out."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.finding_lines import facts, show
from allforall.cli.ledger_options import SaltFrom
from allforall.cli.noshow_lines import noshow_facts, noshow_lines, read_shares

if TYPE_CHECKING:
    from allforall.actions.make_plan import Made

MOST_ROUNDS_SHOWN = 30
MOST_FINDINGS_SHOWN = 8


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("plan")(plan)


def plan(
    problem: Annotated[
        Path, typer.Argument(metavar="PROBLEM.json", help="An exchange problem, exchange-problem/1.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="PLAN.json", help="The file to write.")],
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=0.1, help="Seconds that the search may take.")
    ] = 60,
    bus_size: Annotated[
        int | None,
        typer.Option(
            "--bus-size", metavar="N", min=1, help="Put the order of buses of N people into the plan."
        ),
    ] = None,
    no_shows: Annotated[
        str | None,
        typer.Option(
            "--no-shows",
            metavar="SHARE[,CONDITIONAL]",
            help="Say what the plan is worth if this share of people does not come, such as 0.02; behind a comma that of seats on condition.",
        ),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of what --no-shows draws by chance.")] = 1,
    salt_from: SaltFrom = None,
    agreement: Annotated[
        Path | None,
        typer.Option("--agreement", metavar="FILE", help="The text under which that salt was drawn."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Plan who goes in which round, so that neither side is ever further ahead than the text allows.

    Says what is proven: the best plan, or how much better another could be; or which terms contradict each other,
    and the smallest changes that would settle it.

    Example: allforall plan problem.json --out plan.json
    """
    from allforall.actions.make_plan import make_plan
    from allforall.base.finding import blocks
    from allforall.cli.salt_lines import lot_under, told_of_salt
    from allforall.files.folder_out import FolderOutbox

    with answering(as_json) as answer:
        shares = None if no_shows is None else read_shares(no_shows)
        drawn = lot_under(answer, salt_from, agreement)
        with answer.progress() as progress:
            outbox = FolderOutbox(out.parent)
            made = make_plan(
                problem,
                outbox,
                out.name,
                bus_size=bus_size,
                no_shows=shares,
                seed=seed,
                salt=drawn.salt if drawn else None,
                time_limit_s=time_limit,
                progress=progress,
            )
        if made.plan.status == "infeasible":
            answer.say(strong("No plan keeps every term."))
        else:
            _show(answer, made)
        show(answer, made.findings[:MOST_FINDINGS_SHOWN])
        if len(made.findings) > MOST_FINDINGS_SHOWN:
            answer.say(f"and {len(made.findings) - MOST_FINDINGS_SHOWN} more in what --json says.")
        where = f"lot {drawn.lot} of {salt_from}" if drawn else problem.name
        answer.say(told_of_salt(where))
        answer.say(f"Plan: {out}")
        answer.give(**_facts(made), plan=str(out), tie_break_salt_from=where)
        answer.status = int(blocks(made.findings))


def _show(answer: Answer, made: "Made") -> None:
    """Tell who goes and stays, what the plan is worth, and how far ahead either side ever is."""
    from rich.table import Table

    from allforall.planning.words import AIMS

    people = Table(box=None, padding=(0, 2, 0, 0))
    for title in ("", "held", "go", "could go, stay", "may not go"):
        people.add_column(title, justify="left" if not title else "right")
    for row in _sides(made):
        people.add_row(row["party"], *(f"{row[k]:,}" for k in ("held", "go", "stay", "may_not_go")))
    answer.say(people)
    for level in made.plan.levels:
        proven = (
            "proven: no plan that keeps what stands above has more"
            if not level.gap
            else f"at most {level.bound:,}"
        )
        answer.say(f"{AIMS[level.name]}: ", strong(f"{level.value:,}"), f" ({proven})")
    rounds = Table(box=None, padding=(0, 2, 0, 0))
    for title in ("round", "day", *made.problem.parties):
        rounds.add_column(title, justify="right")
    for numbers in list(_rounds(made))[:MOST_ROUNDS_SHOWN]:
        rounds.add_row(*(f"{number:,}" for number in numbers))
    answer.say(rounds)
    if made.problem.rounds > MOST_ROUNDS_SHOWN:
        answer.say(f"and {made.problem.rounds - MOST_ROUNDS_SHOWN} more rounds")
    for line in _exposures(made):
        answer.say(line)
    if made.no_shows is not None:
        for line in noshow_lines(made.no_shows):
            answer.say(line)


def _sides(made: "Made") -> list[dict[str, Any]]:
    """Count the people of each party: held, going, staying though they could go, and not allowed to go."""
    problem, turn = made.problem, made.plan.assignment
    rows = []
    for index, party in enumerate(problem.parties):
        held = problem.people.holder == index
        able = held & problem.eligible
        go = int((able & (turn > 0)).sum())
        all_held, all_able = int(held.sum()), int(able.sum())
        rows.append(
            {
                "party": party,
                "held": all_held,
                "go": go,
                "stay": all_able - go,
                "may_not_go": all_held - all_able,
            }
        )
    return rows


def _rounds(made: "Made") -> Iterator[tuple[int, ...]]:
    """Give each round's number, its day and how many each party releases."""
    from allforall.planning.plan import by_round

    counts = by_round(made.problem, made.plan)
    columns = [counts[party] for party in made.problem.parties]
    yield from zip(range(1, made.problem.rounds + 1), made.problem.days, *columns, strict=True)


def _exposures(made: "Made") -> Iterator[str]:
    """Say for each clause how far ahead a side is at most, and after which round."""
    from allforall.planning.plan import exposure

    for each in exposure(made.problem, made.plan):
        ahead = max(each.after_round, key=abs)
        limit = "no limit" if each.limit is None else f"limit {each.limit:g}"
        if not ahead:
            yield f"Under “{each.clause}” neither side is ever ahead ({limit})."
            continue
        party = made.problem.parties[0 if ahead > 0 else 1]
        when = each.after_round.index(ahead) + 1
        most = f"{abs(ahead):,.6g}"
        yield f"Under “{each.clause}” {party} is ahead by {most} at most, after round {when} ({limit}, {each.unit})."


def _facts(made: "Made") -> dict[str, Any]:
    """Give a program what a person reads, without the people."""
    plan = made.plan
    return {
        "result": plan.status,
        "released": plan.released,
        "person_days": plan.person_days,
        "bound": plan.bound,
        "gap": plan.gap,
        "levels": [level.to_json() for level in plan.levels],
        "parties": _sides(made),
        "blocking_sets": [list(each) for each in plan.blocking_sets],
        "complete": plan.complete,
        "cures": [cure.to_json() for cure in made.cures],
        "no_shows": None if made.no_shows is None else noshow_facts(made.no_shows),
        "findings": list(facts(made.findings)),
    }
