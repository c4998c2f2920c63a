"""Finds what separates the cells of a text file, and splits its rows with quotation marks respected."""

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice

from allforall.intake.headers import HEADER_ROWS, find_header

SEPARATORS = (",", ";", "\t", "|")
SAMPLE_CHARS = 100_000
LINES_IN_A_CELL = 30
"""A cell that runs over more lines was opened by a stray quotation mark."""


class StrayQuote(Exception):  # noqa: N818  # a turn in the road, not a fault
    """A quotation mark opened a cell that never ends."""


def separator_of(text: str, given: Mapping[str, str]) -> tuple[str, bool]:
    """Find the separator in the first rows, and whether the first line declares it (`sep=;`).

    The one that lets most headers be understood wins, then the one that gives most rows the same number of cells.
    """
    first = text[: text.find("\n")] if "\n" in text else text
    if first.strip().lower().startswith("sep=") and first.strip()[4:5] in SEPARATORS:
        return first.strip()[4:5], True
    sample = text[:SAMPLE_CHARS]
    return max(SEPARATORS, key=lambda separator: _fitness(sample, separator, given)), False


def _fitness(sample: str, separator: str, given: Mapping[str, str]) -> tuple[int, float]:
    rows: list[list[str]] = []
    with suppress(StrayQuote):
        rows.extend(row for row in islice(rows_of(sample, separator), 3 * HEADER_ROWS) if any(row))
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=widths.count, default=1)
    header = find_header(rows, given)
    return len(header.meanings) if header else 0, widths.count(usual) / len(widths) if usual > 1 else 0.0


def rows_of(text: str, separator: str) -> Iterator[list[str]]:
    """Split text into rows of cells; raise `StrayQuote` where a cell never ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 0
    try:
        for row in reader:
            if reader.line_num - line > LINES_IN_A_CELL:
                raise StrayQuote
            line = reader.line_num
            yield row
    except csv.Error as error:
        raise StrayQuote from error
