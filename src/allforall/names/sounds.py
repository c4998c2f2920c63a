"""How a name sounds, roughly: one small alphabet for Cyrillic and for every Latin spelling.

The alphabet is `абвгдежзиклмнопрстуфцчш`: one letter for г ґ х h kh, one for и і ї й ы y j, one for е є э ё, one for
ш щ. Soft and hard signs, doubled letters and the i-sound before a vowel are dropped. Other scripts
are read in Latin letters first. What belongs to no rule stays as it is, so that any text still equals itself.
"""

import re
import unicodedata
from functools import lru_cache

from allforall.names.romanise import romanise
from allforall.names.scripts import Script, fold_lookalikes, script_of

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), new) for pattern, new in pairs)


_LETTERS_WITH_MARKS = str.maketrans(
    dict(zip("šŝşșžżčçćłğŭəøđðþı", "шшшшжжччцlгвaoddti", strict=True))
    | {"û": "иу", "â": "иа", "ê": "е", "ì": "и", "æ": "ae", "ß": "ss"}
)
"""Latin letters whose mark makes another sound of them; any other mark is dropped."""

_SOUNDS = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwyz", "абкдефггииклмнопкрстуввиз", strict=True))
    | dict(zip("ґхєэёѣіїйыјўщ", "ггееееииииивш", strict=True))
    | dict(zip("қғңүұөәһҗљњћђџ", "кгнууоагжлнцдж", strict=True))
    | {"x": "кс", "ю": "иу", "я": "иа", "ь": "", "ъ": "", "’": ""}
)

_POLISH = _rules(("s?z?cz", "ч"), ("sz", "ш"), ("rz(?=$|[aeou])", "р"), ("ch", "г"), ("c", "ц"))
_FRENCH = _rules(
    ("chtch", "ш"), ("tch", "ч"), ("ch", "ш"), ("gu(?=[ei])", "г"), ("ou", "у"), ("j", "ж"), ("ine$", "in"),
)  # fmt: skip
_SCIENTIFIC = _rules(("x", "г"), ("c", "ц"))
_GERMAN = _rules(
    ("schtsch", "ш"), ("tsch", "ч"), ("sch", "ш"), ("ch", "г"), ("t[sz]", "ц"),
    ("(?<![aeiou])z|z(?=[yi]?k)|z(?=$)", "ц"), ("dsch", "дж"), ("(?<=[aeiou])s(?=[aeiouj])", "з"),
)  # fmt: skip
_HABITS: tuple[tuple[re.Pattern[str], _Rules], ...] = (
    (re.compile("cz|sz|[łżśńć]|w.*(?:ski|cki|wicz)$"), _POLISH),
    (re.compile("(?<!s)tch|(?:^|[^y])ou(?!$|v|w|sk)|gu[eiï]|ine$"), _FRENCH),
    (re.compile("[šžčŝûâêì]"), _SCIENTIFIC),
    (re.compile("t?sch|w|[yi]zk[yi]j?$"), _GERMAN),
)
"""Marks of Polish, French, scientific and German spelling in a word, and how letters read where a mark is found."""

_LATIN = _rules(
    ("sh?t?ch|sh", "ш"),
    ("(?:dzh|dj|dzs)", "дж"),
    ("^ch(?=[rlm])", "г"),
    ("t?ch|tsh", "ч"),
    ("(?<!z)gh|kh", "г"),
    ("zh", "ж"),
    ("t[sz]|tc", "ц"),
    ("c(?=k[iy])", "ц"),
    ("ck", "к"),
    ("c(?=[eiyj’]|$)", "ц"),
    ("ph", "ф"),
    ("th", "т"),
    ("(?<=[aeo])u(?=$|na$|sk[aiy])", "в"),
)
_COMMON = _rules(
    ("и+о", "е"),
    ("и+(?=[аеу])", ""),
    (r"(.)\1+", r"\1"),
    ("т[сз]", "ц"),
    ("т+ч", "ч"),
    ("[сзжш]ч|шц", "ш"),
    ("(?<=[жчш])о", "е"),
    ("еи$", "и"),
)
_HAS_LATIN = re.compile("[a-zß-ɏ]")
_ANY_COMMON = re.compile("|".join(pattern.pattern for pattern, _ in _COMMON))


@lru_cache(maxsize=100_000)
def sound_of(word: str) -> str:
    """Write how one word sounds; the same again for what it returned, and something for any text."""
    word = fold_lookalikes(word.strip()).casefold()
    if script_of(word) is Script.OTHER:
        word = romanise(word) or word
    if _HAS_LATIN.search(word):
        word = _read_latin(word)
    return simplify(word.replace("ьо", "ио").translate(_SOUNDS))


def simplify(sound: str) -> str:
    """Apply the rules that hold within a sound until none applies."""
    while _ANY_COMMON.search(sound):
        sound = _apply(_COMMON, sound)
    return sound


def _read_latin(word: str) -> str:
    rules = next((rules for habit, rules in _HABITS if habit.search(word)), ())
    if not word.isascii():
        word = _without_marks(word.translate(_LETTERS_WITH_MARKS))
    return _apply(_LATIN, _apply(rules, word))


def _without_marks(word: str) -> str:
    """Drop marks from Latin letters only: й without its mark would be another letter."""
    return "".join(
        unicodedata.normalize("NFKD", letter)[0] if "À" <= letter <= "ɏ" else letter for letter in word
    )


def _apply(rules: _Rules, word: str) -> str:
    for pattern, new in rules:
        word = pattern.sub(new, word)
    return word
