"""A statement: one value that somebody said about one person. Nothing said is ever overwritten."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from allforall.people.cell import Cell


@dataclass(frozen=True, slots=True)
class Statement:
    """One value with everything that is needed to walk it back to who said it.

    `entry` is the row of a list that it was said in (`LIST:ROW_ID`); `value` the cleaned form, `raw` what was typed;
    `said_by` is the party or body whose list it is, `source` whom the row itself names as the one who says so (the
    sender where it names nobody); `reliability` a letter A-F (Admiralty), empty where nobody graded it.
    """

    entry: str
    field: str
    value: str
    raw: str
    cell: Cell
    source: str
    reliability: str = ""
    said_on: date | None = None
    said_by: str = ""

    def to_json(self) -> dict[str, Any]:
        """Write the statement so that reading it gives the same statement again."""
        return asdict(self) | {"said_on": self.said_on.isoformat() if self.said_on else None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Statement":
        """Read what `to_json` wrote; raise `TypeError` or `ValueError` for anything else."""
        said_on = data["said_on"]
        return cls(
            **{
                **data,
                "cell": Cell(**data["cell"]),
                "said_on": date.fromisoformat(said_on) if said_on else None,
            }
        )
