"""Splits full names into their parts where the list has no columns for them."""

import polars as pl

from allforall.intake import findings
from allforall.intake.column import ColumnText, mapped, per_distinct
from allforall.intake.log import FindingLog
from allforall.names.parts import NameParts, split_full_name
from allforall.people.fields import NAME_FIELDS

LONGEST = 200
"""What is longer is a remark and no name."""


def split_names(full: ColumnText, missing: list[str], log: FindingLog) -> dict[str, pl.Series]:
    """Return a column for each missing part of `surname`, `given_name`, `patronymic`; a guessed order is a note."""
    read = per_distinct(full.clean, _split)
    guessed = full.clean.is_in([text for text, parts in read.items() if not parts.sure])
    full.say(log, findings.NAME_ORDER_GUESSED, guessed.fill_null(value=False))
    return {
        name: mapped(full.clean, {text: getattr(parts, name) or None for text, parts in read.items()})
        for name in NAME_FIELDS
        if name in missing
    }


def _split(text: str) -> NameParts:
    return split_full_name(text) if len(text) <= LONGEST else NameParts(text, None, None, sure=False)
