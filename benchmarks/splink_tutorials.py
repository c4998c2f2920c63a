"""Splink as its own tutorials set it up for FEBRL 3, FEBRL 4 and the historical figures; what we are measured against.

From the examples in Splink's documentation: deduplicating FEBRL 3, linking FEBRL 4a and 4b, deduplicating 50,000
historical figures. Each returns `left_id, right_id, probability`.
"""

from pathlib import Path

import duckdb
import polars as pl
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

KNOWN = [
    block_on("soc_sec_id"),
    block_on("given_name", "surname", "date_of_birth"),
    "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
]
"""Rules that hardly ever join two people, from which the tutorials estimate how many pairs there are."""


def _febrl(path: Path) -> pl.DataFrame:
    table = pl.read_csv(path, infer_schema=False).rename(str.strip)
    return table.with_columns(pl.all().str.strip_chars().replace("", None))


def _of_febrl(settings: SettingsCreator, paths: list[Path]) -> pl.DataFrame:
    linker = _linker(settings, [_febrl(path) for path in paths])
    linker.training.estimate_probability_two_random_records_match(KNOWN, recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("date_of_birth"), block_on("postcode")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return _pairs(linker, "rec_id")


def _born(column: str, date_format: str) -> object:
    return cl.DateOfBirthComparison(
        column, input_is_string=True, datetime_format=date_format, invalid_dates_as_null=True
    )


def _comparisons() -> list[object]:
    return [
        cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
        cl.NameComparison("surname").configure(term_frequency_adjustments=True),
        _born("date_of_birth", "%Y%m%d"),
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
        cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
    ]


def febrl_3(path: Path) -> pl.DataFrame:
    """Deduplicate FEBRL 3."""
    rules = [
        block_on(column) for column in ("soc_sec_id", "given_name", "surname", "date_of_birth", "postcode")
    ]
    settings = SettingsCreator(
        unique_id_column_name="rec_id",
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=rules,
        comparisons=_comparisons(),
    )
    return _of_febrl(settings, [path])


def febrl_4(left: Path, right: Path) -> pl.DataFrame:
    """Link FEBRL 4a to 4b."""
    settings = SettingsCreator(
        unique_id_column_name="rec_id",
        link_type="link_only",
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "surname"),
            "l.given_name = r.surname and l.surname = r.given_name",
            block_on("date_of_birth"),
            block_on("soc_sec_id"),
            block_on("state", "address_1"),
            block_on("street_number", "address_1"),
            block_on("postcode"),
        ],
        comparisons=_comparisons(),
    )
    return _of_febrl(settings, [left, right])


def historical(path: Path) -> pl.DataFrame:
    """Deduplicate 50,000 historical figures."""
    table = pl.read_parquet(path).with_columns(
        first_name_surname_concat=pl.col("first_name") + " " + pl.col("surname")
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("first_name", "surname"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("postcode_fake", "first_name"),
            block_on("postcode_fake", "surname"),
            block_on("dob", "birth_place"),
            block_on("substr(postcode_fake,1,3)", "dob"),
            block_on("substr(postcode_fake,1,3)", "first_name"),
            block_on("substr(postcode_fake,1,3)", "surname"),
            block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
        ],
        comparisons=[
            cl.ForenameSurnameComparison(
                "first_name", "surname", forename_surname_concat_col_name="first_name_surname_concat"
            ),
            _born("dob", "%Y-%m-%d"),
            cl.PostcodeComparison("postcode_fake"),
            cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
    )
    linker = _linker(settings, [table])
    linker.training.estimate_probability_two_random_records_match(
        [
            "l.first_name = r.first_name and l.surname = r.surname and l.dob = r.dob",
            (
                "substr(l.first_name,1,2) = substr(r.first_name,1,2) and l.surname = r.surname"
                " and substr(l.postcode_fake,1,2) = substr(r.postcode_fake,1,2)"
            ),
            "l.dob = r.dob and l.postcode_fake = r.postcode_fake",
        ],
        recall=0.6,
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in (block_on("first_name", "surname"), block_on("dob")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return _pairs(linker, "unique_id")


def _linker(settings: SettingsCreator, tables: list[pl.DataFrame]) -> Linker:
    api = DuckDBAPI(connection=duckdb.connect())
    inputs = [
        api.register(t.to_arrow(), table_name=f"list_{side}") for side, t in zip("ab", tables, strict=False)
    ]
    return Linker(inputs, settings, log_level=None)


def _pairs(linker: Linker, key: str) -> pl.DataFrame:
    found = linker.inference.predict(threshold_match_probability=0.01)
    pairs: pl.DataFrame = found.as_duckdbpyrelation().select(f"{key}_l", f"{key}_r", "match_probability").pl()
    return pairs.rename({f"{key}_l": "left_id", f"{key}_r": "right_id", "match_probability": "probability"})
