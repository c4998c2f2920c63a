"""Findings on the terminal: a sign, the sentence, the cure, the article and the place."""

from collections.abc import Iterable, Iterator
from typing import Any

from allforall.base.finding import Finding, Severity
from allforall.cli.answer import Answer, strong

SIGNS = {Severity.BLOCKS: "■ blocks", Severity.LOOK: "△ look", Severity.NOTE: "· note"}


def show(answer: Answer, findings: Iterable[Finding], indent: str = "") -> None:
    """Show findings, each in two lines."""
    for finding in findings:
        article = f" ({finding.kind.article})" if finding.kind.article else ""
        where = f" [{finding.where}]" if finding.where else ""
        answer.say(indent, strong(SIGNS[finding.severity]), f"  {finding.says()}{article}")
        answer.say(f"{indent}          {finding.do()}{where}")


def facts(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    """Give a program what a person reads of findings."""
    for finding in findings:
        where = finding.where
        yield {
            "code": finding.code,
            "severity": str(finding.severity),
            "says": finding.says(),
            "do": finding.do(),
            "article": finding.kind.article,
            "file": where.file if where else None,
            "line": where.row if where else None,
            "column": where.character if where else None,
        }


def summary(findings: Iterable[Finding]) -> str:
    """Count findings by what they ask for: `1 blocks · 2 to look at · 3 notes`."""
    found = [finding.severity for finding in findings]
    words = {Severity.BLOCKS: "block", Severity.LOOK: "to look at", Severity.NOTE: "to note"}
    return " · ".join(f"{found.count(s):,} {say}" for s, say in words.items())
