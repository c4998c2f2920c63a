"""Keys of a whole column: the same as one by one."""

import csv

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.names import columns
from allforall.names.keys import Part, surname_block, token_key
from allforall.names.latin import BY_CODE, to_latin
from allforall.names.table import key_table
from shared import shared

LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъў’'" + "abcdefghijklmnopqrstuvwxyzščžûâłśßéøİı" + "-.1 ́"


@pytest.fixture(autouse=True)
def every_column_is_long(monkeypatch):
    monkeypatch.setattr(columns, "_FEW", 0)


def agree(words, part):
    found = columns.keys_of_words(pl.Series(words, dtype=pl.String), part).to_list()
    assert dict(zip(words, found, strict=True)) == {word: token_key(word, part) for word in words}


@given(st.lists(st.text(LETTERS, max_size=14), min_size=1, max_size=30, unique=True), st.sampled_from(Part))
def test_letters_of_names_have_the_same_keys(words, part):
    agree(words, part)


@given(st.lists(st.text(max_size=10), min_size=1, max_size=10, unique=True), st.sampled_from(Part))
def test_any_text_has_the_same_keys(words, part):
    agree(words, part)


@given(st.lists(st.text(LETTERS, max_size=10), max_size=20))
def test_blocks_are_the_same(words):
    keys = [token_key(word, Part.SURNAME) for word in words]
    assert columns.blocks_of(pl.Series(keys, dtype=pl.String)).to_list() == [
        surname_block(key) for key in keys
    ]


@pytest.mark.needs_shared
@pytest.mark.parametrize("part", Part)
def test_names_of_the_dictionary_in_every_table_have_the_same_keys(part):
    source = {Part.SURNAME: "last_1", Part.GIVEN: "first", Part.PATRONYMIC: "patronymic"}[part]
    with shared(f"data/names/uk_ru_dictionary/{source}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[::211]
    words = {row[style.language] for row in rows for style in BY_CODE.values()}
    words |= {to_latin(row[style.language], style.code) for row in rows for style in BY_CODE.values()}
    agree(sorted(words), part)


def test_a_long_list_keeps_its_order_and_its_gaps():
    names = ["Коваль", None, "Koval", "", "Шевченко"] * 200
    keys = key_table(pl.DataFrame({"surname": names, "given_name": ["І."] * 1000}))
    assert keys["surname_key"].to_list() == ["ковал", None, "ковал", None, "шевченко"] * 200
    assert keys["given_key"].null_count() == 1000
