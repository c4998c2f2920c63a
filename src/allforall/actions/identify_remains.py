"""Who is in which bag, as a laboratory's table says it, line by line; a line that cannot be recorded is a finding."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from allforall.actions.round_words import Situation
from allforall.base.clock import Clock
from allforall.base.errors import InputError, UsageError
from allforall.base.finding import Finding
from allforall.base.limits import MEGABYTE
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.base.place import Place
from allforall.exchange.rounds.events import Event, Identified
from allforall.exchange.rounds.repeated import repeats
from allforall.exchange.rounds.words import Method, is_code
from allforall.files.findings import SHEET_LINE
from allforall.files.round_events import plain

COLUMNS = ("bag", "person", "method", "body", "home", "why")
NEEDED = COLUMNS[:4]
MOST_BYTES = 20 * MEGABYTE


class IdentificationReader:
    """Reads one table; `findings` are the lines that could not be recorded."""

    def __init__(self, path: Path, who: str, clock: Clock) -> None:
        """Name the table, who types it, and the time."""
        self._path, self._who, self._clock = path, who, clock
        self.findings: list[Finding] = []
        self.lines = 0

    def __call__(self, situation: Situation) -> Sequence[Event]:
        """Return what the table says, as far as the round takes it."""
        now, said = situation.now, list[Event]()
        for number, row in _rows(self._path):
            self.lines += 1
            try:
                event = self._event(row, situation)
                if not repeats(now, event):
                    now = now.after(event)
            except (UsageError, ValueError) as error:
                why = error.say() if isinstance(error, UsageError) else str(error)
                self.findings.append(SHEET_LINE.at(Place(self._path.name, row=number), why=why.rstrip(".")))
            else:
                said.append(event)
        return said

    def _event(self, row: Mapping[str, str], situation: Situation) -> Identified:
        return Identified(
            at=situation.moment("", self._clock),
            who=self._who,
            bag=_bag(row["bag"]),
            person=case_of(row["person"]),
            method=_method(row["method"]),
            body=plain(row["body"]),
            home=_home(row["home"]),
            why=plain(row["why"]),
        )


def case_of(text: str) -> str:
    """Read the case of a person; a name has no place beside a bag."""
    case = text.strip()
    if not is_code(case):
        raise UsageError(
            "rounds.no_case",
            mark("“{text}” is no case. Name the dead by their case, such as A-QZ6POAZUGQKI, never by name."),
            text=text,
        )
    return case


def _bag(text: str) -> str:
    if not text:
        msg = "no bag is named"
        raise ValueError(msg)
    return plain(text)


def _method(text: str) -> Method:
    try:
        return Method(text.casefold())
    except ValueError:
        msg = f"“{text}” is no method. Write {', '.join(Method)}"
        raise ValueError(msg) from None


def _home(text: str) -> Letter | None:
    found: Letter | None = next((letter for letter in LETTERS if letter == text.upper()), None)
    if text and found is None:
        msg = f"“{text}” is neither A nor B; leave it empty where it is not known whose dead this is"
        raise ValueError(msg)
    return found


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Read the lines of a table; raise `InputError` where it is no such table."""
    if not path.is_file() or path.stat().st_size > MOST_BYTES:
        raise _no_table(path, f"it is not there, or larger than {MOST_BYTES // MEGABYTE} MB")
    try:
        text = path.read_text(encoding="utf-8-sig")
        head = text.partition("\n")[0]
        reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
        missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if missing:
            raise _no_table(path, f"no column {missing[0]}")
        for row in reader:
            yield reader.line_num, {name: " ".join((row.get(name) or "").split()) for name in COLUMNS}
    except (UnicodeDecodeError, csv.Error) as error:
        raise _no_table(path, str(error)) from error


def _no_table(path: Path, why: str) -> InputError:
    return InputError(
        "rounds.no_identifications",
        mark(
            "{path} cannot be read as identifications: {why}. It has the columns bag, person, method and body."
        ),
        path=str(path),
        why=why,
    )
