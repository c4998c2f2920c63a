"""Whether every move has a reason and two persons: what lacks them stops the next offer, plan and manifest."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from allforall.base.finding import Finding
from allforall.base.place import Place
from allforall.exchange.moves import findings as found
from allforall.exchange.moves.compare import Compared, Effect, Move
from allforall.exchange.moves.matters import FOLLOWS, REASONS, WORDS

PERSON = re.compile(r"[a-z][a-z0-9-]{0,39}")
"""How a person is called in the ledger: a code of the party's own roster."""
GAIN = (Effect.GAINED, Effect.EARLIER, Effect.TAKEN_OVER)
LOSE = (Effect.LOST, Effect.LATER)
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet as a person filled it in: `shown` is what the program had written beside it."""

    move: str
    reason: str
    who: str
    second: str
    note: str = ""
    shown: Mapping[str, str] | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A move with the line that decides on it."""

    move: Move
    line: Line


@dataclass(frozen=True, slots=True)
class Checked:
    """Moves that may stand, and what keeps the others from standing."""

    decided: tuple[Decided, ...]
    findings: tuple[Finding, ...]


def columns_of(move: Move) -> dict[str, str]:
    """Say a move in the columns of a sheet."""
    return {
        "matter": WORDS[move.matter],
        "person": move.person,
        "name": move.name,
        "entry": move.entry,
        "field": move.field,
        "before": move.before,
        "after": move.after,
        "effect": move.effect.value,
    }


def undecided(compared: Compared) -> tuple[Finding, ...]:
    """Find moves on which nobody has decided: one finding for all of them, with who gains and who loses."""
    said = [found.GROUNDS.at(grounds=", ".join(compared.grounds))] if compared.grounds else []
    if compared.moves:
        gain, lose = (people(compared.with_effect(*effects)) for effects in (GAIN, LOSE))
        said.append(found.UNDECIDED.at(count=len(compared.moves), gain=gain, lose=lose))
    return tuple(said)


def people(moves: Iterable[Move]) -> str:
    """Name people by their cases, a few of them."""
    named = sorted({move.person for move in moves})
    more = f" and {len(named) - SHOWN} more" if len(named) > SHOWN else ""
    return ", ".join(named[:SHOWN]) + more or "nobody"


def check(compared: Compared, lines: Iterable[Line]) -> Checked:
    """Hold the lines of a sheet against the moves that there are; of two lines about one move the last counts."""
    by_code = {line.move: line for line in lines}
    moves = {move.code: move for move in compared.moves}
    findings = [
        found.NO_SUCH_MOVE.at(
            line.place, move=line.move, who=line.who or "nobody", second=line.second or "nobody"
        )
        for line in by_code.values()
        if line.move not in moves
    ]
    decided = []
    for code, move in moves.items():
        line = by_code.get(code, Line(code, "", "", ""))
        wrong = list(_wrong(move, line))
        findings += wrong
        if not wrong:
            decided.append(Decided(move, line))
    return Checked(tuple(decided), tuple(findings))


def _wrong(move: Move, line: Line) -> Iterator[Finding]:
    about = {"move": move.code, "what": WORDS[move.matter], "person": move.person}
    if line.reason not in REASONS:
        yield found.NO_REASON.at(line.place, **about, reason=line.reason, reasons=", ".join(REASONS))
    elif line.reason == FOLLOWS and not move.follows:
        yield found.DOES_NOT_FOLLOW.at(
            line.place, move=move.code, person=move.person, before=move.before, after=move.after
        )
    for role, person in (("who decided it", line.who), ("who the second person is", line.second)):
        if not PERSON.fullmatch(person):
            yield found.NO_PERSON.at(line.place, **about, role=role)
    if line.who and line.who == line.second:
        yield found.ONE_PERSON.at(line.place, **about, who=line.who)
    for column, wanted in columns_of(move).items():
        said = (line.shown or {}).get(column, wanted)
        if plain(said) != plain(wanted):
            yield found.REWRITTEN.at(
                line.place,
                move=move.code,
                column=column,
                said=said,
                found=wanted,
                who=line.who,
                second=line.second,
            )


def plain(text: str) -> str:
    """Return a text without what a spreadsheet needs: apostrophes before signs, and blanks."""
    return " ".join(text.replace("'", "").split())
