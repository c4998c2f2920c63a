"""What was said of a round as CSV that opens in any spreadsheet program: a line an event, columns as far as they are used."""

import csv
import io
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from allforall.documents.tables import cell_text, csv_text
from allforall.exchange.rounds import events
from allforall.exchange.rounds.events import Event

KIND, FOLLOWS = "event", "follows"
LONGEST_TEXT = 1_000
MOST_EVENTS = 100_000
_YES = "yes"


def _kinds() -> dict[str, type[Event]]:
    found = [each for each in vars(events).values() if isinstance(each, type) and issubclass(each, Event)]
    return {_word(each.__name__): each for each in found if each is not Event}


def _word(name: str) -> str:
    """Write a class's name as words: `RoundAborted` is `round aborted`."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


KINDS = _kinds()
"""Every kind of event by the word that stands in the file."""
_NAMES = {kind: name for name, kind in KINDS.items()}
COLUMNS = (
    FOLLOWS,
    *dict.fromkeys(["at", "who", KIND, *(field.name for kind in KINDS.values() for field in fields(kind))]),
)


def plain(text: str) -> str:
    """Return a text as the record keeps it: one line, of limited length, and no formula in any spreadsheet program."""
    return cell_text(" ".join(text.split())[:LONGEST_TEXT])


def write_events(said: Sequence[Event], follows: str) -> str:
    """Write events as one file; `follows` begins the digest of the file before, so that a lost or changed one shows."""
    rows: list[dict[str, str]] = []
    for event in said:
        row = {FOLLOWS: follows, KIND: _NAMES[type(event)]}
        row |= {field.name: _cell(getattr(event, field.name)) for field in fields(event)}
        rows.append(row)
    used = [name for name in COLUMNS if any(row.get(name) for row in rows)]
    return csv_text(used, ({name: row[name] for name in used if name in row} for row in rows))


def read_events(text: str) -> tuple[tuple[Event, ...], str]:
    """Read a file of events, and what it follows; raise `ValueError` with the line for anything else."""
    reader = csv.DictReader(io.StringIO(text), strict=True)
    said: list[Event] = []
    follows = ""
    try:
        for row in islice(reader, MOST_EVENTS):
            follows = row.get(FOLLOWS) or ""
            said.append(_event({name: value or "" for name, value in row.items() if name}))
    except (csv.Error, KeyError, TypeError, ValueError) as error:
        msg = f"line {reader.line_num}: {error}"
        raise ValueError(msg) from error
    if not said:
        msg = "it is empty"
        raise ValueError(msg)
    return tuple(said), follows


def _event(row: dict[str, str]) -> Event:
    if row.get(KIND, "") not in KINDS:
        msg = f"there is no event “{row.get(KIND, '')}”"
        raise ValueError(msg)
    kind = KINDS[row[KIND]]
    types = _types(row[KIND])
    if unknown := sorted(name for name in row if row[name] and name not in {*types, KIND, FOLLOWS}):
        msg = f"“{unknown[0]}” has no place in an event “{row[KIND]}”"
        raise ValueError(msg)
    if not row.get("who"):
        msg = "nobody is named under who"
        raise ValueError(msg)
    empty = {name: "" for name, each in types.items() if each is str}
    values = {name: _value(row[name], types[name], name) for name in types if row.get(name)}
    return kind(**empty | values)


@lru_cache
def _types(word: str) -> dict[str, Any]:
    return get_type_hints(KINDS[word])


def _cell(value: Any) -> str:
    if value is None or value is False or value == ():
        return ""
    if value is True:
        return _YES
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return value.value if isinstance(value, StrEnum) else str(value)


def _value(text: str, kind: Any, name: str) -> Any:
    """Read one cell as its field wants it."""
    if get_origin(kind) in {Union, UnionType}:
        kind = next(each for each in get_args(kind) if each is not NoneType)
    if get_origin(kind) is Literal:
        if text not in get_args(kind):
            msg = f"“{text}” cannot stand under {name}"
            raise ValueError(msg)
        return text
    if get_origin(kind) is tuple:
        return tuple(_whole(part, name) for part in text.split())
    if kind is bool:
        return text == _YES
    if kind is int:
        return _whole(text, name)
    if kind is datetime:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            msg = f"the time under {name} has no zone"
            raise ValueError(msg)
        return moment
    return kind(text) if isinstance(kind, type) and issubclass(kind, StrEnum) else text


def _whole(text: str, name: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):  # noqa: PLR2004  # digits of a number of people
        msg = f"“{text}” under {name} is no whole number"
        raise ValueError(msg)
    return int(text)
