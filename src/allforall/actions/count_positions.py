"""Count the people of an exchange under each party's positions on a text. Nothing is written."""

from datetime import date

from allforall.actions.open_exchange import open_exchange
from allforall.actions.run_exchange import OF_THE_LIVING, claimed_by_both, everybody, reconciled
from allforall.agreement.clauses import Agreement
from allforall.base.progress import SILENT, Progress
from allforall.exchange.cases import cases
from allforall.exchange.view import View
from allforall.planning.positions import Counted, count_positions
from allforall.ports.source import Source


def positions_among(
    source: Source, view: View, agreement: Agreement, on: date, progress: Progress = SILENT
) -> tuple[Counted, ...]:
    """Find the people whom one view sees in captivity, and count them under each clause and category of a text.

    Raises `InputError` when the exchange cannot be read.
    """
    opened = open_exchange(source, view, progress, kinds=OF_THE_LIVING)
    _, people = reconciled(opened, progress)
    _, whose = claimed_by_both(opened, people, progress)
    held = cases(everybody(people), opened.exchange, whose)
    return count_positions(agreement, held, on, [slot.day for slot in opened.exchange.rounds])
