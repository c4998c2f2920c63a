"""How much room words take in a picture, and how to make them fit: SVG wraps nothing by itself."""

import re
import unicodedata

_NARROW = frozenset("iljtfrI.,;:'’|!()[] ")
_WIDE = frozenset("mwMWЖШЩЮЫФжшщюыфm@%—")
_BREAKS = re.compile(r"[ \t\r\n]+")
"""Where a line may end: never inside a number, whose groups are parted by spaces that do not break."""
_SIZE = 13.0
"""The size of most words in pictures, in pixels."""


def width_of(words: str, size: float = _SIZE) -> float:
    """Estimate the width of words in pixels, rather too much than too little: system fonts differ."""
    return sum(_em(letter) for letter in words) * size


def fitted(words: str, room: float, size: float = _SIZE) -> str:
    """Shorten words to a room in pixels, with an ellipsis; the table under the picture has them whole."""
    if width_of(words, size) <= room:
        return words
    kept = words
    while kept and width_of(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def wrapped(words: str, room: float, size: float = _SIZE, *, most: int = 4) -> list[str]:
    """Break words into lines for a room in pixels: at most so many, a word longer than a line shortened."""
    lines: list[str] = []
    for word in _BREAKS.split(words.strip()):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [fitted(line, room, size) for line in lines]


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE:
        return 0.9
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.0
    return 0.68 if letter.isupper() else 0.58
