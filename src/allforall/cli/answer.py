"""How every command answers: words for a person, or one JSON object for a program, and an exit status.

0 done · 1 findings that block, or input that cannot be used · 2 the request makes no sense · 3 cannot tell.
"""

import json
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Annotated, Any, Self

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.text import Text

from allforall.base.errors import AllforallError, InternalError, Stopped

Json = Annotated[bool, typer.Option("--json", help="Answer with one JSON object instead of words.")]

PIPED_WIDTH = 200


def strong(text: str) -> Text:
    """Emphasise words of our own or of anybody else; what is in them stays as it is."""
    return Text(text, style="bold")


def _console() -> Console:
    """Write to standard output; where that is no terminal, lines may be longer than a terminal's."""
    console = Console(highlight=False, markup=False)
    return console if console.is_terminal else Console(highlight=False, markup=False, width=PIPED_WIDTH)


@dataclass
class Answer:
    """What a command says. Words go to the terminal as they come; the JSON object is written once, at the end."""

    as_json: bool
    status: int = 0
    payload: dict[str, Any] = field(default_factory=dict)
    out: Console = field(default_factory=_console)
    err: Console = field(default_factory=lambda: Console(stderr=True, highlight=False, markup=False))

    def say(self, *things: Any) -> None:
        """Show words or a table to a person; a program never sees them.

        Nothing in a text is markup, since texts repeat what senders typed: emphasis is `strong`.
        """
        if not self.as_json:
            self.out.print(*things, sep="")

    def give(self, **payload: Any) -> None:
        """Put values into the JSON object."""
        self.payload.update(payload)

    def progress(self) -> "TerminalProgress":
        """Return bars on standard error, or silence where nobody looks."""
        return TerminalProgress(self.err, shown=not self.as_json)


class TerminalProgress:
    """Draws a bar for each piece of work while it lasts, and keeps its one-line result."""

    def __init__(self, console: Console, *, shown: bool) -> None:
        """Draw on this console; where it is no terminal only results are written."""
        self._console = console
        self._shown = shown
        self._bars: Bars | None = None

    def __enter__(self) -> Self:
        """Begin to draw."""
        if self._shown and self._console.is_terminal:
            self._bars = Bars(
                TextColumn("{task.description}"),
                BarColumn(bar_width=28),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=self._console,
                transient=True,
            )
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bars away."""
        if self._bars:
            self._bars.stop()

    def start(self, what: str, total: int | None = None) -> None:
        """Begin a piece of work."""
        if self._bars:
            self._bars.add_task(what, total=total)

    def advance(self, by: int = 1) -> None:
        """Count work that is done, of the piece begun last."""
        if self._bars and self._bars.task_ids:
            self._bars.advance(self._bars.task_ids[-1], by)

    def done(self, result: str = "") -> None:
        """End the piece of work begun last and keep its result on the screen."""
        if self._bars and self._bars.task_ids:
            self._bars.remove_task(self._bars.task_ids[-1])
        if result and self._shown:
            self._console.print(result)


@contextmanager
def answering(as_json: bool) -> Iterator[Answer]:
    """Run a command: what goes wrong becomes a sentence and an exit status, never a traceback.

    A fault that nobody foresaw is said to be one, with where it happened; ALLFORALL_DEBUG=1 shows all of it.
    """
    answer = Answer(as_json)
    try:
        yield answer
    except AllforallError as error:
        _failed(answer, error)
    except KeyboardInterrupt:
        _failed(answer, _stopped())
    except Exception as error:
        if os.environ.get("ALLFORALL_DEBUG"):
            raise
        _failed(answer, _unforeseen(error))
    if as_json:
        said = {"status": answer.status, **answer.payload}
        sys.stdout.write(json.dumps(said, ensure_ascii=True, indent=1, default=str) + "\n")
    if answer.status:
        raise typer.Exit(answer.status)


def _failed(answer: Answer, error: AllforallError) -> None:
    answer.status = error.exit_status
    answer.payload = {"error": {"code": error.code, "message": error.say()}}
    if not answer.as_json:
        answer.err.print(strong(error.say()), Text(f" ({error.code})", style="dim"), sep="")


def _stopped() -> Stopped:
    return Stopped(
        "cli.stopped",
        "Stopped. What you were told is written is there, and no file is half written. Give the same command again.",
    )


def _unforeseen(error: Exception) -> InternalError:
    places = traceback.extract_tb(error.__traceback__)
    where = next((p for p in reversed(places) if "allforall" in p.filename), places[-1])
    return InternalError(
        "cli.unforeseen",
        "This is a fault of the program: {kind} in {file}, line {line}. Nothing was half written. Please report it with"
        " the file that led to it, if it may leave your house.",
        kind=type(error).__name__,
        file=Path(where.filename).name,
        line=where.lineno,
    )
