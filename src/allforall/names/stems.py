"""The stem of a name: how it sounds without the ending that says whose daughter or son somebody is."""

from allforall.names.part import Part
from allforall.names.rewriting import rewrite, rules
from allforall.names.sounds import simplify, sound_of

_VOWELS = "аеиоу"
_ADJECTIVES = "[^аеиоу]н|[аи]ст|.ат|^бил|^бел|^мил|^товст|^толст|глуг|^руд|молод|^стар|^добр|^мал|^сив|^горош"
"""Ends and whole stems of family names that are adjectives: Чорна, Багата, Біла are of the families Чорний, Багатий, Білий."""
SURNAME = rules(
    ("([сцз]к)(?:и|а|ои)$", r"\1"),
    ("(..ин)а$", r"\1"),
    (f"({_ADJECTIVES})а$", r"\1и"),
    ("(..)ои$", r"\1и"),
    ("(..)[ое]ва?$", r"\1ов"),
    ("ивск$", "овск"),
    ("енка$", "енко"),
)
LAST_OF_ENDINGS = ("а", "и", "в", "к")
PATRONYMIC = rules(
    ("^савич$", "сав"),
    ("(..)(?:[оеиа]*(?:вич|вна|уна)|(?:ин)?ична|ич|огли|оглу|угли|ули|улу|кизи|гизи)$", r"\1"),
    (f"(..)[{_VOWELS}]+$", r"\1"),
)


def stem_of(word: str, part: Part) -> str:
    """Sound one word and cut the gender ending of a family name, or all of a patronymic but the father's name.

    The stem of a stem is itself.
    """
    sound = sound_of(word)
    while (stem := simplify(_cut(sound, part))) != sound:
        sound = stem
    return sound


def _cut(sound: str, part: Part) -> str:
    if part is Part.SURNAME and sound.endswith(LAST_OF_ENDINGS):
        return rewrite(sound, SURNAME)
    if part is Part.PATRONYMIC:
        return rewrite(sound, PATRONYMIC)
    return sound
