"""Write what a run came to: report, tables, plan, manifests, and the draft of a ledger."""

import json
from collections.abc import Mapping
from datetime import datetime

from allforall.actions.draft_ledger import draft_ledger, secret_of
from allforall.base.finding import blocks
from allforall.base.parties import LETTERS
from allforall.documents.finding_table import findings_csv
from allforall.documents.report.render import render
from allforall.documents.run_report.report import report_of
from allforall.documents.run_tables import (
    RECONCILIATION_COLUMNS,
    links_csv,
    manifest_csv,
    manifest_name,
    manifests,
    reconciliation_csv,
    reconciliation_rows,
    review_csv,
)
from allforall.documents.table_workbook import table_workbook
from allforall.exchange.outcome import Outcome
from allforall.ports.outbox import Outbox

_SECRET = ("links.csv", "reconciliation.csv")
"""Papers that say who is who and not when they were made: out of them comes what hides a manifest behind its digest."""


def write_run(
    outcome: Outcome,
    outbox: Outbox,
    made_at: datetime,
    *,
    folder: str,
    out: str,
    names: bool = False,
    salt_from: str = "exchange.yaml",
) -> None:
    """Write every paper of a run; `folder` and `out` are how a person would name the exchange and the results.

    `salt_from` says where the tie-break salt came from.

    No manifest is drafted while a finding blocks. The last set of papers stays whole until this one is.
    """
    papers: dict[str, str | bytes] = {
        "report.html": render(report_of(outcome, made_at, folder=folder, out=out, names=names)),
        "reconciliation.csv": reconciliation_csv(outcome),
        "reconciliation.xlsx": table_workbook(
            "Reconciliation", RECONCILIATION_COLUMNS, reconciliation_rows(outcome), made_at=made_at
        ),
        "review.csv": review_csv(outcome),
        "links.csv": links_csv(outcome),
        "findings.csv": findings_csv(outcome.findings),
        "plan.json": _json(outcome.plan.to_json(outcome.compiled.problem)),
        "problem.json": _json(outcome.compiled.problem.to_json()),
    }
    if not blocks(outcome.findings):
        papers |= {name: manifest_csv(rows) for name, _, _, rows in manifests(outcome) if rows}
    outbox.publish(
        {**papers, **_ledger(outcome, papers, made_at)},
        {
            "work": "run",
            "exchange": outcome.exchange.id,
            "view": outcome.view.value,
            "as_of": outcome.exchange.as_of.isoformat(),
            "made_at": made_at.isoformat(),
            "folder": folder,
            "inputs": dict(outcome.inputs),
            "tie_break_salt": outcome.exchange.salt,
            "tie_break_salt_from": salt_from,
        },
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str) + "\n"


def _ledger(
    outcome: Outcome, papers: Mapping[str, str | bytes], made_at: datetime
) -> Mapping[str, str | bytes]:
    """Draft the ledger of a run, with the salt of each manifest that is among its papers."""
    names = {
        (letter, slot.number): manifest_name(letter, slot.number)
        for slot in outcome.exchange.rounds
        for letter in LETTERS
    }
    drafted = {place: (name, papers[name]) for place, name in names.items() if name in papers}
    hidden = (*_SECRET, *(name for name, _ in drafted.values()))
    secret = secret_of({name: papers[name] for name in hidden})
    return draft_ledger(outcome, drafted, secret, made_at)
