"""The inventories that generated people are composed of: small tables in `sampling/data`, see the README there."""

from functools import cache
from importlib.resources import files

import polars as pl


@cache
def table(name: str) -> pl.DataFrame:
    """Read one table as text columns; an empty cell is an empty text, `weight` columns are numbers."""
    source = files("allforall.sampling") / "data" / name
    frame = pl.read_csv(
        source.read_bytes(), infer_schema=False, empty_string_is_null=False, comment_prefix="#"
    )
    numbers = [c for c in ("weight", "older", "younger") if c in frame.columns]
    return frame.with_columns(pl.col(numbers).cast(pl.Float64))
