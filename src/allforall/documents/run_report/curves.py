"""People home after every round, in all and by clause, against what clauses promise."""

from allforall.base.parties import LETTERS, Letter
from allforall.documents.charts.cumulative import Cumulative, Level, Step
from allforall.documents.counts import Absent, Count, Sides
from allforall.documents.run_report import promises, rounds
from allforall.exchange.outcome import Outcome


def cumulative(outcome: Outcome) -> Cumulative | None:
    """Count who is home after every round, in all and under each clause that they meet."""
    days = rounds.rounds(outcome)
    if not days:
        return None
    shown = rounds.outlook(outcome).go
    return Cumulative(
        tuple(
            Step(
                each.number,
                each.day,
                Sides(*(_home(outcome, shown, letter, each.number) for letter in LETTERS)),
                each.stage.done,
                _by_clause(outcome, shown, each.number),
            )
            for each in days
        ),
        _levels(outcome),
    )


def _home(outcome: Outcome, shown: Sides, letter: Letter, number: int, clause: str = "") -> Count:
    """Count who is home after a round, of whom this view can say so; under one clause, or in all."""
    if isinstance(absent := shown.of(letter), Absent):
        return absent
    meets = outcome.compiled.meets
    return sum(
        t.known.about == letter
        and t.round <= number
        and (not clause or clause in meets.get(t.known.person.id, ()))
        for t in outcome.travellers
    )


def _by_clause(outcome: Outcome, shown: Sides, number: int) -> tuple[tuple[str, Sides], ...]:
    """Count by clause, in the order of the text, where somebody of either side is home."""
    found = []
    for position, clause in enumerate(outcome.agreement.clauses, 1):
        home = Sides(*(_home(outcome, shown, letter, number, clause.id) for letter in LETTERS))
        if any(isinstance(value, int) and value for value in home.both):
            found.append((str(position), home))
    return tuple(found)


def _levels(outcome: Outcome) -> tuple[Level, ...]:
    """Name the promises of people whose number for one side the text itself states."""
    return tuple(
        Level(promise.to, promise.promised, str(position), promise.at_least)
        for position, (clause, said) in enumerate(
            zip(outcome.agreement.clauses, promises.promises(outcome), strict=True), 1
        )
        if clause.counts and clause.quantity is not None
        for promise in said.promises
        if isinstance(promise.promised, int)
    )
