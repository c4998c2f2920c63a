"""Findings by kind, the gravest first, and the decisions that are due."""

from collections import defaultdict
from collections.abc import Iterable

from allforall.base.finding import Finding, Severity
from allforall.base.parties import LETTERS
from allforall.documents import words
from allforall.documents.report.model import Decision, FindingGroup
from allforall.exchange.definition import ListKind
from allforall.exchange.outcome import Outcome

_ORDER = tuple(Severity)
PLACES = 3
"""Places that a group names; `findings.csv` has all of them."""


def groups(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Put findings of one kind together."""
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    found = [_group(mine) for mine in by_code.values()]
    return tuple(sorted(found, key=lambda g: (_ORDER.index(g.severity), -g.count, g.code)))


def _group(findings: list[Finding]) -> FindingGroup:
    first = findings[0]
    places = dict.fromkeys(str(f.where) for f in findings if f.where)
    return FindingGroup(
        code=first.code,
        severity=first.severity,
        says=first.says(),
        do=first.do(),
        count=len(findings),
        places=tuple(places)[:PLACES],
        article=first.kind.article,
    )


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
    blocking = [group for group in groups(outcome.findings) if group.severity is Severity.BLOCKS]
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
    return [Decision(says, first, "open review.csv, fill in verdict, who and why")]


def _interviews(outcome: Outcome) -> list[Decision]:
    people = len(outcome.compiled.interview)
    if not people:
        return []
    says = words.counted(
        "Ask {n} person, without witnesses, whether they wish to return: only the holder says that they refuse.",
        "Ask {n} people, without witnesses, whether they wish to return: only the holder says that they refuse.",
        people,
    )
    first = next((s.day for s in outcome.exchange.rounds), None)
    return [Decision(says, first, "reconciliation.csv names them by case")]
