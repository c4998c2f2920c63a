"""How a name sounds, roughly: one small alphabet for Cyrillic and for every Latin spelling.

The alphabet is `абвгдежзиклмнопрстуфцчш`: one letter for г ґ х h kh, one for и і ї й ы y j, one for е є э ё, one for
ш щ. Soft and hard signs, doubled letters and the i-sound before a vowel are dropped. Other scripts
are read in Latin letters first. What belongs to no rule stays as it is, so that any text still equals itself.
"""

import re
import unicodedata
from functools import lru_cache

from allforall.names.rewriting import Rules, pattern_of, rewrite, rules, undouble
from allforall.names.romanise import romanise
from allforall.names.scripts import Script, fold_lookalikes, script_of

ALPHABET = "абвгдежзиклмнопрстуфцчш"

_WITH_MARKS = str.maketrans(
    dict(zip("šŝşșžżčçćłğŭəøđðþı", "шшшшжжччцlгвaoddti", strict=True))
    | {"û": "иу", "â": "иа", "ê": "е", "ì": "и", "æ": "ae", "ß": "ss"}
)
"""Latin letters whose mark makes another sound of them; any other mark is dropped."""

PLAIN_LATIN = {
    code: unicodedata.normalize("NFKD", chr(code))[0] for code in range(0xC0, 0x250) if chr(code).isalpha()
} | _WITH_MARKS
"""What is left of Latin letters with marks. Marks on Cyrillic letters stay: й without its mark would be another."""

SOUNDS = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwyz", "абкдефггииклмнопкрстуввиз", strict=True))
    | dict(zip("ґхєэёѣіїйыјўщ", "ггееееииииивш", strict=True))
    | dict(zip("қғңүұөәһҗљњћђџ", "кгнууоагжлнцдж", strict=True))
    | {"x": "кс", "ю": "иу", "я": "иа", "ь": "", "ъ": "", "’": ""}
)
SOFT_O = ("ьо", "ио")

POLISH = rules(
    ("ecz$", "ец"), ("szcz", "ш"), ("cz", "ч"), ("sz", "ш"), ("rz($|[aeou])", r"р\1"), ("ch", "г"), ("c", "ц")
)
FRENCH = rules(
    ("chtch", "ш"), ("tch", "ч"), ("ch", "ш"), ("gu([ei])", r"г\1"), ("ou", "у"), ("j", "ж"), ("ine$", "in"),
)  # fmt: skip
SCIENTIFIC = rules(("x", "г"), ("c", "ц"))
GERMAN = rules(
    ("dsc?h", "дж"), ("schtsch", "ш"), ("tsch", "ч"), ("sch", "ш"), ("ch", "г"), ("t[sz]", "ц"),
    ("(^|[^aeiou])z", r"\1ц"), ("z([yi]?k)", r"ц\1"), ("z$", "ц"),
    ("([aeiou])s([aeiouj])", r"\1з\2"), ("([aeiou])s([aeiouj])", r"\1з\2"),
)  # fmt: skip
HABITS: tuple[tuple[re.Pattern[str], Rules], ...] = (
    (re.compile("cz|sz|[łżśńć]"), POLISH),
    (re.compile("tsch"), GERMAN),
    (re.compile("w.*(?:ski|cki|wicz)$"), POLISH),
    (re.compile("(?:^|[^s])tch|(?:^|[^y])ou(?:[^vws]|s(?:$|[^k]))|gu[eiï]|ine$"), FRENCH),
    (re.compile("[šžčŝûâêì]"), SCIENTIFIC),
    (re.compile("d?sch|dsh|w|[yi]zk[yi]j?$"), GERMAN),
)
"""Marks of Polish, French, scientific and German spelling in a word, and how letters read where a mark is found."""

LATIN = rules(
    ("sh?t?ch|shh?", "ш"),
    ("’o", "io"),
    ("^eh([^aeiou])", r"e\1"),
    ("([bcdfghklmnprstvzгджзчцш])j($|[^aeiouyj])", r"\1\2"),
    ("(.)dj(u|ak)", r"\1д\2"),
    ("(?:dzh|dj|dzs)", "дж"),
    ("^ch([rlm])", r"г\1"),
    ("t?ch|tsh", "ч"),
    ("kh", "г"),
    ("(^|[^z])gh", r"\1г"),
    ("zh", "ж"),
    ("^x([^e])|x([mnlrvt])", r"г\1\2"),
    ("([uy])x|([^r]o|i)x([aeiouy])", r"\1\2г\3"),
    ("t[sz]|tc", "ц"),
    ("c(k[iy]|k(?:o|o[yij]|a|a[iyj]a)$|ova?$)", r"ц\1"),
    ("ck", "к"),
    ("([iyua])c$", r"\1к"),
    ("c([eiyj’]|$)", r"ц\1"),
    ("ph", "ф"),
    ("th", "т"),
    ("([aeo])u($|na$|sk[aiy])", r"\1в\2"),
)
COMMON = (
    *rules(("и+о", "е"), ("и+([аеу])", r"\1")),
    undouble(ALPHABET),
    *rules(
        ("т[сз]", "ц"),
        ("т+ч", "ч"),
        ("[сзжш]ч|шц", "ш"),
        ("([жчш])о", r"\1е"),
        ("еи$", "и"),
    ),
)
ANY_COMMON, ANY_COMMON_IN_COLUMN = pattern_of(COMMON)
_HAS_LATIN = re.compile("[a-zß-ɏ]")
_MAYBE_OTHER = re.compile("[^\x00-ɏЀ-ԯ’]")


@lru_cache(maxsize=100_000)
def sound_of(word: str) -> str:
    """Write how one word sounds; the same again for what it returned, and something for any text."""
    word = fold_lookalikes(word.strip()).casefold()
    if _MAYBE_OTHER.search(word) and script_of(word) is Script.OTHER:
        word = romanise(word) or word
    if _HAS_LATIN.search(word):
        word = _read_latin(word)
    return simplify(word.replace(*SOFT_O).translate(SOUNDS))


def simplify(sound: str) -> str:
    """Apply the rules that hold within a sound until none applies."""
    while ANY_COMMON.search(sound):
        sound = rewrite(sound, COMMON)
    return sound


def _read_latin(word: str) -> str:
    habit = next((rules for mark, rules in HABITS if mark.search(word)), ())
    return rewrite(word.translate(PLAIN_LATIN), habit + LATIN)
