"""Is this a name of the east Slavic kind, made of family name, given name and father's name?"""

import re
from functools import lru_cache

from allforall.names.parts import is_child_of, is_father, is_given, is_patronymic
from allforall.names.scripts import Script, compose, script_of
from allforall.names.sounds import sound_of

_WORD = re.compile(r"[^\W\d_][\w’-]+")
_CYRILLIC = re.compile("[Ѐ-ԯ]")
_FAMILY = re.compile(
    "(?:енк[оа]|[чщ]?ук|[юаи]к|[сц]к(?:и|а|ои)|[оеа]ва?|[иы]на?|ец|ко|ло|ан|дзе|швили|[оеа]у|вич|и?х)$"
)


@lru_cache(maxsize=200_000)
def is_east_slavic(text: str) -> bool:
    """Tell it by Cyrillic letters, by a father's name, or by a known given name beside the ending of a family's."""
    if _CYRILLIC.search(text):
        return True
    words = _WORD.findall(compose(text))
    if any(is_child_of(word) or (is_patronymic(word) and is_father(word)) for word in words):
        return True
    return any(map(is_given, words)) and any(_FAMILY.search(sound_of(word)) for word in words)


def is_of_other_script(text: str) -> bool:
    """Tell whether a name is written in neither Cyrillic nor Latin letters."""
    return script_of(text) is Script.OTHER
