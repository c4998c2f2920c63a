"""Write the answer to an offered list."""

from datetime import datetime

from allforall.actions.check_offer import CheckedOffer
from allforall.documents.answer_tables import answer_csv, answer_workbook, omitted_csv
from allforall.documents.finding_table import findings_csv
from allforall.ports.outbox import Outbox


def write_answer(checked: CheckedOffer, outbox: Outbox, made_at: datetime, *, folder: str) -> None:
    """Write the answer sheet, the marked workbook, whom the list leaves out, and what was found."""
    papers: dict[str, str | bytes] = {
        "answer.csv": answer_csv(checked.sheet),
        "answer.xlsx": answer_workbook(checked.sheet, checked.offered, checked.reply_by, made_at),
        "omitted.csv": omitted_csv(checked.sheet.omitted),
        "findings.csv": findings_csv(checked.findings),
    }
    outbox.publish(
        papers,
        {
            "work": "answered offer",
            "exchange": checked.opened.exchange.id,
            "view": checked.opened.view.value,
            "made_at": made_at.isoformat(),
            "folder": folder,
            "inputs": {checked.offered.file: checked.offered.digest},
        },
    )
