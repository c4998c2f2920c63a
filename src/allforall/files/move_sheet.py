"""A sheet of moves that a person filled in."""

from pathlib import Path

from allforall.exchange.moves.decided import Line
from allforall.files.filled_sheet import read_filled

SHOWN = ("matter", "person", "name", "entry", "field", "before", "after", "effect")


def read_moves(path: Path) -> list[Line]:
    """Read the lines of a sheet; codes in any case are the same code."""
    return [
        Line(
            move=row["move"],
            reason=row["reason"].casefold(),
            who=row["who"].casefold(),
            second=row["second"].casefold(),
            note=row.get("note", ""),
            shown={name: row[name] for name in SHOWN},
            place=place,
        )
        for place, row in read_filled(path, ("move", "reason", "who", "second", *SHOWN))
    ]
