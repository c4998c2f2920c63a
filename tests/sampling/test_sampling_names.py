import csv

import numpy as np
import polars as pl
import pytest

from allforall.sampling.endings import Stem, compose
from allforall.sampling.given_names import given_names, shares
from allforall.sampling.patronymics import russian, ukrainian
from allforall.sampling.surnames import LONGEST, feminine, surnames
from shared import shared


@pytest.mark.parametrize(
    ("stem", "kind", "endings", "expected"),
    [
        (Stem("ковал", "ковал", soft=True), "enko", ("енко", "енко"), ("коваленко", "коваленко")),
        (Stem("ковал", "ковал", soft=True), "uk", ("ук", "ук"), ("ковальчук", "ковальчук")),
        (Stem("мельник", "мельник"), "enko", ("енко", "енко"), ("мельниченко", "мельниченко")),
        (Stem("мельник", "мельник"), "uk", ("ук", "ук"), ("мельничук", "мельничук")),
        (Stem("шевц", "шевц"), "enko", ("енко", "енко"), ("шевченко", "шевченко")),
        (Stem("бондар", "бондар"), "uk", ("ук", "ук"), ("бондарчук", "бондарчук")),
        (Stem("іван", "иван"), "uk", ("ук", "ук"), ("іванюк", "иванюк")),
        (Stem("гордій", "гордей"), "enko", ("енко", "енко"), ("гордієнко", "гордеенко")),
        (Stem("новак", "новак"), "skyi", ("ський", "ский"), ("новацький", "новацкий")),
        (Stem("ковал", "ковал", soft=True), "ov", ("ов", "ов"), ("ковальов", "ковалёв")),
        (Stem("матвій", "матвей"), "ov", ("ов", "ов"), ("матвієв", "матвеев")),
    ],
)
def test_stem_and_ending_grow_together_as_in_real_names(stem, kind, endings, expected):
    assert compose(stem, kind, *endings) == expected


@pytest.mark.parametrize(
    ("man", "woman", "is_russian"),
    [
        ("довгий", "довга", False),
        ("долгий", "долгая", True),
        ("косой", "косая", True),
        ("гончаров", "гончарова", True),
        ("воробйов", "воробйова", False),
        ("нікітін", "нікітіна", False),
        ("никитин", "никитина", True),
        ("гончар", "гончар", False),
        ("литвин", "литвин", False),
        ("майсурадзе", "майсурадзе", False),
    ],
)
def test_a_woman_has_her_own_form_only_where_there_is_one(man, woman, is_russian):
    assert feminine(man, russian=is_russian) == woman


def test_family_names_are_words_of_cyrillic_letters_with_capitals_and_each_stands_once_per_origin():
    names = surnames()
    for column in ("uk", "uk_feminine", "ru", "ru_feminine"):
        assert names[column].str.contains(r"^\p{Lu}[\p{Ll}']+(-\p{L}[\p{Ll}']+)*$").all()
        assert not names[column].str.contains("[A-Za-z]").any()
    assert not names["ru"].str.contains("[іїєґІЇЄҐ]").any()
    assert not names["uk"].str.contains("[ыэёъЫЭЁ]").any()
    assert names.select("uk", "origin").is_unique().all()
    assert names.filter(~pl.col("uk").str.contains("-"))["uk"].str.len_chars().max() <= LONGEST


def test_the_shares_of_family_names_sum_to_one_in_each_origin_and_fall_off_steeply():
    names = surnames()
    assert np.allclose(names.group_by("origin").agg(pl.col("weight").sum())["weight"].to_numpy(), 1.0)
    weights = names.filter(pl.col("origin") == "ukrainian")["weight"].sort(descending=True)
    assert len(weights) > 20_000
    assert 0.001 < weights[0] < 0.02
    assert weights[0] > 5 * weights[100] > 25 * weights[5_000]


def test_shares_of_given_names_are_of_one_sex_and_sum_to_one():
    names = given_names()
    for origin in ("ukrainian", "turkic", "hungarian"):
        for female in (False, True):
            found = shares(origin, female=female, younger=True)
            assert np.isclose(found.sum(), 1.0)
            assert set(names["sex"].to_numpy()[found > 0]) == {"f" if female else "m"}


@pytest.mark.parametrize(
    ("father", "son", "daughter"),
    [
        ("Андрій", "Андрійович", "Андріївна"),
        ("Ілля", "Ілліч", "Іллівна"),
        ("Василь", "Васильович", "Василівна"),
        ("Ігор", "Ігорович", "Ігорівна"),
        ("Микола", "Миколайович", "Миколаївна"),
        ("Петро", "Петрович", "Петрівна"),
    ],
)
def test_a_ukrainian_patronymic_comes_from_the_fathers_name(father, son, daughter):
    assert (ukrainian(father).son, ukrainian(father).daughter) == (son, daughter)


@pytest.mark.parametrize(
    ("father", "son", "daughter"),
    [
        ("Андрей", "Андреевич", "Андреевна"),
        ("Василий", "Васильевич", "Васильевна"),
        ("Игорь", "Игоревич", "Игоревна"),
        ("Илья", "Ильич", "Ильинична"),
        ("Павел", "Павлович", "Павловна"),
        ("Алмаз", "Алмазович", "Алмазовна"),
    ],
)
def test_a_russian_patronymic_comes_from_the_fathers_name(father, son, daughter):
    assert (russian(father).son, russian(father).daughter) == (son, daughter)


@pytest.mark.needs_shared
def test_patronymics_of_one_father_agree_with_the_dictionary_of_names():
    with shared("data/names/uk_ru_dictionary/patronymic.csv").open(encoding="utf-8") as file:
        known = {row["uk"]: {row["ru"], *row["alt"].split(";")} for row in csv.DictReader(file)}
    slavic = given_names().filter((pl.col("sex") == "m") & (pl.col("origin") == "slavic"))
    pairs = [(ukrainian(uk).son.lower(), russian(ru).son) for uk, ru in slavic.select("uk", "ru").iter_rows()]
    listed = [(uk, ru) for uk, ru in pairs if uk in known]
    assert len(listed) > 80
    agree = [ru.replace("ё", "е") in {r.replace("ё", "е") for r in known[uk]} for uk, ru in listed]
    assert sum(agree) / len(agree) > 0.85
