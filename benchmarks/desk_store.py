"""How statements are stored: 100,000 rows × 24 columns into SQLite (WAL, `synchronous=FULL`) in three shapes.

    python benchmarks/desk_store.py [ROWS] [DATABASE_URL]

Writes the seconds, rows a second and bytes a row of a row per statement through Django's `bulk_create`, of a row per
statement by the fastest statement the driver has, and of a row per list row with its cells as sealed vectors (what the
desk does, with the words that make it findable). See docs/decisions/0013-how-statements-are-stored.md.
"""

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
WIDE = (
    "surname", "given_name", "patronymic", "mother_maiden_name", "callsign", "sex", "dob", "place_of_birth",
    "nationality", "place", "rank", "unit", "branch", "personal_number", "category", "capture_date",
    "capture_place", "holder", "site", "last_sign_of_life", "condition", "will", "note",
)  # fmt: skip
"""With the row's own number 24 columns."""


def people(rows: int) -> Any:
    """Make a list of about the entropy of real ones; every cell is filled, which real lists never are."""
    from allforall.people.fields import BY_NAME, Kind  # noqa: PLC0415
    from allforall.people.person_list import Column, PersonList  # noqa: PLC0415

    draw = random.Random(1)
    stems = ["Ковал", "Шевч", "Бондар", "Мельн", "Ткач", "Жаворон", "Крав", "Олій", "Сав", "Гонч"]
    ends = ["енко", "ук", "ський", "ов", "ин", "ик", "ець", "чук"]

    def cell(field: str) -> str:
        kind = BY_NAME[field]
        if kind.codes:
            return draw.choice(kind.codes)
        if kind.kind is Kind.DATE:
            return f"{draw.randint(1960, 2004)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        if kind.kind is Kind.NAME:
            return draw.choice(stems) + draw.choice("аеиоу") + draw.choice("кртмн") + draw.choice(ends)
        return " ".join(draw.choice(stems) + str(draw.randint(1, 999)) for _ in range(2))

    values = {"id": [f"R-{n:07}" for n in range(rows)]}
    for field in WIDE:
        values[field] = [cell(field) for _ in range(rows)]
    frame = pl.DataFrame(values)
    raw = frame.with_columns(pl.col("dob").str.replace_all("-", "."))
    columns = {field: Column(index, field) for index, field in enumerate(frame.columns)}
    lines = pl.Series("line", range(2, rows + 2))
    return PersonList("bench", "bench.csv", "0" * 64, "", "A", raw, frame, lines, columns)


def main() -> None:
    """Measure each shape on a database of its own."""
    if len(sys.argv) > 2:  # noqa: PLR2004
        os.environ["ALLFORALL_DATABASE_URL"] = sys.argv[2]
    folder = Path(tempfile.mkdtemp(prefix="allforall-bench-"))
    (folder / "uploads").mkdir()
    os.environ["ALLFORALL_DESK_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "allforall.desk.settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    listed = people(ROWS)
    print(f"{ROWS:,} rows × {listed.values.width} columns")
    for name, shape in (
        ("a row per statement, bulk_create", per_statement_orm),
        ("a row per statement, driver", per_statement_driver),
        ("a row per list row, sealed, findable", per_row),
    ):
        before = size(folder)
        start = time.perf_counter()
        table = shape(listed)
        seconds = time.perf_counter() - start
        grown = (size(folder) - before) / ROWS
        drop(table)
        print(
            json.dumps(
                {
                    "shape": name,
                    "s": round(seconds, 1),
                    "rows_per_s": round(ROWS / seconds),
                    "bytes_per_row": round(grown),
                }
            )
        )


def size(folder: Path) -> int:
    """Return how many bytes the database holds."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return cursor.fetchone()[0]
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return sum(path.stat().st_size for path in folder.glob("desk.sqlite3*"))


def drop(model: Any) -> None:
    """Take a table of the measurement away, so that the next one begins on an empty file."""
    from django.db import connection  # noqa: PLC0415

    if model is not None:
        with connection.schema_editor() as editor:
            editor.delete_model(model)
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM")


def statement_model() -> Any:
    """Make a table of statements, one a row, with what a row needs to be walked back."""
    from django.db import connection, models  # noqa: PLC0415

    class BenchStatement(models.Model):  # noqa: DJ008
        entry = models.CharField(max_length=100, db_index=True)
        field = models.CharField(max_length=30)
        value = models.TextField()
        raw = models.TextField()
        line = models.IntegerField()

        class Meta:
            app_label = "store"

    with connection.schema_editor() as editor:
        editor.create_model(BenchStatement)
    return BenchStatement


def statements(listed: Any) -> Iterator[tuple[Any, ...]]:
    """Give every statement as a tuple, without the cost of making objects of them."""
    fields = [field for field in listed.values.columns if field != "id"]
    for value, raw, line in zip(
        listed.values.iter_rows(named=True), listed.raw.iter_rows(named=True), listed.rows, strict=True
    ):
        for field in fields:
            yield f"bench:{value['id']}", field, value[field], raw[field], line


def per_statement_orm(listed: Any) -> Any:
    """Write statements the way that Django's documentation suggests."""
    from itertools import islice  # noqa: PLC0415

    from django.db import transaction  # noqa: PLC0415

    model = statement_model()
    found = statements(listed)
    while batch := list(islice(found, 24_000)):
        with transaction.atomic():
            model.objects.bulk_create(
                [model(entry=e, field=f, value=v, raw=r, line=n) for e, f, v, r, n in batch]
            )
    return model


def per_statement_driver(listed: Any) -> Any:
    """Write statements by the fastest statement of the driver."""
    from itertools import islice  # noqa: PLC0415

    from django.db import transaction  # noqa: PLC0415

    from allforall.store.bulk import insert_many  # noqa: PLC0415

    model = statement_model()
    found = statements(listed)
    while batch := list(islice(found, 48_000)):
        with transaction.atomic():
            insert_many(model, ("entry", "field", "value", "raw", "line"), batch)
    return model


def per_row(listed: Any) -> None:
    """Take the list in as the desk does."""
    from django.conf import settings  # noqa: PLC0415

    from allforall.store.keeping import activate, keep_rows  # noqa: PLC0415
    from allforall.store.keyring import open_keyring  # noqa: PLC0415
    from allforall.store.models import Compartment, SentList, Version  # noqa: PLC0415
    from allforall.store.vault import Vault  # noqa: PLC0415

    now = datetime.now(UTC)
    vault = Vault(open_keyring(settings.KEYS))
    compartment = Compartment.objects.create(
        slug="bench",
        title="Bench",
        ours="A",
        definition="",
        agreement="",
        key=vault.new_key("compartment"),
        created_at=now,
    )
    sent = SentList.unguarded.create(
        compartment=compartment, name="bench", kind="held", said_by="A", about="B"
    )
    version = Version.unguarded.create(
        sent_list=sent,
        number=1,
        file="bench.csv",
        digest="0" * 64,
        key=vault.new_key("v"),
        added_by="bench",
        added_at=now,
    )
    keep_rows(vault, version, listed)
    activate(version, now)


if __name__ == "__main__":
    main()
