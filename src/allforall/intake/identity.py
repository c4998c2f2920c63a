"""Gives every row a number of its own: the sender's where it is one, else the number of the line."""

import polars as pl

from allforall.intake import findings
from allforall.intake.log import FindingLog


def unique_ids(ids: pl.Series | None, lines: pl.Series, letter: str, log: FindingLog) -> pl.Series:
    """Return an id for each row, never null and never twice; a repeated one gets a suffix: `17`, `17-2`, `17-3`.

    Without a column of ids a row is called by its line; in a list with ids, a row without one `line-12`.
    """
    if ids is None:
        return lines.cast(pl.String).alias("id")
    given = ids.to_list()
    if None not in given and ids.n_unique() == len(given):
        return ids.alias("id")
    taken = {text for text in given if text is not None}
    seen: set[str] = set()
    unique = []
    for text, line in zip(given, lines, strict=True):
        name = text if text is not None and text not in seen else _free(text or f"line-{line}", taken)
        if text is None:
            log.add(findings.ID_MISSING, line, letter, id=name)
        elif name != text:
            log.add(findings.ID_REPEATED, line, letter, raw=text, id=name)
        seen.add(name)
        taken.add(name)
        unique.append(name)
    return pl.Series("id", unique, dtype=pl.String)


def _free(wanted: str, taken: set[str]) -> str:
    """Return a name that nobody has: the wanted one, or with the first free number after it."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name
