"""What an earlier run left: which folder it was made from, and the rows of its papers."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from allforall.base.canonical import digest_of_file
from allforall.base.errors import InputError, UsageError
from allforall.base.messages import mark
from allforall.files.folder_out import RUN_FILE


@dataclass(frozen=True, slots=True)
class RunFolder:
    """An output folder with its record: `made_from` is the exchange folder, `digests` those of its files then, `view` whose eyes."""

    root: Path
    made_from: Path
    digests: Mapping[str, str]
    papers: Mapping[str, str | None]
    view: str

    def unchanged(self, paper: Path) -> bool:
        """Tell whether a paper is still the one that the run wrote."""
        name = paper.resolve().relative_to(self.root).as_posix()
        return self.papers.get(name) == digest_of_file(paper)

    def rows(self, name: str) -> list[dict[str, str]]:
        """Read a table that the run wrote."""
        return [row for _, row in _lines(self.root / name)]


def is_run(folder: Path) -> bool:
    """Tell whether a folder, or one above it, has the record of a run."""
    return any((each / RUN_FILE).is_file() for each in (folder.resolve(), *folder.resolve().parents))


def find_run(paper: Path) -> RunFolder:
    """Find the run that a paper belongs to: the nearest folder above it that has a record."""
    for folder in paper.resolve().parents:
        if (folder / RUN_FILE).is_file():
            return _open(folder)
    raise InputError(
        "files.no_run",
        mark(
            "{path} does not lie in the results of a run. Name a manifest such as out/rounds/03/manifest-A.csv:12."
        ),
        path=str(paper),
    )


def split_reference(text: str) -> tuple[Path, int]:
    """Take `PATH:LINE` apart; the line is counted as an editor does, the header being line 1."""
    path, _, line = text.rpartition(":")
    if not path or not (line.isascii() and line.isdigit()) or int(line) < 2:  # noqa: PLR2004  # the first line is the header
        raise UsageError(
            "files.bad_reference",
            mark(
                "{text} names no row. Write the file, a colon and the line, such as manifest-A.csv:12; line 1 is the header."
            ),
            text=text,
        )
    return Path(path), int(line)


def row_at(paper: Path, line: int) -> dict[str, str]:
    """Read the row that stands at a line of a CSV paper."""
    if not paper.is_file():
        raise InputError(
            "files.no_paper", mark("{path} does not exist. Name a manifest of a run."), path=str(paper)
        )
    last = 1
    for last, row in _lines(paper):
        if last >= line:
            return row
    raise InputError(
        "files.no_row",
        mark("{path} ends at line {last}; there is no line {line}."),
        path=str(paper),
        last=last,
        line=line,
    )


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Read a CSV paper row by row, each with the line on which it ends."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                yield reader.line_num, {str(k): str(v or "") for k, v in row.items()}
    except (OSError, UnicodeError, csv.Error) as error:
        raise InputError(
            "files.not_a_table",
            mark(
                "{path} cannot be read as a table of a run: {why}. Name a manifest such as out/rounds/03/manifest-A.csv:12."
            ),
            path=str(path),
            why=str(error),
        ) from error


def _open(folder: Path) -> RunFolder:
    try:
        record = json.loads((folder / RUN_FILE).read_text(encoding="utf-8"))
        return RunFolder(
            folder, Path(record["folder"]), dict(record["inputs"]), dict(record["files"]), str(record["view"])
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            "files.run_unreadable",
            mark(
                "{path} is not the record of a run. Run the exchange again, or name a paper of another run."
            ),
            path=str(folder / RUN_FILE),
        ) from error
