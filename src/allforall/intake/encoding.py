"""How the letters of a text file are stored: what the file says, else what its bytes fit."""

import codecs
from dataclasses import dataclass
from itertools import pairwise

SAMPLE_BYTES = 200_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES = {"cp1251": "Windows-1251", "koi8-u": "KOI8-U", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and the encoding where it had to be guessed."""

    text: str
    guessed: str = ""


def decode(data: bytes) -> Decoded | None:
    """Turn bytes into text, or return None where they are no text. What fits no letter becomes U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _whole(data.decode(encoding, errors="replace"))
    if b"\0" in data[:SAMPLE_BYTES]:
        wide = _wide(data[:SAMPLE_BYTES])
        return _whole(data.decode(wide, errors="replace"), NAMES[wide]) if wide else None
    try:
        return _whole(data.decode("utf-8"))
    except UnicodeDecodeError:
        encoding = _cyrillic(data[:SAMPLE_BYTES])
        return _whole(data.decode(encoding, errors="replace"), NAMES[encoding])


def _whole(text: str, guessed: str = "") -> Decoded | None:
    """A text has no NUL: where one stands, something else was read as text."""
    return None if "\0" in text else Decoded(text, guessed)


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark: its line ends and separators have a zero on one side only."""
    little, big = sample[1::2].count(0), sample[0::2].count(0)
    half = len(sample) // 2
    if little > 10 * big and little > half // 10:
        return "utf-16-le"
    if big > 10 * little and big > half // 10:
        return "utf-16-be"
    return None


def _cyrillic(sample: bytes) -> str:
    """Tell Windows-1251 from KOI8: in the wrong one small letters turn into capitals inside words."""
    return min(
        ("cp1251", "koi8-u"), key=lambda encoding: _odd_capitals(sample.decode(encoding, errors="replace"))
    )


def _odd_capitals(text: str) -> int:
    return sum(a.islower() and b.isupper() for a, b in pairwise(text))
