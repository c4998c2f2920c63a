"""A full name in one cell, taken apart into family name, given name and patronymic."""

import re
from dataclasses import dataclass
from functools import lru_cache

from allforall.names.diminutives import is_diminutive
from allforall.names.equivalents import known_keys
from allforall.names.keys import token_key
from allforall.names.part import Part
from allforall.names.scripts import compose
from allforall.names.sounds import sound_of
from allforall.names.words import run_together


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name as they were typed, None where the text has none.

    `sure` is False where the order had to be guessed: family name first, as on lists.
    """

    surname: str | None
    given_name: str | None
    patronymic: str | None
    sure: bool


_INITIALS = re.compile(r"(?<!\w)(\w\.)\s*(?=\w)")
_INITIAL = re.compile(r"\w\.?")
_PATRONYMIC = re.compile("..(?:[оеаи]вич|[оеаи][ву]на|инична|кична|тична)$|(?:лич|мич|тич|кич)$")
_CHILD_OF = re.compile("(?:огли|оглу|угли|ули|улу|кизи|гизи)$")
_FAMILY = re.compile(
    "(?:енк[оа]|[чщ]?ук|ук|[сц]к(?:и|а)|[оеа]ва?|[иы]на?|ец|ак|ик|ко|ло|ан|дзе|швили|[оеа]у|ни|на|га|ба|ер)$"
)


def split_full_name(text: str) -> NameParts:
    """Take a full name apart: `Шевченко Тарас Григорович`, `Taras SHEVCHENKO`, `Shevchenko, Taras`, `Шевченко Т. Г.`.

    A comma, capitals, the place of the patronymic and known given names tell the order; anything is accepted.
    """
    before, _, after = " ".join(compose(text).split()).partition(",")
    given, patronymic = _given_and_patronymic(_words(after.replace(",", " ")))
    if before.strip() and given and not any(map(is_patronymic, before.split()[1:])):
        return NameParts(before.strip(), given, patronymic, sure=True)
    words = _words(before + " " + after.replace(",", " "))
    if len(words) < 2:  # noqa: PLR2004  # one word is a family name, as far as anybody can tell
        return NameParts(words[0] if words else None, None, None, sure=False)
    return _by_initials(words) or _by_capitals(words) or _by_patronymic(words) or _by_given_name(words)


def is_initial(word: str) -> bool:
    """Tell whether a given name or patronymic is only its first letter."""
    return _INITIAL.fullmatch(word) is not None


def is_child_of(word: str) -> bool:
    """Tell whether a word says *son of* or *daughter of* in a Turkic patronymic: огли, кизи, улу."""
    return _CHILD_OF.fullmatch(sound_of(word)) is not None


def _words(text: str) -> list[str]:
    """Split at spaces and where words were run together; `Т.Г.` are two words and `Мамед огли` is one."""
    words: list[str] = []
    for word in _INITIALS.sub(r"\1 ", text).split():
        if words and is_child_of(word):
            words[-1] += " " + word
        elif any(map(str.isalnum, word)):
            words += run_together(word)
    return words


def _by_initials(words: list[str]) -> NameParts | None:
    whole = [word for word in words if not is_initial(word)]
    initials = [word for word in words if is_initial(word)]
    if len(whole) != 1 or len(initials) > 2:  # noqa: PLR2004  # a given name and a patronymic
        return None
    return NameParts(whole[0], initials[0], initials[1] if initials[1:] else None, sure=True)


def _by_capitals(words: list[str]) -> NameParts | None:
    loud = [word for word in words if word.isupper() and not is_initial(word)]
    if not loud or len(loud) == len(words):
        return None
    if len(loud) > 1:  # EVA Maria GUENTHER
        loud = [word for word in loud if not is_given(word)] or loud
    quiet = [word for word in words if word not in loud]
    given, patronymic = _given_and_patronymic(quiet)
    return NameParts(" ".join(loud), given, patronymic, sure=True)


def _by_patronymic(words: list[str]) -> NameParts | None:
    places = [place for place, word in enumerate(words) if place and is_patronymic(word)]
    if not places:
        return None
    place = places[-1]
    if len(words) == 2 and not is_father(words[1]):  # noqa: PLR2004  # Олександр Гуревич has no patronymic
        return None
    if len(places) > 1 and is_given(words[0]) and not is_given(words[place - 1]):
        place = places[0]
    family = words[: place - 1] + words[place + 1 :]
    return NameParts(" ".join(family) or None, words[place - 1], words[place], sure=bool(family))


def _by_given_name(words: list[str]) -> NameParts:
    first, last = is_given(words[0]), is_given(words[1])
    sure = first != last
    given_first = first and not last
    if first == last:
        given_first = not _FAMILY.search(sound_of(words[0])) and bool(_FAMILY.search(sound_of(words[-1])))
    if given_first:
        return NameParts(words[-1], words[0], " ".join(words[1:-1]) or None, sure=sure and len(words) == 2)  # noqa: PLR2004
    return NameParts(words[0], words[1], " ".join(words[2:]) or None, sure=sure)


def _given_and_patronymic(words: list[str]) -> tuple[str | None, str | None]:
    if not words:
        return None, None
    if len(words) == 1 and is_patronymic(words[0]) and not is_given(words[0]):
        return None, words[0]
    return words[0], " ".join(words[1:]) or None


@lru_cache(maxsize=100_000)
def is_patronymic(word: str) -> bool:
    """Tell whether a word has the ending of a patronymic; some family names have it too."""
    sound = sound_of(word)
    return bool(_PATRONYMIC.search(sound) or _CHILD_OF.search(sound))


@lru_cache(maxsize=100_000)
def is_given(word: str) -> bool:
    """Tell whether a word is one of the given names that this program knows, in any spelling."""
    return token_key(word, Part.GIVEN) in known_keys(Part.GIVEN) or is_diminutive(word)


@lru_cache(maxsize=100_000)
def is_father(word: str) -> bool:
    """Tell whether a patronymic is made of one of the given names that this program knows."""
    return token_key(word, Part.PATRONYMIC) in known_keys(Part.PATRONYMIC)
