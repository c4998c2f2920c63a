import pytest

from allforall.base.errors import InputError
from allforall.linkage import blocking, link
from allforall.linkage.blocking import RULES, condition
from allforall.linkage.features import features
from linkage_people import TARAS, person_list


def test_a_list_of_one_person_a_thousand_times_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(blocking, "MOST_PAIRS", 900_000)
    same = [TARAS] * 1_000
    with pytest.raises(
        InputError, match="1,000,000 pairs of people with the same surname_key, given_mended"
    ) as refused:
        link(person_list("a", same), person_list("b", same))
    assert refused.value.code == "linkage.too_many_alike"


def test_every_rule_speaks_of_columns_that_are_there():
    table = features(person_list("a", [TARAS]))
    for rule in RULES:
        assert {column for pair in rule for column in pair} <= set(table.columns), condition(rule)


def test_keys_are_compared_letter_by_letter_although_they_are_not_latin():
    one_letter_less = {**TARAS, "surname": TARAS["surname"].replace("б", "")}
    found = link(person_list("a", [TARAS]), person_list("b", [one_letter_less]))
    assert found.pairs["surname_level"].to_list() == ["one_letter"]
