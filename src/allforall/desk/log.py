"""What the desk's own log says: which error where in the code, and never what it was about."""

import logging
import traceback
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Writes the kind of an error and the lines of code that led to it; its message may name somebody."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  # the library's name
        """Write an error without its words."""
        kind, _, trace = ei
        return "".join(traceback.format_tb(trace)) + (kind.__name__ if kind else "")

    def format(self, record: logging.LogRecord) -> str:
        """Write a record; a text of the error that another formatter left on it is not used."""
        record.exc_text = None
        return super().format(record)
