"""Fourteen Latin styles."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.names.latin import BY_CODE, STYLES, to_latin
from shared import shared

OFFICIAL = {
    "uk_kmu55": "UkrainianKMU",
    "uk_passport2007": "UkrainianPassport2007",
    "uk_bgn": "UkrainianBGN",
    "uk_iso9": "UkrainianISO9",
    "uk_german": "UkrainianGerman",
    "uk_french": "UkrainianFrench",
    "ru_icao": "RussianICAO",
    "ru_gost2006": "RussianGOST2006",
    "ru_passport1997": "RussianInternationalPassport1997",
}
BEFORE = {"word_start": "", "after_consonant": "п", "after_vowel": "у"}


def test_there_are_fourteen_styles_with_codes_of_their_own():
    assert len(STYLES) == len(BY_CODE) == 14
    assert {style.language for style in STYLES} == {"uk", "ru"}


@pytest.mark.needs_shared
@pytest.mark.parametrize(("code", "table"), OFFICIAL.items())
def test_a_style_with_an_official_table_agrees_with_it_letter_by_letter(code, table):
    with shared("data/names/transliteration_tables/tables.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["table"] == table]
    assert len(rows) == 99
    for row in rows:
        before = BEFORE[row["position"]]
        assert to_latin(before + row["letter"], code) == to_latin(before, code) + row["latin"], row


@pytest.mark.parametrize(
    ("name", "style", "written"),
    [
        ("Згурський Юрій", "uk_kmu55", "Zghurskyi Yurii"),
        ("ЩЕРБАК", "uk_kmu55", "SHCHERBAK"),
        ("Щербак", "uk_kmu55", "Shcherbak"),
        ("Єгор-Їжак", "uk_kmu55", "Yehor-Yizhak"),
        ("В'ячеслав", "uk_kmu55", "Viacheslav"),
        ("В’ячеслав", "uk_polish", "Wjaczesław"),
        ("Зеленський", "uk_polish", "Zełenski"),
        ("Ющенко", "uk_german", "Juschtschenko"),
        ("Шевчук", "uk_french", "Chevtchouk"),
        ("Евгений Васильев", "ru_press", "Yevgeny Vasilyev"),
        ("Сергей Пушкин", "ru_french", "Sergueï Pouchkine"),
        ("Горбачёв", "ru_german", "Gorbatschow"),
        ("Соловьёв", "ru_bgn", "Solov’yëv"),
        ("Т. Г. Шевченко, 1991", "uk_kmu55", "T. H. Shevchenko, 1991"),
    ],
)
def test_names_are_written_as_people_know_them(name, style, written):
    assert to_latin(name, style) == written


@pytest.mark.parametrize("style", [style.code for style in STYLES])
def test_letters_of_the_other_language_are_written_too(style):
    assert not any("Ѐ" <= letter <= "ԯ" for letter in to_latin("Ґєїіёъыэў", style))


@given(st.text(max_size=60), st.sampled_from(STYLES))
def test_any_text_can_be_written_and_latin_text_stays(text, style):
    to_latin(text, style.code)
    plain = "".join(letter for letter in text if letter.isascii() and letter not in "'`")
    assert to_latin(plain, style.code) == plain
