"""Every engine finds the same pairs and gives them the same weights."""

import shutil
from importlib.util import find_spec

import polars as pl
import pytest

from allforall.linkage.engine import ENGINES, score
from allforall.linkage.features import features
from allforall.linkage.level import REMAINS
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import default_model
from allforall.linkage.settings import in_dialect
from allforall.sampling.noise import MEDIUM
from allforall.sampling.two_bureaus import sample
from linkage_people import person_list

PAIR = ["left", "right"]
NO_SPARK = next(
    (f"{what} is missing" for what, found in (("pyspark", find_spec("pyspark")), ("Java", shutil.which("java"))) if not found),
    "",
)  # fmt: skip
on_spark = [pytest.mark.spark, pytest.mark.slow, pytest.mark.skipif(bool(NO_SPARK), reason=NO_SPARK)]
ours = pytest.mark.parametrize("engine", [pytest.param("duckdb"), pytest.param("spark", marks=on_spark)])


@pytest.fixture(scope="module")
def tables():
    """Two lists of 2,000 generated people as features."""
    lists = sample(2_000, 3, MEDIUM)
    return [features(person_list(one.name, one.rows.to_dicts())) for one, _ in zip(lists, range(2), strict=False)]  # fmt: skip


def same(one, other):
    assert one.select(PAIR).equals(other.select(PAIR))
    for column in one.columns:
        if column.endswith("_level"):
            assert one[column].cast(pl.String).equals(other[column].cast(pl.String)), column
        else:
            assert (one[column].is_null() == other[column].is_null()).all(), column
            assert ((one[column] - other[column]).abs().max() or 0) <= 1.000001e-6, column


@pytest.mark.filterwarnings("ignore")  # of the libraries
@ours
def test_two_lists_have_the_same_pairs_and_weights_on_every_engine(tables, engine):
    plain = score(*tables, default_model(), least=-10.0, engine="plain")
    assert plain.height > 800
    same(plain, score(*tables, default_model(), least=-10.0, engine=engine))


@pytest.mark.filterwarnings("ignore")
@ours
def test_one_list_has_the_same_pairs_and_weights_on_every_engine(tables, engine):
    twice = pl.concat([tables[0].head(700), tables[1].head(700)]).with_columns(
        unique_id=pl.int_range(1_400, dtype=pl.Int64)
    )
    plain = score(twice, None, default_model(), least=-10.0, engine="plain")
    assert plain.height > 50
    same(plain, score(twice, None, default_model(), least=-10.0, engine=engine))


def test_what_the_plain_engine_leaves_out_early_could_not_have_reached_the_least_weight(tables):
    everything = score(*tables, default_model(), least=-1_000.0, engine="plain")
    strong = score(*tables, default_model(), least=4.0, engine="plain")
    assert everything.filter(pl.col("match_weight") >= 4.0).equals(strong)


def test_no_condition_is_left_in_the_words_of_another_engine():
    for condition in (level.condition for c in COMPARISONS for level in c.levels):
        said = in_dialect(condition, "spark")
        assert condition == REMAINS or not {"jaro_winkler_similarity", "list_has_any"} & set(said.split("("))


def test_every_engine_has_a_name():
    assert ENGINES == ("plain", "duckdb", "spark")
