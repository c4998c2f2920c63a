"""`allforall compare`: formulas and texts side by side."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.exchange.view import View

if TYPE_CHECKING:
    from allforall.actions.compare_formulas import Compared
    from allforall.planning.formulas import FormulaOutcome, PerSide


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("compare")(compare)


def compare(
    folder: Annotated[Path, typer.Argument(help="The folder of an exchange, with exchange.yaml.")],
    view: Annotated[
        View,
        typer.Option(
            "--as", help="Whose eyes: A or B opens only what that bureau has; both is the mediator's."
        ),
    ],
    agreement: Annotated[
        list[Path] | None,
        typer.Option("--agreement", metavar="OTHER.yaml", help="Another text to compare; may be repeated."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Put formulas side by side for the same people and rounds: piecemeal, the text, all for all, and other texts.

    Says per direction who would go and stay, and what each formula costs in waiting and in trust. It gives no score.

    Example: allforall compare examples/istanbul-2025 --as A
    """
    from allforall.actions.compare_formulas import compare_formulas
    from allforall.bureau import on_plain_files

    with answering(as_json) as answer:
        # Nothing is written: the folder for results is never made.
        source = on_plain_files(folder, folder).source
        with answer.progress() as progress:
            compared = compare_formulas(source, view, agreement or (), progress)
        _show(answer, compared)


def _show(answer: Answer, compared: "Compared") -> None:
    from rich.table import Table

    from allforall.base.parties import LETTERS
    from allforall.documents import words

    exchange = compared.opened.exchange
    answer.say(strong(f"{len(compared.cases):,} people held, by the lists shown to this role"))
    for letter in LETTERS:
        held = sum(case.goes_to == letter for case in compared.cases)
        answer.say(f"   {held:,} of {letter} ({exchange.parties[letter].name})")
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    for each in compared.formulas:
        table.add_column(strong(each.title), max_width=28)
    for name, say in _ROWS:
        table.add_row(name, *(say(each) for each in compared.formulas))
    days = [words.day(each.last_round) if each.last_round else "–" for each in compared.formulas]
    table.add_row("last round", *days)
    answer.say(table)
    answer.say(
        "Undetermined and unreachable people are among those who stay. Whom the law frees goes under every formula."
    )
    answer.give(
        exchange=exchange.id, view=compared.opened.view.value, formulas=[_facts(f) for f in compared.formulas]
    )


def _sides(people: "PerSide") -> str:
    return f"{people['A']:,} of A, {people['B']:,} of B"


def _ahead(each: "FormulaOutcome") -> str:
    limit = "no limit" if each.peak_limit is None else f"limit {each.peak_limit:,.6g}"
    return f"{each.peak:,.6g} people ({limit})"


_ROWS: tuple[tuple[str, Callable[["FormulaOutcome"], str]], ...] = (
    ("would go home", lambda each: _sides(each.go)),
    ("would stay", lambda each: _sides(each.stay)),
    ("undetermined", lambda each: _sides(each.undetermined)),
    ("unreachable", lambda each: _sides(each.unreachable)),
    ("days of captivity saved", lambda each: f"{each.person_days:,}"),
    ("furthest ahead", _ahead),
    ("what blocks", lambda each: ", ".join(each.blocks) or "nothing found"),
    ("proven best", lambda each: "yes" if each.proven else f"within {each.plan.gap or 0:.1e} of the best"),
)


def _facts(each: "FormulaOutcome") -> dict[str, Any]:
    return {
        "name": each.name,
        "title": each.title,
        "go": dict(each.go),
        "stay": dict(each.stay),
        "undetermined": dict(each.undetermined),
        "unreachable": dict(each.unreachable),
        "last_round": each.last_round.isoformat() if each.last_round else None,
        "person_days": each.person_days,
        "peak": each.peak,
        "peak_limit": each.peak_limit,
        "blocks": list(each.blocks),
        "proven": each.proven,
    }
