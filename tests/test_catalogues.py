"""Translations: whole, with the same places for numbers and names as in English, and as the code has them now."""

import re
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from allforall.base.messages import LOCALE, translate, translate_count

sys.path.insert(0, str(Path(__file__).parent.parent / "docs"))
import make_catalogues

LANGUAGES = make_catalogues.LANGUAGES
PLACE = re.compile(r"\{\w+\}")


def catalogue(language):
    with (LOCALE / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def forms(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_public_pages_is_translated(language):
    found = catalogue(language)
    missing = [
        text.id
        for text in make_catalogues.texts()
        if text.id and (text.id not in found or found[text.id].fuzzy or not all(forms(found[text.id])))
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_places_as_its_english(language):
    for message in catalogue(language):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        places = set(PLACE.findall(ids[-1]))
        for form in forms(message):
            # "One exchange" needs no number in languages that have a form of their own for one or two.
            assert set(PLACE.findall(form)) <= places, message.id
            if not isinstance(message.id, tuple):
                assert set(PLACE.findall(form)) == places, message.id


def test_numbers_choose_their_form_in_each_language():
    said = [translate_count("{n} exchange", "{n} exchanges", n, "uk").format(n=n) for n in (1, 2, 5, 21)]
    assert [word.split()[0] for word in said] == ["1", "2", "5", "21"]
    assert len({word.split()[1] for word in said}) == 3


def test_what_nobody_translated_is_said_in_english():
    assert translate("a sentence that no catalogue has", "uk") == "a sentence that no catalogue has"
    assert translate("Exchanges", "xx") == "Exchanges"
