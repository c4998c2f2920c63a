"""Makes a person list of the cells of a sheet: headers understood, rows chosen, every cell read and doubted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from allforall.base.canonical import digest_of_file
from allforall.base.finding import KINDS
from allforall.base.limits import Limits
from allforall.intake import findings
from allforall.intake.column import ColumnText
from allforall.intake.columns import choose_columns
from allforall.intake.dates import NOT_SAID
from allforall.intake.full_names import split_names
from allforall.intake.grid import Grid
from allforall.intake.headers import HEADER_ROWS, NAMING, find_header
from allforall.intake.identity import unique_ids
from allforall.intake.log import FindingLog, cut
from allforall.intake.ragged import look_at_widths
from allforall.intake.rows import LINE, people_rows
from allforall.intake.text import cleaned
from allforall.intake.values import read_column
from allforall.people.fields import NAME_FIELDS
from allforall.people.person_list import Column, PersonList


@dataclass(frozen=True, slots=True)
class Sender:
    """What is known about a list before it is opened."""

    path: Path
    name: str
    source: str
    received: date | None
    today: date | None = None


def make_people(
    grid: Grid, sender: Sender, given: Mapping[str, str], limits: Limits, log: FindingLog
) -> PersonList | None:
    """Return the people of a sheet, or None where its headers do not say where the names stand."""
    log.sheet = grid.sheet
    _tell_about_file(grid, log)
    grid = _within(grid, limits, log)
    columns = _understand(grid, given, log)
    if columns is None:
        return None
    header, chosen = columns
    positions = [column.index - grid.first_column for column in chosen.values()]
    body = people_rows(grid.frame, header, positions, log)
    look_at_widths(grid, header, body, log)
    if not body.height:
        log.add(findings.LIST_EMPTY)
    texts = {
        field: _text(field, column, body, grid.first_column, limits.cell_chars)
        for field, column in chosen.items()
    }
    for text in texts.values():
        _look_for_long_cells(text, limits.cell_chars, log)
    values = {
        field: read_column(text, log, sender.received or sender.today or NOT_SAID)
        for field, text in texts.items()
    }
    derived = _derive_names(texts, values, log)
    id_letter = chosen["id"].letter if "id" in chosen else ""
    ids = unique_ids(values.get("id"), body[LINE], id_letter, log)
    _look_for_names(values, body[LINE], log)
    return PersonList(
        name=sender.name,
        file=sender.path.name,
        digest=digest_of_file(sender.path),
        sheet=grid.sheet,
        source=sender.source,
        raw=pl.DataFrame({field: text.raw for field, text in texts.items()}),
        values=pl.DataFrame({"id": ids, **{f: v for f, v in values.items() if f != "id"}}),
        rows=body[LINE],
        columns=chosen,
        derived=derived,
        received=sender.received,
    )


def _tell_about_file(grid: Grid, log: FindingLog) -> None:
    for code, args in grid.notes:
        log.add(KINDS[code], **args)
    for other in grid.others:
        if other.people > 0:
            log.add(findings.SHEET_WITH_PEOPLE, sheet=other.name, rows=other.people)
        else:
            log.add(findings.SHEET_NOT_READ, sheet=other.name)


def _within(grid: Grid, limits: Limits, log: FindingLog) -> Grid:
    """Leave out columns beyond the limit."""
    if grid.frame.width <= limits.columns:
        return grid
    log.add(findings.COLUMNS_TOO_MANY, limit=limits.columns)
    return replace(grid, frame=grid.frame.select(grid.frame.columns[: limits.columns]))


def _understand(
    grid: Grid, given: Mapping[str, str], log: FindingLog
) -> tuple[int, dict[str, Column]] | None:
    """Find the headers and what they mean; what blocks is said with the headers as they stand."""
    top = grid.top(HEADER_ROWS)
    header = find_header(top, given)
    if header is None:
        first = next((row for row in top if any(row)), ())
        log.add(findings.NO_HEADER, rows=HEADER_ROWS, headers=_listed(first))
        return None
    chosen = choose_columns(top[header.index], header, given, grid.first_column, log)
    if not NAMING.intersection(chosen):
        log.add(findings.NO_NAME_COLUMN, header.index + 1, headers=_listed(top[header.index]))
        return None
    return header.index, chosen


def _listed(cells: tuple[str | None, ...]) -> str:
    return ", ".join(cut(cell.strip()) for cell in cells if cell and cell.strip())


def _text(field: str, column: Column, body: pl.DataFrame, first_column: int, most_chars: int) -> ColumnText:
    """Take a column out of the sheet and clean it; cells that are no cells of a list are cut."""
    raw = body[str(column.index - first_column)].str.slice(0, most_chars).alias(field)
    return ColumnText(field, column.letter, body[LINE], raw, cleaned(raw))


def _look_for_long_cells(text: ColumnText, most_chars: int, log: FindingLog) -> None:
    full = (text.raw.str.len_chars() >= most_chars).fill_null(value=False)
    text.say(log, findings.CELL_CUT, full, limit=most_chars)


def _derive_names(
    texts: dict[str, ColumnText], values: dict[str, pl.Series], log: FindingLog
) -> dict[str, str]:
    """Split full names into the parts that have no column; return which field each part came from."""
    missing = [name for name in NAME_FIELDS if name not in values]
    if "full_name" not in values or not missing:
        return {}
    full = replace(texts["full_name"], clean=values["full_name"])
    values.update(split_names(full, missing, log))
    return dict.fromkeys(missing, "full_name")


def _look_for_names(values: Mapping[str, pl.Series], lines: pl.Series, log: FindingLog) -> None:
    nameless = pl.DataFrame(
        [values[field].is_null().alias(field) for field in sorted(NAMING.intersection(values))]
    )
    for line in lines.filter(nameless.select(pl.all_horizontal(pl.all())).to_series()):
        log.add(findings.ROW_WITHOUT_NAME, line)
