"""Sentences that say what is to be seen, computed from the numbers: at most twelve words, and never more than they carry."""

import math
from collections.abc import Sequence

from allforall.base.finding import Severity
from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.charts.cumulative import Cumulative
from allforall.documents.charts.exposure import Exposure
from allforall.documents.charts.flow import Column, Flow
from allforall.documents.charts.pairs import Reason
from allforall.documents.charts.price import Prices
from allforall.documents.charts.promises import ClausePromises
from allforall.documents.charts.pyramid import Pyramid
from allforall.documents.counts import Absent, Sides, total
from allforall.documents.report.model import Document, FindingGroup, Formula, Here, NoShows, Round


def documents(found: Sequence[Document], language: str = "en") -> str:
    """Count the demands of the documents that are met here."""
    demands = [demand for document in found for demand in document.demands]
    met = sum(demand.state is Here.YES for demand in demands)
    sentence = translate(mark("From the documents to this run: {met} of {n} demands met"), language)
    return sentence.format(met=words.number(met, language), n=words.number(len(demands), language))


def flows(found: Sequence[Flow], language: str = "en") -> str:
    """Count the entries asked for that the other list has too, where both lists can be seen."""
    seen = [f.asked for f in found if isinstance(f.asked, Column) and isinstance(f.held, Column)]
    entries = sum(column.entries for column in seen)
    if not entries:
        return translate(mark("Who is on whose list"), language)
    sentence = (
        mark("{both} of {n} entry asked for is on both lists"),
        mark("{both} of {n} entries asked for are on both lists"),
    )
    both = words.number(sum(column.both for column in seen), language)
    return words.counted(*sentence, entries, language, both=both)


def people(captivity: Pyramid | None, language: str = "en") -> str:
    """Name the longest time in captivity and how many of each side have lived through it."""
    longest = captivity.bands[-1] if captivity and captivity.bands else None
    if longest is None or any(isinstance(value, Absent) for value in longest.people.both):
        return translate(mark("Age and time in captivity"), language)
    sentence = translate(mark("Held {band}: {a} of A and {b} of B"), language)
    a, b = (words.count(value, language) for value in longest.people.both)
    return sentence.format(band=longest.words, a=a, b=b)


def formulas(found: Sequence[Formula], language: str = "en") -> str:
    """Name the formula that would bring most people home, if one alone does."""
    sums = [(total(*formula.go.both), formula.name) for formula in found]
    numbers = [value for value, _ in sums if isinstance(value, int)]
    if len(numbers) < len(sums) or not numbers:
        return translate(mark("Formulas side by side"), language)
    most = max(numbers)
    best = [name for value, name in sums if value == most]
    number = words.number(most, language)
    if len(best) == 1 and len(sums) > 1:
        return translate(mark("{name} would bring most people home: {n}"), language).format(
            name=best[0], n=number
        )
    if len(best) == len(sums) and len(sums) > 1:
        return translate(mark("Every formula would bring the same number home: {n}"), language).format(
            n=number
        )
    return translate(mark("Formulas side by side: at most {n} people home"), language).format(n=number)


def rounds(found: Sequence[Round], language: str = "en") -> str:
    """Count the rounds and how long they take."""
    if not found:
        return translate(mark("No round is planned"), language)
    days = [r.day for r in found]
    if len(found) == 1:
        return translate(mark("One round, on {day}"), language).format(day=words.day(days[0], language))
    length = (max(days) - min(days)).days + 1
    number = words.number(len(found), language)
    if length < 14:  # noqa: PLR2004  # under two weeks people count days
        return words.counted(
            "{rounds} rounds in {n} day",
            "{rounds} rounds in {n} days",
            length,
            language,
            rounds=number,
        )
    weeks = math.ceil(length / 7)
    return words.counted(
        "{rounds} rounds in {n} week",
        "{rounds} rounds in {n} weeks",
        weeks,
        language,
        rounds=number,
    )


def cumulative(found: Cumulative, language: str = "en") -> str:
    """Count who is home after the last round, planned or done."""
    if not found.steps or any(isinstance(value, Absent) for value in found.last.both):
        return translate(mark("How many are home after every round"), language)
    done = all(step.done for step in found.steps)
    sentence = mark("Home: {a} of A and {b} of B")
    if not done:
        sentence = mark("Home once all rounds are done: {a} of A, {b} of B")
    a, b = (words.count(value, language) for value in found.last.both)
    return translate(sentence, language).format(a=a, b=b)


def exposures(found: Sequence[Exposure], language: str = "en") -> str:
    """Say how near to a limit one side ever comes, or that one is passed."""
    shares = [
        (abs(e.peak.ahead) / e.limit if e.limit else math.inf if e.peak.ahead else 0.0)
        for e in found
        if e.peak is not None and e.limit is not None
    ]
    if not shares:
        return translate(mark("No limit bounds who is ahead"), language)
    most = max(shares)
    if most > 1:
        return translate(mark("One side would pass the limit"), language)
    if not most:
        return translate(mark("Both sides stay even after every round"), language)
    share = math.ceil(most * 100)
    if share >= 100:  # noqa: PLR2004  # per cent
        reached = mark("Who is ahead reaches the limit and never passes it")
        return translate(reached if most == 1 else mark("Neither side is ahead beyond the limit"), language)
    sentence = translate(mark("Neither side is ahead by more than {share}% of a limit"), language)
    return sentence.format(share=words.number(share, language))


def prices(found: Prices, language: str = "en") -> str:
    """Hold the narrowest limit against the widest."""
    ends = (found.tried[0], found.tried[-1]) if len(found.tried) > 1 else ()
    if not ends or any(each.value is None or not each.possible for each in ends):
        return translate(mark("What another limit would bring"), language)
    limits, people = (
        [words.number(each.limit, language) for each in ends],
        [words.number(each.value or 0, language) for each in ends],
    )
    if people[0] == people[1]:
        return translate(mark("Another limit would bring nobody more home"), language)
    none_ahead = mark("Nobody ahead: {low} home; up to {b} ahead: {high}")
    some_ahead = mark("Up to {a} ahead: {low} home; up to {b}: {high}")
    sentence = translate(some_ahead if ends[0].limit else none_ahead, language)
    low = translate(mark("at least {n}"), language).format(n=people[0]) if ends[0].open else people[0]
    return sentence.format(low=low, high=people[1], a=limits[0], b=limits[1])


def no_shows(found: NoShows, language: str = "en") -> str:
    """Say whether limits that hold as planned still hold where some do not come."""
    ahead = found.ahead.rows if found.ahead else ()
    if not ahead:
        return translate(mark("If some do not come"), language)
    passed = any(each.beyond for row in ahead for each in row.ranges)
    holds = mark("If some do not come, every limit still holds")
    return translate(mark("If some do not come, a limit may be passed") if passed else holds, language)


def promises(found: Sequence[ClausePromises], language: str = "en") -> str:
    """Count the clauses that the plan would keep, among those whose number is known."""
    answers = [clause.kept for clause in found if clause.kept is not None]
    if not answers:
        return translate(mark("Promised and planned, clause by clause"), language)
    one, many = (
        mark("This plan would keep {kept} of {n} clause"),
        mark("This plan would keep {kept} of {n} clauses"),
    )
    return words.counted(one, many, len(answers), language, kept=words.number(sum(answers), language))


def remainder(found: Sequence[Reason], language: str = "en") -> str:
    """Count who remains on each side."""
    people = Sides(total(*(r.people.a for r in found)), total(*(r.people.b for r in found)))
    if any(isinstance(value, Absent) for value in people.both):
        return translate(mark("Who remains, and why"), language)
    if people == Sides(0, 0):
        return translate(mark("Nobody remains"), language)
    sentence = translate(mark("{a} of A and {b} of B remain"), language)
    return sentence.format(a=words.count(people.a, language), b=words.count(people.b, language))


def findings(found: Sequence[FindingGroup], language: str = "en") -> str:
    """Count the findings that block and those that a person should look at."""
    counts = {severity: sum(g.count for g in found if g.severity is severity) for severity in Severity}
    if not found:
        return translate(mark("Nothing was found to settle"), language)
    said = [
        words.counted(one, many, counts[severity], language)
        for severity, one, many in (
            (Severity.BLOCKS, mark("{n} finding blocks"), mark("{n} findings block")),
            (Severity.LOOK, mark("{n} to look at"), mark("{n} to look at")),
            (Severity.NOTE, mark("{n} to note"), mark("{n} to note")),
        )
        if counts[severity]
    ]
    opening = "" if counts[Severity.BLOCKS] else translate(mark("Findings: "), language)
    return opening + ", ".join(said)
