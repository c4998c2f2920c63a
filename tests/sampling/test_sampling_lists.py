from zipfile import ZipFile

import numpy as np
import polars as pl
import pytest

from allforall.people.fields import BY_NAME, Kind
from allforall.sampling.formats import write_list, write_workbook
from allforall.sampling.noise import HIGH, LEVELS, MEDIUM
from allforall.sampling.population import draw_people, take
from allforall.sampling.rows import COLUMNS
from allforall.sampling.two_bureaus import NAMES, sample, truth, twice
from allforall.sampling.written_dates import day_number

SIZE = 3_000


@pytest.fixture(scope="module")
def lists():
    return {made.name: made for made in sample(SIZE, 11, MEDIUM)}


def test_four_lists_have_the_size_asked_for_and_the_columns_of_a_person_list(lists):
    assert tuple(lists) == NAMES
    for made in lists.values():
        assert made.rows.height == SIZE
        assert tuple(made.rows.columns) == COLUMNS
        assert set(made.rows.columns) <= set(BY_NAME)
        assert made.rows["id"].is_unique().all()


def test_coded_columns_hold_codes_that_a_person_list_knows(lists):
    for made in lists.values():
        coded = [BY_NAME[name] for name in made.rows.columns if BY_NAME[name].kind is Kind.CODE]
        assert len(coded) > 5
        for field in coded:
            assert set(made.rows[field.name].drop_nulls()) <= set(field.codes)


def test_every_row_says_that_its_person_is_generated(lists):
    for made in lists.values():
        assert (made.rows["note"] == "generated person").all()


def test_half_of_each_list_stands_on_its_counterpart(lists):
    for asked, held in (("a-missing", "b-held"), ("b-missing", "a-held")):
        common = set(lists[asked].who) & set(lists[held].who)
        assert len(common) == pytest.approx(SIZE / 2, rel=0.02)


def test_the_truth_names_rows_of_the_same_person_and_leaves_none_out(lists):
    asked, held = lists["a-missing"], lists["b-held"]
    pairs = truth(asked, held)
    left, right = (dict(zip(one.rows["id"], one.who, strict=True)) for one in (asked, held))
    assert all(left[a] == right[b] for a, b in pairs.iter_rows())
    expected = sum(int((held.who == person).sum()) for person in asked.who)
    assert pairs.height == expected == pairs.unique().height


def test_rows_that_repeat_somebody_are_named(lists):
    made = lists["b-held"]
    pairs = twice(made)
    assert pairs.height == round(MEDIUM.twice * SIZE)
    by_id = dict(zip(made.rows["id"], made.who, strict=True))
    assert all(a < b and by_id[a] == by_id[b] for a, b in pairs.iter_rows())


def test_the_same_seed_gives_the_same_lists_and_another_seed_gives_others(lists):
    again = next(sample(SIZE, 11, MEDIUM))
    other = next(sample(SIZE, 12, MEDIUM))
    assert again.rows.equals(lists["a-missing"].rows)
    assert not other.rows.equals(again.rows)


def test_more_noise_means_fewer_equal_cells():
    equal = {}
    for level, noise in LEVELS.items():
        made = sample(SIZE, 3, noise)
        asked, held = next(made), next(made)
        pairs = truth(asked, held).join(asked.rows, left_on="left_id", right_on="id")
        pairs = pairs.join(held.rows, left_on="right_id", right_on="id", suffix="_held")
        equal[level] = pairs.select(
            (pl.col("dob") == pl.col("dob_held")).fill_null(value=False).mean()
        ).item()
    assert equal["low"] > equal["medium"] > equal["high"] > 0.4


def test_a_list_may_be_as_short_as_one_person():
    for made in sample(1, 1, HIGH):
        assert made.rows.height == 1


def test_there_are_siblings_namesakes_and_fathers_with_sons():
    people = draw_people(20_000, "A", MEDIUM, np.random.default_rng(1))
    names = pl.DataFrame(
        {"s": people.surname, "g": people.given_name, "f": people.father, "b": people.born, "h": people.home}
    )
    pairs = names.join(names, on=["s", "h"], suffix="_2").filter(pl.col("b") < pl.col("b_2"))
    siblings = pairs.filter((pl.col("f") == pl.col("f_2")) & (pl.col("g") != pl.col("g_2")))
    fathers = pairs.filter((pl.col("g") == pl.col("f_2")) & (pl.col("b_2") - pl.col("b") > 19 * 365))
    namesakes = names.join(names, on=["s", "g", "f"], suffix="_2").filter(pl.col("b") < pl.col("b_2"))
    assert siblings.height > 300
    assert fathers.height > 60
    assert namesakes.height > 80


def test_nobody_is_captured_as_a_child_and_no_soldier_is_under_age():
    people = draw_people(20_000, "B", MEDIUM, np.random.default_rng(4))
    assert ((people.captured - people.born) >= 17.9 * 365.25).mean() > 0.98
    soldiers = people.rank >= 0
    assert (people.born[soldiers] <= day_number("2007-06-03")).mean() > 0.99


def test_some_people_can_be_taken_in_any_order():
    people = draw_people(50, "A", MEDIUM, np.random.default_rng(4))
    some = take(people, np.array([7, 3, 7]))
    assert list(some.born) == [people.born[7], people.born[3], people.born[7]]
    assert some.party == "A"


@pytest.mark.parametrize("form", ["csv", "parquet", "xlsx"])
def test_the_same_rows_give_the_same_bytes(form, lists, tmp_path):
    rows = lists["a-held"].rows.head(200)
    first, second = tmp_path / f"1.{form}", tmp_path / f"2.{form}"
    write_list(rows, first, form)
    write_list(rows, second, form)
    assert first.read_bytes() == second.read_bytes()


def test_what_is_written_is_read_back(lists, tmp_path):
    rows = lists["a-missing"].rows
    for form, read in (("csv", pl.read_csv), ("parquet", pl.read_parquet)):
        write_list(rows, tmp_path / f"x.{form}", form)
        found = read(tmp_path / f"x.{form}", **({"infer_schema": False} if form == "csv" else {}))
        assert found.equals(rows)


def test_a_workbook_carries_no_time_of_writing(tmp_path):
    write_workbook({"one": [["id"], ["1"]]}, tmp_path / "x.xlsx")
    with ZipFile(tmp_path / "x.xlsx") as book:
        assert {info.date_time[0] for info in book.infolist()} == {1980}
        assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")
