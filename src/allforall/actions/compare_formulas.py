"""Put formulas, and other texts, side by side for the people of one exchange. Nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from allforall.actions.diff_agreements import readable_agreement
from allforall.actions.open_exchange import Opened, open_exchange
from allforall.actions.run_exchange import OF_THE_LIVING, claimed_by_both, everybody, logistics_of, reconciled
from allforall.agreement.clauses import Agreement
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.exchange.cases import cases
from allforall.exchange.view import View
from allforall.planning.case import Case
from allforall.planning.formulas import FormulaOutcome, compare
from allforall.ports.source import Source


@dataclass(frozen=True)
class Compared:
    """What each formula would mean for the same people."""

    opened: Opened
    cases: tuple[Case, ...]
    formulas: tuple[FormulaOutcome, ...]


def compare_formulas(
    source: Source, view: View, texts: Sequence[Path] = (), progress: Progress = SILENT
) -> Compared:
    """Plan the people whom one view sees under each formula and under each further text.

    Raises `InputError` when the exchange, its agreement or a further text cannot be read.
    """
    others = {str(path): _named(readable_agreement(path), path) for path in texts}
    opened = open_exchange(source, view, progress, kinds=OF_THE_LIVING)
    _, people = reconciled(opened, progress)
    exchange = opened.exchange
    _, whose = claimed_by_both(opened, people, progress)
    held = cases(everybody(people), exchange, whose)
    with task(progress, mark("Planning rounds")):
        formulas = compare(
            held,
            opened.agreement,
            logistics_of(exchange),
            salt=exchange.salt,
            as_of=exchange.as_of,
            others=others,
            progress=progress,
        )
    return Compared(opened, held, formulas)


def _named(text: Agreement, path: Path) -> Agreement:
    """Name a text by its file too: versions of one text have one title."""
    return replace(text, title=f"{text.title} ({path.name})")
