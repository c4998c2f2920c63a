"""How good and how fast linkage is, on generated lists; with `--learn` the chances of the packaged model.

With `--against` so many new rows are linked with a standing list of all the people, made ready by `allforall index`.

    python benchmarks/linkage.py --people 100000 --noise medium
    python benchmarks/linkage.py --learn --people 100000 --noise medium
    python benchmarks/linkage.py --against 1000 --people 1000000 --seed 11

The lists are made by `allforall sample` in a temporary folder and linked by `allforall link` in a process of its own,
so seconds and peak memory are those that a person sees, start and reading included.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import polars as pl

from allforall.intake import read_list
from allforall.linkage.engine import candidates
from allforall.linkage.features import ID, features
from allforall.linkage.measure import PAIR, Quality, measure
from allforall.linkage.train import learn
from allforall.people.person_list import PersonList

LEFT, RIGHT = "a-missing", "b-held"


def allforall(*words: str | Path) -> None:
    """Run the program as a person does."""
    command = [sys.executable, "-c", "from allforall.cli.app import main; main()", *map(str, words)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def sampled(folder: Path, people: int, seed: int, noise: str) -> None:
    allforall("sample", "--people", str(people), "--seed", str(seed), "--noise", noise, "--out", folder)


def truth(folder: Path) -> pl.DataFrame:
    """Read the pairs of the two lists that are one person."""
    pairs = pl.read_csv(folder / "truth.csv", infer_schema=False)
    kept = pairs.filter(
        pl.col("left_file").str.starts_with(LEFT) & pl.col("right_file").str.starts_with(RIGHT)
    )
    return kept.select(PAIR).unique()


def read(folder: Path, name: str) -> PersonList:
    people = read_list(folder / f"{name}.csv", name=name, source=name).people
    if people is None:
        sys.exit(f"{name} could not be read")
    return people


def positions(table: pl.DataFrame, people: PersonList, side: str) -> pl.DataFrame:
    """Say where each row id stands in the table of features."""
    ids = people.values["id"].gather(table["index"])
    return pl.DataFrame({f"{side}_id": ids, side: table[ID]})


def figures(found: Quality) -> str:
    return f"precision {found.precision:.4f}  recall {found.recall:.4f}  F1 {found.f1:.4f}"


def bench(folder: Path) -> None:
    before = time.perf_counter()
    allforall("link", folder / f"{LEFT}.csv", folder / f"{RIGHT}.csv", "--out", folder / "out")
    seconds = time.perf_counter() - before
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    links = pl.read_csv(folder / "out" / "links.csv", infer_schema=False)
    true = truth(folder)
    matches = links.filter(pl.col("band") == "match").select(PAIR)
    print(f"band match:   {figures(measure(matches, true))}")
    print(f"with review:  {figures(measure(links.select(PAIR), true))}")
    print(f"pairs:        {matches.height:,} match, {links.height - matches.height:,} review")
    print(f"whole command: {seconds:.1f} s; peak of any child process {peak:.2f} GB")
    left, right = read(folder, LEFT), read(folder, RIGHT)
    tables = features(left), features(right)
    blocked = candidates(*tables)
    known = true.join(positions(tables[0], left, "left"), on="left_id").join(
        positions(tables[1], right, "right"), on="right_id"
    )
    reached = known.join(blocked, on=["left", "right"], how="semi").height
    print(f"blocking:     recall {reached / known.height:.4f} with {blocked.height:,} candidate pairs")


def timed(*words: str | Path) -> float:
    """Run the program and return the seconds that a person waits."""
    before = time.perf_counter()
    allforall(*words)
    return time.perf_counter() - before


def bench_against(folder: Path, rows: int) -> None:
    """Link some rows of one list with all of the other, twice, and hold them to the truth."""
    with (folder / f"{LEFT}.csv").open(encoding="utf-8") as whole:
        some = "".join(line for line, _ in zip(whole, range(rows + 1), strict=False))
    new = folder / "new.csv"
    new.write_text(some, encoding="utf-8")
    made = timed("index", folder / f"{RIGHT}.csv", "--out", folder / "index")
    size = sum(file.stat().st_size for file in (folder / "index").rglob("*") if file.is_file())
    print(f"index:        {made:.1f} s once; {size / 1e6:.0f} MB on disk")
    waits = [timed("link", new, "--against", folder / "index", "--out", folder / f"out{n}") for n in (1, 2)]
    print(f"{rows:,} new rows: {', '.join(f'{wait:.1f} s' for wait in waits)}, whole command")
    links = pl.read_csv(folder / "out1" / "links.csv", infer_schema=False)
    ids = pl.read_csv(new, infer_schema=False, columns=[0]).to_series()
    true = truth(folder).filter(pl.col("left_id").is_in(ids.implode()))
    matches = links.filter(pl.col("band") == "match").select(PAIR)
    print(f"band match:   {figures(measure(matches, true))}")


def learned(folder: Path) -> dict[str, Any]:
    left, right = read(folder, LEFT), read(folder, RIGHT)
    tables = features(left), features(right)
    known = (
        truth(folder)
        .join(positions(tables[0], left, "left"), on="left_id")
        .join(positions(tables[1], right, "right"), on="right_id")
    )
    chances = learn(*tables, known.select("left", "right"))
    return {
        field: {name: {"m": c.m, "u": c.u} for name, c in levels.items()} for field, levels in chances.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--noise", default="medium")
    parser.add_argument("--learn", action="store_true", help="print what the packaged model was made from")
    parser.add_argument(
        "--against", type=int, metavar="ROWS", help="link so many rows with an index of the rest"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sampled(folder, asked.people, asked.seed, asked.noise)
        if asked.learn:
            print(json.dumps(learned(folder), indent=1))
        elif asked.against:
            bench_against(folder, asked.against)
        else:
            bench(folder)


if __name__ == "__main__":
    main()
