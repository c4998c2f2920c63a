"""Make the lists of two bureaus about generated people, with the truth beside them."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from allforall.base.errors import InputError, UsageError
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.sampling.formats import Format, write_list
from allforall.sampling.noise import LEVELS, Level
from allforall.sampling.readme import readme
from allforall.sampling.two_bureaus import NAMES, SampledList, sample, truth, twice

MOST_PEOPLE = 1_000_000
LARGEST_SEED = 2**63 - 1
README = "README.txt"
TRUTH_COLUMNS = ("left_file", "left_id", "right_file", "right_id")


@dataclass(frozen=True, slots=True)
class Order:
    """How many people a list shall have, the seed, how much goes wrong, and the format."""

    people: int
    seed: int
    level: Level
    form: Format = "csv"


@dataclass(frozen=True, slots=True)
class Sampled:
    """What was written: the files, the rows of each list, how many pairs are the same person, and how many rows repeat."""

    files: tuple[Path, ...]
    rows: dict[str, int]
    same: dict[str, int]
    twice: int


def sample_lists(order: Order, out: Path, progress: Progress = SILENT) -> Sampled:
    """Write four lists of the size ordered, `truth.csv`, `twice.csv` and `README.txt` into a folder.

    The same arguments give the same bytes. Raises `UsageError` for a size or a seed beyond the limits, `InputError`
    where the folder cannot be written to.
    """
    _check(order)
    try:
        out.mkdir(parents=True, exist_ok=True)
        _refuse_foreign(order, out)
        return _write(order, out, progress)
    except OSError as error:
        raise InputError(
            "actions.sample_not_written",
            mark("The lists cannot be written into {folder}: {why}. Name a folder that you may write to."),
            folder=str(out),
            why=error.strerror or str(error),
        ) from error


def _check(order: Order) -> None:
    if not 1 <= order.people <= MOST_PEOPLE:
        raise UsageError(
            "actions.sample_size",
            mark("A list can have 1 to {most} people; {people} were asked for."),
            most=f"{MOST_PEOPLE:,}",
            people=f"{order.people:,}",
        )
    if not 0 <= order.seed <= LARGEST_SEED:
        raise UsageError(
            "actions.sample_seed",
            mark("The seed is a whole number from 0 on; it was {seed}."),
            seed=order.seed,
        )


def _refuse_foreign(order: Order, out: Path) -> None:
    """Write over generated lists only: a folder that says so in its README holds nothing else of these names."""
    names = (*(f"{name}.{order.form}" for name in NAMES), "truth.csv", "twice.csv", README)
    there = [name for name in names if (out / name).exists()]
    told = (out / README).read_text(encoding="utf-8", errors="replace") if (out / README).is_file() else ""
    mine = "generated" in told.casefold()
    if there and not mine:
        raise InputError(
            "actions.sample_over_lists",
            mark("{folder} has a {name} that was not generated here. Name an empty folder."),
            folder=str(out),
            name=there[0],
        )


def _write(order: Order, out: Path, progress: Progress) -> Sampled:
    files = {name: out / f"{name}.{order.form}" for name in NAMES}
    rows: dict[str, int] = {}
    same: dict[str, int] = {}
    pairs, repeats = [], []
    asked: SampledList | None = None
    lists = sample(order.people, order.seed, LEVELS[order.level])
    for name, path in files.items():
        with task(progress, f"{name}: inventing {order.people:,} people"):
            made = next(lists)
        with task(progress, f"{name}: writing", order.people if order.form == "xlsx" else None):
            write_list(made.rows, path, order.form, progress)
        rows[name] = made.rows.height
        repeats.append(_with_files(twice(made), path, path))
        if asked is None:
            asked = _ids_only(made)
            continue
        same[f"{asked.name} {name}"] = len(found := truth(asked, made))
        pairs.append(_with_files(found, files[asked.name], path))
        asked = None
    repeated = pl.concat(repeats)
    pl.concat(pairs).write_csv(out / "truth.csv")
    repeated.write_csv(out / "twice.csv")
    (out / README).write_text(readme(order.people, order.seed, order.level, order.form), encoding="utf-8")
    written = (*files.values(), out / "truth.csv", out / "twice.csv", out / README)
    return Sampled(written, rows, same, repeated.height)


def _ids_only(made: SampledList) -> SampledList:
    """Let go of everything but the ids, so that a million rows are not held twice."""
    return SampledList(made.name, made.party, made.rows.select("id"), made.who)


def _with_files(pairs: pl.DataFrame, left: Path, right: Path) -> pl.DataFrame:
    return pairs.with_columns(left_file=pl.lit(left.name), right_file=pl.lit(right.name)).select(
        TRUTH_COLUMNS
    )
