"""A text as paragraphs and sentences with their places, and what of it is no sentence of the announcement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allforall.claims.languages import furniture
from allforall.claims.tokens import plain

_LINE = re.compile(r"[^\n\r]+")
_END = re.compile(r"[.!?…]+[\"”»’')\]]*\s+(?=[\"“«‘'(\[—–-]*\s?(?P<next>[^\W_]))")
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)$")
_LETTERS = re.compile(r"[^\W\d_]+")
_OPENING, _CLOSING = "“«„", "”»"
_LONGEST = 4_000
_FURNITURE = 300
"""Characters beyond which a line is no title, menu or caption."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at `start` to `end`; `paragraph` counts from 0; `quoted` says that it stands inside quotation marks."""

    start: int
    end: int
    paragraph: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """A part of the page that is not the announcement, with the reason: title, menu or caption."""

    start: int
    end: int
    reason: str


def split(text: str, title: str, abbreviations: Sequence[str]) -> tuple[list[Sentence], list[Dropped]]:
    """Return the sentences of the announcement and what was dropped."""
    sentences: list[Sentence] = []
    dropped: list[Dropped] = []
    lines = [m for m in _LINE.finditer(text) if m[0].strip()]
    first = plain(lines[0][0].strip()) if lines else ""
    titles = {plain(title.strip()), first}
    depth = 0
    for number, line in enumerate(lines):
        start, end = _trimmed(text, line.start(), line.end())
        reason = _furniture(text[start:end], titles, number) if end - start <= _FURNITURE else ""
        if reason:
            dropped.append(Dropped(start, end, reason))
        else:
            depth = 0 if text[start] in _OPENING else depth
            sentences += _sentences(text, start, end, number, frozenset(abbreviations), depth)
            depth = max(depth + _balance(text[start:end]), 0)
            depth = depth if _closed_later(text, end) else 0
    return sentences, dropped


def _furniture(line: str, titles: set[str], number: int) -> str:
    """Say what a line is that is no sentence, or "" for one that is."""
    bare = plain(line)
    ends = line.rstrip("\"”»’')]").endswith((".", "!", "?", "…", ":"))
    if bare in titles and not ends:
        return "title"
    if number == 0 and not ends:
        return "title"
    if furniture("menu").match(line) and (not ends or len(line) < 120):  # noqa: PLR2004  # a line of a menu is short
        return "menu"
    if furniture("caption").search(line) and not line.rstrip().endswith((".", "”", '"', "»")):
        return "caption"
    words = len(_LETTERS.findall(line))
    if not ends and words < 14:  # noqa: PLR2004  # headings have no full stop
        return "heading" if words > 2 else "menu"  # noqa: PLR2004
    return ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _closed_later(text: str, end: int) -> bool:
    """Tell whether a quotation that is open at the end of a paragraph goes on in the next: it is closed before another opens."""
    rest = text[end : end + _LONGEST]
    shut = min((i for c in _CLOSING if (i := rest.find(c)) >= 0), default=-1)
    opened = min((i for c in _OPENING if (i := rest.find(c)) >= 0), default=len(rest))
    return 0 <= shut < opened


def _sentences(
    text: str, start: int, end: int, paragraph: int, short: frozenset[str], depth: int = 0
) -> Iterator[Sentence]:
    at = start
    for stop in [*_stops(text, start, end, short), end]:
        for piece_start, piece_end in _pieces(at, stop):
            first, last = _trimmed(text, piece_start, piece_end)
            if first < last:
                opened = depth + _balance(text[first:last])
                yield Sentence(first, last, paragraph, quoted=depth > 0 or text[first] in _OPENING + '"')
                depth = max(opened, 0)
        at = stop


def _balance(piece: str) -> int:
    return sum(piece.count(c) for c in _OPENING) - sum(piece.count(c) for c in _CLOSING)


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is far too long for a sentence, so that no text can make one reading slow."""
    for at in range(start, end, _LONGEST):
        yield at, min(at + _LONGEST, end)


def _stops(text: str, start: int, end: int, short: frozenset[str]) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        if match["next"].islower():
            continue
        if match[0].startswith("."):
            before = _WORD_BEFORE.search(text, max(start, match.start() - 20), match.start())
            if before and (plain(before[1]) in short or (len(before[1]) == 1 and before[1].isupper())):
                continue
        yield match.end()
