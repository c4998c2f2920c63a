from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from allforall.base.errors import InternalError
from allforall.store.look_ups import Looked, broken_links, chain, record
from allforall.store.models import ChainLink, Checkpoint, LookUp
from desk_made import NOW, viewer


def look(eyes, count=3):
    with transaction.atomic():
        record(eyes, Looked.PERSON, [f"a-missing:AM-{n}" for n in range(count)], NOW)


def forced(statement):
    """Do what only somebody with the file in their hands could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER IF EXISTS store_lookup_no_update")
            cursor.execute("DROP TRIGGER IF EXISTS store_lookup_no_delete")
            cursor.execute("DROP TRIGGER IF EXISTS store_chainlink_no_delete")
        else:
            cursor.execute("ALTER TABLE store_lookup DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE store_chainlink DISABLE TRIGGER USER")
        cursor.execute(statement)


def test_a_look_outside_the_transaction_of_its_page_is_refused(case):
    eyes = viewer(case, "reviewer")
    with pytest.raises(InternalError, match="outside a transaction"):
        record(eyes, Looked.PERSON, ["a-missing:AM-1"], NOW)


def test_a_look_that_was_not_shown_is_not_written(case):
    eyes = viewer(case, "reviewer")

    def page():
        with transaction.atomic():
            record(eyes, Looked.PERSON, ["a-missing:AM-1"], NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        page()
    assert LookUp.unguarded.count() == 0


def test_looks_are_chained_in_order_once_and_the_chain_holds(case):
    eyes = viewer(case, "reviewer")
    look(eyes)
    assert chain(NOW) == 3
    assert chain(NOW) == 0
    look(eyes, 2)
    assert chain(NOW) == 2
    assert list(ChainLink.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2, 3, 4, 5]
    assert broken_links() == []


def test_a_head_is_written_down_once_a_day(case):
    eyes = viewer(case, "reviewer")
    look(eyes)
    for hours in (0, 5, 25):
        chain(NOW + timedelta(hours=hours))
    assert Checkpoint.objects.count() == 2


def test_neither_looks_nor_links_can_be_changed_through_the_database(case):
    look(viewer(case, "reviewer"))
    chain(NOW)
    for model in (LookUp.unguarded, ChainLink.objects, Checkpoint.objects):
        with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
            model.all()._raw_delete("default")
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        LookUp.unguarded.update(who="somebody else")


def test_a_changed_look_and_a_missing_one_are_found(case):
    look(viewer(case, "reviewer"), 5)
    chain(NOW)
    forced("UPDATE store_lookup SET who = 'somebody else' WHERE id = (SELECT min(id) + 1 FROM store_lookup)")
    assert broken_links() == [2]


def test_a_tail_that_was_cut_off_is_found_by_the_head_that_was_written_down(case):
    look(viewer(case, "reviewer"), 5)
    chain(NOW)
    forced("DELETE FROM store_chainlink WHERE seq > 3")
    assert broken_links() == [5]


def test_the_auditor_sees_the_log_of_the_own_compartment_and_others_see_none(case, desk):
    look(viewer(case, "reviewer"))
    assert LookUp.objects.seen_by(viewer(case, "auditor")).count() == 3
    for role in ("reviewer", "administrator", "medic", "mediator"):
        assert LookUp.objects.seen_by(viewer(case, role, f"other {role}")).count() == 0
