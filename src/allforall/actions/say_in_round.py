"""Say something of a round: decide with nobody else writing, put it on the disk, and draft what goes into the ledger."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from allforall.actions.draft_entries import draft_entries
from allforall.actions.round_words import Decide, Situation, situation_of
from allforall.exchange.rounds.events import Event
from allforall.exchange.rounds.repeated import repeats
from allforall.exchange.rounds.round import Round
from allforall.files.round_folder import RoundFolder


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: the round before and after, the file of the record (None where nothing was new), its drafts."""

    before: Round
    situation: Situation
    happened: tuple[Event, ...]
    known: int
    file: Path | None
    drafts: tuple[Path, ...]

    @property
    def now(self) -> Round:
        """The round as it stands."""
        return self.situation.now


def say(folder: Path, decide: Decide, random: Callable[[int], bytes]) -> Said:
    """Say what `decide` returns, all of it or nothing; what the same person said already is not said twice.

    When this returns, it is on the disk. Raises `UsageError` with the reason where the round cannot take it.
    """
    place = RoundFolder(folder)
    with place.alone():
        read = place.read()
        before = situation_of(read)
        wanted = decide(before)
        now, happened = before.now, list[Event]()
        for event in wanted:
            if not repeats(now, event):
                now = now.after(event)
                happened.append(event)
        file = place.append(happened, len(read.said)) if happened else None
        after = situation_of(place.read()) if file else before
        drafts = draft_entries(place, after.read, random)
    return Said(before.now, after, tuple(happened), len(wanted) - len(happened), file, drafts)
