"""Our linkage beside Splink with its tutorial settings, on three public data sets, in one run.

    python benchmarks/public_linkage.py [--data FOLDER]

FEBRL 3 and 4 (Australian National University): generated Australian records and corrupted copies, within one list and
between two. Historical 50k (Wikidata figures with errors, made for Splink): one list, ten rows a person. Ours reads the
files as anybody would, by `--columns`, learns its weights without truth as `allforall train-links` does, and knows only
the fields of person lists: no street, postcode or occupation. Splink gets its whole tutorial (`splink_tutorials.py`).

Pairs are counted against the truth, and again after chains of pairs were made into people. `weights alone` decides by
bits at the tutorial's probability, as Splink does; `band match` also asks a person wherever a field contradicts; `with
review` counts those pairs as well.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from math import log2
from pathlib import Path

import polars as pl

from allforall.intake import read_list
from allforall.linkage import Links, duplicates, link
from allforall.linkage.measure import PAIR, measure
from allforall.linkage.training import train
from allforall.people.person_list import PersonList
from splink_tutorials import febrl_3, febrl_4, historical

FEBRL = {
    "id": "rec_id",
    "surname": "surname",
    "given_name": "given_name",
    "dob": "date_of_birth",
    "place": "suburb",
    "street": "address_1",
    "postcode": "postcode",
    "personal_number": "soc_sec_id",
}
HISTORICAL = {
    "id": "unique_id",
    "surname": "surname",
    "given_name": "first_name",
    "dob": "dob",
    "place_of_birth": "birth_place",
    "postcode": "postcode_fake",
    "occupation": "occupation",
    "sex": "gender",
}
TUTORIAL = 0.95
"""The probability from which the tutorials join rows."""
SHARED = Path(os.environ.get("ALLFORALL_SHARED", Path(__file__).parent.parent.parent / "shared"))


def read(path: Path, columns: dict[str, str]) -> PersonList:
    people = read_list(path, name=path.stem, source=path.stem, columns=columns).people
    if people is None:
        sys.exit(f"{path} could not be read")
    return people


def with_dates(people: PersonList, table: pl.DataFrame) -> PersonList:
    """Put dates of birth in: reading refuses those before living memory, and most of these people are long dead."""
    born = dict(table.select("unique_id", "dob").iter_rows())
    dates = people.values["id"].replace_strict(born, return_dtype=pl.String).alias("dob")
    return replace(people, values=people.values.with_columns(dates))


def ordered(pairs: pl.DataFrame) -> pl.DataFrame:
    """Put the id that sorts first on the left, each pair once."""
    return pairs.select(left_id=pl.min_horizontal(PAIR), right_id=pl.max_horizontal(PAIR)).unique()


def of_one_person(ids: pl.Series, person: pl.Series) -> pl.DataFrame:
    """Return every pair of rows about one person."""
    rows = pl.DataFrame({"left_id": ids, "person": person})
    both = rows.join(rows.rename({"left_id": "right_id"}), on="person")
    return both.filter(pl.col("left_id") < pl.col("right_id")).select(PAIR)


def ours(lists: list[PersonList]) -> Iterator[tuple[str, pl.DataFrame]]:
    """Link with weights learned on these lists; `weights alone` at the probability at which the tutorial decides."""
    model = train(lists, propose_from=TUTORIAL).model
    bits = log2(TUTORIAL / (1 - TUTORIAL))
    weigh = replace(
        model.bands, match=bits, alone=bits, beyond_the_name=-100.0, lead=0.0, contradictions_ask=()
    )
    yield f"ours, weights alone, p ≥ {TUTORIAL}", _linked(lists, replace(model, bands=weigh)).matches
    found = _linked(lists, model)
    yield "ours, band match", found.matches
    yield "ours, with review", found.pairs


def _linked(lists: list[PersonList], model: object) -> Links:
    return duplicates(lists[0], model=model) if len(lists) == 1 else link(*lists, model=model)


def clustered(pairs: pl.DataFrame) -> pl.DataFrame:
    """Return every pair of rows that a chain of pairs holds together."""
    head: dict[str, str] = {}

    def top(entry: str) -> str:
        while (above := head.setdefault(entry, entry)) != entry:
            head[entry] = head[above]
            entry = above
        return entry

    for left, right in pairs.iter_rows():
        head[top(left)] = top(right)
    ids = pl.Series(list(head), dtype=pl.String)
    return of_one_person(ids, pl.Series([top(entry) for entry in head], dtype=pl.String))


def show(name: str, pairs: pl.DataFrame, truth: pl.DataFrame, seconds: float) -> None:
    found, people = measure(pairs, ordered(truth)), measure(clustered(pairs), ordered(truth))
    print(
        f"  {name:<31} precision {found.precision:.4f}  recall {found.recall:.4f}  F1 {found.f1:.4f}"
        f"   clusters F1 {people.f1:.4f}  {seconds:5.1f} s"
    )


def compare(
    title: str, lists: list[PersonList], truth: pl.DataFrame, tutorial: pl.DataFrame, took: float
) -> None:
    """Print every way of deciding; `tutorial` has Splink's pairs with their probabilities."""
    print(f"{title}: {sum(map(len, lists)):,} rows, {truth.height:,} true pairs")
    for least in (0.5, 0.95, 0.99):
        chosen = ordered(tutorial.filter(pl.col("probability") >= least))
        show(f"Splink's tutorial, p ≥ {least}", chosen, truth, took)
    began = time.perf_counter()
    for name, pairs in ours(lists):
        show(name, ordered(pairs), truth, time.perf_counter() - began)


def timed(work: object, *given: object) -> tuple[pl.DataFrame, float]:
    began = time.perf_counter()
    return work(*given), time.perf_counter() - began  # type: ignore[operator]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "linkage")
    data = parser.parse_args().data
    person = pl.col("id").str.extract(r"rec-(\d+)-")
    one = read(data / "dataset3.csv", FEBRL)
    truth = of_one_person(one.values["id"], one.values.select(person).to_series())
    compare("FEBRL 3", [one], truth, *timed(febrl_3, data / "dataset3.csv"))
    left, right = read(data / "dataset4a.csv", FEBRL), read(data / "dataset4b.csv", FEBRL)
    truth = left.values.select(
        left_id="id", right_id=pl.col("id").str.replace("-org", "-dup-0", literal=True)
    )
    compare("FEBRL 4", [left, right], truth, *timed(febrl_4, data / "dataset4a.csv", data / "dataset4b.csv"))
    with tempfile.TemporaryDirectory() as folder:
        source = data / "historical_figures_with_errors_50k.parquet"
        figures = pl.read_parquet(source).with_columns(pl.all().cast(pl.String))
        figures.write_csv(Path(folder) / "historical.csv")
        one = read(Path(folder) / "historical.csv", HISTORICAL)
        one = with_dates(one, figures)
        cluster = dict(figures.select("unique_id", "cluster").iter_rows())
        person_of = one.values["id"].replace_strict(cluster, return_dtype=pl.String)
        compare(
            "Historical 50k", [one], of_one_person(one.values["id"], person_of), *timed(historical, source)
        )


if __name__ == "__main__":
    main()
