"""Keys for a whole list."""

import polars as pl

from allforall.names.keys import Part, surname_block, token_key
from allforall.names.table import key_table

VALUES = pl.DataFrame(
    {
        "surname": ["Шевченко", None, "Shevchenko", "Шевченко"],
        "given_name": ["Тарас", "Taras", "Т.", None],
        "patronymic": ["Григорович", None, "Hryhorovych", "Г."],
    }
)


def test_every_row_has_its_keys_in_the_same_order():
    keys = key_table(VALUES)
    surname, given = token_key("Шевченко", Part.SURNAME), token_key("Тарас", Part.GIVEN)
    assert keys.columns == ["surname_key", "surname_block", "given_key", "patronymic_key"]
    assert keys["surname_key"].to_list() == [surname, None, surname, surname]
    assert keys["surname_block"].to_list() == [
        surname_block(surname),
        None,
        surname_block(surname),
        surname_block(surname),
    ]
    assert keys["given_key"].to_list() == [given, given, None, None]


def test_an_initial_has_no_key():
    patronymic = token_key("Григорович", Part.PATRONYMIC)
    assert key_table(VALUES)["patronymic_key"].to_list() == [patronymic, None, patronymic, None]


def test_a_column_that_is_missing_or_empty_has_no_keys():
    keys = key_table(pl.DataFrame({"surname": ["Коваль", "-"]}))
    assert keys["surname_key"].to_list() == ["ковал", None]
    assert keys["given_key"].null_count() == 2
    assert key_table(VALUES.clear()).height == 0
    assert key_table(VALUES.with_columns(pl.lit(None).alias("given_name")))["given_key"].null_count() == 4
