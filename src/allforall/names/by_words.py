"""Names of any origin compared word by word, in any order: Arabic, Chinese, Turkish, Western.

Nothing tells family from given name here. Each word finds its best partner, all of them together; what is left over on
both sides speaks against one name, what is left over on one side much less: lists leave words out.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp

from allforall.names.assignment import cheapest
from allforall.names.likeness import Likeness
from allforall.names.word_likeness import LEAST, word_likeness
from allforall.names.words import INITIAL, Word, joined, words_of

_JOINED_AT_LEAST, _JOINED_BETTER_BY = 0.85, 0.05
_OF_LETTERS, _OF_BOTH_SIDES, _OF_ONE_SIDE = 2.2, 3.0, 0.25
"""What a word's worth of difference costs: in letters, in words that stand against each other, in words left out."""
_NO_WORD = 0.3
"""Initials and particles alone are hardly a name."""
_CHILD_OF = frozenset({"bin", "ibn", "bn", "ben", "bint", "binti"})
_PLACE = 0.001
"""Of two equal partners the nearer one."""

_Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words that belong together, and how alike they are."""

    left: Word
    right: Word
    how: Likeness


@dataclass(frozen=True, slots=True)
class ByWords:
    """A score from 0 to 1, the words that belong together, those left over on each side, and titles left out."""

    score: float
    pairs: tuple[Pair, ...] = ()
    only_left: _Words = ()
    only_right: _Words = ()
    titles: tuple[str, ...] = ()
    fathers_reversed: bool = False
    """Ahmad bin Hasan beside Hasan bin Ahmad."""


@lru_cache(maxsize=100_000)
def compare_words(left: str, right: str) -> ByWords:
    """Compare two names word by word; the same whichever comes first."""
    if left > right:
        mirrored = compare_words(right, left)
        pairs = tuple(Pair(pair.right, pair.left, pair.how) for pair in mirrored.pairs)
        return replace(mirrored, pairs=pairs, only_left=mirrored.only_right, only_right=mirrored.only_left)
    read_left, read_right = words_of(left), words_of(right)
    one, other = _join(read_left.words, read_right.words), _join(read_right.words, read_left.words)
    if not one or not other:
        return ByWords(0.0)
    places = _places(one, other)
    pairs = tuple(Pair(one[i], other[j], word_likeness(one[i], other[j])) for i, j in places)
    only_left = tuple(word for i, word in enumerate(one) if i not in {i for i, _ in places})
    only_right = tuple(word for j, word in enumerate(other) if j not in {j for _, j in places})
    reverse = _fathers_are_reversed(one, other, dict(places))
    score = _score(pairs, only_left, only_right) * (exp(-_OF_BOTH_SIDES) if reverse else 1)
    return ByWords(score, pairs, only_left, only_right, (*read_left.titles, *read_right.titles), reverse)


def _places(left: _Words, right: _Words) -> list[tuple[int, int]]:
    """Return the places of words that belong together."""
    if len(left) > len(right):
        return sorted((i, j) for j, i in _places(right, left))
    alike = [[word_likeness(one, other).value for other in right] for one in left]
    costs = [
        [
            abs(i - j) * _PLACE - (alike[i][j] * _weight(one, other) if alike[i][j] >= LEAST else 0)
            for j, other in enumerate(right)
        ]
        for i, one in enumerate(left)
    ]
    return [(i, j) for i, j in cheapest(costs) if alike[i][j] >= LEAST]


def _score(pairs: tuple[Pair, ...], only_left: _Words, only_right: _Words) -> float:
    if not pairs:
        return 0.0
    letters = sum(_weight(pair.left, pair.right) * (1 - pair.how.value) for pair in pairs)
    less, more = sorted((sum(word.weight for word in only_left), sum(word.weight for word in only_right)))
    score = exp(-(_OF_LETTERS * letters + _OF_BOTH_SIDES * less + _OF_ONE_SIDE * (more - less)))
    return score if any(_weight(pair.left, pair.right) > INITIAL for pair in pairs) else score * _NO_WORD


def _weight(left: Word, right: Word) -> float:
    return min(left.weight, right.weight)


def _fathers_are_reversed(left: _Words, right: _Words, partner: dict[int, int]) -> bool:
    """Tell whether the child in one name is the father in the other, as the words for child of say."""
    children = [
        {(place - 1, place + 1) for place in range(1, len(words) - 1) if words[place].latin in _CHILD_OF}
        for words in (left, right)
    ]
    return any((partner.get(father), partner.get(child)) in children[1] for child, father in children[0])


def _join(words: _Words, others: _Words) -> _Words:
    """Join neighbours, two or three, where the other name has them as one word."""
    for size in (3, 2):
        for place in range(len(words) - size + 1):
            pieces = words[place : place + size]
            if not all(piece.is_initial for piece in pieces) and _are_one(pieces, others):
                return _join((*words[:place], joined(pieces), *words[place + size :]), others)
    return words


def _are_near(one: int, other: int) -> bool:
    """Tell whether words of so many letters can be alike enough to be joined; a quick look first."""
    return abs(one - other) <= (1 - _JOINED_AT_LEAST) * 2 * max(one, other)


def _are_one(pieces: _Words, others: _Words) -> bool:
    letters = sum(len(piece.latin) for piece in pieces)
    near = [word for word in others if word.lacks_vowels or _are_near(letters, len(word.latin))]
    if not near:
        return False
    whole = joined(pieces)
    for other in near:
        alike = word_likeness(whole, other).value
        if alike >= _JOINED_AT_LEAST:
            apart = max(word_likeness(piece, other).value for piece in pieces)
            if alike > apart + _JOINED_BETTER_BY:
                return True
    return False
