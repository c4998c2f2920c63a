"""How near two different keys are: a slip of the pen, or another name that only looks near."""

import re

from rapidfuzz.distance import Levenshtein

from allforall.names.part import Part

_ONE_TO_ANOTHER = str.maketrans("оезж", "аасш")
_SHARED_ENDING = re.compile("(?:енко|овск|инск|ск|ов|ин|ук|ик|ак)$")
_FAMILY_ENDING = re.compile("(?:ов|ин|енко?|ук|чук|к|ко|ск|овск|инск|евич|ович|ич|ак|ик|ец|иц|ан|ишин|вили)")
_LETTERS_OF_ANOTHER_FATHER, _SHORT_NAME = 3, 3
_SHORTEST_ROOT = 3
_SOFTENED = {"к": "ч", "г": "ж"}


def nearness(left: str, right: str, part: Part) -> float:
    """Grade two keys from 0 to 1 by the letters in which they differ; an ending that thousands share is one letter."""
    if part is Part.SURNAME:
        left, right = _root(left, right), _root(right, left)
    return max(
        0.98 * Levenshtein.normalized_similarity(left, right),
        0.97 * Levenshtein.normalized_similarity(_blurred(left), _blurred(right)),
    )


def are_too_far(left: str, right: str, letters: int, part: Part) -> bool:
    """Tell two fathers or two short given names from one that is misspelt: Гасан, Гусейн; Алі, Валі."""
    if part is Part.PATRONYMIC:
        return letters >= _LETTERS_OF_ANOTHER_FATHER
    return part is Part.GIVEN and min(len(left), len(right)) <= _SHORT_NAME


def are_derived(left: str, right: str) -> bool:
    """Tell whether one key is the other with the ending of a family name: Гончар, Гончаров; Мельник, Мельничук."""
    short, long = sorted((left, right), key=len)
    root = short.rstrip("аи") if len(short) > _SHORTEST_ROOT else short
    return any(
        long.startswith(beginning) and _FAMILY_ENDING.fullmatch(long[len(beginning) :])
        for beginning in {short, root, root[:-1] + _SOFTENED.get(root[-1:], root[-1:])}
    )


def _blurred(key: str) -> str:
    """Write alike what Belarusian and German spellings exchange: о е а, дз д, ц т, з с, ж ш."""
    return key.replace("дз", "д").replace("ц", "т").translate(_ONE_TO_ANOTHER)


def _root(key: str, other: str) -> str:
    """Leave one letter of an ending that thousands of families share: Озеров and Казаков have little in common."""
    ending = _SHARED_ENDING.search(key)
    return key[: ending.start() + 1] if ending and other.endswith(ending[0]) else key
