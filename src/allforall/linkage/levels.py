"""How two entries are compared: field by field, each in a few levels that a person would tell apart.

The conditions are SQL over the columns of `features`, with `_l` for the left entry and `_r` for the right one. Levels
are tried in the order written; the last of each field is what remains. How much a level weighs stands in `model`.
"""

from allforall.base.messages import mark
from allforall.linkage.level import Comparison, Level


def _unknown(*columns: str) -> str:
    return " OR ".join(f"{column}_{side} IS NULL" for column in columns for side in "lr")


def _near(column: str, similarity: float) -> str:
    return f"jaro_winkler_similarity({column}_l, {column}_r) >= {similarity}"


def _one_edit(column: str, shortest: int) -> str:
    """One letter more, less, other, or two neighbours exchanged, in a text long enough for that to be a slip."""
    return (
        f"least(length({column}_l), length({column}_r)) >= {shortest}"
        f" AND damerau_levenshtein({column}_l, {column}_r) <= 1"
    )


EXCHANGED = (
    "((surname_key_l = given_as_surname_r AND given_key_l = surname_as_given_r)"
    " OR (given_as_surname_l = surname_key_r AND surname_as_given_l = given_key_r))"
)
"""Family and given name stand in each other's column in one of the two entries."""


def _given_like(field: str, of: str, says: str, *, unknown: str = "") -> Comparison:
    """Compare a name that may be an initial: an initial has no key, only a first letter."""
    column = f"{field}_key"
    initial = f"({column}_l IS NULL OR {column}_r IS NULL)"
    return Comparison(
        field,
        of,
        says,
        _unknown(f"{field}_initial") + unknown,
        (
            Level("same", f"{column}_l = {column}_r", agrees=True, frequency=column),
            Level("initial", f"{initial} AND {field}_initial_l = {field}_initial_r"),
            Level("other_initial", initial),
            Level("one_letter", f"({_one_edit(column, 3)}) OR {field}_mended_l = {field}_mended_r"),
            Level("alike", _near(column, 0.88)),
            Level("different", conflicts=field == "given"),
        ),
    )


def _place(field: str, says: str, *, identifies: bool = True) -> Comparison:
    return Comparison(
        field,
        field,
        says,
        _unknown(field),
        (
            Level("same", f"{field}_l = {field}_r", agrees=True),
            Level("shared", f"list_has_any({field}_l, {field}_r)", agrees=True),
            Level("different"),
        ),
        identifies=identifies,
    )


_SURNAME = Comparison(
    "surname",
    "surname",
    mark("family name"),
    _unknown("surname_key"),
    (
        Level("same", "surname_key_l = surname_key_r", agrees=True, frequency="surname_key"),
        Level("exchanged", EXCHANGED, agrees=True),
        Level("one_letter", _one_edit("surname_key", 3)),
        Level("alike", f"{_near('surname_key', 0.9)} OR surname_block_l = surname_block_r"),
        Level("resembles", _near("surname_key", 0.8)),
        Level("different", conflicts=True),
    ),
)

_DOB_PARTS = [f"birth_{part}_l = birth_{part}_r" for part in ("year", "month", "day")]
_YEAR, _MONTH, _DAY = _DOB_PARTS
_PARTLY = "(birth_day_l IS NULL OR birth_day_r IS NULL)"

_DOB = Comparison(
    "dob",
    "dob",
    mark("date of birth"),
    _unknown("birth_year"),
    (
        Level("same", f"{_YEAR} AND {_MONTH} AND {_DAY}", agrees=True),
        Level(
            "exchanged",
            f"{_YEAR} AND birth_month_l = birth_day_r AND birth_day_l = birth_month_r",
            agrees=True,
        ),
        Level(
            "year_off_by_one", f"abs(birth_year_l - birth_year_r) = 1 AND {_MONTH} AND {_DAY}", agrees=True
        ),
        Level(
            "one_part_differs",
            f"({_YEAR} AND {_MONTH} AND NOT {_PARTLY}) OR ({_YEAR} AND {_DAY}) OR ({_MONTH} AND {_DAY})",
            agrees=True,
        ),
        Level(
            "as_far_as_known",
            f"{_PARTLY} AND {_YEAR} AND coalesce({_MONTH}, true)",
            agrees=True,
        ),
        Level("year_near", f"{_PARTLY} AND abs(birth_year_l - birth_year_r) = 1"),
        Level("different", conflicts=True),
    ),
    identifies=True,
)

_CAPTURE_DATE = Comparison(
    "capture_date",
    "capture_date",
    mark("date of capture"),
    _unknown("capture_year"),
    (
        Level("same", "capture_days_l = capture_days_r", agrees=True),
        Level("within_a_week", "abs(capture_days_l - capture_days_r) <= 7", agrees=True),
        Level(
            "as_far_as_known",
            "capture_year_l = capture_year_r AND coalesce(capture_month_l = capture_month_r, true)",
            agrees=True,
        ),
        Level("different"),
    ),
    identifies=True,
)

_NUMBER = Comparison(
    "personal_number",
    "personal_number",
    mark("personal number"),
    _unknown("number"),
    (
        Level("same", "number_l = number_r", agrees=True),
        Level("one_character", _one_edit("number", 5), agrees=True),
        Level("different", conflicts=True),
    ),
    identifies=True,
)

_MOTHER = Comparison(
    "mother_maiden_name",
    "mother_maiden_name",
    mark("mother's name at birth"),
    _unknown("mother_key"),
    (
        Level("same", "mother_key_l = mother_key_r", agrees=True),
        Level("alike", _near("mother_key", 0.9)),
        Level("different"),
    ),
    identifies=True,
)

_STREET = Comparison(
    "street",
    "street",
    mark("street"),
    _unknown("street"),
    (
        Level("same", "street_l = street_r", agrees=True),
        Level("alike", _near("street_text", 0.9), agrees=True),
        Level("shared", "list_has_any(street_l, street_r)", agrees=True),
        Level("different"),
    ),
    identifies=True,
)

_POSTCODE = Comparison(
    "postcode",
    "postcode",
    mark("postal code"),
    _unknown("postcode"),
    (
        Level("same", "postcode_l = postcode_r", agrees=True),
        Level("one_character", _one_edit("postcode", 4), agrees=True),
        Level("area", "postcode_area_l = postcode_area_r"),
        Level("different"),
    ),
    identifies=True,
)

_OCCUPATION = Comparison(
    "occupation",
    "occupation",
    mark("occupation"),
    _unknown("occupation_key"),
    (
        Level("same", "occupation_key_l = occupation_key_r", agrees=True, frequency="occupation_key"),
        Level("alike", _near("occupation_key", 0.9)),
        Level("different"),
    ),
    identifies=True,
)

_SEX = Comparison(
    "sex",
    "sex",
    mark("sex"),
    _unknown("sex"),
    (Level("same", "sex_l = sex_r"), Level("different", conflicts=True)),
)

COMPARISONS: tuple[Comparison, ...] = (
    _SURNAME,
    _given_like("given", "given_name", mark("given name"), unknown=f" OR {EXCHANGED}"),
    _given_like("patronymic", "patronymic", mark("patronymic")),
    _DOB,
    _place("place_of_birth", mark("place of birth")),
    _place("place", mark("place of residence")),
    _CAPTURE_DATE,
    _place("capture_place", mark("place of capture")),
    _NUMBER,
    _place("unit", mark("unit"), identifies=False),
    _MOTHER,
    _STREET,
    _POSTCODE,
    _OCCUPATION,
    _SEX,
)
"""Every field that is compared. A unit alone is not more than a name: brothers in arms share it."""

CONFLICTING = tuple(c.field for c in COMPARISONS if any(level.conflicts for level in c.levels))
"""The fields that may contradict that two entries are one person."""
