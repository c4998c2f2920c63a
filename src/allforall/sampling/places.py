"""Places where people come from and where they were last seen, each with the spellings that clerks use for it."""

from functools import cache

import polars as pl

from allforall.base.parties import Letter
from allforall.sampling.packaged import table

SPELLINGS = 3
"""Each place is written in so many ways: short, with its region, by its former name or without abbreviations."""

_WAR_REGIONS = ("Донецька", "Луганська", "Запорізька", "Харківська", "Херсонська", "Сумська")
_WAR_CITIES = ("Маріуполь", "Херсон", "Запоріжжя", "Харків", "Суми", "Курськ")


@cache
def places() -> pl.DataFrame:
    """Return every place with `party`, `weight` and `combat` (weight as a place of capture, 0 where nobody was)."""
    fought = pl.col("region_uk").is_in(_WAR_REGIONS) | pl.col("uk").is_in(_WAR_CITIES)
    return table("places.csv").with_columns(
        combat=pl.when(fought).then(pl.col("weight").sqrt()).otherwise(0.0)
    )


def homes(party: Letter) -> pl.Series:
    """Return the weight of each place as the home of a party's people."""
    return places().select(pl.when(pl.col("party") == party).then("weight").otherwise(0.0)).to_series()


@cache
def spellings(language: str) -> list[str]:
    """Return `SPELLINGS` texts per place, in the order of the places, in `uk` or `ru`."""
    texts = []
    for place in places().rows(named=True):
        name, former = place[language], place[f"old_{language}"]
        region = _region(place[f"region_{language}"], language)
        city = {"uk": "м. ", "ru": "г. "}[language]
        if place["kind"] == "village":
            texts += [
                f"с. {name}, {region}",
                f"{region}, {name}",
                f"{name} {region.replace('обл.', 'область')}",
            ]
        else:
            texts += [
                name,
                f"{city}{name}" + (f", {region}" if region else ""),
                former or f"{city[0]}.{name}",
            ]
    return texts


def _region(region: str, language: str) -> str:
    adjective = {"uk": "ька", "ru": "ая"}[language]
    return f"{region} обл." if region.endswith(adjective) else region
