"""Letters as a paper can print them: one that no font here has, or that nobody would see, is named instead of lost."""

import json
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from importlib.resources import files
from itertools import chain

NAMED = "[U+"
"""Before the number of a letter that cannot be printed."""
_JOINERS = frozenset("\u200c\u200d")
"""Without them some Arabic and Persian names are written wrongly."""
LINE, COLUMN = 40, 16
"""From how many letters on a word may be broken: on a line of a form, in a column of a table."""
_STEP = 8
_BREAK = "\N{ZERO WIDTH SPACE}"


def printable(text: str, longest: int = LINE) -> str:
    """Return a text of one line with every letter visible: `[U+4E2D]` stands for one that cannot be printed.

    Marks that turn the direction of what follows are named too: they could make a page say what its content does not.
    Words longer than `longest` may be broken where the line ends.
    """
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    shown = "".join(letter if _has_glyph(letter) else f"{NAMED}{ord(letter):04X}]" for letter in composed)
    return " ".join(_breakable(word, longest) for word in shown.split(" "))


def right_to_left_text(text: str) -> bool | None:
    """Tell the direction of a text by its first letter that has one; None where none has."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return None


def _has_glyph(letter: str) -> bool:
    if unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"}:
        return letter in _JOINERS
    starts, ends = _ranges()
    index = bisect_right(starts, ord(letter)) - 1
    return index >= 0 and ord(letter) <= ends[index]


def _breakable(word: str, longest: int) -> str:
    if len(word) <= longest:
        return word
    pieces = [word[at : at + _STEP] for at in range(0, len(word), _STEP)]
    return (
        _BREAK.join(pieces)
        if "-" not in word
        else "-".join(_breakable(part, longest) for part in word.split("-"))
    )


@lru_cache
def _ranges() -> tuple[list[int], list[int]]:
    """Return the first and last letters of each range that the fonts have."""
    text = files("allforall.documents.papers").joinpath("fonts", "letters.json").read_text("ascii")
    flat = list(chain.from_iterable(json.loads(text)))
    return flat[::2], flat[1::2]
