"""Score every pair of names in a CSV file, in pieces, so that a file of any length fits in memory."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from allforall.base.errors import InputError, UsageError
from allforall.base.limits import DEFAULT_LIMITS
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.names.compare import LIKELY, compare_many

SCORE = "score"
_PIECE = 5_000
_BLOCK = 1 << 20
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Scored:
    """How many pairs were scored, and how many of them are likely one name (0.5 or more)."""

    pairs: int
    likely: int


def score_names(pairs: Path, *, left: str, right: str, out: Path, progress: Progress = SILENT) -> Scored:
    """Write the file again with a column `score`; all other columns stay as they are, in UTF-8 with commas.

    `left` and `right` name the columns with the two names. The file may be UTF-8, UTF-16 or Windows-1251, set apart by
    commas, semicolons, tabs or bars. Raises `UsageError` for a column that does not exist, `InputError` for a file that
    cannot be read; then nothing is left at `out`.
    """
    if out.resolve() == pairs.resolve():
        raise UsageError(
            "names.out_is_input",
            mark("{file} is the file to read. Name another one to write."),
            file=out.name,
        )
    unfinished = out.with_name(out.name + ".part")
    try:
        with pairs.open(encoding=_encoding_of(pairs), newline="") as source:
            header, rows = _read(source, pairs.name)
            place_left, place_right = (
                _place_of(header, left, pairs.name),
                _place_of(header, right, pairs.name),
            )
            if SCORE in header:
                raise InputError(
                    "names.has_score",
                    mark("{file} has a column “score” already. Rename it."),
                    file=pairs.name,
                )
            with unfinished.open("w", encoding="utf-8", newline="") as target:
                scored = _write(target, header, rows, place_left, place_right, progress)
        unfinished.replace(out)
    except (OSError, UnicodeError, csv.Error) as error:
        raise InputError(
            "names.cannot_read",
            mark("{file} cannot be read or written: {why}."),
            file=pairs.name,
            why=str(error),
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return scored


def _encoding_of(path: Path) -> str:
    """Tell UTF-16 by its mark, UTF-8 by reading all of it, and take anything else for Windows-1251."""
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        file.seek(0)
        decode = codecs.getincrementaldecoder("utf-8")().decode
        try:
            while data := file.read(_BLOCK):
                decode(data)
            decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1251"
    return "utf-8-sig"


def _read(source: TextIO, file: str) -> tuple[list[str], Iterator[list[str]]]:
    """Return the header and the rows, each as long as the header."""
    first = source.readline(DEFAULT_LIMITS.cell_chars * DEFAULT_LIMITS.columns)
    header = next(csv.reader([first], delimiter=_delimiter_of(first)), [])
    if not header:
        raise InputError("names.no_header", mark("{file} has no header line."), file=file)
    return header, _rows(source, _delimiter_of(first), len(header), file)


def _delimiter_of(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _rows(source: TextIO, delimiter: str, width: int, file: str) -> Iterator[list[str]]:
    for number, row in enumerate(csv.reader(source, delimiter=delimiter), start=2):
        if len(row) > width:
            raise InputError(
                "names.long_row",
                mark("Row {row} of {file} has {cells} cells and the header {width}. Put quotes around cells with a separator."),
                row=number, file=file, cells=len(row), width=width,
            )  # fmt: skip
        if row:
            yield row + [""] * (width - len(row))


def _place_of(header: list[str], column: str, file: str) -> int:
    if column not in header:
        raise UsageError(
            "names.no_such_column",
            mark("{file} has no column “{column}”. It has: {columns}."),
            file=file, column=column, columns=", ".join(header),
        )  # fmt: skip
    return header.index(column)


def _write(
    target: TextIO, header: list[str], rows: Iterator[list[str]], left: int, right: int, progress: Progress
) -> Scored:
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([*header, SCORE])
    pairs = likely = 0
    with task(progress, "Scoring pairs of names"):
        while piece := list(islice(rows, _PIECE)):
            scores = compare_many([row[left] for row in piece], [row[right] for row in piece])
            writer.writerows([*row, f"{score:.4f}"] for row, score in zip(piece, scores, strict=True))
            pairs += len(piece)
            likely += sum(score >= LIKELY for score in scores)
            progress.advance(len(piece))
    return Scored(pairs, likely)
