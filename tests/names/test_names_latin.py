"""Latin styles and published tables."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.names.latin import BY_CODE, PUBLISHED, STYLES, to_latin
from shared import shared

OFFICIAL = {
    "uk_kmu55": "UkrainianKMU",
    "uk_passport2007": "UkrainianPassport2007",
    "uk_bgn": "UkrainianBGN",
    "uk_iso9": "UkrainianISO9",
    "uk_german": "UkrainianGerman",
    "uk_french": "UkrainianFrench",
    "uk_alalc": "UkrainianALALC",
    "uk_alalc_plain": "UkrainianALALCModified",
    "uk_british": "UkrainianBritish",
    "uk_dstu9112a": "UkrainianDSTU9112A",
    "uk_dstu9112b": "UkrainianDSTU9112B",
    "uk_gost1971": "UkrainianGOST1971",
    "uk_gost1986": "UkrainianGOST1986",
    "uk_national1996": "UkrainianNational1996",
    "uk_passport2004": "UkrainianPassport2004Alt",
    "uk_scientific": "UkrainianWWS",
    "uk_simple": "UkrainianSimple",
    "ru_icao": "RussianICAO",
    "ru_gost2006": "RussianGOST2006",
    "ru_passport1997": "RussianInternationalPassport1997",
    "ru_passport1997_plain": "RussianInternationalPassport1997Reduced",
    "ru_alalc": "RussianALALC",
    "ru_driver": "RussianDriverLicense",
    "ru_iso9": "RussianISO9SystemA",
    "ru_gost779b": "RussianISO9SystemB",
    "ru_gost1971": "RussianISOR9Table2",
    "ru_simple": "RussianSimple",
    "ru_telegram": "RussianTelegram",
}
BEFORE = {"word_start": "", "after_consonant": "п", "after_vowel": "у"}


def test_there_are_fourteen_styles_and_nineteen_more_tables_with_codes_of_their_own():
    assert len(STYLES) == 14
    assert len(PUBLISHED) == 19
    assert len(BY_CODE) == 33
    assert {style.language for style in STYLES} == {"uk", "ru"}


@pytest.mark.needs_shared
def test_every_published_table_is_written():
    with shared("data/names/transliteration_tables/tables.csv").open(encoding="utf-8", newline="") as file:
        assert {row["table"] for row in csv.DictReader(file)} == set(OFFICIAL.values())


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


@pytest.mark.parametrize("style", BY_CODE)
def test_letters_of_the_other_language_are_written_too(style):
    assert not any("Ѐ" <= letter <= "ԯ" for letter in to_latin("Ґєїіёъыэў", style))


@given(st.text(max_size=60), st.sampled_from(sorted(BY_CODE)))
def test_any_text_can_be_written_and_latin_text_stays(text, style):
    to_latin(text, style)
    plain = "".join(letter for letter in text if letter.isascii() and letter not in "'`")
    assert to_latin(plain, style) == plain
