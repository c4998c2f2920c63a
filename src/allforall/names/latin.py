"""Cyrillic names in Latin letters: fourteen ways of passports, presses and neighbours, nineteen other tables.

The tables are data: `data/latin_uk.csv` and `data/latin_ru.csv`. Those that have an official table agree with it
letter by letter; Polish, Russian German, Russian French and press spellings follow common usage.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from allforall.names import packaged

Language = Literal["uk", "ru"]


@dataclass(frozen=True, slots=True)
class Style:
    """One way of writing Ukrainian (`uk`) or Russian (`ru`) names in Latin letters."""

    code: str
    language: Language
    name: str


STYLES: tuple[Style, ...] = (
    Style("uk_kmu55", "uk", "Ukrainian passports since 2010 (Cabinet resolution 55, ICAO 9303)"),
    Style("uk_passport2007", "uk", "Ukrainian passports 2007-2010"),
    Style("uk_bgn", "uk", "Ukrainian, BGN/PCGN 1965"),
    Style("uk_iso9", "uk", "Ukrainian, ISO 9:1995"),
    Style("uk_german", "uk", "Ukrainian in German"),
    Style("uk_french", "uk", "Ukrainian in French"),
    Style("uk_polish", "uk", "Ukrainian in Polish"),
    Style("ru_icao", "ru", "Russian passports since 2014 (ICAO 9303)"),
    Style("ru_gost2006", "ru", "Russian passports 2010-2014 (GOST R 52535.1-2006)"),
    Style("ru_passport1997", "ru", "Russian passports 1997-2010"),
    Style("ru_bgn", "ru", "Russian, BGN/PCGN 1947"),
    Style("ru_german", "ru", "Russian in German"),
    Style("ru_french", "ru", "Russian in French, as on Soviet passports"),
    Style("ru_press", "ru", "Russian in the English-language press"),
)

PUBLISHED: tuple[Style, ...] = (
    Style("uk_alalc", "uk", "Ukrainian, ALA-LC of libraries"),
    Style("uk_alalc_plain", "uk", "Ukrainian, ALA-LC without marks"),
    Style("uk_british", "uk", "Ukrainian, British Standard 2979"),
    Style("uk_dstu9112a", "uk", "Ukrainian, DSTU 9112:2021, system A"),
    Style("uk_dstu9112b", "uk", "Ukrainian, DSTU 9112:2021, system B"),
    Style("uk_gost1971", "uk", "Ukrainian, GOST 16876-71"),
    Style("uk_gost1986", "uk", "Ukrainian, GOST 1986"),
    Style("uk_national1996", "uk", "Ukrainian, national system of 1996"),
    Style("uk_passport2004", "uk", "Ukrainian passports 2004-2007"),
    Style("uk_scientific", "uk", "Ukrainian, scientific"),
    Style("uk_simple", "uk", "Ukrainian, simple"),
    Style("ru_alalc", "ru", "Russian, ALA-LC of libraries"),
    Style("ru_driver", "ru", "Russian driving licences"),
    Style("ru_iso9", "ru", "Russian, ISO 9:1995, system A"),
    Style("ru_gost779b", "ru", "Russian, ISO 9:1995, system B"),
    Style("ru_gost1971", "ru", "Russian, ISO/R 9, table 2"),
    Style("ru_passport1997_plain", "ru", "Russian passports 1997-2010, reduced"),
    Style("ru_simple", "ru", "Russian, simple"),
    Style("ru_telegram", "ru", "Russian, of telegrams"),
)
"""Other published tables, letter by letter: rarely seen on lists of people, and read all the same."""

BY_CODE: dict[str, Style] = {style.code: style for style in (*STYLES, *PUBLISHED)}

Forms = tuple[str, str, str]
"""What is written at the start of a word, after a consonant, and after a vowel or a sign."""

_VOWELS_AND_SIGNS = frozenset("аеиоуяюєіїыэёйьъ’")
_APOSTROPHES = str.maketrans(dict.fromkeys("'`´ʼʹ‘′＇", "’"))
_NEIGHBOURS: dict[Language, dict[int, str]] = {
    "uk": str.maketrans({"ы": "и", "э": "е", "ё": "е", "ъ": "’", "ў": "в"}),
    "ru": str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "ў": "в", "’": "ъ"}),
}
"""Letters of the other languages, read as the nearest letter of the style's own."""


@lru_cache
def _table(code: str) -> tuple[dict[str, Forms], int]:
    language = BY_CODE[code].language
    table: dict[str, Forms] = {}
    for row in packaged.rows(f"latin_{language}.csv"):
        cell = row[code]
        if cell == "=":
            continue
        start, *others = cell.split("/")
        table[row["letters"]] = (start, others[0], others[1]) if others else (start, start, start)
    return table, max(len(letters) for letters in table)


def to_latin(text: str, style: str) -> str:
    """Write a Cyrillic name in one Latin style; capitals stay capitals, other characters stay as they are.

    `style` is a code of `STYLES` (`KeyError` otherwise). Each part of a hyphenated name begins a word; an apostrophe
    begins none.
    """
    table, longest = _table(style)
    plain = text.translate(_APOSTROPHES)
    rests = _rests_of_words(_lower(plain).translate(_NEIGHBOURS[BY_CODE[style].language]), longest)
    written: list[str] = []
    position = 0
    before = ""
    while position < len(plain):
        letters = _longest_match(rests[position], table)
        size = len(letters.rstrip("$")) or 1
        source = plain[position : position + size]
        forms = table.get(letters)
        written.append(_in_case(forms[_where(before)], plain, position, size) if forms else source)
        before = rests[position + size - 1][0]
        position += size
    return "".join(written)


def _lower(text: str) -> str:
    """Lower each letter that has a small form of one letter, so that positions stay."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _rests_of_words(text: str, longest: int) -> list[str]:
    """Return for each position what is left of its word, `$` where the word ends, cut at the longest rule."""
    rests: list[str] = []
    rest = "$"
    for letter in reversed(text):
        in_word = letter.isalpha() or letter == "’"
        rest = (letter + rest)[:longest] if in_word else "$"
        rests.append(rest if in_word else letter)
    return rests[::-1]


def _longest_match(rest: str, table: dict[str, Forms]) -> str:
    return next((rest[:size] for size in range(len(rest), 1, -1) if rest[:size] in table), rest[0])


def _where(before: str) -> int:
    if before in _VOWELS_AND_SIGNS:
        return 2
    return 1 if before.isalpha() else 0


def _in_case(latin: str, text: str, position: int, size: int) -> str:
    if not text[position].isupper():
        return latin
    around = text[max(position - 1, 0) : position] + text[position + 1 : position + size + 1]
    return latin.upper() if any(c.isupper() for c in around) else latin[:1].upper() + latin[1:]
