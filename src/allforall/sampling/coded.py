"""A text column as numbers into a pool of distinct texts, so that a million cells cost what their distinct texts do."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Shares = npt.NDArray[np.float64]

NOTHING = -1
"""The code of an empty cell."""


@dataclass(slots=True)
class Coded:
    """`pool[codes[i]]` is the text of row i; a code of `NOTHING` is an empty cell."""

    pool: list[str]
    codes: Ints

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.codes)

    def text(self, row: int) -> str | None:
        """Return the text of one row."""
        code = int(self.codes[row])
        return None if code == NOTHING else self.pool[code]

    def filled(self, rows: Ints) -> Ints:
        """Keep those rows that have a text."""
        found: Ints = rows[self.codes[rows] != NOTHING]
        return found

    def blank(self, rows: Flags) -> None:
        """Empty the cells of these rows."""
        self.codes[rows] = NOTHING

    def change(self, rows: Ints, texts: Iterable[str]) -> None:
        """Write new texts into these rows."""
        start = len(self.pool)
        self.pool.extend(texts)
        self.codes[rows] = np.arange(start, len(self.pool))

    def series(self, name: str) -> pl.Series:
        """Write the column out."""
        codes = pl.Series(self.codes)
        return (
            pl.Series(name, self.pool, dtype=pl.String).gather(codes.set(codes == NOTHING, None)).rename(name)
        )
