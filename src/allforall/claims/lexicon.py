"""Words of one language, from a data file: which phrases mark what, and the classes of words that rules of grammar name.

A phrase is a row of words; `word*` stands for every word that begins so, `a|b` for either, `stem~past` for the stem with
each of the endings called `past`. A section of the file is a tag, a key in it a value:
`[people] military = ["prisoner* of war", …]`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from allforall.claims.tokens import Token, plain, tokenize

_NO_CLASSES: frozenset[str] = frozenset()
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
        "purpose",
        "pending",
        "regime",
        "resumed",
        "speech",
        "time",
        "treatment",
        "unit",
        "untold",
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
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Classes of words that rules of grammar speak of: `and`, `negation`, with their patterns."""
    ordinals: dict[str, int] = field(default_factory=dict)
    """Days of the month in words."""
    _classes: dict[str, frozenset[str]] = field(default_factory=dict)
    _known: dict[str, tuple[tuple[Phrase, ...], tuple[Phrase, ...]]] = field(default_factory=dict)
    _pairs: dict[tuple[str, str], tuple[tuple[Phrase, ...], tuple[Phrase, ...]]] = field(default_factory=dict)

    def add(self, tag: str, value: str, phrases: Sequence[str]) -> None:
        """Teach phrases."""
        for text in phrases:
            words = tuple(tuple(plain(word).split("|")) for word in text.split())
            if tag in _OWNERS and self.settings.get("genitive"):
                words = (
                    *words[:-1],
                    tuple(w for word in words[-1] for w in _owned(word, self.settings["genitive"])),
                )
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

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """Split a part of a text into words that know their classes."""
        return tokenize(text, start, end, self.classes_of)

    def classes_of(self, low: str) -> frozenset[str]:
        """Name the classes that a word belongs to."""
        known = self._classes.get(low)
        if known is None:
            known = frozenset(name for name, patterns in self.words.items() if _fits(patterns, low))
            if len(self._classes) < _CACHE:
                self._classes[low] = known or _NO_CLASSES
        return known

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


def _owned(word: str, genitive: str) -> tuple[str, ...]:
    """Return a name with its genitive, where one sign makes it: `ministry` and `ministry's`."""
    return (word,) if word.endswith((genitive, "'", "*")) else (word, f"{word}{genitive}")


def _followed(phrases: Sequence[Phrase], following: str) -> tuple[Phrase, ...]:
    return tuple(p for p in phrases if len(p.words) == 1 or matches(p.words[1], following))


def _longest(phrases: Sequence[Phrase], tokens: Sequence[Token], at: int, most: int = 99) -> list[Mark]:
    """Return the longest phrase of every tag that stands at a token."""
    found: dict[str, Mark] = {}
    for phrase in phrases:
        last = at + len(phrase.words)
        if phrase.tag in found or last > len(tokens):
            continue
        if last - at <= 2 or all(  # noqa: PLR2004  # the first two words were looked up
            matches(phrase.words[i], tokens[at + i].low) for i in range(2, len(phrase.words))
        ):
            found[phrase.tag] = Mark(phrase.tag, phrase.value, at, last)
            if len(found) == most:
                break
    return list(found.values())


def _fits(patterns: Sequence[str], low: str) -> bool:
    """Tell whether a word is one of some patterns: `word`, `stem*` or `*ending`."""
    return any(
        low.endswith(each[1:])
        if each.startswith("*")
        else low.startswith(each[:-1])
        if each.endswith("*")
        else low == each
        for each in patterns
    )
