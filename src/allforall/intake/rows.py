"""Which rows of a sheet are people: blank lines, repeated headers, totals and signatures are not."""

import re
from collections.abc import Sequence

import polars as pl

from allforall.intake import findings
from allforall.intake.log import FindingLog, cut

LAST_ROWS = 10
FEW_CELLS = 3
_TOTAL = re.compile(
    r"\s*(?:всього|усього|разом|загалом|итого|всего|total|in all|altogether)\b", re.IGNORECASE
)
_COUNT = re.compile(r"\d+")
LINE = "line"


def people_rows(frame: pl.DataFrame, header: int, understood: Sequence[int], log: FindingLog) -> pl.DataFrame:
    """Return the rows of people below the header (position from 0), with the line of each in a column `line`.

    Blank rows go silently; every other row that is left out is a finding.
    """
    headers = frame.row(header)
    body = frame.with_row_index(LINE, offset=1).slice(header + 1)
    body = body.filter(~_blank(frame.columns))
    body = _without_numbering(body, log)
    body = _without_headers(body, headers, understood, log)
    return _without_footer(body, log)


def _blank(columns: Sequence[str]) -> pl.Expr:
    return pl.all_horizontal(pl.col(name).str.strip_chars().fill_null("") == "" for name in columns)


def _cells(row: Sequence[object]) -> list[str]:
    return [text for cell in row if cell is not None and (text := str(cell).strip())]


def _without_numbering(body: pl.DataFrame, log: FindingLog) -> pl.DataFrame:
    """Leave out a first row that numbers the columns 1, 2, 3 …, as official tables have."""
    if not body.height:
        return body
    line, *cells = body.row(0)
    if len(_cells(cells)) < FEW_CELLS or _cells(cells) != [str(i + 1) for i in range(len(_cells(cells)))]:
        return body
    log.add(findings.ROW_LEFT_OUT, line)
    return body.slice(1)


def _without_headers(
    body: pl.DataFrame, headers: Sequence[object], understood: Sequence[int], log: FindingLog
) -> pl.DataFrame:
    """Leave out rows that repeat the headers, as tables printed page by page have."""
    same = pl.all_horizontal(pl.col(str(i)).eq_missing(pl.lit(headers[i], pl.String)) for i in understood)
    repeated = body.filter(same)
    for line in repeated[LINE]:
        log.add(findings.ROW_LEFT_OUT, line)
    return body.filter(~same) if repeated.height else body


def _without_footer(body: pl.DataFrame, log: FindingLog) -> pl.DataFrame:
    """Leave out a total near the end, and signatures below it; say when the total is not the number of people."""
    start = max(body.height - LAST_ROWS, 0)
    left_out: list[int] = []
    stated: tuple[int, int] | None = None
    for line, *row in body.slice(start).iter_rows():
        cells = _cells(row)
        text = cut(" ".join(cells))
        if len(cells) <= FEW_CELLS and any(_TOTAL.match(cell) for cell in cells):
            log.add(findings.TOTAL_LINE, line, raw=text)
            number = _COUNT.search(text.replace(" ", ""))
            stated = stated or ((line, int(number[0])) if number else None)
        elif left_out and len(cells) < FEW_CELLS:
            log.add(findings.LINE_BELOW_TOTAL, line, raw=text)
        else:
            continue
        left_out.append(line)
    people = body.filter(~pl.col(LINE).is_in(left_out)) if left_out else body
    if stated and stated[1] != people.height:
        log.add(findings.TOTAL_DIFFERS, stated[0], stated=stated[1], found=people.height)
    return people
