"""Words for coded fields (sex, category, health …) in three languages, read to the codes of `people.fields`."""

import csv
from functools import cache
from importlib.resources import files

from allforall.people.fields import FIELDS, Kind


def plain(word: str) -> str:
    """Reduce a word to its letters and digits, so that case, hyphens and dots do not matter."""
    return "".join(c for c in word.casefold().replace("ё", "е") if c.isalnum())


@cache
def known_words() -> dict[tuple[str, str], str]:
    """Return the code for each field and plain word: the codes themselves and those of `data/codes.csv`."""
    known = {(f.name, plain(code)): code for f in FIELDS if f.kind is Kind.CODE for code in f.codes}
    text = (files("allforall.intake") / "data" / "codes.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        known.setdefault((row["field"], plain(row["word"])), row["code"])
    return known


def read_code(field: str, word: str) -> str | None:
    """Return the code that a word means in a field, or None where nobody taught it to us."""
    return known_words().get((field, plain(word)))
