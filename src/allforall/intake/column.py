"""One column of a list while it is read: what was typed, what is left of it when it is clean, and where it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import polars as pl

from allforall.base.finding import FindingKind
from allforall.intake.log import FindingLog

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ColumnText:
    """A column of equal height throughout: the line of each row, the text as typed, and the text to be read."""

    field: str
    letter: str
    rows: pl.Series
    raw: pl.Series
    clean: pl.Series

    def say(self, log: FindingLog, kind: FindingKind, where: pl.Series, **args: Any) -> None:
        """Note a finding for each cell where a mask is true; a series in `args` has the column's height."""
        if not where.any():
            return
        chosen = {name: a.filter(where) if isinstance(a, pl.Series) else a for name, a in args.items()}
        log.add_cells(kind, self.rows.filter(where), self.raw.filter(where), self.letter, **chosen)

    def without(self, where: pl.Series) -> "ColumnText":
        """Return the column with nothing known where a mask is true."""
        if not where.any():
            return self
        clean = pl.DataFrame({"text": self.clean, "gone": where}).select(
            pl.when(~pl.col("gone")).then(pl.col("text"))
        )["text"]
        return ColumnText(self.field, self.letter, self.rows, self.raw, clean)


def per_distinct(column: pl.Series, read: Callable[[str], T]) -> dict[str, T]:
    """Read every different text once: lists repeat themselves."""
    return {text: read(text) for text in column.drop_nulls().unique(maintain_order=True)}


def mapped(column: pl.Series, mapping: Mapping[str, str | None]) -> pl.Series:
    """Put in place of each text what it was read as; null where there is nothing for it."""
    if not mapping:
        return pl.Series(column.name, [None] * len(column), dtype=pl.String)
    old, new = list(mapping), pl.Series(list(mapping.values()), dtype=pl.String)
    return column.replace_strict(old, new, default=None, return_dtype=pl.String)
