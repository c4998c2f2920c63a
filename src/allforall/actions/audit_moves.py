"""Say from a ledger who gained and who lost, by whose hands; with the case file of the house, by name."""

from pathlib import Path

from allforall.actions.fixed_case import FixedCase
from allforall.actions.ledger_files import ledger_in, reported
from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.exchange.moves.audit import Audit, audit
from allforall.files.case_folder import CaseFolder
from allforall.ledger.signed import signed_rows


def audit_moves(ledger: Path, house: Path | None = None, party: str = "") -> Audit:
    """Audit the moves of a ledger; `house` is the folder of the case file, which has secret and names."""
    kept = None
    if house is not None:
        case = FixedCase(CaseFolder(house), ledger)
        if not case.folder.count():
            raise InputError(
                "actions.no_states",
                mark("{folder} holds no case file. Name the folder that exchange.yaml names under moves."),
                folder=str(house),
            )
        kept = case.house(names=True)
    with reported(ledger):
        return audit(signed_rows(ledger_in(ledger)), kept, party)
