"""A sentence as tokens: words, numbers and signs, each with its place in the text."""

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f\u2009.,'’]\d{3})+(?![\d])"  # 7 000, 1,212, 6.000
    r"|\d+(?:[.,]\d+)?"
    r"|[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*"
    r"|\S"
)
_SAME = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "ё": "е", "‑": "-"})
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009.,'’]\d{3})+")


@lru_cache(maxsize=65_536)
def _plain_word(word: str) -> str:
    return plain(word)


def plain(text: str) -> str:
    """Fold case, apostrophes and ё, so that spellings of one word are one."""
    return text.translate(_SAME).casefold()


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign. `number` is its value where it is written in digits."""

    text: str
    low: str
    start: int
    end: int
    number: float | None = None

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Split a part of a text; places are those of the whole text."""
    return [_token(match) for match in _TOKEN.finditer(text, start, end)]


def _token(match: re.Match[str]) -> Token:
    raw = match[0]
    return Token(raw, _plain_word(raw), match.start(), match.end(), _value(raw) if raw[0].isdigit() else None)


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
