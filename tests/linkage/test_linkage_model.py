import json
from importlib.resources import files

import polars as pl
import pytest

from allforall.linkage.frequency import frequencies
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import default_model, parse


def packaged():
    return json.loads(files("allforall.linkage").joinpath("data/model.json").read_text("utf-8"))


def test_the_packaged_model_knows_every_level_that_is_compared():
    model = default_model()
    assert {c.field for c in COMPARISONS} == set(model.chances)


def test_no_level_that_agrees_weighs_against_and_every_level_that_conflicts_does():
    for comparison in COMPARISONS:
        for level in comparison.levels:
            weight = default_model().chances[comparison.field][level.name].weight
            assert weight >= 0 if level.agrees else True, (comparison.field, level.name)
            assert weight < 0 if level.conflicts else True, (comparison.field, level.name)


def test_chances_of_entries_of_one_person_add_up_to_about_one():
    for field, levels in default_model().chances.items():
        assert sum(chance.m for chance in levels.values()) == pytest.approx(1, abs=0.03), field


def test_a_model_that_misses_a_level_is_refused():
    data = packaged()
    del data["fields"]["dob"]["same"]
    with pytest.raises(ValueError, match="fields and levels"):
        parse(data)


def test_short_lists_do_not_make_a_candidate_likelier():
    model = default_model()
    assert model.prior(1, 1) == model.prior(model.smallest_population, 1)
    assert model.prior(640, 70_000) == model.prior(70_000, 640) == model.share_on_both / 70_000


def test_a_name_is_not_held_to_be_common_because_the_list_is_short():
    model = default_model()
    table = pl.DataFrame({"surname_key": ["sevcuk", "koval", None]})
    shares = frequencies([table], "surname_key", 0.001, model)
    assert shares["tf_surname_key"].max() < 0.01


def test_a_common_name_on_long_lists_is_held_to_be_common():
    model = default_model()
    table = pl.DataFrame({"surname_key": ["sevcuk"] * 5_000 + [f"k{n}" for n in range(95_000)]})
    share = frequencies([table], "surname_key", 0.001, model).filter(pl.col("surname_key") == "sevcuk")
    assert share["tf_surname_key"][0] == pytest.approx(0.05, rel=0.05)
