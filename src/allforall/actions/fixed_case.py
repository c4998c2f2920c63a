"""The case file that an exchange keeps: what it was when it was last fixed, and what stands against it now."""

from dataclasses import dataclass
from pathlib import Path

from allforall.actions.ledger_files import ledger_in, reported
from allforall.actions.open_exchange import Opened
from allforall.base.canonical import digest_of_file
from allforall.base.finding import Finding
from allforall.exchange.definition import Exchange
from allforall.exchange.moves.audit import audit
from allforall.exchange.moves.case_file import CaseFile, Seats
from allforall.exchange.moves.compare import compare
from allforall.exchange.moves.decided import undecided
from allforall.exchange.moves.findings import NEVER_FIXED, NOT_COMPARED
from allforall.exchange.moves.in_house import InHouse
from allforall.exchange.view import View
from allforall.files.case_folder import CaseFolder
from allforall.ledger.entry import salted_digest
from allforall.ledger.signed import signed_rows
from allforall.ports.source import Source


@dataclass(frozen=True, slots=True)
class FixedCase:
    """Where the case file of an exchange lies, and the ledger of its decisions where one is named."""

    folder: CaseFolder
    ledger: Path | None

    @property
    def last(self) -> CaseFile | None:
        """The state that was fixed last."""
        count = self.folder.count()
        return self.folder.state(count) if count else None

    def house(self, *, names: bool) -> InHouse:
        """Open everything that the house keeps; without `names` people are called by their cases."""
        secret, count = self.folder.secret(), self.folder.count()
        states = tuple(self.folder.state(number) for number in range(1, count + 1))
        sheets = {
            number: salted_digest(secret, sheet)
            for number in range(1, count + 1)
            if (sheet := self.folder.sheet(number)) is not None
        }
        return InHouse(secret, states, sheets, names)


def fixed_case(source: Source, exchange: Exchange) -> FixedCase | None:
    """Find the case file that `exchange.yaml` names; None where it names none."""
    if exchange.moves_folder is None:
        return None
    ledger = source.beside(exchange.moves_ledger) if exchange.moves_ledger else None
    return FixedCase(CaseFolder(source.beside(exchange.moves_folder)), ledger)


def against_fixed(
    case: FixedCase | None, view: View, now: CaseFile, planned: Seats | None = None
) -> tuple[Finding, ...]:
    """Say what keeps an exchange from going on: changes on which nobody has decided, or that nobody has signed.

    A case file is one bureau's; a mediator who sees both keeps none, so nobody gets past it by that view.
    """
    if case is None:
        return ()
    if view.letter is None:
        return (NOT_COMPARED.at(),)
    last = case.last
    if last is None:
        return (NEVER_FIXED.at(folder=case.folder.root.name),)
    said = undecided(compare(last, now, planned))
    if case.ledger is None:
        return said
    with reported(case.ledger):
        return (
            *said,
            *audit(signed_rows(ledger_in(case.ledger)), case.house(names=False), view.letter).findings,
        )


def grounds(source: Source, opened: Opened) -> dict[str, str]:
    """Name by digest what decides besides people, rounds and salt."""
    agreement = source.beside(opened.exchange.agreement_file)
    return {"agreement": digest_of_file(agreement), "judgements": opened.judged()}
