"""People counted under each party's positions, in lines for a person and values for a program."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allforall.base.parties import Letter
    from allforall.planning.positions import Counted


def count_lines(rows: Sequence["Counted"]) -> Iterator[str]:
    """Say of one clause, or of each of its categories, who is eligible; undetermined people stand apart."""
    for row in rows:
        name = f"{row.category.title}, {_stances(row)}" if row.category else ""
        if row.rest:
            name = f"in none of these categories, {_stances(row)}"
        yield (
            f"people{': ' + name if name else ''}: eligible {_sides(row.eligible)}; "
            f"undetermined {_sides(row.undetermined)}"
        )


def stance_lines(rows: Sequence["Counted"]) -> Iterator[str]:
    """Add up for each party who stands under what it accepts, rejects, left unclear or did not answer."""
    from allforall.agreement.words import STANCE_WORDS
    from allforall.base.parties import LETTERS
    from allforall.planning.positions import by_stance

    for party in LETTERS:
        said = [
            f"{STANCE_WORDS[stance]}: {_sides(people)}"
            for stance, people in by_stance(rows, party).items()
            if any(people.values())
        ]
        yield f"{party} – {'; '.join(said) or 'nobody is eligible under any clause'}"


def count_facts(rows: Sequence["Counted"]) -> list[dict[str, Any]]:
    """Give a program every count."""
    return [
        {
            "clause": row.clause.id,
            "category": row.category.id if row.category else None,
            "rest": row.rest,
            "positions": {letter: str(stance) for letter, stance in row.stances.items()},
            "eligible": dict(row.eligible),
            "undetermined": dict(row.undetermined),
        }
        for row in rows
    ]


def _stances(row: "Counted") -> str:
    from allforall.agreement.words import STANCE_WORDS

    return ", ".join(f"{letter} {STANCE_WORDS[stance]}" for letter, stance in row.stances.items())


def _sides(people: Mapping["Letter", int]) -> str:
    return f"{people['A']:,} of A, {people['B']:,} of B"
