"""Whether something that is said stands there already, so that a sheet given twice says nothing twice.

Only what still counts is a repetition: who signs off again after withholding, or says an earlier number again, says
something new.
"""

from collections.abc import Iterable
from dataclasses import fields

from allforall.exchange.rounds import events as said
from allforall.exchange.rounds.events import Event
from allforall.exchange.rounds.round import Round


def repeats(now: Round, event: Event) -> bool:
    """Tell whether the same person has said this already, and it still counts."""
    match event:
        case said.Offered() | said.Agreed():
            course = now.courses[event.to]
            return course.version == event.version and event.by in course.agreed
        case said.Finalised():
            course = now.courses[event.to]
            return course.version == event.version and event.by in course.final_by
        case said.Marked():
            return not event.correct and _among(event, now.handovers[event.to].marks.get(event.row, ()))
        case _:
            return _among(event, _standing(now, event))


def _standing(now: Round, event: Event) -> Iterable[Event | None]:  # noqa: PLR0911  # one line for each thing that can be said
    """Give what counts now on the same matter."""
    match event:
        case said.SignedOff():
            return [now.sign_offs.get(event.task)]
        case said.WindowSaid():
            return [now.windows.get(event.by)]
        case said.Extra():
            return [now.handovers[event.to].others.get(event.label)]
        case said.CountConfirmed():
            return now.confirmations[event.to].said.get(event.by, ())
        case said.RemainsCounted():
            return [now.remains.counted.get((event.to, event.stage, event.by))]
        case said.BagListed():
            return [now.remains.bags.get(event.bag)]
        case said.Identified():
            return now.remains.links.get((event.bag, event.person), ())
    return ()


def _among(event: Event, standing: Iterable[Event | None]) -> bool:
    return any(each is not None and _words(each) == _words(event) for each in standing)


def _words(event: Event) -> tuple[object, ...]:
    """Everything that an event says but when."""
    return (type(event), *(getattr(event, field.name) for field in fields(event) if field.name != "at"))
