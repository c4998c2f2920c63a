"""The stem of a name: how it sounds without the ending that says whose daughter or son somebody is."""

import re

from allforall.names.part import Part
from allforall.names.sounds import simplify, sound_of

_SURNAME = (
    (re.compile("(?<=[сцз]к)(?:и|а|ои)$"), ""),
    (re.compile("(?<=..ин)а$"), ""),
    (re.compile("(?<=..)[ое]ва?$"), "ов"),
    (re.compile("ивск$"), "овск"),
)
_LAST_OF_ENDINGS = ("а", "и", "в", "к")
_PATRONYMIC = re.compile("(?<=..)(?:[оеиа]*(?:вич|вна|уна)|(?:ин)?ична|ич|огли|оглу|угли|улу|кизи|гизи)$")
_LAST_VOWELS = re.compile("(?<=..)[аеиоу]+$")


def stem_of(word: str, part: Part) -> str:
    """Sound one word and cut the gender ending of a family name, or all of a patronymic but the father's name.

    The stem of a stem is itself.
    """
    sound = sound_of(word)
    while (stem := simplify(_cut(sound, part))) != sound:
        sound = stem
    return sound


def _cut(sound: str, part: Part) -> str:
    if part is Part.SURNAME and sound.endswith(_LAST_OF_ENDINGS):
        for ending, left in _SURNAME:
            sound = ending.sub(left, sound)
    elif part is Part.PATRONYMIC:
        sound = _LAST_VOWELS.sub("", _PATRONYMIC.sub("", sound))
    return sound
