"""Words of one language, from a data file: which phrases mark what. Adding a language touches no code.

A phrase is a row of words; `word*` stands for every word that begins so, `a|b` for either. A section of the file is
a tag, a key in it a value: `[people] military = ["prisoner* of war", …]`.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from allforall.claims.tokens import Token, plain

LANGUAGES = ("en", "uk", "ru")
_CACHE = 50_000
_BUCKET = 2
OVERLAY = frozenset(
    "time cumul past_deal background mediate formula outside mood ceasefire casualties treatment other_conflict modifier"
    " free resumed hedge able vague match unit age pending".split()
)
"""Tags that say something about a whole sentence; their words may belong to another mark as well."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase found: tokens `first` up to `last` (exclusive) are a `tag` with a `value`."""

    tag: str
    value: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """What to look for after the first word, and what it means."""

    words: tuple[tuple[str, ...], ...]
    tag: str
    value: str


def matches(pattern: tuple[str, ...], low: str) -> bool:
    """Tell whether a word is one of a pattern's alternatives."""
    return any(low.startswith(each[:-1]) if each.endswith("*") else low == each for each in pattern)


@dataclass(slots=True)
class Lexicon:
    """The phrases of one language, found fast by their first word."""

    language: str
    settings: Mapping[str, Any]
    exact: dict[str, list[Phrase]] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, Phrase]]] = field(default_factory=dict)
    _known: dict[str, tuple[tuple[Phrase, ...], tuple[Phrase, ...]]] = field(default_factory=dict)

    def add(self, tag: str, value: str, phrases: Sequence[str]) -> None:
        """Teach phrases."""
        for text in phrases:
            words = tuple(tuple(plain(word).split("|")) for word in text.split())
            phrase = Phrase(words, tag, value)
            for first in words[0]:
                if first.endswith("*"):
                    self.stems.setdefault(first[:_BUCKET], []).append((first[:-1], phrase))
                else:
                    self.exact.setdefault(first, []).append(phrase)

    def starting(self, low: str, *, overlay: bool = False) -> tuple[Phrase, ...]:
        """Return the phrases that may begin with a word, the longest first."""
        known = self._known.get(low)
        if known is None:
            found = [*self.exact.get(low, ())]
            found += [p for stem, p in self.stems.get(low[:_BUCKET], ()) if low.startswith(stem)]
            found.sort(key=lambda p: -len(p.words))
            known = tuple(p for p in found if p.tag not in OVERLAY), tuple(p for p in found if p.tag in OVERLAY)
            if len(self._known) < _CACHE:
                self._known[low] = known
        return known[overlay]

    def mark(self, tokens: Sequence[Token]) -> list[Mark]:
        """Find phrases from left to right, the longest first; those of the overlay may cross the others."""
        found = [*self._marks(tokens, overlay=False), *self._marks(tokens, overlay=True)]
        return sorted(found, key=lambda m: (m.first, m.tag in OVERLAY))

    def _marks(self, tokens: Sequence[Token], *, overlay: bool) -> Iterator[Mark]:
        at = 0
        while at < len(tokens):
            found = self._at(tokens, at, overlay=overlay)
            yield from found
            at = max((mark.last for mark in found), default=at + 1) if not overlay else at + 1

    def _at(self, tokens: Sequence[Token], at: int, *, overlay: bool) -> list[Mark]:
        """Return the longest phrase at a token; of the overlay, the longest of every tag."""
        found: dict[str, Mark] = {}
        for phrase in self.starting(tokens[at].low, overlay=overlay):
            last = at + len(phrase.words)
            if phrase.tag in found or last > len(tokens):
                continue
            if all(matches(phrase.words[i], tokens[at + i].low) for i in range(1, len(phrase.words))):
                found[phrase.tag] = Mark(phrase.tag, phrase.value, at, last)
                if not overlay:
                    break
        return list(found.values())


def _flat(values: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, list[str]]]:
    """Undo the tables that dotted keys make: `UA.mod` is one value."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, value


def read_data(name: str) -> dict[str, Any]:
    """Read a data file of this package."""
    return tomllib.loads((files("allforall.claims") / name).read_text("utf-8"))


@cache
def lexicon(language: str) -> Lexicon:
    """Load a language; `KeyError` for one that has no file."""
    if language not in LANGUAGES:
        raise KeyError(language)
    said = read_data(f"lexicon/{language}.toml")
    made = Lexicon(language, said.pop("settings"))
    for tag, values in said.items():
        for value, phrases in _flat(values):
            made.add(tag, value, phrases)
    for office in read_data("data/offices.toml")["holder"]:
        made.add("person", office["id"], [*office.get(language, ()), *office.get("any", ())])
    return made
