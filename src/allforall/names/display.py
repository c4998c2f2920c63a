"""A name in Latin letters for people who do not read Cyrillic: shown below the original, never instead of it."""

from functools import lru_cache

from allforall.names import packaged
from allforall.names.latin import to_latin

_ONLY_UKRAINIAN = frozenset("іїєґ")
_ONLY_RUSSIAN = frozenset("ыэёъ")
_RUSSIAN_ENDINGS = ("ский", "ская", "цкий", "цкая", "евич", "евна", "овна", "ьевич", "ьевна")


@lru_cache
def _given_names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the given names that are written so in Russian only, and in Ukrainian only."""
    rows = packaged.rows("given_names.csv")
    ukrainian, russian = ({row[column].casefold() for row in rows} for column in ("uk", "ru"))
    return frozenset(russian - ukrainian), frozenset(ukrainian - russian)


def latin(text: str) -> str:
    """Write a name as the passports of its language do; what is in Latin letters already stays.

    The language is told by letters that only one has, then by endings and given names; a name that could be of either
    is read as Ukrainian, whose table reads Russian letters too.
    """
    return to_latin(text, "ru_icao" if _is_russian(text.casefold()) else "uk_kmu55")


def latin_name(*parts: str) -> str:
    """Write a whole name, family name first; its parts are read as one language."""
    return latin(" ".join(part for part in parts if part))


def _is_russian(text: str) -> bool:
    letters = set(text)
    if letters & _ONLY_UKRAINIAN:
        return False
    if letters & _ONLY_RUSSIAN:
        return True
    words = text.replace("-", " ").split()
    only_russian, only_ukrainian = _given_names()
    if any(word in only_ukrainian for word in words):
        return False
    return any(word in only_russian or word.endswith(_RUSSIAN_ENDINGS) for word in words)
