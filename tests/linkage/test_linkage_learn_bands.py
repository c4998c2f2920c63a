import json
from dataclasses import replace

import polars as pl
import pytest

from allforall.linkage import link
from allforall.linkage.learn_bands import RIGHT
from allforall.linkage.levels import CONFLICTING
from allforall.linkage.model import default_model, parse, written
from allforall.linkage.training import train
from allforall.sampling.noise import MEDIUM
from allforall.sampling.two_bureaus import sample
from linkage_people import person_list

SOME = 4
"""Every fourth entry of the right list is touched."""
NAMES = ["Зіновій", "Лукʼян", "Остап", "Яким", "Нестор", "Федір", "Пилип", "Гордій"]


@pytest.fixture(scope="module")
def rows():
    """The rows of two lists of 1,500 generated people."""
    return [one.rows for one, _ in zip(sample(1_500, 11, MEDIUM), range(2), strict=False)]


def lists(*tables):
    return [person_list(name, table.to_dicts()) for name, table in zip("ab", tables, strict=True)]


def renamed(table, *, suffix=""):
    """Give every fourth person another given name."""
    touched = pl.int_range(pl.len()) % SOME == 0
    other = pl.Series(NAMES * (table.height // len(NAMES) + 1), dtype=pl.String).head(table.height)
    known = table["given_name"].is_not_null()
    return table.with_columns(
        given_name=pl.when(touched & known).then(other).otherwise("given_name"),
        id=pl.when(touched).then(pl.col("id") + suffix).otherwise("id"),
    )


def said(trained, field):
    return next(each for each in trained.shown if each.field == field)


def test_a_contradiction_that_is_a_mistake_on_these_lists_no_longer_asks(rows):
    trained = train(lists(rows[0], renamed(rows[1])), propose_from=0.95)
    given = said(trained, "given")
    assert given.pairs > 100
    assert given.share is not None
    assert given.share >= RIGHT
    assert not given.asks
    assert "given" not in trained.model.bands.contradictions_ask


def test_brothers_keep_asking(rows):
    """Who has another given name and another day of birth at the same place is a brother."""
    touched = pl.int_range(pl.len()) % SOME == 0
    older = pl.lit("19") + (60 + pl.int_range(pl.len()) % 29).cast(pl.String) + pl.lit("-02-17")
    brothers = renamed(rows[1]).with_columns(
        dob=pl.when(touched & pl.col("dob").is_not_null()).then(older).otherwise("dob")
    )
    trained = train(lists(rows[0], brothers), propose_from=0.95)
    assert said(trained, "given").share < 0.1
    assert "given" in trained.model.bands.contradictions_ask


def test_twins_who_both_stand_on_the_lists_keep_asking(rows):
    """Twins agree in all but the given name; what betrays them is that each has rows of their own."""
    born_twice = [
        pl.concat([table, renamed(table, suffix="-twin").filter(pl.col("id").str.ends_with("-twin"))])
        for table in rows
    ]
    given = said(train(lists(*born_twice), propose_from=0.95), "given")
    assert given.asks
    assert given.share == 0.0


def test_what_too_few_pairs_show_stays_as_careful_as_it_was(rows):
    trained = train(lists(*rows), propose_from=0.95)
    assert said(trained, "personal_number").share is None
    assert "personal_number" in trained.model.bands.contradictions_ask


def test_a_name_alone_stays_no_match_however_low_the_limit(rows):
    model = train(lists(*rows), propose_from=0.6).model
    rare = {"surname": "Пшибишевський", "given_name": "Зіновій", "patronymic": "Лукʼянович"}
    one, other = lists(
        pl.DataFrame([{"id": "1", **rare}], schema_overrides={"id": pl.String}),
        pl.DataFrame([{"id": "2", **rare}], schema_overrides={"id": pl.String}),
    )
    found = link(one, other, model=replace(model, smallest_population=10))
    assert found.review.height == 1
    assert found.matches.is_empty()


def test_nothing_changes_whom_to_propose_unless_somebody_asks_for_it(rows):
    trained = train(lists(rows[0], renamed(rows[1])))
    assert trained.model.bands == default_model().bands
    assert trained.shown == ()


def test_learned_bands_stand_in_the_model_file_with_what_they_were_learned_from(rows):
    trained = train(lists(rows[0], renamed(rows[1])), propose_from=0.95)
    data = json.loads(written(trained.model))
    assert [each["field"] for each in data["training"]["contradictions"]] == list(CONFLICTING)
    assert parse(data) == trained.model


def test_a_model_that_lets_a_field_ask_which_cannot_contradict_is_refused():
    data = json.loads(written(default_model()))
    data["bands"]["contradictions_ask"] = ["place"]
    with pytest.raises(ValueError, match="contradictions_ask"):
        parse(data)
