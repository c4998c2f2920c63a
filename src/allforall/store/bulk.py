"""Many rows into one table at the speed of the database: no object a row, no statement a row."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def insert_many(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows given as tuples in the order of `fields`; PostgreSQL takes them as one COPY."""
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001  # Django's public way to a table
    columns = ", ".join(
        connection.ops.quote_name(model._meta.get_field(name).column)  # noqa: SLF001
        for name in fields
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608  # names of ours
