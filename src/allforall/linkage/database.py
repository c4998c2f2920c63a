"""A DuckDB database in memory that moves to a temporary folder what does not fit. Loaded only when lists are compared."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import polars as pl

MEMORY = "1200MB"


@contextmanager
def database() -> Iterator[Any]:
    """Open a database that is gone afterwards."""
    import duckdb  # noqa: PLC0415  # half a second that only linking needs

    with tempfile.TemporaryDirectory(prefix="allforall-") as folder:
        connection = duckdb.connect(
            config={
                "threads": os.cpu_count() or 1,
                "memory_limit": MEMORY,
                "temp_directory": folder,
                "preserve_insertion_order": False,
            }
        )
        connection.execute("SET enable_progress_bar = false")
        try:
            yield connection
        finally:
            connection.close()


def register_sides(connection: Any, left: pl.DataFrame, right: pl.DataFrame) -> None:
    """Register two tables as `l` and `r`, their columns with `_l` and `_r` at the end."""
    for side, table in (("l", left), ("r", right)):
        connection.register(side, table.select(pl.all().name.suffix(f"_{side}")).to_arrow())
