"""The first paragraph: what the run found, in three or four sentences that a person can repeat on the telephone."""

from allforall.base.finding import Severity
from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.counts import Absent, Count
from allforall.documents.report import titles
from allforall.documents.report.model import Report


def lead(report: Report, language: str = "en") -> str:
    """Say how many go home and when, how far one side is ahead, who is out of reach, and what blocks."""
    said = [_rounds(report, language), _unreachable(report, language)]
    if report.exposures:
        said.append(titles.exposures(report.exposures, language) + ".")
    blocking = sum(group.count for group in report.findings if group.severity is Severity.BLOCKS)
    if blocking:
        one = mark("{n} finding must be settled before anything is signed.")
        many = mark("{n} findings must be settled before anything is signed.")
        said.append(words.counted(one, many, blocking, language))
    return " ".join(sentence for sentence in said if sentence)


def _rounds(report: Report, language: str) -> str:
    """Say who goes in how many rounds."""
    if not report.rounds:
        return translate(mark("No round is planned."), language)
    days = sorted(r.day for r in report.rounds)
    a, b = (_people(value, language) for value in report.outlook.go.both)
    sentence = (
        mark("The plan brings {a} home to A and {b} to B, in one round aimed at {last}.")
        if len(days) == 1
        else mark("The plan brings {a} home to A and {b} to B, in {n} rounds from {first} to {last}.")
    )
    same_year = days[0].year == days[-1].year
    first = words.short_day(days[0], language) if same_year else words.day(days[0], language)
    last = words.day(days[-1], language)
    return translate(sentence, language).format(
        a=a, b=b, n=words.number(len(days), language), first=first, last=last
    )


def _unreachable(report: Report, language: str) -> str:
    """Say how many nobody can reach, where that can be said and is somebody."""
    a, b = report.outlook.unreachable.both
    if isinstance(a, Absent) or isinstance(b, Absent) or not a + b:
        return ""
    one = mark("{n} person cannot be reached: their holder answers to nobody, is not known, or says nothing.")
    many = mark(
        "{n} people cannot be reached: their holders answer to nobody, are not known, or say nothing."
    )
    return words.counted(one, many, a + b, language)


def _people(value: Count, language: str) -> str:
    """Write a number of people, or that it can not be said."""
    if isinstance(value, Absent):
        return translate(mark("a number {why}"), language).format(why=words.count(value, language))
    return words.counted("{n} person", "{n} people", value, language)
