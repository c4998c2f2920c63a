"""Which pairs are compared at all: those that share one of these. A pair that shares none is never seen again.

Each rule is narrow enough for lists of a million people and wide enough to forgive one mistake; together they forgive
a misspelt family name, an initial, a missing patronymic, an unknown or wrong date of birth, and names in each other's
column. Measured recall stands in `docs/linkage.md`.
"""

_SAME = "l.{0} = r.{0}"


def _all(*columns: str) -> str:
    return " AND ".join(_SAME.format(column) for column in columns)


_BORN = ("birth_year", "birth_month", "birth_day")

RULES: tuple[str, ...] = (
    _all("surname_key", "given_key"),
    _all(*_BORN, "given_key"),
    _all(*_BORN, "surname_block"),
    _all(*_BORN, "patronymic_key"),
    _all("surname_block", "given_key", "patronymic_key"),
    _all("surname_block", "patronymic_key", "birth_year"),
    _all("given_key", "patronymic_key", "birth_year"),
    _all("surname_key", "birth_year"),
    _all("surname_key", "patronymic_key"),
    _all("surname_key", "capture_days"),
    _all("given_key", "patronymic_key", "capture_days"),
    _all("number"),
    "l.surname_key = r.given_as_surname AND l.given_key = r.surname_as_given",
    "l.given_as_surname = r.surname_key AND l.surname_as_given = r.given_key",
)
