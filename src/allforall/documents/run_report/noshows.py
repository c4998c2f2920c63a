"""What the plan is worth where some do not come: people home by party, and how far ahead one side then is."""

from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter, other
from allforall.documents import words
from allforall.documents.charts.spread import Range, Row, Spreads
from allforall.documents.report.model import NoShows
from allforall.documents.run_report.rounds import number_of
from allforall.exchange.outcome import Outcome
from allforall.planning.noshow import Drawn, PeakSpread, Spread

MOST_CLAUSES = 3
"""Bounded clauses that are drawn, those first whose limit is passed most often."""


def no_shows(outcome: Outcome) -> NoShows | None:
    """Show every assumption that was drawn; nothing where nobody travels or nothing was assumed."""
    drawn = outcome.no_shows
    if not drawn:
        return None
    home = Spreads(
        mark("People home if some do not come"),
        mark("people; outline: planned; solid: in 95 of 100 draws; pale: up to 5 of 100"),
        tuple(_home(outcome, letter) for letter in LETTERS),
    )
    bounded = [_ahead(outcome, i) for i, peak in enumerate(drawn[0].found.peaks) if peak.limit is not None]
    bounded.sort(key=lambda row: -max(each.beyond or 0.0 for each in row.ranges))
    ahead = Spreads(
        mark("Furthest that one side would be ahead"),
        mark("after any round; bar: 5th to 95th of 100 draws; circle: planned; wall: the limit"),
        tuple(bounded[:MOST_CLAUSES]),
    )
    return NoShows(_assumed(outcome), home, ahead if bounded else None)


def _assumed(outcome: Outcome) -> str:
    """Say in words what was assumed, and where another share is written down."""
    first = outcome.no_shows[0]
    seats = words.counted("{n} seat is on condition", "{n} seats are on condition", first.conditional)
    if outcome.exchange.no_shows is not None:
        return (
            f"{seats}: {_share(first.shares.conditional)} of these people, and {_share(first.shares.others)} of all "
            f"others who go, are expected not to come, by “no_shows” in exchange.yaml. Drawn {first.found.samples:,} times."
        )
    shares = words.listed([_share(each.shares.conditional) for each in outcome.no_shows])
    return (
        f"{seats}, to be confirmed at the handover. How many of these people will not come is not known: drawn for "
        f"{shares} of them, with everybody else coming, {first.found.samples:,} times each. Whoever knows better writes "
        "“no_shows” in exchange.yaml."
    )


def _home(outcome: Outcome, letter: Letter) -> Row:
    """Count by whose people they are: those whom one party releases go home to the other."""
    holder = other(letter)
    return Row(
        words=f"Home to {letter}",
        planned=outcome.going(letter),
        ranges=tuple(
            Range(_share_of(each), *_three(each.found.home_by_party[holder])) for each in outcome.no_shows
        ),
        letter=letter,
    )


def _ahead(outcome: Outcome, index: int) -> Row:
    peaks: list[tuple[Drawn, PeakSpread]] = [(each, each.found.peaks[index]) for each in outcome.no_shows]
    first = peaks[0][1]
    number = number_of(outcome, outcome.compiled.clause_of[first.clause])
    whole = all(value.is_integer() for _, peak in peaks for value in _three(peak.peak))
    return Row(
        words=f"Clause {number}, limit {words.number(first.limit or 0)}",
        planned=first.planned,
        ranges=tuple(Range(_share_of(each), *_three(peak.peak), beyond=peak.beyond) for each, peak in peaks),
        limit=first.limit,
        decimals=0 if whole else 1,
    )


def _three(spread: Spread) -> tuple[float, float, float]:
    return spread.low, spread.middle, spread.high


def _share_of(drawn: Drawn) -> str:
    return _share(drawn.shares.conditional)


def _share(share: float) -> str:
    return f"{share * 100:.3g}%"
