"""Reads the cells of one column by the kind of its field: identifiers, names, dates, codes, text."""

from datetime import date

import polars as pl

from allforall.intake import findings
from allforall.intake.codes import read_code
from allforall.intake.column import ColumnText, mapped, per_distinct
from allforall.intake.date_column import read_date_column
from allforall.intake.log import FindingLog
from allforall.intake.text import broken, no_answer
from allforall.people.fields import BY_NAME, Kind

NAMES_OF_ONE = frozenset({"full_name", "surname", "given_name"})
"""Fields in which a word like "Ні" or "No" is a family name and no answer."""

_CELL_ERROR = r"^#(?:\p{L}+[!?]|\p{L}+/\p{L}+|\p{L}+/0!)$"
_SHORTENED = r"(?i)^\d(?:[.,]\d+)?E\+\d+$"
_MIXED = r"[A-Za-z]\p{Cyrillic}|\p{Cyrillic}[A-Za-z]"


def read_column(column: ColumnText, log: FindingLog, latest: date) -> pl.Series:
    """Return the values of a column, null where nothing is known; `latest` is the day on which the list came."""
    kind = BY_NAME[column.field].kind
    if kind is Kind.CODE:
        return _read_codes(column, log)
    column = _answers(_errors(column, log), log)
    match kind:
        case Kind.DATE:
            return read_date_column(column, log, latest)
        case Kind.IDENTIFIER:
            return _read_identifiers(column, log)
        case Kind.NAME:
            _look_at_names(column, log)
    column.say(log, findings.LETTERS_BROKEN, broken(column.clean))
    return column.clean


def _errors(column: ColumnText, log: FindingLog) -> ColumnText:
    wrong = column.clean.str.contains(_CELL_ERROR).fill_null(value=False)
    column.say(log, findings.CELL_ERROR, wrong)
    return column.without(wrong)


def _answers(column: ColumnText, log: FindingLog) -> ColumnText:
    """Take out words that stand for no answer; that somebody would not say is worth a note."""
    meaning = mapped(column.clean.str.to_lowercase(), no_answer())
    if column.field in NAMES_OF_ONE:
        meaning = mapped(meaning, {"unknown": "unknown", "not_disclosed": "not_disclosed"})
    column.say(log, findings.NOT_DISCLOSED, (meaning == "not_disclosed").fill_null(value=False))
    return column.without(meaning.is_not_null())


def _read_codes(column: ColumnText, log: FindingLog) -> pl.Series:
    """Read words to codes; a word such as "none" is a code in some fields and no answer in others."""
    field = BY_NAME[column.field]
    values = mapped(column.clean, per_distinct(column.clean, lambda word: read_code(field.name, word)))
    rest = _answers(_errors(column.without(values.is_not_null()), log), log)
    unknown = rest.clean.is_not_null()
    rest.say(log, findings.CODE_UNKNOWN, unknown, field=field.meaning, codes=", ".join(field.codes))
    return values


def _read_identifiers(column: ColumnText, log: FindingLog) -> pl.Series:
    """Keep numbers as they are; `.0` is the mark of a program that took a number for a quantity."""
    shortened = column.clean.str.contains(_SHORTENED).fill_null(value=False)
    column.say(log, findings.NUMBER_SHORTENED, shortened)
    return column.without(shortened).clean.str.replace(r"^(\d+)\.0$", "$1")


def _look_at_names(column: ColumnText, log: FindingLog) -> None:
    column.say(log, findings.NAME_WITH_DIGITS, column.clean.str.contains(r"\d").fill_null(value=False))
    column.say(log, findings.LETTERS_MIXED, column.clean.str.contains(_MIXED).fill_null(value=False))
