"""What a template is given: words in every language of the paper, and what people typed, told apart from them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from allforall.base.messages import mark
from allforall.documents.papers.letters import COLUMN, LINE, printable, right_to_left_text
from allforall.documents.papers.speech import Speech, Words
from allforall.documents.papers.values import Content, Day, Line

Cell = dict[str, Any]
"""One of: typed text, our words, a box to tick, choices of which one is ticked, a line to write on; `below` stands under it."""
NOT_KNOWN = mark("not known")


class Signer(Content):
    """Who signs, as far as it is known before; what is empty is written by hand."""

    name: Line = ""
    office: Line = ""
    place: Line = ""
    day: Day = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its head, its share of the width (or `auto`), and whether it is numbers."""

    label: Words
    width: float | str = "auto"
    end: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head, which stands again on every page."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    caption: Words = field(default_factory=list)


@dataclass(slots=True)
class View:
    """One paper, ready for its template. `law` names the articles that ask for it."""

    title: Words
    law: Words = field(default_factory=list)
    subtitle: Words = field(default_factory=list)
    facts: list[tuple[Words, Cell]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[Words] = field(default_factory=list)
    signatures: list[Mapping[str, Any]] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return it as the templates read it."""
        said: dict[str, Any] = asdict(self)
        more: dict[str, Any] = said.pop("more")
        return more | said


def typed(value: str, below: str = "", longest: int = LINE) -> Cell:
    """Show what somebody typed, with its transliteration under it where there is one."""
    shown = printable(value, longest)
    cell: Cell = {"text": shown, "rtl": bool(right_to_left_text(shown))}
    return cell | {"below": typed(below, longest=longest)} if below and below != value else cell


def narrow(value: str, below: str = "") -> Cell:
    """Show what somebody typed in a column of a table; a dash where there is nothing."""
    return typed(value or "–", below, COLUMN)


def our(words: Words) -> Cell:
    """Show words of ours."""
    return {"words": words}


def known(value: str, say: Speech) -> Cell:
    """Show what somebody typed, or say that it is not known."""
    return typed(value) if value else our(say(NOT_KNOWN))


def day(value: str, say: Speech) -> Cell:
    """Show a day as precisely as it is known."""
    return our(say.day(value) if value else say(NOT_KNOWN))


def parts(*values: str) -> str:
    """Join what is known of several lines."""
    return ", ".join(value for value in values if value)


def tick(chosen: bool = False) -> Cell:  # noqa: FBT001, FBT002  # a box is ticked or not
    """Show a box."""
    return {"tick": chosen}


def choices(options: Sequence[tuple[Words, bool]], *, stacked: bool = False) -> Cell:
    """Show options, each with its box."""
    return {
        "choices": [{"words": words, "chosen": chosen} for words, chosen in options],
        "stacked": stacked,
    }


def line() -> Cell:
    """Leave a line to write on."""
    return {"line": True}


def signature(role: Words, signer: Signer | None, say: Speech) -> dict[str, Any]:
    """Give somebody room to sign: what is known of them is printed, the rest are lines."""
    given = signer or Signer()
    where = [
        (say("Name"), typed(given.name) if given.name else line()),
        (say("Office"), typed(given.office) if given.office else line()),
        (say("Place"), typed(given.place) if given.place else line()),
        (say("Date and time"), typed(given.day) if given.day else line()),
    ]
    return {"role": role, "lines": where}
