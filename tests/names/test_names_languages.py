"""One name in the other language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.names.languages import ru_to_uk, uk_to_ru
from allforall.names.part import Part


@pytest.mark.parametrize(
    ("ukrainian", "russian", "part"),
    [
        ("Олексій", "Алексей", Part.GIVEN),
        ("Микола", "Николай", Part.GIVEN),
        ("ТАРАС", "ТАРАС", Part.GIVEN),
        ("В’ячеслав", "Вячеслав", Part.GIVEN),
        ("Олексійович", "Алексеевич", Part.PATRONYMIC),
        ("Юріївна", "Юрьевна", Part.PATRONYMIC),
        ("Миколаївна", "Николаевна", Part.PATRONYMIC),
        ("Ілліч", "Ильич", Part.PATRONYMIC),
        ("Залужний", "Залужный", Part.SURNAME),
        ("Зеленський", "Зеленский", Part.SURNAME),
        ("Зеленська", "Зеленская", Part.SURNAME),
        ("Соловйов", "Соловьёв", Part.SURNAME),
        ("Заєць", "Заец", Part.SURNAME),
        ("Іваненко-Бойко", "Иваненко-Бойко", Part.SURNAME),
    ],
)
def test_a_name_is_written_in_the_other_language_and_back(ukrainian, russian, part):
    assert uk_to_ru(ukrainian, part) == russian
    assert ru_to_uk(russian, part).replace("'", "’") == ukrainian


@given(st.text(max_size=40), st.sampled_from(Part))
def test_no_letter_of_one_language_only_is_left(text, part):
    assert not set("іїєґІЇЄҐ") & set(uk_to_ru(text, part))
    assert not set("ыэёъЫЭЁЪ") & set(ru_to_uk(text, part))
