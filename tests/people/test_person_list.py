from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.people.cell import Cell
from allforall.people.fields import BY_NAME, FIELDS
from allforall.people.person import Person, join
from allforall.people.person_list import Column, PersonList
from allforall.people.statement import Statement

text = st.text(max_size=12)
statements = st.builds(
    Statement,
    entry=text,
    field=st.sampled_from([field.name for field in FIELDS]),
    value=text,
    raw=text,
    cell=st.builds(Cell, text, text, text, st.integers(1, 9999), text, text),
    source=text,
    reliability=st.sampled_from(["", "A", "F"]),
    said_on=st.none() | st.dates(),
    said_by=text,
)


def a_list():
    return PersonList(
        name="a-missing",
        file="a-missing.csv",
        digest="d" * 64,
        sheet="",
        source="A",
        raw=pl.DataFrame({"full_name": ["ШЕВЧЕНКО Тарас", None], "dob": ["3.7.91", " "]}),
        values=pl.DataFrame(
            {
                "id": ["1", "2"],
                "full_name": ["Шевченко Тарас", None],
                "surname": ["Шевченко", None],
                "dob": ["1991-07-03", None],
            }
        ),
        rows=pl.Series([2, 5]),
        columns={"full_name": Column(1, "ПІБ"), "dob": Column(3, "Дата народження")},
        derived={"surname": "full_name"},
        received=date(2025, 6, 2),
    )


@given(statements)
def test_a_statement_survives_a_round_trip(statement):
    assert Statement.from_json(statement.to_json()) == statement


def test_a_statement_says_who_said_it_in_which_cell_and_what_was_typed():
    said = {s.field: s for s in a_list().statements(0)}
    assert said["dob"].value == "1991-07-03"
    assert said["dob"].raw == "3.7.91"
    assert str(said["dob"].cell.place) == "a-missing.csv, D2"
    assert said["dob"].said_by == "A"
    assert said["dob"].entry == "a-missing:1"


def test_a_value_that_was_derived_points_to_the_cell_that_it_came_from():
    surname = next(s for s in a_list().statements(0) if s.field == "surname")
    assert (surname.value, surname.raw, surname.cell.column) == ("Шевченко", "ШЕВЧЕНКО Тарас", "B")


def test_a_blank_cell_says_nothing():
    assert a_list().statements(1) == ()


def test_a_row_is_found_by_its_id_and_by_its_line():
    people = a_list()
    assert people.position["2"] == 1
    assert str(people.place(1)) == "a-missing.csv, row 5"
    assert str(people.place(1, "dob")) == "a-missing.csv, D5"


def test_what_two_lists_say_stands_side_by_side_and_is_one_value_only_where_they_agree():
    one = a_list().statements(0)
    other = tuple(
        Statement(**{**_fields(s), "entry": "b-held:9", "value": "1991-03-07"})
        for s in one
        if s.field == "dob"
    )
    person = join("A-1", [one, other], judged=False)
    assert person.values("dob") == ("1991-07-03", "1991-03-07")
    assert person.value("dob") is None
    assert person.value("surname") == "Шевченко"
    assert person.value("rank") is None
    assert person.entries == ("a-missing:1", "b-held:9")


def _fields(statement):
    return {name: getattr(statement, name) for name in statement.__dataclass_fields__}


@given(st.lists(statements, max_size=10))
def test_a_person_forgets_nothing_that_was_said(said):
    person = Person("x", tuple(said))
    assert sorted(map(repr, said)) == sorted(repr(s) for field in BY_NAME for s in person.said(field))
    for field in BY_NAME:
        assert set(person.values(field)) == {s.value for s in said if s.field == field}


@pytest.mark.parametrize("field", [f for f in FIELDS if f.codes])
def test_no_coded_field_has_a_code_for_what_nobody_knows_but_the_type_of_a_holder(field):
    assert "unknown" not in field.codes or field.name == "holder_type"
