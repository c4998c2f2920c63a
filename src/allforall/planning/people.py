"""The people of a problem as columns: millions of them stay a few arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from allforall.planning.reading import LARGEST, Node

REQUIRED = ("id", "holder", "site", "severity", "verified", "consent", "fit_from_round", "urgency")
WHOLE = ("severity", "fit_from_round", "urgency")
OPTIONAL_WHOLE = ("fit_until_round",)
FLAGS = ("verified", "consent")
OPTIONAL_FLAGS = ("on_condition",)

Where = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class People:
    """Columns of one length. `columns` are arrays of text, whole numbers, numbers or flags, by the format's names.

    `holder` and `site` hold positions in the problem's `parties` and `sites` for the same people.
    """

    columns: Mapping[str, NDArray[Any]]
    holder: NDArray[np.int8]
    site: NDArray[np.int32]

    @classmethod
    def parse(cls, node: Node, parties: Sequence[str], sites: Sequence[str]) -> "People":
        """Read the columns; every error names the column, and the row where there is one."""
        node.keys(REQUIRED, others=True)
        columns = {name: _column(node[name]) for name in node.value}
        count = len(columns["id"])
        for name, column in columns.items():
            if len(column) != count:
                node[name].wrong(f"has {len(column)} values for {count} people")
        for name in (*WHOLE, *(name for name in OPTIONAL_WHOLE if name in columns)):
            _of_kind(node[name], columns[name], "iu", "whole numbers, none below zero")
            if count and columns[name].min() < 0:
                node[name].wrong("must hold whole numbers, none below zero")
        for name in (*FLAGS, *(name for name in OPTIONAL_FLAGS if name in columns)):
            _of_kind(node[name], columns[name], "b", "true or false for each person")
        for name in ("id", "holder", "site"):
            _of_kind(node[name], columns[name], "U", "texts")
        if len(set(columns["id"].tolist())) != count:
            node["id"].wrong("names somebody twice")
        holder = _positions(node["holder"], parties, "is not one of the parties").astype(np.int8)
        return cls(columns, holder, _positions(node["site"], sites, "is not one of the sites"))

    def __len__(self) -> int:
        """Count the people."""
        return len(self.holder)

    def __getitem__(self, column: str) -> NDArray[Any]:
        """Return a column by its name."""
        return self.columns[column]

    def __contains__(self, column: str) -> bool:
        """Tell whether there is such a column."""
        return column in self.columns

    def __eq__(self, other: object) -> bool:
        """Compare column by column."""
        if not isinstance(other, People):
            return NotImplemented
        return set(self.columns) == set(other.columns) and all(
            np.array_equal(column, other.columns[name]) for name, column in self.columns.items()
        )

    __hash__ = None  # type: ignore[assignment]  # arrays have no hash

    @property
    def may_go(self) -> NDArray[np.bool_]:
        """Who is verified and consents."""
        return np.asarray(self.columns["verified"] & self.columns["consent"])

    def last_rounds(self, rounds: int) -> NDArray[np.int64]:
        """For each person the last round in which they may go; 0 in `fit_until_round`, or no such column, means any."""
        if "fit_until_round" not in self.columns:
            return np.full(len(self), rounds, dtype=np.int64)
        said = self.columns["fit_until_round"].astype(np.int64)
        return np.where(said > 0, np.minimum(said, rounds), rounds)

    def fitting(self, where: Where) -> NDArray[np.bool_]:
        """Who meets a condition: `COLUMN_min`, `COLUMN_max`, or a column with a list of values; empty is everyone."""
        mask = np.ones(len(self), dtype=np.bool_)
        if not len(self):  # an empty column has no kind to compare by
            return mask
        for key, value in where.items():
            column, _, bound = key.rpartition("_")
            if bound == "min":
                mask &= self.columns[column] >= value
            elif bound == "max":
                mask &= self.columns[column] <= value
            else:
                mask &= np.isin(self.columns[key], value)
        return mask

    def to_json(self) -> dict[str, list[Any]]:
        """Write the columns as lists."""
        return {name: column.tolist() for name, column in self.columns.items()}


def check_where(node: Node, people: People) -> None:
    """Refuse a condition on a column that is not there or is of another kind."""
    for key in node.value:
        column, _, bound = key.rpartition("_")
        limit = bound in ("min", "max")
        name = column if limit else key
        if name not in people:
            node[key].wrong(f"asks about “{name}”, and people have no such column")
        kind = people[name].dtype.kind
        if not len(people):
            continue
        if limit and kind not in "iuf":
            node[key].wrong(f"compares “{name}”, which holds no numbers")
        if limit:
            node[key].number()
            continue
        for item in node[key].items():
            item.text() if kind == "U" else item.flag() if kind == "b" else item.number()


def _column(node: Node) -> NDArray[Any]:
    """Make an array of a list of texts, of flags or of numbers; arrays come from a table and are checked alike."""
    values = node.value
    if isinstance(values, np.ndarray):
        return _checked(node, values)
    if not isinstance(values, list | tuple):
        node.wrong("must be a list with one value for each person")
    kinds = {type(value) for value in values}
    if len(kinds) > 1 and not kinds <= {int, float}:
        odd = next(i for i, value in enumerate(values) if type(value) is not type(values[0]))
        replace(node, path=f"{node.path}[{odd}]").wrong("is of another kind than the values before it")
    if not kinds <= {str, bool, int, float}:
        node.wrong("must hold texts, numbers, or true and false")
    if not kinds:
        return np.array([], dtype=_EMPTY.get(node.path.rpartition(".")[2], np.int64))
    if kinds == {int} and not -LARGEST <= min(values) <= max(values) <= LARGEST:
        node.wrong("holds a number that is too large")
    return _checked(node, np.array(values))


def _checked(node: Node, column: NDArray[Any]) -> NDArray[Any]:
    """Refuse numbers that are none or too large."""
    if column.dtype.kind == "i" and len(column) and not -LARGEST <= column.min() <= column.max() <= LARGEST:
        node.wrong("holds a number that is too large")
    if column.dtype.kind == "f" and not np.isfinite(column).all():
        node.wrong("holds something that is no number")
    return column


_EMPTY: dict[str, Any] = {
    "id": np.str_,
    "holder": np.str_,
    "site": np.str_,
    "verified": np.bool_,
    "consent": np.bool_,
    "on_condition": np.bool_,
}


def _of_kind(node: Node, column: NDArray[Any], kinds: str, wanted: str) -> None:
    if column.dtype.kind not in kinds:
        node.wrong(f"must hold {wanted}")


def _positions(node: Node, names: Sequence[str], otherwise: str) -> NDArray[np.int32]:
    """Replace each name by its position in `names`."""
    position = {name: i for i, name in enumerate(names)}
    values = node.value.tolist() if isinstance(node.value, np.ndarray) else node.value
    try:
        return np.fromiter((position[name] for name in values), np.int32, len(values))
    except KeyError:
        odd = next(i for i, name in enumerate(values) if name not in position)
        replace(node, path=f"{node.path}[{odd}]").wrong(otherwise)
