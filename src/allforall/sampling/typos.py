"""Slips of the hand: a neighbouring key, two letters exchanged, one dropped, one doubled."""

import numpy as np

from allforall.sampling.coded import Coded

_KEYBOARDS = (
    ("йцукенгшщзхїъ", "фіывапролджєэ", "ячсмитьбю"),
    ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
)
_KINDS = 4


def _neighbours() -> dict[str, str]:
    found = {}
    for rows in _KEYBOARDS:
        for row in rows:
            for k, key in enumerate(row):
                found[key] = row[max(k - 1, 0) : k] + row[k + 1 : k + 2]
    return found


_NEIGHBOURS = _neighbours()


def slip(text: str, kind: int, where: float, which: int) -> str:
    """Make one slip; `kind` 0-3, `where` between 0 and 1 along the text, `which` chooses among neighbouring keys.

    A text of fewer than four letters, and one with nothing to exchange there, stays as it is or loses no letter.
    """
    if len(text) <= _KINDS - 1:
        return text
    at = 1 + int(where * (len(text) - 2))
    letter = text[at]
    match kind:
        case 0:
            keys = _NEIGHBOURS.get(letter.lower(), letter)
            return text[:at] + keys[which % len(keys)] + text[at + 1 :]
        case 1:
            return text[:at] + text[at + 1 : at + 2] + letter + text[at + 2 :]
        case 2:
            return text[:at] + text[at + 1 :]
        case _:
            return text[: at + 1] + letter + text[at + 1 :]


def with_slips(column: Coded, share: float, rng: np.random.Generator) -> None:
    """Make one slip in a share of the cells."""
    rows = column.filled(np.flatnonzero(rng.random(len(column)) < share))
    kinds = rng.integers(0, _KINDS, len(rows))
    where = rng.random(len(rows))
    which = rng.integers(0, 2, len(rows))
    column.change(
        rows,
        (
            slip(column.text(int(row)) or "", int(kind), float(place), int(key))
            for row, kind, place, key in zip(rows, kinds, where, which, strict=True)
        ),
    )
