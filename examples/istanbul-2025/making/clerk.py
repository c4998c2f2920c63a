"""How a clerk types a list: in which writings the names stand, how the dates look, which words stand for codes."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from allforall.sampling.coded import Ints
from allforall.sampling.writing import RUSSIAN, RUSSIAN_WITHOUT_YO, WRITINGS
from making.words import BORN, CODED, HEADERS, MONTHS, UNREADABLE, WORDS, YEAR, Language

CARELESS = (0.957, 0.025, 0.01, 0.008)
"""Names as they should be, in capitals, with a no-break space after them, with Latin look-alikes."""
_LOOKALIKES = str.maketrans("оіс", "oic")
DATES = ("dob", "capture_date", "held_since", "last_sign_of_life")
WITHOUT_YO = 0.7
SAID_BORN = 0.5
"""Years of birth that carry the word for *born*."""
_FORMS = (
    "{d:02d}.{m:02d}.{y}",
    "{d}.{m}.{y}",
    "{d} {month} {y} {year}",
    "{y}-{m:02d}-{d:02d}",
    "{d:02d}/{m:02d}/{y}",
)
_FORM_SHARES = np.array([0.80, 0.06, 0.05, 0.05, 0.04])


@dataclass(frozen=True, slots=True)
class Table:
    """A list that is being made: its name, its rows, and who each row is about (`A17` is the 17th person of A)."""

    name: str
    rows: pl.DataFrame
    who: tuple[str, ...]
    unreadable: tuple[int, ...] = ()
    """Rows in which the clerk wrote something for a date of birth that is none."""

    @property
    def ids(self) -> list[str]:
        """The ids of its rows."""
        return self.rows["id"].to_list()


def writings(rows: int, shares: dict[str, float], rng: np.random.Generator) -> Ints:
    """Draw the writing of each row; `shares` is by name, `ru` mostly without ё."""
    names = list(shares)
    drawn = rng.choice(len(names), rows, p=np.array(list(shares.values())))
    codes = np.array([WRITINGS.index(name) for name in names])[drawn]
    no_yo = (codes == RUSSIAN) & (rng.random(rows) < WITHOUT_YO)
    return np.where(no_yo, RUSSIAN_WITHOUT_YO, codes).astype(np.int64)


def typed(rows: pl.DataFrame, language: Language, rng: np.random.Generator) -> pl.DataFrame:
    """Type codes as words and dates as clerks do; other cells stay."""
    words = WORDS[language]
    columns = [pl.col(c).replace(words) for c in CODED if c in rows.columns]
    dates = [_typed_dates(rows[c], language, rng, birth=c == "dob") for c in DATES if c in rows.columns]
    return rows.with_columns(*columns, *dates)


def headed(rows: pl.DataFrame, language: Language, fields: tuple[str, ...], **other: str) -> pl.DataFrame:
    """Choose columns and give them their headers."""
    names = HEADERS[language] | other
    return rows.select(pl.col(f).alias(names.get(f, f)) for f in fields)


def spoil_dates(rows: pl.DataFrame, language: Language, at: tuple[int, ...]) -> pl.DataFrame:
    """Put what nobody can read as a date into the date of birth of some rows."""
    texts = rows["dob"].to_list()
    for row, text in zip(at, UNREADABLE[language], strict=False):
        texts[row] = text
    return rows.with_columns(pl.Series("dob", texts))


def careless(rows: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Let some names stand in capitals, some with spaces that nobody sees, some with a Latin letter that looks alike."""
    columns = []
    for name in ("surname", "given_name"):
        how = rng.choice(4, rows.height, p=CARELESS)
        columns.append(pl.Series(name, [_careless(text, h) for text, h in zip(rows[name], how, strict=True)]))
    return rows.with_columns(columns)


def _careless(text: str | None, how: int) -> str | None:
    if text is None or how == 0:
        return text
    return (text.upper(), f"{text}\u00a0", text.translate(_LOOKALIKES))[how - 1]


def _typed_dates(dates: pl.Series, language: Language, rng: np.random.Generator, *, birth: bool) -> pl.Series:
    forms = rng.choice(len(_FORMS), len(dates), p=_FORM_SHARES)
    said_born = rng.random(len(dates)) < SAID_BORN
    texts = [
        date_as_typed(date, _FORMS[form], language, born=birth and bool(born))
        for date, form, born in zip(dates, forms, said_born, strict=True)
    ]
    return pl.Series(dates.name, texts, dtype=pl.String)


def date_as_typed(date: str | None, form: str, language: Language, *, born: bool) -> str | None:
    """Type one ISO date; a year alone stays a year, sometimes with the word for *born*."""
    if date is None:
        return None
    year, *rest = (int(part) for part in date.split("-"))
    if not rest:
        return f"{year} {BORN[language]}".strip() if born else str(year)
    month, day = rest
    return form.format(d=day, m=month, y=year, month=MONTHS[language][month - 1], year=YEAR[language]).strip()
