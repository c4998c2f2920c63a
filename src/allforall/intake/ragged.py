"""Rows of a text file that have another number of cells than its headers: a separator too many, a line broken in two."""

import polars as pl

from allforall.intake import findings
from allforall.intake.grid import Grid
from allforall.intake.log import FindingLog
from allforall.intake.rows import LINE


def look_at_widths(grid: Grid, header: int, body: pl.DataFrame, log: FindingLog) -> None:
    """Say which rows of people are too long or too short.

    Empty cells beyond the headers are no fault, and short rows are none in a file whose rows mostly end early, as
    programs write that leave out empty cells at the end.
    """
    if grid.widths is None or not body.height:
        return
    expected = int(grid.widths[header])
    lines = body[LINE]
    widths = grid.widths.gather(lines - 1)
    short = widths < expected
    if short.sum() * 2 > body.height:
        short = pl.repeat(False, body.height, eager=True)
    beyond = [name for name in body.columns if name != LINE and int(name) >= expected]
    long = (
        body.select(pl.any_horizontal(pl.col(beyond).is_not_null())).to_series() if beyond else ~short & short
    )
    wrong = short | (long & (widths > expected))
    for line, cells in zip(lines.filter(wrong), widths.filter(wrong), strict=True):
        log.add(findings.ROW_RAGGED, line, cells=cells, expected=expected)
