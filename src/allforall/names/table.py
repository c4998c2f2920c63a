"""Keys for a whole list of people at once: each different name is worked out once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import polars as pl

from allforall.names.columns import blocks_of, keys_of_words
from allforall.names.part import Part

_FIELDS = (("surname", Part.SURNAME), ("given_name", Part.GIVEN), ("patronymic", Part.PATRONYMIC))


def key_table(values: pl.DataFrame) -> pl.DataFrame:
    """Return the name keys of each row, in the same order.

    `values` has text columns `surname`, `given_name`, `patronymic`, nulls allowed, a missing column standing for nulls;
    the result has `surname_key`, `surname_block`, `given_key`, `patronymic_key`. A key is null where the name is not
    known; so is that of an initial, which is no evidence that two given names are one.
    """
    missing = pl.repeat(None, values.height, dtype=pl.String, eager=True)
    columns = (values[field] if field in values.columns else missing for field, _ in _FIELDS)
    with ThreadPoolExecutor() as threads:  # polars works outside the interpreter's lock
        surname, given, patronymic = threads.map(_keyed, columns, (part for _, part in _FIELDS))
    return pl.DataFrame(
        {
            "surname_key": surname.spread(surname.keys),
            "surname_block": surname.spread(blocks_of(surname.keys)),
            "given_key": given.spread(given.keys),
            "patronymic_key": patronymic.spread(patronymic.keys),
        }
    )


@dataclass(frozen=True, slots=True)
class _Keyed:
    """The keys of the different names of a column, and for each row the place of its key."""

    keys: pl.Series
    places: pl.Series

    def spread(self, found: pl.Series) -> pl.Series:
        """Give each row what was found for its name."""
        return found.gather(self.places)


def _keyed(names: pl.Series, part: Part) -> _Keyed:
    places = names.cast(pl.String).cast(pl.Categorical(pl.Categories.random())).to_physical()
    first = places.arg_unique()
    words = (
        pl.DataFrame({"name": names.gather(first), "place": places.gather(first)}).drop_nulls().sort("place")
    )
    keys = keys_of_words(words["name"].cast(pl.String), part)
    least = 0 if part is Part.SURNAME else 1
    return _Keyed(keys.set(keys.str.len_chars() <= least, None), places)
