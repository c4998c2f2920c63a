"""Ranks, units and branches. Ranks are real words, units are invented: their numbers lie beyond those in use."""

from functools import cache

import polars as pl

from allforall.base.parties import Letter
from allforall.sampling.packaged import table

UNITS = 240
_BRANCHES = (
    ("army", 52),
    ("marines", 12),
    ("territorial_defence", 12),
    ("national_guard", 10),
    ("border_guard", 6),
    ("navy", 4),
    ("air_force", 4),
)
_BATTALIONS = 90


@cache
def ranks(party: Letter) -> pl.DataFrame:
    """Return a party's ranks with `uk`, `ru`, `english` and `weight`."""
    return table("ranks.csv").filter(pl.col("party") == party)


@cache
def units(party: Letter) -> pl.DataFrame:
    """Return invented units: `uk` and `ru` as written in full, `uk_short` and `ru_short`, and their `branch`."""
    branches = [name for name, share in _BRANCHES for _ in range(share)]
    rows = []
    for k in range(UNITS):
        branch = branches[k * 37 % len(branches)]
        if party == "B" and branch == "territorial_defence":
            branch = "army"
        rows.append((*_unit(party, k), branch))
    return pl.DataFrame(rows, schema=["uk", "ru", "uk_short", "ru_short", "branch"], orient="row")


def _unit(party: Letter, k: int) -> tuple[str, str, str, str]:
    if k < _BATTALIONS:
        number = 901 + k
        return (
            f"{number} окремий батальйон",
            f"{number} отдельный батальон",
            f"{number} окр. б-н",
            f"{number} отд. б-н",
        )
    code = f"А{9000 + k}" if party == "A" else f"{90000 + 7 * k}"
    return f"військова частина {code}", f"войсковая часть {code}", f"в/ч {code}", f"в/ч {code}"
