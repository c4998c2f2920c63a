"""Statements about every exchange ("never above 100"), held against the record: one larger exchange refutes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from allforall.accounts.posting import Group
from allforall.base.finding import Finding
from allforall.base.place import Place
from allforall.claims import review_findings as found
from allforall.claims.article import Article
from allforall.claims.languages import language_file, languages
from allforall.claims.record.record import Record
from allforall.claims.record.words import SIDES, Flow

_SENTENCE = re.compile(r"[^.!?\n]+")
_NOT_A_DIGIT = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class NeverAbove:
    """A sentence that gives every exchange an upper bound, with its place in the text."""

    most: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    cue: re.Pattern[str]
    exchange: re.Pattern[str]
    bound: re.Pattern[str]


@cache
def _words(language: str) -> _Words | None:
    said = language_file(language).get("every") if language in languages() else None
    return _Words(**{name: re.compile(each, re.IGNORECASE) for name, each in said.items()}) if said else None


def never_above(article: Article) -> Iterator[NeverAbove]:
    """Find sentences that say of every exchange that it was no larger than a number."""
    words = _words(article.language)
    for sentence in _SENTENCE.finditer(article.text) if words else ():
        said = sentence.group()
        match = words.bound.search(said) if words else None
        if match and words and words.cue.search(said) and words.exchange.search(said):
            yield NeverAbove(int(_NOT_A_DIGIT.sub("", match["n"])), *sentence.span())


def refuted(article: Article, name: str, record: Record) -> Iterator[Finding]:
    """Find for each such sentence the exchanges on record, up to the day of the text, that were larger to one side."""
    until = article.published or date.max
    for said in never_above(article):
        larger = [
            (reported.amount.low, each.day)
            for each in record.exchanges
            if each.day <= until
            for side in SIDES
            if (reported := each.flows().get(Flow(side, Group.PERSONS))) and reported.amount.low > said.most
        ]
        if larger:
            most, day = max(larger)
            yield found.NEVER_ABOVE.at(
                Place(name, character=said.start),
                most=said.most,
                days=len({day for _, day in larger}),
                number=most,
                day=day.isoformat(),
            )
