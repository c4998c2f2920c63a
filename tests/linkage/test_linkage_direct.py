from itertools import islice

import polars as pl
import pytest

from allforall.base.errors import InputError
from allforall.linkage import blocking, direct
from allforall.linkage.direct import background, score_directly
from allforall.linkage.engine import score
from allforall.linkage.features import ID, features
from allforall.linkage.model import default_model
from allforall.sampling.noise import MEDIUM
from allforall.sampling.two_bureaus import sample
from example_lists import example_list
from linkage_people import TARAS, person_list, strangers

MODEL = default_model()
LEAST = -20.0


def assert_same(one, other):
    assert one.height > 0
    assert one.columns == other.columns
    assert one.select("left", "right").equals(other.select("left", "right"))
    for column in one.columns:
        if one.schema[column].is_float():
            assert one[column].is_null().equals(other[column].is_null()), column
            assert (one[column] - other[column]).abs().max() in (None, pytest.approx(0, abs=1e-6)), column
        else:
            assert one[column].cast(pl.String).equals(other[column].cast(pl.String)), column


@pytest.mark.parametrize("engine", ["plain", "duckdb"])
def test_two_lists_scored_directly_have_the_pairs_and_weights_of_the_engine(engine):
    left, right = features(example_list("a-missing.csv")), features(example_list("b-held.csv"))
    found = score_directly(left, right, MODEL, background(left, right, MODEL), least=LEAST)
    assert_same(score(left, right, MODEL, least=LEAST, engine=engine), found)


@pytest.mark.parametrize("engine", ["plain", "duckdb"])
def test_one_list_scored_directly_has_the_pairs_and_weights_of_the_engine(engine):
    table = features(example_list("a-missing.csv"))
    found = score_directly(table, table, MODEL, background(table, None, MODEL), least=LEAST, inside=True)
    assert_same(score(table, None, MODEL, least=LEAST, engine=engine), found)


def test_generated_people_with_slips_of_the_hand_have_the_pairs_and_weights_of_the_engine():
    lists = sample(2_000, 3, MEDIUM)
    left, right = (features(person_list(one.name, one.rows.to_dicts())) for one in islice(lists, 2))
    found = score_directly(left, right, MODEL, background(left, right, MODEL), least=MODEL.least)
    assert_same(score(left, right, MODEL, least=MODEL.least, engine="plain"), found)
    assert {"resembles", "one_letter", "exchanged"} <= set(found["surname_level"].cast(pl.String))
    given = found.join(left, left_on="left", right_on=ID).join(right, left_on="right", right_on=ID)
    mended = given.filter(pl.col("given_mended") == pl.col("given_mended_right"))
    assert "one_letter" in set(mended["given_level"].cast(pl.String))


def test_a_part_of_a_list_weighs_what_it_weighs_in_the_whole():
    left, right = features(example_list("a-missing.csv")), features(example_list("b-held.csv"))
    against = background(left, right, MODEL)
    whole = score_directly(left, right, MODEL, against, least=0)
    part = score_directly(left.head(100), right, MODEL, against, least=0)
    assert part.equals(whole.filter(pl.col("left") < 100))


def test_lists_without_anybody_have_no_pairs():
    people, nobody = features(person_list("a", [TARAS])), features(person_list("b", [TARAS])).clear()
    for left, right in ((people, nobody), (nobody, people), (nobody, nobody)):
        found = score_directly(left, right, MODEL, background(left, right, MODEL), least=0)
        assert found.is_empty()
        assert "match_weight" in found.columns


def test_too_many_people_who_are_alike_are_refused_before_they_are_compared(monkeypatch):
    monkeypatch.setattr(blocking, "MOST_PAIRS", 99)
    monkeypatch.setattr(direct, "MOST_PAIRS", 99)
    table = features(person_list("a", [{**TARAS, "id": str(n)} for n in range(10)] + strangers(5)))
    with pytest.raises(InputError) as error:
        score_directly(table, table, MODEL, background(table, table, MODEL), least=0)
    assert error.value.code == "linkage.too_many_alike"
