"""Scripts and letters that only look right."""

import unicodedata

import pytest

from allforall.names.scripts import Script, compose, fold_lookalikes, is_mixed, script_of


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("Шевченко", Script.CYRILLIC),
        ("Shevchenko", Script.LATIN),
        ("Шевчeнкo", Script.CYRILLIC),
        ("გიორგი", Script.OTHER),
        ("123", Script.NONE),
        ("", Script.NONE),
    ],
)
def test_the_script_is_that_of_most_letters(word, script):
    assert script_of(word) is script


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Пeтpeнкo", "Петренко"),
        ("К0валь", "Коваль"),
        ("ШВЕДКO", "ШВЕДКО"),
        ("Олексiй", "Олексій"),
        ("Алеĸсей", "Алексей"),
        ("Petrеnkо", "Petrenko"),
        ("3ахарченко", "Захарченко"),
    ],
)
def test_letters_that_only_look_right_are_folded(typed, meant):
    assert is_mixed(typed)
    assert fold_lookalikes(typed).casefold() == meant.casefold()
    assert not is_mixed(meant)


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "`", "′", "‘"])
def test_every_apostrophe_is_one(apostrophe):
    assert compose(f"В{apostrophe}ячеслав") == "В’ячеслав"


def test_short_i_and_yi_survive_decomposition():
    apart = unicodedata.normalize("NFD", "Їжакевич Андрій")
    assert compose(apart) == "Їжакевич Андрій"


def test_stress_marks_and_invisible_characters_go():
    assert compose("Шевче\u0301нко\u200b\ufeff") == "Шевченко"
