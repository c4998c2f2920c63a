"""Findings by kind, the gravest first, and the decisions that are due."""

from collections.abc import Iterable
from dataclasses import replace

from allforall.base.finding import Finding, Severity
from allforall.base.parties import LETTERS
from allforall.documents import words
from allforall.documents.report.group import grouped
from allforall.documents.report.model import Decision, FindingGroup
from allforall.exchange.definition import ListKind
from allforall.exchange.outcome import Outcome

TYPED = frozenset({"raw", "read"})
"""Arguments of findings that repeat what stands in a cell, which may be a name or a date of birth."""


def groups(findings: Iterable[Finding], *, names: bool) -> tuple[FindingGroup, ...]:
    """Put findings of one kind together; without names an example shows no word of any cell."""
    return grouped(findings if names else map(_without_typed, findings))


def _without_typed(finding: Finding) -> Finding:
    hidden = dict.fromkeys(TYPED & finding.args.keys(), "…")
    return replace(finding, args={**finding.args, **hidden}) if hidden else finding


def decisions(outcome: Outcome, command: str) -> tuple[Decision, ...]:
    """Name what people must decide, the most urgent first; `command` is the folder as the command line names it."""
    return (*_offers(outcome, command), *_blocking(outcome), *_judging(outcome), *_interviews(outcome))


def _offers(outcome: Outcome, command: str) -> list[Decision]:
    return [
        Decision(
            f"Answer the list of {words.number(len(people))} people that {spec.said_by} offered.",
            spec.reply_by,
            f"allforall offer check {command}/{spec.file} --as {spec.about} --in {command}",
        )
        for spec, people in outcome.lists.values()
        if spec.kind is ListKind.OFFER
    ]


def _blocking(outcome: Outcome) -> list[Decision]:
    blocking = [group for group in groups(outcome.findings, names=False) if group.severity is Severity.BLOCKS]
    return [Decision(f"{group.says} {group.do}") for group in blocking]


def _judging(outcome: Outcome) -> list[Decision]:
    waiting = sum(
        links.review.filter(links.review["judged"].is_null()).height
        for letter in LETTERS
        for links in outcome.linked[letter].links.values()
    )
    if not waiting:
        return []
    first = outcome.exchange.rounds[0].day if outcome.exchange.rounds else None
    says = words.counted(
        "Judge {n} pair that may be one person.", "Judge {n} pairs that may be one person.", waiting
    )
    return [Decision(says, first, "fill in review.csv and save it as the judgements of the exchange")]


def _interviews(outcome: Outcome) -> list[Decision]:
    people = len(outcome.compiled.interview)
    if not people:
        return []
    says = words.counted(
        "Ask {n} person, without witnesses, whether they wish to return: somebody else says that they refuse.",
        "Ask {n} people, without witnesses, whether they wish to return: somebody else says that they refuse.",
        people,
    )
    first = next((s.day for s in outcome.exchange.rounds), None)
    return [Decision(says, first, "reconciliation.csv, column “interview”")]
