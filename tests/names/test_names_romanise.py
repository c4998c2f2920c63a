"""Other scripts in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.names.keys import Part, token_key
from allforall.names.romanise import lacks_vowels, romanise


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("გიორგი", "giorgi"),
        ("Սարգսյան", "sargsyan"),
        ("Παπαδόπουλος", "papadopoylos"),
        ("أوباما", "awbama"),
        ("السيسي", "sysy"),
        ("近平", "jinping"),
        ("オバマ", "obama"),
        ("Łukasz", "lukasz"),
        ("☃", ""),
    ],
)
def test_a_word_is_read_letter_by_letter(word, latin):
    assert romanise(word) == latin


def test_scripts_without_vowels_are_known():
    assert lacks_vowels("محمد")
    assert lacks_vowels("נתניהו")
    assert not lacks_vowels("გიორგი")


@given(st.text(max_size=30))
def test_only_small_latin_letters_are_left(text):
    assert set(romanise(text)) <= set("abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize(("one", "other"), [("სააკაშვილი", "Саакашвілі"), ("Սարգսյան", "Саргсян")])
def test_keys_of_the_caucasus_meet_those_of_cyrillic(one, other):
    assert token_key(one, Part.SURNAME) == token_key(other, Part.SURNAME)
