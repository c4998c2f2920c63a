"""What comparing names must reach on real pairs, so that no change lowers it unseen."""

import sys

import pytest

from allforall.names.compare import LIKELY, compare_many
from shared import ROOT, shared

sys.path.append(str(ROOT / "benchmarks"))

from name_quality import bench_persons, eu_pairs, f1_at, quality, slices

pytestmark = pytest.mark.needs_shared


@pytest.fixture(scope="module")
def eu():
    shared("data/names/eu_pairs_dev/pairs.csv")
    pairs = eu_pairs()
    scores = compare_many([p["name_l"] for p in pairs], [p["name_r"] for p in pairs])
    return pairs, scores, [p["match"] == "1" for p in pairs]


@pytest.fixture(scope="module")
def bench():
    shared("data/names/name_bench/logicv2-frozen.csv")
    pairs = bench_persons()
    scores = compare_many([p["name1"] for p in pairs], [p["name2"] for p in pairs])
    return pairs, scores, [p["is_match"] == "true" for p in pairs]


def test_real_spellings_are_told_from_near_namesakes(eu):
    _, scores, same = eu
    f1, _, recall = quality(scores, same)
    assert f1 >= 0.985
    assert recall >= 0.97
    assert f1_at(LIKELY, scores, same) >= 0.985


@pytest.mark.parametrize("kind", ["lat-ru", "lat-uk", "lat-be", "ru-uk", "be-ru"])
def test_no_pair_of_languages_is_left_behind(eu, kind):
    pairs, scores, same = eu
    numbers = slices(pairs)[kind]
    assert f1_at(LIKELY, [scores[n] for n in numbers], [same[n] for n in numbers]) >= 0.97


def test_names_of_any_origin_are_told_apart(bench):
    pairs, scores, same = bench
    assert quality(scores, same)[0] >= 0.86
    assert f1_at(LIKELY, scores, same) >= 0.84
    assert quality(scores, same)[0] > quality([float(p["score"]) for p in pairs], same)[0]


@pytest.mark.parametrize("half", [0, 1])
def test_either_half_would_have_been_enough(bench, half):
    _, scores, same = bench
    chosen, kept = [(scores[start::2], same[start::2]) for start in (half, 1 - half)]
    assert f1_at(quality(*chosen)[1], *kept) >= 0.82
