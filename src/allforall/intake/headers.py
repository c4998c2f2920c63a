"""What the header of a column means, in English, Ukrainian and Russian, however it is spelled and shortened."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from allforall.people.fields import FIELDS

HEADER_ROWS = 20
"""Title lines may stand above the headers; further down nobody looks for them."""

LONGEST = 200
"""What is longer is a sentence and no header."""

NAMING = frozenset({"full_name", "surname", "given_name"})
_WORD = re.compile(r"[^\W_]+\.?")
_SHORTEST_ABBREVIATION = 2


@dataclass(frozen=True, slots=True)
class Meaning:
    """The fields that a header may stand for, the likeliest first; `weak` ones yield to a plainer column."""

    fields: tuple[str, ...]
    weak: bool = False


def plain(header: str) -> str:
    """Reduce a header to its letters and digits, so that case, spaces and punctuation do not matter."""
    return "".join(c for c in header.casefold().replace("ё", "е") if c.isalnum() or c in "№#")


@cache
def known_headers() -> tuple[dict[str, Meaning], tuple[tuple[tuple[str, ...], Meaning], ...]]:
    """Return the headers of `data/headers.csv` by their plain form, and as words for abbreviations."""
    by_plain = {plain(field.name): Meaning((field.name,)) for field in FIELDS}
    words: list[tuple[tuple[str, ...], Meaning]] = []
    text = (files("allforall.intake") / "data" / "headers.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        meaning = Meaning(tuple(row["field"].split("|")), row["strength"] == "weak")
        by_plain.setdefault(plain(row["header"]), meaning)
        words.append((_words(row["header"]), meaning))
    return by_plain, tuple(words)


def _words(header: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(header.casefold().replace("ё", "е")))


def meaning_of(header: str) -> Meaning | None:
    """Say what a header means, or None: the whole of it, without what stands in brackets, or both of two languages."""
    if len(header) > LONGEST:
        return None
    by_plain, _ = known_headers()
    for text in (header, re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", header)):
        if found := by_plain.get(plain(text)) or _abbreviated(text):
            return found
    pieces = {by_plain.get(plain(piece)) for piece in re.split(r"[/\n|;]", header) if plain(piece)}
    return pieces.pop() if len(pieces) == 1 else None


def _abbreviated(header: str) -> Meaning | None:
    """Understand `дата рожд.`: words that end in a dot are beginnings of the words of one known header."""
    words = _words(header)
    if not any(word.endswith(".") and len(word) > _SHORTEST_ABBREVIATION for word in words):
        return None
    _, known = known_headers()
    found = {meaning for other, meaning in known if len(other) == len(words) and _shortens(words, other)}
    return found.pop() if len(found) == 1 else None


def _shortens(words: Sequence[str], whole: Sequence[str]) -> bool:
    return all(
        full.startswith(word[:-1])
        if word.endswith(".") and len(word) > _SHORTEST_ABBREVIATION
        else word == full
        for word, full in zip(words, whole, strict=True)
    )


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """The row of headers: its position from 0 and what each column that was understood means."""

    index: int
    meanings: Mapping[int, Meaning]

    @property
    def names_people(self) -> bool:
        """Whether some column holds names."""
        return any(NAMING.intersection(m.fields) for m in self.meanings.values())


def find_header(rows: Sequence[Sequence[str | None]], given: Mapping[str, str]) -> HeaderRow | None:
    """Find the row that understands most headers; `given` (field: header) is what a person said they mean.

    One known header is enough where it names people or a person gave it; otherwise two are needed.
    """
    said = {plain(header): Meaning((field,)) for field, header in given.items()}
    best: HeaderRow | None = None
    for index, row in enumerate(rows[:HEADER_ROWS]):
        meanings = {
            i: meaning
            for i, cell in enumerate(row)
            if cell and (meaning := said.get(plain(cell)) or meaning_of(cell))
        }
        found = HeaderRow(index, meanings)
        enough = found.names_people or len(meanings) > 1 or any(m in said.values() for m in meanings.values())
        if enough and (best is None or len(meanings) > len(best.meanings)):
            best = found
    return best
