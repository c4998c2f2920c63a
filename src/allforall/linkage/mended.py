"""Given names and fathers' names with one slip of the hand, led back to the name that they are a slip of.

Володиимр is no name, and one exchange away from one name only, Володимир; so its key is that of Владимир. A name that
is known, is short, or could be a slip of two names stays as it is: Алина is no slip of Галина.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from allforall.names.equivalents import forms_of, known_keys
from allforall.names.part import Part

SHORTEST = 4
"""Letters that a name needs before one that differs is a slip; Іла is as far from Іда as from Алла."""


@lru_cache(maxsize=200_000)
def mended(key: str, part: Part) -> str:
    """Return the key of the only known name that `key` is one slip away from, or `key` itself."""
    if len(key) < SHORTEST or "-" in key or key in _key_of(part):
        return key
    near = _near(part)
    stems = {stem for form in (key, *_one_less(key)) for stem in near.get(form, ())}
    names = {_key_of(part)[stem] for stem in stems if OSA.distance(key, stem) == 1}
    return names.pop() if len(names) == 1 else key


@lru_cache
def _key_of(part: Part) -> Mapping[str, str]:
    """Map the stem of every form of a known name to the key of that name; a form of two names to itself."""
    keys: dict[str, str] = {}
    for key in known_keys(part):
        for stem in forms_of(key, part):
            keys[stem] = key if keys.get(stem, key) == key else stem
    return keys


@lru_cache
def _near(part: Part) -> Mapping[str, frozenset[str]]:
    """Map every known stem, and what is left of it without one letter, to the stems that it may stand for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for stem in _key_of(part):
        if len(stem) >= SHORTEST:
            for form in (stem, *_one_less(stem)):
                found[form].add(stem)
    return {form: frozenset(stems) for form, stems in found.items()}


def _one_less(text: str) -> Iterator[str]:
    return (text[:at] + text[at + 1 :] for at in range(len(text)))
