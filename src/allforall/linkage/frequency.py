"""How common a name is: agreement on a rare one says more."""

import polars as pl

from allforall.linkage.model import Model


def frequencies(tables: list[pl.DataFrame], column: str, base: float, model: Model) -> pl.DataFrame:
    """Return the share of each value of a column, as `column` and `tf_column`.

    Counted on the lists at hand as if so many more people of the background stood on them, among whom every name is
    as common as two people's names agree by chance (`base`): on a list of ten, one in ten is not how common a name is.
    """
    values = pl.concat([table[column] for table in tables]).drop_nulls()
    people = values.len() + model.background_people
    return (
        values.value_counts(name="count")
        .sort(column)
        .select(column, ((pl.col("count") + model.background_people * base) / people).alias(f"tf_{column}"))
    )
