"""The script that a word is written in, and letters of another script that only look right.

Accents are never stripped from Cyrillic words: й and ї would become и and і.
"""

import re
import unicodedata
from enum import StrEnum


class Script(StrEnum):
    """The script of a word, by most of its letters."""

    CYRILLIC = "Cyrillic"
    LATIN = "Latin"
    OTHER = "another script"
    NONE = "no letters"


APOSTROPHES = "'`´’‘ʼʹʻʽ′‛ˈ＇\"”“″ʺ"
"""What people type for an apostrophe, a soft sign or a hard sign."""

_ONE_SCRIPT = re.compile("[Ѐ-ԯ’]*|[A-Za-z’]*")
CLEAN = str.maketrans(
    dict.fromkeys(APOSTROPHES, "’")
    | dict.fromkeys((*range(0x200B, 0x2010), 0x2060, 0xFEFF, 0x00AD, 0x0301, 0x035F, 0x0361, 0xFE20, 0xFE21))
)
"""One apostrophe for all; no zero-width characters, soft hyphens, ties between letters or accents that mark stress and are in no letter."""
_LOOKS = tuple(zip("AaBEeIiJjKkMmHOoPpCcTtYyXxïëöĸ", "АаВЕеІіЈјКкМмНОоРрСсТтУуХхїёёк", strict=True))
_TO_CYRILLIC = str.maketrans(dict(_LOOKS) | dict(zip("01346", "ОІЗЧБ", strict=True)))
_TO_LATIN = str.maketrans(
    {cyrillic: latin for latin, cyrillic in _LOOKS[:-4]} | dict(zip("01346ĸ", "oleabk", strict=True))
)


def script_of(word: str) -> Script:
    """Tell the script of a word; of Cyrillic and Latin letters mixed, the more frequent, Cyrillic if as many."""
    cyrillic = sum("Ѐ" <= letter <= "ԯ" for letter in word)
    latin = sum(letter.isalpha() and letter < "ɐ" for letter in word)
    if cyrillic == latin == 0:
        return Script.OTHER if any(letter.isalpha() for letter in word) else Script.NONE
    return Script.CYRILLIC if cyrillic >= latin else Script.LATIN


def is_mixed(word: str) -> bool:
    """Tell whether a word mixes Cyrillic with Latin letters or with digits, as `Пeтренкo` or `К0валь` do."""
    return fold_lookalikes(word) != compose(word)


def compose(text: str) -> str:
    """Compose letters with their marks (NFC), make apostrophes one and drop what nobody sees."""
    return unicodedata.normalize("NFC", text).translate(CLEAN)


def fold_lookalikes(word: str) -> str:
    """Write all letters of a word in its own script where another script's letter or a digit only looks right."""
    word = compose(word)
    if _ONE_SCRIPT.fullmatch(word):
        return word
    script = script_of(word)
    if script is Script.CYRILLIC:
        return word.translate(_TO_CYRILLIC)
    return word.translate(_TO_LATIN) if script is Script.LATIN else word
