"""`allforall price`: what another exposure limit would bring."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Answer, Json, answering, strong

if TYPE_CHECKING:
    from allforall.planning.distrust import Curve, Price


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("price")(price)


def price(
    problem: Annotated[
        Path, typer.Argument(metavar="PROBLEM.json", help="An exchange problem, exchange-problem/1.")
    ],
    limits: Annotated[
        str | None,
        typer.Option(
            "--limits",
            metavar="0,5,10",
            help="Limits to try. Without it they double from 0 until another costs nothing.",
        ),
    ] = None,
    clause: Annotated[
        list[str] | None,
        typer.Option("--clause", metavar="ID", help="Vary the limit of this clause alone; may be repeated."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="A picture (.svg) or the numbers (.json) to write."),
    ] = None,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=0.1, help="Seconds for all limits together.")
    ] = 60,
    as_json: Json = False,
) -> None:
    """Price distrust: how many come home, and how soon, by how far one side may be ahead of the other.

    One limit takes the place of the text's own in every clause that has one. What is not proven in the time is said as
    a range: a plan that exists, and what no plan can exceed.

    Example: allforall price problem.json --out price.svg
    """
    from allforall.actions.price_limits import curve_json, price_limits, write_prices
    from allforall.files.folder_out import FolderOutbox

    with answering(as_json) as answer:
        wanted = _limits(limits)
        with answer.progress() as progress:
            priced = price_limits(
                problem, limits=wanted, clauses=clause or (), time_limit_s=time_limit, progress=progress
            )
        _show(answer, priced.curve)
        if out is not None:
            write_prices(priced, FolderOutbox(out.parent), out.name)
            answer.say(f"Written: {out}")
            answer.give(written=str(out))
        answer.give(**curve_json(priced.curve))


def _limits(said: str | None) -> tuple[int | float, ...]:
    """Read limits that stand behind one another with commas."""
    from allforall.base.errors import UsageError

    found: list[int | float] = []
    for word in (said or "").replace(" ", "").split(",") if said else ():
        try:
            value = float(word)
        except ValueError:
            value = -1.0
        if not 0 <= value < 10**12:
            raise UsageError(
                "cli.bad_limits",
                "“{word}” is no limit. Write numbers from 0, with commas: --limits 0,5,10",
                word=word,
            )
        found.append(int(value) if value == int(value) else value)
    return tuple(found)


def _show(answer: Answer, curve: "Curve") -> None:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0))
    for title in ("limit", "home", "person-days", ""):
        table.add_column(title, justify="right" if title else "left")
    own = {limit: [name for name, each in curve.own if each == limit] for _, limit in curve.own}
    for each in curve.prices:
        mine = own.get(each.limit, [])
        note = f"the text’s own for {', '.join(mine)}" if mine else ""
        table.add_row(strong(f"{each.limit:,g}") if mine else f"{each.limit:,g}", *_cells(each), note)
    answer.say(table)
    for line in _lines(curve):
        answer.say(line)


def _cells(each: "Price") -> tuple[str, str]:
    if each.possible is None:
        return "not known", "the time was too short"
    if not each.possible:
        return "nobody", "the terms contradict each other"
    return _between(each.released, each.released_bound), _between(each.person_days, each.bound)


def _between(value: int, bound: int | None) -> str:
    return f"{value:,}" if bound in {value, None} else f"{value:,}–{bound:,}"


def _lines(curve: "Curve") -> Iterator[str]:
    """Say what no limit would mean, and what a range is."""
    free = curve.without
    if free.possible:
        yield (
            f"Without any limit {_between(free.released, free.released_bound)} would be home, "
            f"and one side up to {free.limit:,g} ahead."
        )
    if any(not each.proven for each in curve.prices):
        yield "A range is not proven: such a plan exists, and none is beyond its end. Allow more time to narrow it."
