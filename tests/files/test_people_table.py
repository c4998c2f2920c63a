import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from allforall.actions.read_problem import read_problem
from allforall.base.errors import InputError
from allforall.base.limits import Limits
from allforall.planning.problem import Problem
from planning_problems import problem

DATA = problem([{"rank": 1}, {"severity": 2}, {"holder": "B", "verified": False}])


@pytest.fixture
def write(tmp_path):
    def to(table, name="people.parquet"):
        if table is not None:
            pq.write_table(table, tmp_path / "people.parquet")
        source = tmp_path / "problem.json"
        source.write_text(json.dumps({**DATA, "people": name}), encoding="utf-8")
        return source

    return to


def test_people_beside_the_problem_are_the_people_in_it(write):
    assert read_problem(write(pa.table(DATA["people"]))) == Problem.parse(DATA)


def test_small_numbers_and_dictionaries_are_read_alike(write):
    table = pa.table(DATA["people"])
    for name, kind in (("holder", pa.dictionary(pa.int8(), pa.string())), ("severity", pa.uint8())):
        place = table.column_names.index(name)
        table = table.set_column(place, name, table[name].cast(kind))
    assert read_problem(write(table)) == Problem.parse(DATA)


def test_nobody_is_a_problem_without_people(write):
    assert len(read_problem(write(pa.table(DATA["people"]).slice(0, 0))).people) == 0


def column(name, values):
    table = pa.table(DATA["people"])
    return table.set_column(table.column_names.index(name), name, values)


BAD = {
    "no value in 1 rows": (column("urgency", pa.array([1, None, 2])), "people.parquet"),
    "too large": (column("urgency", pa.array([1, 2, 2**64 - 1], pa.uint64())), "people.parquet"),
    "neither texts nor numbers": (column("urgency", pa.array([[1], [], []])), "people.parquet"),
    "outside the folder": (None, "../people.parquet"),
    "No such file": (None, "none.parquet"),
    "must hold true or false": (column("verified", pa.array([1, 0, 1])), "people.parquet"),
    "names somebody twice": (column("id", pa.array(["a", "a", "b"])), "people.parquet"),
    "people.holder[1] is not one of": (column("holder", pa.array(["A", "C", "B"])), "people.parquet"),
}


@pytest.mark.parametrize("reason", BAD)
def test_a_table_that_cannot_be_used_is_refused_in_words(write, reason):
    with pytest.raises(InputError) as caught:
        read_problem(write(*BAD[reason]))
    assert reason in str(caught.value)


def test_a_file_that_is_no_table_is_refused(write, tmp_path):
    source = write(None)
    (tmp_path / "people.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(InputError) as caught:
        read_problem(source)
    assert caught.value.code == "files.people_unreadable"


@pytest.mark.parametrize("limits", [Limits(rows=2), Limits(columns=3)])
def test_limits_hold_before_anything_is_read(write, limits):
    with pytest.raises(InputError, match="the limit is"):
        read_problem(write(pa.table(DATA["people"])), limits=limits)
