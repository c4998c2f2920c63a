"""The exceptions that are derived from a dictionary."""

import csv

import pytest

from allforall.names import packaged
from allforall.names.build import derive
from allforall.names.equivalents import exceptions
from allforall.names.part import Part
from shared import shared


def test_only_forms_that_sound_different_are_kept():
    entries = [("шевченко", "шевченко"), ("бідний", "бедный"), ("коваленко", "коваленко"), ("сміх", "смех")]
    assert derive(entries, Part.SURNAME) == [("бідний", "бедный"), ("сміх", "смех")]


def test_a_form_that_is_also_a_name_of_its_own_is_left_out():
    assert derive([("білий", "белый"), ("билий", "билый")], Part.SURNAME) == []


def test_no_chain_joins_two_names():
    found = exceptions([("a", "b"), ("b", "c"), ("d", "c"), ("e", "f"), ("e", "g")])
    assert found == {"a": "b", "d": "c"} or not set(found) & set(found.values())
    assert "e" not in found


@pytest.mark.slow
@pytest.mark.needs_shared
def test_the_packaged_family_names_are_those_of_the_dictionary():
    entries = []
    for name in ("last_1.csv", "last_2.csv"):
        with shared(f"data/names/uk_ru_dictionary/{name}").open(encoding="utf-8", newline="") as file:
            entries += [(row["uk"].lower(), row["ru"].lower()) for row in csv.DictReader(file)]
    packaged_pairs = [(row["uk"], row["ru"]) for row in packaged.rows("surnames.csv")]
    assert derive(entries, Part.SURNAME) == packaged_pairs
