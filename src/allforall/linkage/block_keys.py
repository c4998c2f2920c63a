"""Every rule's key of an entry in one list of numbers, so that dozens of joins become one.

An engine that plans its joins for seconds each cannot be asked for dozens of them in one question.
"""

import polars as pl

from allforall.linkage.blocking import RULES, Rule
from allforall.linkage.features import ID

KEYS = "block_keys"


def with_keys(table: pl.DataFrame, *sides: int) -> pl.DataFrame:
    """Add the keys of an entry as a left one (0), as a right one (1), or as both."""
    keys = [_key(number, rule, side) for number, rule in enumerate(RULES) for side in sides]
    listed = pl.concat_list(keys).list.drop_nulls().list.unique()
    return table.with_columns(listed.alias(KEYS))


def _key(number: int, rule: Rule, side: int) -> pl.Expr:
    """Hash what a rule asks of one side, 64 bits; null where part of it is not known."""
    said = pl.concat_str(pl.lit(number), *(pair[side] for pair in rule), separator="\x1f")
    return pl.when(said.is_not_null()).then(said.hash(1).reinterpret(signed=True))


def that_share_a_rule(pairs: pl.DataFrame, table: pl.DataFrame) -> pl.DataFrame:
    """Keep the pairs `left, right` of one list that some rule brings together, the left entry taken as the left one.

    Where both keys of an entry stand in one list, two right ones may have met as well.
    """
    columns = {column for rule in RULES for pair in rule for column in pair}
    used = table.select(ID, *sorted(columns))
    looked_at = pairs.select("left", "right")
    for side in ("left", "right"):
        named = used.select(pl.all().name.suffix(f"_{side}"))
        looked_at = looked_at.join(
            named, left_on=side, right_on=f"{ID}_{side}", how="left", maintain_order="left"
        )
    shares = pl.any_horizontal(
        pl.all_horizontal(pl.col(f"{one}_left") == pl.col(f"{other}_right") for one, other in rule)
        for rule in RULES
    )
    return pairs.filter(looked_at.select(shares.fill_null(value=False)).to_series())
