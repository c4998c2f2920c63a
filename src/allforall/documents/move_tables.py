"""The sheet of moves: what changed, whom it moves, and room for why, who and the second person."""

from collections.abc import Iterable, Sequence

from allforall.documents.tables import Value, csv_text
from allforall.exchange.moves.compare import Move
from allforall.exchange.moves.decided import Decided, columns_of
from allforall.exchange.moves.matters import FOLLOWS

TO_FILL = ("reason", "who", "second", "note")
MOVE_COLUMNS = (
    "move",
    *TO_FILL,
    "matter",
    "person",
    "name",
    "entry",
    "field",
    "before",
    "after",
    "effect",
    "follows",
)


def move_rows(moves: Iterable[Move]) -> Sequence[dict[str, Value]]:
    """Write a row for each move. Where a seat follows from the facts that reason stands there; a person keeps or changes it."""
    return [
        {
            "move": move.code,
            "reason": FOLLOWS if move.follows else "",
            **columns_of(move),
            "follows": move.follows,
        }
        for move in moves
    ]


def decided_csv(decided: Iterable[Decided]) -> str:
    """Write the sheet as it was decided: the bytes whose digest both persons sign."""
    rows: list[dict[str, Value]] = [
        {
            "move": one.move.code,
            "reason": one.line.reason,
            "who": one.line.who,
            "second": one.line.second,
            "note": one.line.note,
            **columns_of(one.move),
            "follows": one.move.follows,
        }
        for one in decided
    ]
    return csv_text(MOVE_COLUMNS, rows)


def moves_csv(moves: Iterable[Move]) -> str:
    """Write the sheet to fill in."""
    return csv_text(MOVE_COLUMNS, move_rows(moves))
