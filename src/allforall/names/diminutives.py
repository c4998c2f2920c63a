"""What friends say for a name: Саша for Олександр. Weak evidence, and never part of a key."""

from collections import defaultdict
from functools import lru_cache

from allforall.names import packaged
from allforall.names.keys import token_key
from allforall.names.part import Part
from allforall.names.sounds import sound_of


def may_be_short_for(word: str, given_key: str) -> bool:
    """Tell whether friends may say a word for the given name of a key; one word may stand for several names."""
    return given_key in _names_by_sound().get(sound_of(word), frozenset())


def is_diminutive(word: str) -> bool:
    """Tell whether friends say this word for somebody's given name."""
    return sound_of(word) in _names_by_sound()


@lru_cache
def _names_by_sound() -> dict[str, set[str]]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in packaged.rows("given_names.csv"):
        key = token_key(row["ru"].split(";")[0], Part.GIVEN)
        for form in filter(None, row["diminutives"].split(";")):
            names[sound_of(form)].add(key)
    return dict(names)
