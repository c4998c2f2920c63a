"""How many are home after every round, in all and by clause: steps and never slopes, against what clauses promise."""

from dataclasses import dataclass
from datetime import date

from allforall.base.messages import mark, translate
from allforall.base.parties import Letter
from allforall.documents import words
from allforall.documents.charts.table import Table, table
from allforall.documents.counts import Sides

MOST_SAID = 24
"""Rounds that a label names one by one; of more it tells the last, and the table has all."""


@dataclass(frozen=True, slots=True)
class Step:
    """Who is home after a round, in all and by clause: `(number of the clause, people home under it)`.

    Somebody who meets several clauses counts under each of them, and once in all.
    """

    round: int
    day: date
    home: Sides
    done: bool = False
    clauses: tuple[tuple[str, Sides], ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """How many a clause promises to one side; `clause` is its number, `at_least` says that it is a lower bound."""

    to: Letter
    people: int
    clause: str
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Cumulative:
    """All rounds in their order, and the promises whose number for a side is known."""

    steps: tuple[Step, ...]
    levels: tuple[Level, ...] = ()

    @property
    def last(self) -> Sides:
        """Who is home after the last round."""
        return self.steps[-1].home if self.steps else Sides(0, 0)


def as_table(cumulative: Cumulative, language: str = "en") -> Table:
    """Give who is home after every round, and in one more column under which clauses."""
    by_clause = any(step.clauses for step in cumulative.steps)
    heads = [mark("After round"), mark("Home to A"), mark("Home to B")]
    if by_clause:
        heads.append(mark("By clause, A and B"))
    rows = [
        (
            f"{words.number(step.round, language)}, {words.day(step.day, language)}",
            *(words.count(value, language) for value in step.home.both),
            *((_by_clause(step, language),) if by_clause else ()),
        )
        for step in cumulative.steps
    ]
    return table([translate(head, language) for head in heads], rows, numeric=range(1, 3))


def describe(cumulative: Cumulative, language: str = "en") -> str:
    """Say the picture in words, with every number in it."""
    steps = cumulative.steps if len(cumulative.steps) <= MOST_SAID else cumulative.steps[-1:]
    sentence = translate(mark("after round {n}: {a} to A, {b} to B"), language)
    said = [
        sentence.format(
            n=step.round, a=words.count(step.home.a, language), b=words.count(step.home.b, language)
        )
        for step in steps
    ]
    promise = translate(mark("clause {clause} promises {n} to {letter}"), language)
    said += [
        promise.format(clause=level.clause, n=promised(level, language), letter=level.to)
        for level in cumulative.levels
    ]
    nothing = translate(mark("no round is planned"), language)
    title = translate(mark("People home"), language)
    return f"{title}: {'; '.join(said) or nothing}."


def _by_clause(step: Step, language: str) -> str:
    """Write who is home under each clause: `1: 5 and 8; 2: 0 and 3`."""
    pair = translate(mark("{clause}: {a} and {b}"), language)
    return "; ".join(
        pair.format(clause=clause, a=words.count(home.a, language), b=words.count(home.b, language))
        for clause, home in step.clauses
    )


def promised(level: Level, language: str) -> str:
    """Write what a clause promises to one side."""
    number = words.number(level.people, language)
    return translate(mark("at least {n}"), language).format(n=number) if level.at_least else number
