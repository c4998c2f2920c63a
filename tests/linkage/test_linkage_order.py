import random

from hypothesis import given, settings
from hypothesis import strategies as st

from allforall.linkage import link
from linkage_people import ANNA, TARAS, person_list, strangers

LEFT = [
    {"id": "l1", **TARAS},
    {"id": "l2", **TARAS, "dob": "1988"},
    {"id": "l3", **ANNA},
    {"id": "l4", **ANNA, "given_name": "Анна", "dob": "1991-03-07"},
    {"id": "l5", **TARAS, "given_name": "Остап"},
    *strangers(60),
]
RIGHT = [
    {"id": "r1", **TARAS, "surname": "Verbytskyi"},
    {"id": "r2", **ANNA},
    {"id": "r3", **TARAS},
    {"id": "r4", **ANNA, "patronymic": None},
    *[{**row, "id": f"y{row['id']}"} for row in strangers(90)[30:]],
]


def shuffled(rows, seed):
    return random.Random(seed).sample(rows, len(rows))


def published(seed):
    lists = person_list("a", shuffled(LEFT, seed)), person_list("b", shuffled(RIGHT, seed + 1))
    return link(*lists).published()


def test_the_order_of_rows_changes_no_byte_of_the_links():
    first = published(0).write_csv()
    assert len(first.splitlines()) > 30
    assert all(published(seed).write_csv() == first for seed in range(1, 6))


def test_positions_point_at_the_rows_as_they_were_sent():
    left, right = person_list("a", shuffled(LEFT, 7)), person_list("b", shuffled(RIGHT, 8))
    for row in link(left, right).pairs.iter_rows(named=True):
        assert left.values["id"][row["left_index"]] == row["left_id"]
        assert right.values["id"][row["right_index"]] == row["right_id"]


NAMES = st.sampled_from(["Шевчук", "Шевчук", "Коваль", "Shevchuk", None])
GIVEN = st.sampled_from(["Іван", "Иван", "І.", None])
DATES = st.sampled_from(["1990-05-01", "1990-01-05", "1990", "1991-05-01", None])
ROWS = st.lists(st.fixed_dictionaries({"surname": NAMES, "given_name": GIVEN, "dob": DATES}), max_size=6)


@settings(max_examples=10)
@given(ROWS, ROWS)
def test_links_are_one_to_one_on_any_lists(left, right):
    found = link(person_list("a", left), person_list("b", right))
    assert found.matches["left_id"].is_unique().all()
    assert found.matches["right_id"].is_unique().all()
    assert set(found.pairs["band"]) <= {"match", "review"}
