"""What came of a round, for the ledger: tallies by clause, what each side confirms, bags and those identified."""

from collections.abc import Iterator, Sequence

from allforall.accounts.amount import Amount
from allforall.accounts.posting import Group
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.booked.handover import Confirmation, Handover, Tally
from allforall.exchange.booked.remains import RemainsHandedOver, RemainsIdentified
from allforall.exchange.booked.word import Under
from allforall.exchange.rounds import events as said
from allforall.exchange.rounds.balance import balance
from allforall.exchange.rounds.booking import Booking, Draft, rows_of
from allforall.exchange.rounds.events import Event
from allforall.exchange.rounds.round import Round
from allforall.exchange.rounds.words import Outcome

OUTSIDE = "outside"
"""Stands for the clause of those who came on no row."""


def drafts(booking: Booking, happened: Sequence[Event]) -> Iterator[Draft]:
    """Give the entries that follow from what was just said."""
    for event in happened:
        yield from _of(booking, event)
    if happened:
        yield from _handovers(booking, happened[-1])
        yield from _identified(booking, happened[-1])


def _of(booking: Booking, event: Event) -> Iterator[Draft]:  # noqa: PLR0911  # one line for each thing that can be said
    match event:
        case said.Offered():
            return booking.offered(event)
        case said.Agreed() | said.Finalised():
            return booking.together(event)
        case said.SignedOff():
            return booking.signed_off(event)
        case said.Departed() | said.Arrived() | said.LegAborted():
            return booking.on_the_way(event)
        case said.WindowSaid():
            return booking.window(event)
        case said.RoundAborted():
            return booking.aborted(event)
        case said.WrongPerson() | said.SentBack():
            return booking.alert(event)
        case said.CountConfirmed():
            return _confirmation(booking, event)
        case said.RemainsCounted():
            return _bags(booking, event)
    return iter(())


def tallies(now: Round, to: Letter, clauses: Sequence[str]) -> dict[str, Tally]:
    """Count what became of the rows of each clause; those on no row stand under a clause of their own."""
    outcomes = now.handovers[to].outcomes()
    found: dict[str, Tally] = {}
    for clause, rows in rows_of(clauses).items():
        count = {outcome: sum(outcomes[row] is outcome for row in rows) for outcome in Outcome}
        found[clause] = Tally(
            delivered=count[Outcome.DELIVERED] + count[Outcome.SUBSTITUTED],
            no_show=count[Outcome.NO_SHOW],
            refused=count[Outcome.REFUSED],
            substituted=count[Outcome.SUBSTITUTED],
            died_before=count[Outcome.DIED_BEFORE],
        )
    if extras := balance(now, to).extras:
        found[OUTSIDE] = Tally(extra=extras)
    return found


def _handovers(booking: Booking, last: Event) -> Iterator[Draft]:
    """Book a direction when nothing is open in it, and again when what is booked changes."""
    for to in LETTERS:
        if not _settled(booking.now, to):
            continue
        clauses = booking.clauses[to]
        booked = tallies(booking.before, to, clauses) if _settled(booking.before, to) else {}
        for clause, tally in tallies(booking.now, to, clauses).items():
            if booked.get(clause) != tally:
                word, under = booking.word(last.at), booking.under(to, clause)
                yield Draft(
                    f"handover-{to}-{clause}",
                    Handover(word, under, booking.now.way.number, tally),
                    corrects=True,
                )


def _settled(now: Round, to: Letter) -> bool:
    counted = balance(now, to)
    over = now.aborted is not None and not counted.outcomes[Outcome.TO_SETTLE]
    return now.handovers[to].begun and (not counted.open or over)


def split(now: Round, event: said.CountConfirmed, clauses: Sequence[str]) -> dict[str, int]:
    """Say how many a confirmation confirms of each clause; nothing where nobody can tell."""
    if event.clause:
        return {event.clause: event.people}
    counted = tallies(now, event.to, clauses)
    recorded = {clause: tally.delivered or tally.extra or 0 for clause, tally in counted.items()}
    if len(recorded) == 1:
        return dict.fromkeys(recorded, event.people)
    return recorded if sum(recorded.values()) == event.people else {}


def _confirmation(booking: Booking, event: said.CountConfirmed) -> Iterator[Draft]:
    if event.by == "neutral":
        return
    for clause, people in split(booking.now, event, booking.clauses[event.to]).items():
        word, under = booking.word(event.said_at, event.by), booking.under(event.to, clause)
        booked = Confirmation(word, under, booking.now.way.number, Amount.exactly(people))
        yield Draft(f"confirmed-{event.to}-{clause}-{event.by}", booked, corrects=True)


def _bags(booking: Booking, event: said.RemainsCounted) -> Iterator[Draft]:
    bags = booking.now.remains.total(event.to, event.by)
    if bags is not None:
        word = booking.word(event.at, event.by)
        booked = RemainsHandedOver(word, _dead(booking, event.to), booking.now.way.number, bags)
        yield Draft(f"remains-{event.to}-{event.by}", booked, corrects=True)


def _identified(booking: Booking, last: Event) -> Iterator[Draft]:
    """Book how many persons were identified since the last time."""
    for to in LETTERS:
        new = booking.now.remains.people(to).keys() - booking.before.remains.people(to).keys()
        if new:
            others = {person for _, person in booking.now.remains.to_return()}
            booked = RemainsIdentified(
                booking.word(last.at), _dead(booking, to), len(new), len(new & others), booking.now.way.number
            )
            yield Draft(f"identified-{to}", booked)


def _dead(booking: Booking, to: Letter) -> Under:
    return Under(booking.now.way.agreement, booking.now.way.remains_under, to, Group.BODIES)
