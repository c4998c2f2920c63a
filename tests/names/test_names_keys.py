"""One key for one name."""

import csv

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from allforall.names.keys import Part, surname_block, token_key
from allforall.names.latin import STYLES, to_latin
from shared import shared

SURNAMES = {
    "Шевченко": "Шевченко Shevchenko Schewtschenko Chevtchenko Szewczenko Ševčenko SHEVCHENKO шевченко Шевчeнкo",
    "Юрченко": "Юрченко Yurchenko Iurchenko Jurtschenko Iourtchenko Jurczenko Ûrčenko",
    "Хрущов": "Хрущов Хрущёв Хрущев Khrushchev Khrushchov Chruschtschow Khrouchtchev Hruŝov",
    "Зеленський": "Зеленський Зеленский Зеленская Зеленська Zelenskyi Zelensky Zelenskiy Zelenskii Zełenski Zelenskij",
    "Соловйов": "Соловйов Соловьёв Соловьев Соловйова Соловьёва Solovyov Soloviov Solovev Solowjow Soloviev",
    "Кузьмін": "Кузьмін Кузьмина Кузьміна Kuzmin Kuz'min Kuzmina",
    "Воскобійник": "Воскобійник Воскобойник Voskoboinyk Voskoboinik",
    "Бузовський": "Бузовский Бузоўскі Buzouski Buzouskaya",
}  # fmt: skip
GIVEN = {
    "Олексій": "Олексій Алексей Аляксей Oleksii Oleksiy Aleksei Aleksey Alexey Alexei Aleksej Aliaksei Alexeï",
    "Дмитро": "Дмитро Дмитрий Дзмітрый Dmytro Dmitry Dmitrii Dmitriy Dmitri Dzmitry Dimitri",
    "Михайло": "Михайло Михаил Mykhailo Mikhail Michail Michael Mychajło",
    "В'ячеслав": "В'ячеслав В’ячеслав Вʼячеслав В`ячеслав Вячеслав Viacheslav Vyacheslav Wjatscheslaw Viatcheslav",
    "Юлія": "Юлія Юлия Yuliia Yulia Iuliia Julia Julija",
    "Володимир": "Володимир Владимир Уладзімір Volodymyr Vladimir Wladimir Uladzimir",
}  # fmt: skip
PATRONYMICS = {
    "Олексійович": "Олексійович Алексеевич Аляксеевіч Oleksiiovych Alekseevich Alexeyevich Aleksejewitsch Олексіївна Alekseevna",
    "Юрійович": "Юрійович Юрьевич Yuriiovych Yurievich Yuryevich Iouriévitch Юріївна Юрьевна",
    "Ілліч": "Ілліч Ильич Illich Ilyich Ильинична",
    "Гасан огли": "Гасан-огли Гасаноглы Hasanogly Гасанович",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "spellings", "part"),
    [
        (name, spellings, part)
        for part, names in ((Part.SURNAME, SURNAMES), (Part.GIVEN, GIVEN), (Part.PATRONYMIC, PATRONYMICS))
        for name, spellings in names.items()
    ],
)
def test_spellings_of_one_name_meet_in_one_key(name, spellings, part):
    assert {spelling: token_key(spelling, part) for spelling in spellings.split()} == dict.fromkeys(
        spellings.split(), token_key(name, part)
    )


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        ("Гончар", "Гончаров", Part.SURNAME),
        ("Петренко", "Петрук", Part.SURNAME),
        ("Іванов", "Іваненко", Part.SURNAME),
        ("Коваль", "Ковальов", Part.SURNAME),
        ("Жуков", "Шуков", Part.SURNAME),
        ("Козак", "Косак", Part.SURNAME),
        ("Олексій", "Олександр", Part.GIVEN),
        ("Саша", "Олександр", Part.GIVEN),
        ("Іван", "Ян", Part.GIVEN),
        ("Петрович", "Павлович", Part.PATRONYMIC),
        ("Олексійович", "Олександрович", Part.PATRONYMIC),
    ],
)
def test_different_names_keep_different_keys(one, other, part):
    assert token_key(one, part) != token_key(other, part)


def test_a_name_without_letters_has_an_empty_key():
    assert token_key("", Part.SURNAME) == token_key(" - ", Part.GIVEN) == ""


def test_a_double_name_has_a_double_key():
    assert (
        token_key("Нечуй-Левицький", Part.SURNAME)
        == token_key("Nechui Levytskyi", Part.SURNAME)
        == "нечуи-левицк"
    )


@given(st.text(max_size=40), st.sampled_from(Part))
@example("ович івна", Part.PATRONYMIC)
@example("İ̇ßﬃ", Part.SURNAME)
def test_the_key_of_a_key_is_itself_for_any_text(text, part):
    key = token_key(text, part)
    assert token_key(key, part) == key


@given(
    st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъў'’- abcdefghijklmnopqrstuvwxyzščžûâłś", max_size=24),
    st.sampled_from(Part),
)
def test_the_key_of_a_key_is_itself_for_names(text, part):
    key = token_key(text, part)
    assert token_key(key, part) == key


@given(st.text(max_size=30))
def test_a_block_is_short_and_never_empty_for_a_name(text):
    key = token_key(text, Part.SURNAME)
    assert len(surname_block(key)) <= max(4, len(key))
    assert bool(surname_block(key)) == bool(key)


@pytest.mark.parametrize(
    ("one", "other"), [("Шевченко", "Шефченко"), ("Бондаренко", "Бондоренко"), ("Гриценко", "Грицинко")]
)
def test_a_slip_leaves_the_block_as_it_was(one, other):
    assert surname_block(token_key(one, Part.SURNAME)) == surname_block(token_key(other, Part.SURNAME))


@pytest.mark.needs_shared
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.code)
def test_nearly_every_family_name_of_the_dictionary_meets_its_latin_spelling(style):
    """German writes ж and ш, з and с alike, French ч and ш at times: there a key cannot know, a comparison can."""
    with shared("data/names/uk_ru_dictionary/last_1.csv").open(encoding="utf-8", newline="") as file:
        names = [row[style.language] for row in csv.DictReader(file)][::100]
    met = sum(
        token_key(name, Part.SURNAME) == token_key(to_latin(name, style.code), Part.SURNAME) for name in names
    )
    least = {"uk_german": 0.7, "ru_german": 0.7, "uk_french": 0.85, "ru_french": 0.85, "uk_polish": 0.85}
    assert met / len(names) > least.get(style.code, 0.96)
