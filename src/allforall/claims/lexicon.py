"""Words of one language, from a data file: which phrases mark what. Rules of grammar beside it still name words of their own.

A phrase is a row of words; `word*` stands for every word that begins so, `a|b` for either, `stem~past` for the stem with
each of the endings called `past`. A section of the file is a tag, a key in it a value:
`[people] military = ["prisoner* of war", …]`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from allforall.claims.tokens import Token, plain

LANGUAGES = tuple(
    sorted(
        each.name.removesuffix(".toml")
        for each in (files("allforall.claims") / "lexicon").iterdir()
        if each.name.endswith(".toml")
    )
)
"""Every language that has a file."""
_CACHE = 50_000
_BUCKET = 2
_OWNERS = frozenset(("actor", "both", "office"))
"""Tags whose phrases may own something."""
OVERLAY = frozenset(
    (
        "able",
        "about",
        "age",
        "background",
        "casualties",
        "ceasefire",
        "claimed",
        "cumul",
        "denial",
        "formula",
        "free",
        "goes_on",
        "hedge",
        "match",
        "mediate",
        "modifier",
        "mood",
        "other_conflict",
        "outside",
        "past_deal",
        "pending",
        "regime",
        "resumed",
        "speech",
        "time",
        "treatment",
        "unit",
        "wording",
        "even",
        "vague",
        "veto",
    )
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
    numbers: dict[str, tuple[int, bool]] = field(default_factory=dict)
    _known: dict[str, tuple[tuple[Phrase, ...], tuple[Phrase, ...]]] = field(default_factory=dict)
    _pairs: dict[tuple[str, str], tuple[tuple[Phrase, ...], tuple[Phrase, ...]]] = field(default_factory=dict)

    def add(self, tag: str, value: str, phrases: Sequence[str]) -> None:
        """Teach phrases."""
        for text in phrases:
            words = tuple(tuple(plain(word).split("|")) for word in text.split())
            if tag in _OWNERS and text.isascii():
                words = (*words[:-1], tuple(w for word in words[-1] for w in _owned(word)))
            phrase = Phrase(words, tag, value)
            if tag in {"number", "multiplier"}:
                self.numbers.update({word: (int(value), tag == "multiplier") for word in words[0]})
                if tag == "number":
                    continue
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
            begun = [(stem, p) for stem, p in self.stems.get(low[:_BUCKET], ()) if low.startswith(stem)]
            found += [p for _, p in sorted(begun, key=lambda each: -len(each[0]))]
            found.sort(key=lambda p: -len(p.words))
            known = (
                tuple(p for p in found if p.tag not in OVERLAY),
                tuple(p for p in found if p.tag in OVERLAY),
            )
            if len(self._known) < _CACHE:
                self._known[low] = known
        return known[overlay]

    def beginning(self, low: str, following: str) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
        """Return the phrases that may stand where these two words follow each other: plain ones, and the overlay."""
        pair = (low, following)
        known = self._pairs.get(pair)
        if known is None:
            known = (
                _followed(self.starting(low), following),
                _followed(self.starting(low, overlay=True), following),
            )
            if len(self._pairs) < _CACHE:
                self._pairs[pair] = known
        return known

    def mark(self, tokens: Sequence[Token]) -> list[Mark]:
        """Find phrases from left to right, the longest first; those of the overlay may cross the others."""
        found: list[Mark] = []
        free = 0
        for at, token in enumerate(tokens):
            following = tokens[at + 1].low if at + 1 < len(tokens) else ""
            plain_ones, over = self.beginning(token.low, following)
            if over:
                found += _longest(over, tokens, at)
            if plain_ones and at >= free:
                marks = _longest(plain_ones, tokens, at, most=1)
                found += marks
                free = marks[0].last if marks else free
        return sorted(found, key=lambda m: (m.first, m.tag in OVERLAY))


def _owned(word: str) -> tuple[str, ...]:
    """Return an English name with its genitive: `ministry` and `ministry's`."""
    return (word,) if word.endswith(("'s", "'", "*")) else (word, f"{word}'s")


def _followed(phrases: Sequence[Phrase], following: str) -> tuple[Phrase, ...]:
    return tuple(p for p in phrases if len(p.words) == 1 or matches(p.words[1], following))


def _longest(phrases: Sequence[Phrase], tokens: Sequence[Token], at: int, most: int = 99) -> list[Mark]:
    """Return the longest phrase of every tag that stands at a token."""
    found: dict[str, Mark] = {}
    for phrase in phrases:
        last = at + len(phrase.words)
        if phrase.tag in found or last > len(tokens):
            continue
        if all(matches(phrase.words[i], tokens[at + i].low) for i in range(2, len(phrase.words))):
            found[phrase.tag] = Mark(phrase.tag, phrase.value, at, last)
            if len(found) == most:
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


_INFLECTED = re.compile(r"([^\s|]+)~(\w+)")


def _spelled_out(text: str, endings: Mapping[str, Sequence[str]]) -> str:
    """Write every form of an inflected word as an alternative."""
    return _INFLECTED.sub(lambda m: "|".join(m[1] + ending for ending in endings[m[2]]), text)


@cache
def lexicon(language: str) -> Lexicon:
    """Load a language; `KeyError` for one that has no file."""
    if language not in LANGUAGES:
        raise KeyError(language)
    said = read_data(f"lexicon/{language}.toml")
    endings = said.pop("endings", {})
    made = Lexicon(language, said.pop("settings"))
    for tag, values in said.items():
        for value, phrases in _flat(values):
            made.add(tag, value, [_spelled_out(phrase, endings) for phrase in phrases])
    for office in read_data("data/offices.toml")["holder"]:
        made.add("person", office["id"], [*office.get(language, ()), *office.get("any", ())])
    return made
