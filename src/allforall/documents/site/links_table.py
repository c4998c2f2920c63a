"""Tables whose numbers open to their statements."""

from collections.abc import Sequence
from dataclasses import dataclass

from allforall.documents.site.places import Figure

Cell = str | Figure | tuple[Figure, ...]
"""Words, a number that opens to its statement, or several of them."""


@dataclass(frozen=True, slots=True)
class LinksTable:
    """Rows of words and figures. The first column names its row; `numeric` columns stand at the end edge."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()
    foot: tuple[Cell, ...] | None = None

    def is_number(self, column: int) -> bool:
        """Tell whether a column, counted from 0, holds numbers."""
        return column in self.numeric


def links_table(
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    numeric: range | Sequence[int] = (),
    foot: Sequence[Cell] | None = None,
) -> LinksTable:
    """Make a table; every row must have as many cells as there are heads."""
    for row in (*rows, *((foot,) if foot else ())):
        if len(row) != len(heads):
            msg = f"a row of {len(row)} cells under {len(heads)} heads"
            raise ValueError(msg)
    return LinksTable(
        name,
        tuple(heads),
        tuple(tuple(row) for row in rows),
        frozenset(numeric),
        tuple(foot) if foot else None,
    )
