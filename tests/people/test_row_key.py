from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from allforall.people.person_list import PersonList
from allforall.people.row_key import SIGN, lasting_entries, row_keys
from linkage_people import ANNA, TARAS, person_list

CELL = st.none() | st.sampled_from(["", " ", "x", "y", " x", "x  ", "xy"])
ROWS = st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8)


def unnumbered(people: PersonList):
    """Take the sender's ids away, as a list without such a column has none."""
    columns = {name: column for name, column in people.columns.items() if name != "id"}
    return replace(people, raw=people.raw.drop("id"), columns=columns)


def of_cells(rows):
    fields = ("surname", "given_name", "note")
    return unnumbered(person_list("a", [dict(zip(fields, row, strict=True)) for row in rows]))


def test_a_row_with_an_id_is_called_by_it():
    assert row_keys(person_list("a", [TARAS, ANNA])) == ["0001", "0002"]


def test_a_row_without_an_id_is_called_by_what_it_says_wherever_it_stands():
    one, two = unnumbered(person_list("a", [TARAS, ANNA])), unnumbered(person_list("b", [ANNA, TARAS]))
    assert row_keys(one) == row_keys(two)[::-1]
    assert all(key.startswith(SIGN) for key in row_keys(one))
    assert lasting_entries(one)["0001"] == f"a:{row_keys(one)[0]}"


@given(ROWS)
def test_no_two_rows_are_called_the_same(rows):
    assert len(set(row_keys(of_cells(rows)))) == len(rows)


@given(ROWS, st.randoms())
def test_the_order_of_the_rows_does_not_change_what_they_are_called(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert sorted(row_keys(of_cells(shuffled))) == sorted(row_keys(of_cells(rows)))


def test_blanks_and_composed_letters_do_not_make_another_row():
    plain = unnumbered(person_list("a", [{"surname": "Йосип", "note": None}]))
    typed = unnumbered(person_list("a", [{"surname": " Йосип ", "note": " "}]))
    assert row_keys(plain) == row_keys(typed)


def test_a_value_in_another_column_is_another_row():
    one, two = of_cells([("x", None, None)]), of_cells([(None, "x", None)])
    assert row_keys(one) != row_keys(two)


def test_a_list_of_nothing_but_ids_has_a_name_for_each_row():
    people = unnumbered(person_list("a", [{}, {}]))
    assert len(set(row_keys(people))) == 2
