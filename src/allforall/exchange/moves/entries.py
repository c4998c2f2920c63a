"""Moves as entries of a ledger: that somebody was moved, in which matter, why, and by which two persons; never who it was.

A set of decisions is one entry `case.decided`, signed by both persons, and one `case.moved` for each move behind it.
The signed one has a digest over the others, so nobody signs a hundred times and none can be changed or left out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from allforall.base.canonical import canonical_bytes, digest_of
from allforall.base.parties import Letter
from allforall.exchange.moves.case_file import CaseFile
from allforall.exchange.moves.compare import Effect
from allforall.exchange.moves.decided import Decided
from allforall.ledger.entry import Entry, salted_digest
from allforall.ledger.keys import PublicKey

FIXED, DECIDED, MOVED = "case.fixed", "case.decided", "case.moved"
GIVEN_BY_TWO = frozenset({FIXED, DECIDED, "offer.sent"})
"""Kinds of entries that name two persons, who both sign: nothing that moves people or leaves the house is one hand's work."""


def person_mark(secret: bytes, person: str) -> str:
    """Return what stands for a person: the same in every entry of one party, and nobody's name without the secret."""
    return salted_digest(secret, canonical_bytes({"person": person}))


def state_mark(secret: bytes, state: CaseFile) -> str:
    """Return the salted digest of a state of the case file."""
    return salted_digest(secret, state.to_bytes())


def fixed_entry(state: CaseFile, party: Letter, by: tuple[str, str], at: datetime, secret: bytes) -> Entry:
    """Write the entry with which a case file begins; two persons sign it."""
    facts = {"party": party, "number": 1, "who": by[0], "second": by[1]}
    return Entry(FIXED, at, state_mark(secret, state), facts=facts)


def decided_entries(
    decided: Sequence[Decided],
    states: tuple[CaseFile, CaseFile],
    sheet: bytes,
    *,
    party: Letter,
    number: int,
    at: datetime,
    secret: bytes,
) -> list[tuple[Entry, tuple[Entry, ...]]]:
    """Write, for each pair of persons, what they sign and the moves that it covers.

    `number` counts the states of the case file from 1; `sheet` is the sheet as it was decided.
    """
    before, after = (state_mark(secret, state) for state in states)
    pairs = dict.fromkeys((one.line.who, one.line.second) for one in decided)
    found = []
    for part, (who, second) in enumerate(pairs, 1):
        mine = [one for one in decided if (one.line.who, one.line.second) == (who, second)]
        facts: dict[str, str | int] = {"party": party, "number": number, "part": part}
        moved = tuple(Entry(MOVED, at, facts=facts | _facts(one, secret)) for one in mine)
        effects = Counter(one.move.effect.value for one in mine if one.move.effect is not Effect.NONE)
        signed = Entry(
            DECIDED,
            at,
            salted_digest(secret, sheet),
            {"moves": len(mine), "parts": len(pairs), **effects},
            facts | {"who": who, "second": second, "covers": covered(moved)},
            (before, after),
        )
        found.append((signed, moved))
    return found


def covered(moved: Iterable[Entry]) -> str:
    """Return one digest over some moves, in any order and at any time."""
    said = [{key: value for key, value in entry.to_json().items() if key != "at"} for entry in moved]
    return digest_of(sorted(said, key=digest_of))


def _facts(one: Decided, secret: bytes) -> dict[str, str | int]:
    move = one.move

    def value(said: str) -> str:
        return salted_digest(secret, canonical_bytes({"move": move.code, "value": said}))

    facts: dict[str, Any] = {
        "matter": move.matter.value,
        "field": move.field,
        "person": person_mark(secret, move.person),
        "before": value(move.before),
        "after": value(move.after),
        "reason": one.line.reason,
        "who": one.line.who,
        "second": one.line.second,
    }
    return facts | ({"effect": move.effect.value} if move.effect is not Effect.NONE else {})


def state_after(entry: Entry | None) -> str:
    """Return the mark of the state that a signed entry leads to; empty where it names none."""
    if entry is None:
        return ""
    return entry.digest if entry.kind == FIXED else entry.refs[1] if len(entry.refs) > 1 else ""


def two_persons(entry: Entry, signers: Iterable[PublicKey]) -> str:
    """Say who of the two that an entry names has not signed it, for the party that it names; empty where both have.

    One person with two keys is one person, and one key is one signer whatever it is called.
    """
    party = entry.facts.get("party")
    persons = {key.public: key.person for key in signers if key.party == party}
    who, second = (str(entry.facts.get(role, "")) for role in ("who", "second"))
    if who == second:
        return f"a second person beside {who or 'nobody'}"
    return " and ".join(each or "nobody" for each in (who, second) if each not in persons.values())
