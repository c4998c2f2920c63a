"""What each party says to each clause and category, and for how many people that counts."""

from allforall.agreement.words import STANCE_WORDS
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.documents import words
from allforall.documents.charts.table import Table, table
from allforall.documents.counts import Absent
from allforall.documents.run_report.rounds import known_held, number_of
from allforall.exchange.outcome import Outcome
from allforall.planning.positions import Counted, count_positions

MOST_ROWS = 12
"""Clauses and categories on the page; `allforall agreement check --in` has all of them."""


def positions(outcome: Outcome) -> Table | None:
    """Count everybody in captivity under each clause that they meet; nothing where the text has no clause of the living."""
    days = [slot.day for slot in outcome.exchange.rounds]
    rows = count_positions(outcome.agreement, outcome.cases, outcome.exchange.as_of, days)
    heads = [mark("Clause")]
    heads += [f"{letter} says" for letter in LETTERS]
    heads += [f"Eligible of {letter}" for letter in LETTERS]
    heads += [f"Undetermined of {letter}" for letter in LETTERS]
    said = [_row(outcome, row) for row in rows[:MOST_ROWS]]
    return table(heads, said, numeric=range(3, 7)) if said else None


def _row(outcome: Outcome, row: Counted) -> tuple[str, ...]:
    number = number_of(outcome, row.clause.id)
    name = f"{number}. {row.title}"
    if row.category is not None:
        name = f"{number}, {row.title}"
    elif row.rest:
        name = f"{number}, in none of its categories"
    stances = (STANCE_WORDS[row.stances[letter]] for letter in LETTERS)
    eligible = (_count(outcome, letter, row.eligible[letter]) for letter in LETTERS)
    undetermined = (_count(outcome, letter, row.undetermined[letter]) for letter in LETTERS)
    return (name, *stances, *eligible, *undetermined)


def _count(outcome: Outcome, letter: Letter, people: int) -> str:
    """Write a count; of people whom no list shown to this role says to be held, none can be counted."""
    return words.count(people if known_held(outcome, letter) else Absent.NOT_SHOWN)
