import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.linkage.audit import STRATA, Judged, audit, draw, sizes, strata
from allforall.linkage.model import default_model

LISTS = {
    "good": {
        "match_sure": (9000, 1.0),
        "match_close": (600, 0.995),
        "review_strong": (120, 0.8),
        "review_weak": (300, 0.4),
        "below": (900, 0.02),
    },
    "bad": {
        "match_sure": (3000, 0.99),
        "match_close": (900, 0.9),
        "review_strong": (300, 0.5),
        "review_weak": (800, 0.2),
        "below": (4000, 0.01),
    },
    "faultless": {"match_sure": (4000, 1.0), "match_close": (100, 1.0), "below": (500, 0.0)},
}


def truth_of(groups):
    """Count the true pairs of each stratum, and the three figures that follow."""
    true = {name: round(pairs * share) for name, (pairs, share) in groups.items()}
    proposed = [name for name in STRATA[:2] if name in groups]
    asked = [name for name in STRATA[:4] if name in groups]
    everywhere = sum(true.values())
    found = sum(true[name] for name in proposed)
    figures = (
        found / sum(groups[name][0] for name in proposed),
        found / everywhere,
        sum(true[name] for name in asked) / everywhere,
    )
    return true, figures


def judged_by_chance(groups, true, size, rng):
    drawn = sizes({name: pairs for name, (pairs, _) in groups.items()}, size)
    found = {}
    for name, take in drawn.items():
        same = int(rng.hypergeometric(true[name], groups[name][0] - true[name], take))
        found[name] = Judged(groups[name][0], same, take - same)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("kind", LISTS)
def test_the_intervals_hold_the_truth_about_as_often_as_they_say(kind):
    groups = LISTS[kind]
    true, figures = truth_of(groups)
    rng = np.random.default_rng(7)
    times, held = 200, [0, 0, 0]
    for _ in range(times):
        found = audit(judged_by_chance(groups, true, 200, rng))
        for n, (each, figure) in enumerate(
            zip((found.precision, found.recall, found.with_review), figures, strict=True)
        ):
            held[n] += each.low - 1e-9 <= figure <= each.high + 1e-9
    assert min(held) / times >= 0.91


def test_a_sample_that_is_all_there_is_leaves_no_doubt():
    found = audit({"match_close": Judged(10, 9, 1), "review_weak": Judged(4, 3, 1)})
    assert (found.precision.low, found.precision.high) == (0.9, 0.9)
    assert (found.recall.low, found.recall.high) == (0.75, 0.75)
    assert found.wrong.value == pytest.approx(1)


def test_more_pairs_make_a_narrower_interval():
    few, many = (audit({"match_sure": Judged(5000, n, 0)}).precision for n in (20, 400))
    assert few.low < many.low < 1 == few.high == many.high


def test_unsure_pairs_count_for_neither():
    told = audit({"match_close": Judged(1000, 40, 2)})
    assert audit({"match_close": Judged(1000, 40, 2, 30)}).precision == told.precision


def test_nothing_is_said_of_what_nobody_could_tell():
    found = audit({"match_close": Judged(1000, 0, 0, 12), "below": Judged(5, 5, 0)})
    assert (found.precision, found.recall, found.wrong) == (None, None, None)
    assert audit({}).precision is None


def test_a_stratum_that_nobody_judged_leaves_recall_open():
    found = audit({"match_close": Judged(100, 20, 0), "below": Judged(50, 0, 0)})
    assert found.precision is not None
    assert found.recall is None


@given(st.dictionaries(st.sampled_from(STRATA), st.integers(0, 10_000)), st.integers(1, 500))
def test_a_sample_is_as_large_as_asked_or_all_there_is(pairs, size):
    drawn = sizes(pairs, size)
    assert all(0 < take <= pairs[name] for name, take in drawn.items())
    assert sum(drawn.values()) == min(size, sum(pairs.values()))


def pairs_of(count):
    weights = [float(n % 40) - 8 for n in range(count)]
    bands = ["match" if weight >= 14 else "review" for weight in weights]
    judged = ["same" if n % 50 == 0 else None for n in range(count)]
    ids = [f"{n:05d}" for n in range(count)]
    return strata(
        pl.DataFrame(
            {"left_id": ids, "right_id": ids, "match_weight": weights, "band": bands, "judged": judged},
            schema_overrides={"judged": pl.String},
        ),
        default_model().bands,
    )


def test_the_same_seed_draws_the_same_pairs_in_whatever_order_they_come():
    pairs = pairs_of(2000)
    once = draw(pairs, 100, 3)
    assert once.equals(draw(pairs.reverse(), 100, 3))
    assert not once.equals(draw(pairs, 100, 4))
    assert once.height == once.select("left_id").n_unique() == 100


def test_the_order_of_a_sample_tells_nothing_of_the_strata():
    drawn = draw(pairs_of(2000), 100, 3)["stratum"].to_list()
    assert drawn != sorted(drawn)
    assert set(drawn) == {"match_sure", "match_close", "review_strong", "review_weak", "below"}


def test_what_a_person_judged_already_is_not_drawn():
    assert pairs_of(2000).filter(pl.col("judged").is_not_null()).is_empty()
