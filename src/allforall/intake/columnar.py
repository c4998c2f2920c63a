"""Parquet files: the names of the columns become the first row, every value becomes text. Runs in the worker only."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from polars.exceptions import PolarsError

from allforall.base.messages import mark
from allforall.intake.grid import Grid, Refused, refused

_DAMAGED = mark("the Parquet file is damaged or was not sent whole")
_MANY_ROWS = mark("it has more rows than the limits allow")


def read_columnar(job: Mapping[str, Any]) -> Grid | Refused:
    """Read a Parquet file whose declared rows lie within the limits; columns of lists and structures stay out."""
    try:
        table = pl.scan_parquet(job["path"])
        rows = table.select(pl.len()).collect().item()
        if rows > job["rows"]:
            return refused(_MANY_ROWS)
        schema = dict(list(table.collect_schema().items())[: job["columns"] + 1])
        flat = [name for name, dtype in schema.items() if not dtype.is_nested()]
        frame = table.select(_text(name, schema[name]).alias(str(i)) for i, name in enumerate(flat)).collect()
    except PolarsError:
        return refused(_DAMAGED)
    headers = pl.DataFrame({str(i): [name] for i, name in enumerate(flat)}, schema=frame.schema)
    return Grid("", pl.concat([headers, frame]))


def _text(name: str, dtype: pl.DataType) -> pl.Expr:
    """Write a column as text, whole numbers without `.0`, days without an hour that says nothing."""
    column = pl.col(name)
    if dtype.is_float():
        whole = column.cast(pl.Int64, strict=False)
        return pl.when(whole == column).then(whole.cast(pl.String)).otherwise(column.cast(pl.String))
    if isinstance(dtype, pl.Datetime):
        return column.dt.strftime("%Y-%m-%d %H:%M").str.strip_suffix(" 00:00")
    if isinstance(dtype, pl.Binary):
        return pl.lit(None, pl.String)
    return column.cast(pl.String)
