import polars as pl
import pytest

from allforall.linkage.measure import measure


def pairs(*ids):
    return pl.DataFrame(ids, schema={"left_id": pl.String, "right_id": pl.String}, orient="row")


def test_quality_counts_right_wrong_and_missed_pairs():
    found = measure(
        pairs(("1", "a"), ("2", "b"), ("3", "x")), pairs(("1", "a"), ("2", "b"), ("3", "c"), ("4", "d"))
    )
    assert (found.right, found.wrong, found.missed) == (2, 1, 2)
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == pytest.approx(1 / 2)
    assert found.f1 == pytest.approx(4 / 7)


def test_proposing_nobody_where_there_is_nobody_is_perfect():
    found = measure(pairs(), pairs())
    assert (found.precision, found.recall, found.f1) == (1, 1, 1)


def test_proposing_nobody_where_there_is_somebody_finds_nothing():
    assert measure(pairs(), pairs(("1", "a"))).f1 == 0
