from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from allforall.base.errors import InputError, InternalError
from allforall.intake import read_list
from allforall.people.access import Role, Share
from allforall.store.codec import SHARES, decoded_list, encoded
from allforall.store.keeping import keep_rows
from allforall.store.layout import Layout, layout_of
from allforall.store.look_ups import Looked
from allforall.store.models import LookUp, Row, SearchWord, SentList, Version
from allforall.store.reading import rows_at, whole_list
from allforall.store.sealing import Box
from desk_made import MISSING, NOW, small_case, taken_in, viewer

CANARIES = ("Жаворонський", "Жаворонский", "КАНАРКА", "АБ-445566", "1991-07-03", "поранений")


def original(tmp_path):
    path = tmp_path / "a-missing.csv"
    path.write_text(MISSING, encoding="utf-8")
    return read_list(path, name="a-missing", source="A", received=NOW.date()).people


def test_a_list_comes_out_of_the_store_as_it_went_in(case, desk, tmp_path):
    sent = original(tmp_path)
    version = Version.unguarded.get(sent_list__name="a-missing", sent_list__compartment=case)
    kept = whole_list(desk.vault(), version)
    assert kept.values.select(sent.values.columns).equals(sent.values)
    assert kept.raw.select(sent.raw.columns).equals(sent.raw)
    assert kept.rows.to_list() == sent.rows.to_list()
    for index in range(len(sent)):
        assert set(kept.statements(index)) == set(sent.statements(index))


def test_nothing_that_identifies_somebody_lies_in_the_open(case):
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            pytest.skip("reads the file of SQLite")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = Path(connection.settings_dict["NAME"]).read_bytes()
    for canary in CANARIES:
        assert canary.encode() not in content


def test_a_sealed_part_opens_only_where_it_belongs(tmp_path):
    people, box = original(tmp_path), Box(bytes(32))
    layout = layout_of(people)
    rows = list(encoded(people, layout, 7, box))
    moved = [type(rows[0])(1, rows[1].line, rows[1].row_id, rows[0].parts)]
    with pytest.raises(InternalError, match="changed outside"):
        decoded_list(moved, layout, 7, box)
    with pytest.raises(InternalError):
        decoded_list(rows, layout, 8, box)
    swapped = list(rows[0].parts)
    at, other = SHARES.index(Share.CUSTODY), SHARES.index(Share.HEALTH)
    swapped[at], swapped[other] = swapped[other], swapped[at]
    with pytest.raises(InternalError):
        decoded_list([type(rows[0])(0, rows[0].line, rows[0].row_id, tuple(swapped))], layout, 7, box)


def test_what_was_said_is_never_changed_and_never_removed(case):
    row = Row.unguarded.first()
    for statement in (
        f"UPDATE store_row SET identity = health WHERE id = {row.pk}",
        f"UPDATE store_row SET row_id = 'other' WHERE id = {row.pk}",
        f"DELETE FROM store_row WHERE id = {row.pk}",
    ):
        with (
            pytest.raises(DatabaseError, match="only ever added"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    if connection.vendor == "sqlite":
        with pytest.raises(DatabaseError, match="only ever added"), connection.cursor() as cursor:
            cursor.execute("INSERT OR REPLACE INTO store_row SELECT * FROM store_row")
    assert Row.unguarded.get(pk=row.pk).identity == row.identity


def test_a_row_may_become_a_placeholder_once(case):
    row = Row.unguarded.first()
    empty = {share.value: b"" for share in SHARES}
    assert Row.unguarded.filter(pk=row.pk).update(**empty, erased_at=NOW) == 1
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        Row.unguarded.filter(pk=row.pk).update(erased_at=None)


def test_an_import_that_was_cut_off_leaves_nothing_and_is_done_again_whole(case, desk, monkeypatch):
    from allforall.base.progress import SILENT
    from allforall.desk.work import read, take_in
    from allforall.store import keeping
    from allforall.store.models import Job
    from desk_made import received

    before = SentList.unguarded.get(compartment=case, name="a-missing").current_id
    version = received(desk, case, "a-missing", "missing", MISSING.replace("AM-3", "AM-4"))
    job = Job(compartment=case, about={"version": version.pk}, asked_by="test")
    read.carry_out(job, SILENT)
    monkeypatch.setattr(keeping, "BATCH_ROWS", 1)
    writes = keeping.insert_many
    count = iter(range(100))

    def cut_off(model, fields, rows):
        if next(count) == 2:
            raise KeyboardInterrupt
        writes(model, fields, rows)

    monkeypatch.setattr(keeping, "insert_many", cut_off)
    with pytest.raises(KeyboardInterrupt):
        take_in.carry_out(job, SILENT)
    assert SentList.unguarded.get(compartment=case, name="a-missing").current_id == before
    assert Row.unguarded.filter(version=version).count() == 2
    monkeypatch.setattr(keeping, "insert_many", writes)
    take_in.carry_out(job, SILENT)
    assert Row.unguarded.filter(version=version).count() == 3
    assert SentList.unguarded.get(compartment=case, name="a-missing").current_id == version.pk
    assert SearchWord.objects.filter(version=version).values("token", "position").distinct().count() == (
        SearchWord.objects.filter(version=version).count()
    )


def test_a_version_that_is_in_is_not_taken_in_again(case, desk, tmp_path):
    version = Version.unguarded.get(sent_list__name="a-missing", sent_list__compartment=case)
    with pytest.raises(InputError, match="is in already"):
        keep_rows(desk.vault(), version, original(tmp_path))


@pytest.mark.parametrize("role", list(Role))
def test_a_role_gets_the_parts_that_it_sees_and_no_others(case, desk, role):
    eyes = viewer(case, role.value)
    version = Version.unguarded.get(sent_list__name="a-missing", sent_list__compartment=case)
    with transaction.atomic():
        seen = rows_at(desk.vault(), eyes, version, [0, 1, 2], Looked.ROWS, NOW)
    fields = set(seen.people.values.columns) - {"id"} | set(seen.people.raw.columns)
    assert all(eyes.permission.sees(field) for field in fields)
    layout = Layout.from_json(version.layout)
    expected = {field for field in layout.fields if eyes.permission.sees(field)}
    assert set(seen.people.values.columns) - {"id"} == expected
    if role in {Role.AUDITOR, Role.ADMINISTRATOR}:
        assert not seen.positions
    else:
        assert LookUp.unguarded.filter(who=eyes.name).count() == 3


def test_a_compartment_knows_nothing_of_another(case, desk):
    other = small_case(desk, "other")
    eyes = viewer(other, "reviewer")
    version = Version.unguarded.get(sent_list__name="a-missing", sent_list__compartment=case)
    with transaction.atomic():
        assert not rows_at(desk.vault(), eyes, version, [0, 1, 2], Looked.ROWS, NOW).positions
    assert not Version.objects.seen_by(eyes).filter(pk=version.pk).exists()
    assert set(SentList.objects.seen_by(eyes).values_list("compartment", flat=True)) == {other.pk}


def test_a_question_without_a_viewer_has_no_answer(case):
    for model in (SentList, Version, Row, LookUp):
        assert model.objects.all().count() == 0
        assert model.objects.filter(pk__gt=0).count() == 0


def test_the_same_file_again_becomes_the_next_version(case, desk):
    taken_in(desk, case, "a-missing", "missing", MISSING)
    numbers = Version.unguarded.filter(sent_list__name="a-missing").values_list("number", flat=True)
    assert sorted(numbers) == [1, 2]
