"""A sentence as tokens: words, numbers and signs, each with its place in the text."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f\u2009.,'’]\d{3})+(?![\d])"  # 7 000, 1,212, 6.000
    r"|\d+(?:[.,]\d+)?"
    r"|[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*"
    r"|\S"
)
_SAME = str.maketrans(
    tomllib.loads((files("allforall.claims") / "data" / "spelling.toml").read_text("utf-8"))["same"]
)
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009.,'’]\d{3})+")


@lru_cache(maxsize=65_536)
def _read(raw: str) -> tuple[str, float | None]:
    """Return a word as it is compared, and its value where it is written in digits."""
    return plain(raw), _value(raw) if raw[0].isdigit() else None


def plain(text: str) -> str:
    """Fold case and signs that `data/spelling.toml` calls the same, so that spellings of one word are one."""
    return text.translate(_SAME).casefold()


_NONE: frozenset[str] = frozenset()


def _no_classes(_: str) -> frozenset[str]:
    return _NONE


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign. `number` is its value in digits, `classes` what its language calls such words."""

    text: str
    low: str
    start: int
    end: int
    number: float | None = None
    classes: frozenset[str] = _NONE

    def of(self, *classes: str) -> bool:
        """Tell whether it belongs to one of these classes of words of its language."""
        return bool(self.classes) and not self.classes.isdisjoint(classes)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()


def tokenize(
    text: str, start: int, end: int, classes: Callable[[str], frozenset[str]] = _no_classes
) -> list[Token]:
    """Split a part of a text; places are those of the whole text, `classes` names what a word belongs to."""
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        raw = match[0]
        low, value = _read(raw)
        tokens.append(Token(raw, low, match.start(), match.end(), value, classes(low)))
    return tokens


def _value(raw: str) -> float | None:
    """Read digits: groups of three are one number, a shorter tail after a comma is a fraction."""
    if len(raw) > _MOST_DIGITS or (not raw.isascii() and not _GROUPED.fullmatch(raw)):
        return None
    if _GROUPED.fullmatch(raw):
        return float("".join(c for c in raw if c.isdecimal()))
    try:
        return float(raw.replace(",", "."))
    except ValueError:
        return None


_MOST_DIGITS = 15
