"""Findings as a table: the one way in which every command writes them."""

from collections.abc import Iterable

from allforall.base.finding import Finding
from allforall.documents.tables import Value, csv_text

FINDING_COLUMNS = ("code", "severity", "file", "sheet", "row", "column", "says", "do", "article")


def findings_csv(findings: Iterable[Finding]) -> str:
    """Write every finding with its place, in the order found."""
    return csv_text(FINDING_COLUMNS, (_row(finding) for finding in findings))


def _row(finding: Finding) -> dict[str, Value]:
    where = finding.where
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": where.file if where else "",
        "sheet": where.sheet if where else "",
        "row": where.row if where else None,
        "column": (where.column or where.character) if where else "",
        "says": finding.says(),
        "do": finding.do(),
        "article": finding.kind.article,
    }
