"""A full name in one cell, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.names.parts import NameParts, split_full_name


@pytest.mark.parametrize(
    ("text", "surname", "given_name", "patronymic"),
    [
        ("Шевченко Тарас Григорович", "Шевченко", "Тарас", "Григорович"),
        ("Тарас Григорович Шевченко", "Шевченко", "Тарас", "Григорович"),
        ("шевченко тарас григорович", "шевченко", "тарас", "григорович"),
        ("ШЕВЧЕНКО ТАРАС ГРИГОРОВИЧ", "ШЕВЧЕНКО", "ТАРАС", "ГРИГОРОВИЧ"),
        ("Taras SHEVCHENKO", "SHEVCHENKO", "Taras", None),
        ("SHEVCHENKO Taras Hryhorovych", "SHEVCHENKO", "Taras", "Hryhorovych"),
        ("Shevchenko, Taras", "Shevchenko", "Taras", None),
        ("Shevchenko, Taras Hryhorovych", "Shevchenko", "Taras", "Hryhorovych"),
        ("Шевченко Т. Г.", "Шевченко", "Т.", "Г."),
        ("Шевченко Т.Г.", "Шевченко", "Т.", "Г."),
        ("Т.Г. Шевченко", "Шевченко", "Т.", "Г."),
        ("тарас шевченко", "шевченко", "тарас", None),
        ("Саша Коваль", "Коваль", "Саша", None),
        ("Нечуй-Левицький Іван Семенович", "Нечуй-Левицький", "Іван", "Семенович"),
        ("Нечуй Левицький Іван Семенович", "Нечуй Левицький", "Іван", "Семенович"),
        ("Мамедов Алі Гасан огли", "Мамедов", "Алі", "Гасан огли"),
        ("Лейла Ахмед кызы Гулиева", "Гулиева", "Лейла", "Ахмед кызы"),
        ("Іванович Марія Петрівна", "Іванович", "Марія", "Петрівна"),
        ("Марія Петрівна Іванович", "Іванович", "Марія", "Петрівна"),
        ("Олександр Гуревич", "Гуревич", "Олександр", None),
        ("ШЕВЧЕНКОТарас Григорович", "ШЕВЧЕНКО", "Тарас", "Григорович"),
        ("Шевченко ТарасГригорович", "Шевченко", "Тарас", "Григорович"),
        ("  Шевченко \u00a0 Тарас ", "Шевченко", "Тарас", None),
    ],
)
def test_the_parts_are_told_surely(text, surname, given_name, patronymic):
    assert split_full_name(text) == NameParts(surname, given_name, patronymic, sure=True)


@pytest.mark.parametrize(
    ("text", "surname", "given_name", "patronymic"),
    [
        ("Мамедов Ахмед", "Мамедов", "Ахмед", None),
        ("Ахмед Мамедов", "Мамедов", "Ахмед", None),
        ("Лев Павло", "Лев", "Павло", None),
        ("Тарас Григорович", None, "Тарас", "Григорович"),
        ("Шевченко", "Шевченко", None, None),
        ("", None, None, None),
        (" , ", None, None, None),
    ],
)
def test_a_guess_says_that_it_is_one(text, surname, given_name, patronymic):
    assert split_full_name(text) == NameParts(surname, given_name, patronymic, sure=False)


@given(st.text(max_size=60))
def test_nothing_is_invented(text):
    parts = split_full_name(text)
    typed = "".join(text.split())
    for part in (parts.surname, parts.given_name, parts.patronymic):
        assert part is None or part.strip()
    assert sum(
        len("".join(part.split())) for part in (parts.surname, parts.given_name, parts.patronymic) if part
    ) <= max(2 * len(typed), 0)
