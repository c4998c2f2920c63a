"""Reads a column of dates and says what is doubtful in it, cell by cell and for the column as a whole."""

from datetime import date

import polars as pl

from allforall.intake import findings
from allforall.intake.column import ColumnText, mapped, per_distinct
from allforall.intake.dates import DateRead, Doubt, read_date
from allforall.intake.log import FindingLog

_KINDS = {
    Doubt.UNREADABLE: findings.DATE_UNREADABLE,
    Doubt.IMPOSSIBLE: findings.DATE_IMPOSSIBLE,
    Doubt.OUT_OF_RANGE: findings.DATE_OUT_OF_RANGE,
    Doubt.VAGUE: findings.DATE_VAGUE,
    Doubt.PART_BLANK: findings.DATE_PART_BLANK,
    Doubt.MONTH_FIRST: findings.DATE_MONTH_FIRST,
    Doubt.CENTURY: findings.DATE_CENTURY,
}
NOT_KNOWN = "not known"


def read_date_column(column: ColumnText, log: FindingLog, latest: date) -> pl.Series:
    """Return ISO dates as precise as they were typed."""
    birth = column.field == "dob"
    read = per_distinct(column.clean, lambda text: read_date(text, latest=latest, birth=birth))
    values = mapped(column.clean, {text: found.value for text, found in read.items()})
    doubts = mapped(column.clean, {text: found.doubt or None for text, found in read.items()})
    if doubts.is_not_null().any():
        shown = values.fill_null(NOT_KNOWN)
        for doubt, kind in _KINDS.items():
            column.say(log, kind, (doubts == doubt).fill_null(value=False), read=shown)
        _look_at_order(column, read, log)
    return values


def _look_at_order(column: ColumnText, read: dict[str, DateRead], log: FindingLog) -> None:
    """A column that was typed month first somewhere may have been typed so everywhere."""
    if not any(found.doubt is Doubt.MONTH_FIRST for found in read.values()):
        return
    open_texts = [text for text, found in read.items() if found.order_open]
    count = int(column.clean.is_in(open_texts).sum())
    if count:
        log.add(findings.DATE_ORDER_DOUBTFUL, None, column.letter, count=count)
