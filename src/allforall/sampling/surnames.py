"""Family names in four forms each (Ukrainian, Russian; a man's, a woman's), with how common they are.

A few hundred stems, some with a diminutive suffix, times some twenty endings: tens of thousands of names, whose
frequencies fall off as those of real ones do. The commonest real names and those of smaller peoples are listed whole.
Hyphenated names are pairs of common ones.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl

from allforall.sampling.endings import Stem, compose
from allforall.sampling.packaged import table

LONGEST = 14
WHOLE_SHARE = {
    "ukrainian": 0.07,
    "russian": 0.22,
    "turkic": 1.0,
    "caucasian": 1.0,
    "hungarian": 1.0,
    "romanian": 1.0,
}
"""The share of bearers of each origin that has one of the names that are listed whole."""
DOUBLE_SHARE = 0.008
DOUBLES = 1_500


Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Surname:
    """One family name: Ukrainian and Russian, of a man and of a woman."""

    uk: str
    uk_feminine: str
    ru: str
    ru_feminine: str


def feminine(name: str, *, russian: bool) -> str:
    """Return a woman's form of a family name that is listed whole."""
    adjective = ("ый", "ий", "ой") if russian else ("ий",)
    if name.endswith(adjective):
        return name[:-2] + ("ая" if russian else "а")
    if name.endswith(("ов", "ев", "єв", "ёв", "йов", "ьов")):
        return name + "а"
    if name.endswith(("ин",)) if russian else name.endswith(("ін", "їн")):
        return name + "а"
    return name


@cache
def surnames() -> pl.DataFrame:
    """Return every family name once per origin: the four forms, `origin` and `weight` (sums to 1 in each origin)."""
    whole = _whole()
    composed = pl.concat([_composed("ukrainian"), _composed("russian")])
    known = whole.select("uk", "origin")
    composed = _share(composed.join(known, on=["uk", "origin"], how="anti").sort("origin", "uk"))
    whole = _share(whole)
    of_whole = pl.col("origin").replace_strict(WHOLE_SHARE, return_dtype=pl.Float64)
    both = pl.concat(
        [
            whole.with_columns(pl.col("weight") * of_whole),
            composed.with_columns(pl.col("weight") * (1 - of_whole)),
        ]
    )
    return _share(pl.concat([both, _doubles(both)]))


def _share(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col("weight") / pl.col("weight").sum().over("origin"))


def _whole() -> pl.DataFrame:
    rows = [
        (*_titles(Surname(uk, feminine(uk, russian=False), ru, feminine(ru, russian=True))), origin, weight)
        for uk, ru, origin, weight in table("surnames_whole.csv")
        .select("uk", "ru", "origin", "weight")
        .iter_rows()
    ]
    return _frame(rows)


def _composed(origin: str) -> pl.DataFrame:
    endings = table("surname_endings.csv").filter(pl.col("origin") == origin).rows(named=True)
    infixes = table("surname_infixes.csv").filter(pl.col("origin") == origin).rows(named=True)
    rows = [
        (*_titles(name), origin, stem["weight"] * infix["weight"] * ending["weight"])
        for stem in table("surname_stems.csv").rows(named=True)
        for infix in infixes
        for ending in endings
        if (name := _grown(stem, infix, ending)) and len(name.uk) <= LONGEST
    ]
    one_each = (
        _frame(rows)
        .group_by("uk", "origin", maintain_order=True)
        .agg(pl.col("uk_feminine", "ru", "ru_feminine").first(), pl.col("weight").sum())
    )
    return one_each.select(_frame([]).columns)


def _grown(stem: Row, infix: Row, ending: Row) -> Surname | None:
    """Grow one name, or none where the parts do not go together."""
    lengthened = bool(infix["uk"])
    if ending["kind"] == "whole":
        uk, ru = stem["base_uk"], stem["base_ru"]
        if lengthened or not uk:
            return None
        return Surname(uk, feminine(uk, russian=False), ru, feminine(ru, russian=True))
    if lengthened and (ending["lengthened"] == "0" or stem["uk"].endswith("й")):
        return None
    root = Stem(stem["uk"] + infix["uk"], stem["ru"] + infix["ru"], stem["soft"] == "1" and not lengthened)
    uk, ru = compose(root, ending["kind"], ending["uk"], ending["ru"])
    return Surname(
        uk,
        _of_a_woman(uk, ending["uk"], ending["uk_feminine"]),
        ru,
        _of_a_woman(ru, ending["ru"], ending["ru_feminine"]),
    )


def _of_a_woman(name: str, masculine: str, woman: str) -> str:
    """Change the ending; all but its last two letters may have melted into the stem."""
    if woman.startswith(masculine):
        return name + woman[len(masculine) :]
    return name[:-2] + woman[len(masculine) - 2 :]


def _doubles(single: pl.DataFrame) -> pl.DataFrame:
    rows: list[tuple[str, str, str, str, str, float]] = []
    for origin in ("ukrainian", "russian"):
        common = single.filter(pl.col("origin") == origin).sort("weight", "uk", descending=[True, False])
        names = common.head(DOUBLES).rows()
        for k, first in enumerate(names):
            second = names[(k * 7 + 11) % len(names)]
            uk, uk_f, ru, ru_f = (f"{a}-{b}" for a, b in zip(first[:4], second[:4], strict=True))
            rows.append((uk, uk_f, ru, ru_f, origin, DOUBLE_SHARE / len(names)))
    return _frame(rows)


def _titles(name: Surname) -> tuple[str, str, str, str]:
    return (
        name.uk.capitalize(),
        name.uk_feminine.capitalize(),
        name.ru.capitalize(),
        name.ru_feminine.capitalize(),
    )


def _frame(rows: list[tuple[str, str, str, str, str, float]]) -> pl.DataFrame:
    text = dict.fromkeys(("uk", "uk_feminine", "ru", "ru_feminine", "origin"), pl.String)
    return pl.DataFrame(rows, schema={**text, "weight": pl.Float64}, orient="row")
