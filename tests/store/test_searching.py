import pytest
from django.db import transaction

from allforall.store.models import LookUp
from allforall.store.searching import search
from desk_made import NOW, small_case, viewer


def found(desk, eyes, words):
    with transaction.atomic():
        return search(desk.vault(), eyes, words, NOW)


def entries(result):
    return {seen.entry(index) for seen in result.rows for index in range(len(seen.positions))}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Жаворонський", {"a-missing:AM-1", "a-seen:E-1"}),
        ("Zhavoronskyi Mykola", {"a-missing:AM-1", "a-seen:E-1"}),
        ("жаворонский 1991", {"a-missing:AM-1", "a-seen:E-1"}),
        ("03.07.1991", {"a-missing:AM-1"}),
        ("Николай Жаворонский", {"a-missing:AM-1", "a-seen:E-1"}),
        ("АБ-445567", {"a-missing:AM-2"}),
        ("аб445567", {"a-missing:AM-2"}),
        ("am-3", {"a-missing:AM-3"}),
        ("Безвершенко 1991", set()),
        ("Несуществующий", set()),
        ("   ", set()),
        ("'; DROP TABLE store_row; --", set()),
    ],
)
def test_people_are_found_in_any_script_and_spelling_by_name_date_number_or_code(case, desk, words, expected):
    assert entries(found(desk, viewer(case, "intake"), words)) == expected


def test_a_name_that_nobody_has_finds_those_near_it_and_says_so(case, desk):
    result = found(desk, viewer(case, "intake"), "Жаворанська")
    assert entries(result) == {"a-missing:AM-1", "a-seen:E-1"}
    assert result.near or entries(found(desk, viewer(case, "medic"), "Жаворонський"))


def test_a_search_and_everybody_whom_it_shows_are_written_down_and_what_was_typed_is_not(case, desk):
    eyes = viewer(case, "family liaison")
    found(desk, eyes, "Жаворонський")
    looks = LookUp.unguarded.filter(who=eyes.name)
    assert set(looks.values_list("kind", "subject")) >= {
        ("search hit", "a-missing:AM-1"),
        ("search hit", "a-seen:E-1"),
    }
    assert looks.filter(kind="search").count() == 1
    assert not any("аворон" in subject for subject in looks.values_list("subject", flat=True))


def test_a_search_never_leaves_its_compartment(case, desk):
    other = small_case(desk, "other")
    eyes = viewer(other, "intake")
    found(desk, eyes, "Жаворонський")
    assert set(LookUp.unguarded.values_list("compartment", flat=True)) == {other.pk}


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_who_may_not_find_people_finds_nobody(case, desk, role):
    assert not found(desk, viewer(case, role), "Жаворонський").rows
