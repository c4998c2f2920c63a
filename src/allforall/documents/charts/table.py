"""The same data as a table, under every picture: what is drawn can be read, copied and checked."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of finished words. The first column names its row; the columns in `numeric` stand at the end edge."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] | None = None
    numeric: frozenset[int] = frozenset()

    def is_number(self, column: int) -> bool:
        """Tell whether a column, counted from 0, holds numbers."""
        return column in self.numeric


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    foot: Sequence[str] | None = None,
    numeric: range | Sequence[int] = (),
) -> Table:
    """Make a table; every row must have as many cells as there are heads."""
    for row in (*rows, *((foot,) if foot else ())):
        if len(row) != len(heads):
            msg = f"a row of {len(row)} cells under {len(heads)} heads"
            raise ValueError(msg)
    return Table(
        tuple(heads),
        tuple(tuple(row) for row in rows),
        tuple(foot) if foot else None,
        frozenset(numeric),
    )
