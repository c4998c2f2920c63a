"""The people of an exchange problem as a Parquet file beside it: a million of them are read in about a second."""

from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from allforall.base.errors import InputError
from allforall.base.limits import DEFAULT_LIMITS, Limits
from allforall.base.messages import mark


def read_people_table(beside: Path, name: str, limits: Limits = DEFAULT_LIMITS) -> dict[str, NDArray[Any]]:
    """Read columns of texts, whole numbers, numbers and flags from a file in the folder of a problem.

    Raises `InputError` (`files.people_unreadable`) where the file cannot be used or lies elsewhere.
    """
    path = beside.parent / name
    if not path.resolve().is_relative_to(beside.parent.resolve()):
        _refuse(name, "it lies outside the folder of the problem")
    try:
        file = pq.ParquetFile(path)
        if file.metadata.num_rows > limits.rows:
            _refuse(name, f"it names {file.metadata.num_rows:,} people, and the limit is {limits.rows:,}")
        if file.metadata.num_columns > limits.columns:
            _refuse(
                name, f"it has {file.metadata.num_columns:,} columns, and the limit is {limits.columns:,}"
            )
        if len(set(file.schema_arrow.names)) < len(file.schema_arrow.names):
            _refuse(name, "two of its columns have one name")
        table = file.read()
    except (OSError, pa.ArrowException) as error:
        _refuse(name, " ".join(str(error).split()) or "it cannot be opened", error)
    return {column: _array(name, column, table[column]) for column in table.column_names}


def _array(name: str, title: str, column: Any) -> NDArray[Any]:
    """Make an array of a column; nothing may be missing in it."""
    if column.null_count:
        _refuse(name, f"the column “{title}” has no value in {column.null_count:,} rows")
    kind = column.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
        column = column.cast(kind)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return np.array(column.to_numpy(), dtype=np.str_)
    if pa.types.is_boolean(kind):
        return np.asarray(column.to_numpy(), dtype=np.bool_)
    if pa.types.is_integer(kind):
        try:
            return np.asarray(pc.cast(column, pa.int64()).to_numpy(), dtype=np.int64)
        except pa.ArrowInvalid as error:
            _refuse(name, f"the column “{title}” holds a number that is too large", error)
    if not pa.types.is_floating(kind):
        _refuse(name, f"the column “{title}” holds neither texts nor numbers nor true and false")
    return np.asarray(column.to_numpy(), dtype=np.float64)


def _refuse(name: str, reason: str, cause: Exception | None = None) -> NoReturn:
    raise InputError(
        "files.people_unreadable",
        mark("The people in {name} cannot be read: {reason}. Check the file and try again."),
        name=name,
        reason=reason,
    ) from cause
