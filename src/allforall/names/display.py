"""A name in Latin letters for people who do not read Cyrillic: shown below the original, never instead of it."""

from allforall.names.latin import to_latin

_ONLY_UKRAINIAN = frozenset("іїєґ")
_ONLY_RUSSIAN = frozenset("ыэёъ")


def latin(text: str) -> str:
    """Write a name as the passports of its language do; what is in Latin letters already stays.

    A word that could be of either language is read as Ukrainian, whose table reads Russian letters too.
    """
    letters = set(text.lower())
    russian = bool(letters & _ONLY_RUSSIAN) and not letters & _ONLY_UKRAINIAN
    return to_latin(text, "ru_icao" if russian else "uk_kmu55")


def latin_name(*parts: str) -> str:
    """Write a whole name, family name first; its parts are read as one language."""
    return latin(" ".join(part for part in parts if part))
