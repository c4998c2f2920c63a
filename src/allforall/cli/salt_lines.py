"""Where the tie-break salt of a plan came from, and who could have chosen it."""

from pathlib import Path
from typing import TYPE_CHECKING

from allforall.cli.answer import Answer
from allforall.cli.finding_lines import show

if TYPE_CHECKING:
    from allforall.exchange.lot import Drawn
    from allforall.ports.source import Source


def lot_of(answer: Answer, source: "Source", ledger: Path | None) -> "Drawn | None":
    """Take the salt out of a ledger, for the agreement of an exchange; None where no ledger is named."""
    from allforall.actions.draw_lot import salt_from

    if ledger is None:
        return None
    exchange, _ = source.exchange()
    name = exchange.agreement_file if exchange else "agreement.yaml"
    drawn = salt_from(ledger, source.beside(name), exchange.as_of if exchange else None)
    show(answer, drawn.findings)
    return drawn


def lot_under(answer: Answer, ledger: Path | None, agreement: Path | None) -> "Drawn | None":
    """Take the salt out of a ledger, for an agreement that is named beside it; None where no ledger is named."""
    from allforall.actions.draw_lot import salt_from
    from allforall.base.errors import UsageError

    if ledger is None:
        return None
    if agreement is None:
        raise UsageError(
            "cli.salt_for_what", "A salt is drawn under one text. Name it with --agreement, as both have it."
        )
    drawn = salt_from(ledger, agreement)
    show(answer, drawn.findings)
    return drawn


def told_of_salt(where: str) -> str:
    """Say who decided ties."""
    if where.startswith("lot "):
        return f"Ties: by {where}, which both parties drew; neither can have chosen it."
    return f"Ties: by the salt in {where}. Whoever wrote it there can have chosen it; --salt-from LEDGER takes one that both drew."
