"""What an action on a round knows when it decides what to say: the plan, the people, and where the round stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from allforall.base.clock import Clock
from allforall.base.errors import UsageError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.base.place import Place
from allforall.exchange.rounds.events import Event
from allforall.exchange.rounds.findings import SET_ASIDE
from allforall.exchange.rounds.round import Round, begin, fold
from allforall.files.manifest_table import Traveller
from allforall.files.round_folder import RECORD, RoundFolder, RoundRead


@dataclass(frozen=True, slots=True)
class Situation:
    """A round as its folder tells it, and where it stands."""

    read: RoundRead
    now: Round
    findings: tuple[Finding, ...]

    @property
    def zone(self) -> tzinfo:
        """The zone in which people at the line read their watches: that of the safe window, else UTC."""
        window = self.read.way.window
        return (window.start.tzinfo if window else None) or UTC

    def travellers(self, to: Letter) -> tuple[Traveller, ...]:
        """The people of the version of a manifest that counts now."""
        return self.read.people[to, self.now.courses[to].version]

    def clauses(self) -> dict[Letter, tuple[str, ...]]:
        """The clause of every row, by direction."""
        return {to: tuple(each.clause for each in self.travellers(to)) for to in LETTERS}

    def moment(self, text: str, clock: Clock) -> datetime:
        """Read a time as people write it: `05:40` on the day of the round, or a whole date and time; empty is now."""
        return moment(text, self.read.way.day.isoformat(), self.zone, clock)


Decide = Callable[[Situation], Sequence[Event]]


def moment(text: str, day: str, zone: tzinfo, clock: Clock) -> datetime:
    """Read a time; one without a date is of a day, one without a zone of a zone."""
    text = text.strip()
    if not text:
        return clock.now().astimezone(zone)
    short = 5
    try:
        found = datetime.fromisoformat(f"{day}T{text.zfill(short)}" if len(text) <= short else text)
    except ValueError as error:
        raise UsageError(
            "rounds.no_time",
            mark("“{text}” is no time. Write 05:40, or 2025-07-23T05:40+03:00."),
            text=text,
        ) from error
    return found if found.tzinfo else found.replace(tzinfo=zone)


def situation(folder: Path) -> Situation:
    """Read a round and go through everything that was said of it."""
    return situation_of(RoundFolder(folder).read())


def situation_of(read: RoundRead) -> Situation:
    """Say where a round stands that was read."""
    now, aside = fold(begin(read.way, read.manifests), read.events)
    odd = tuple(SET_ASIDE.at(Place(RECORD), what=why) for _, why in aside)
    return Situation(read, now, (*read.findings, *odd))
