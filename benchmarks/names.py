"""How well and how fast names compare: real spellings of sanctioned persons, labelled by the EU's own annexes.

Run `python benchmarks/names.py`; it reads `data/names` of the reference data, beside the checkout or in the folder that
ALLFORALL_SHARED names. The threshold is the best one on the same pairs, for every scorer alike.
"""

import csv
import os
import time
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random

import polars as pl
from rapidfuzz import fuzz, utils

from allforall.names import packaged
from allforall.names.compare import compare_many
from allforall.names.keys import Part, token_key
from allforall.names.latin import BY_CODE, to_latin
from allforall.names.table import key_table

NAMES = (
    Path(os.environ.get("ALLFORALL_SHARED", Path(__file__).parent.parent.parent / "shared"))
    / "data"
    / "names"
)
DICTIONARY = {
    Part.SURNAME: ("last_1.csv", "last_2.csv"),
    Part.GIVEN: ("first.csv",),
    Part.PATRONYMIC: ("patronymic.csv",),
}
ROWS = 500_000
SAMPLE = 3_000
PRECISION = 0.99


def main() -> None:
    pairs = _rows("eu_pairs_dev/pairs.csv")
    left, right = [p["name_l"] for p in pairs], [p["name_r"] for p in pairs]
    same = [p["match"] == "1" for p in pairs]
    print(f"eu_pairs_dev: {sum(same):,} pairs of one person, {len(same) - sum(same):,} of two")
    for name, scorer in (("allforall", compare_many), ("rapidfuzz token sort", _token_sort)):
        began = time.perf_counter()
        scores = scorer(left, right)
        seconds = time.perf_counter() - began
        f1, threshold, recall = quality(scores, same)
        print(
            f"  {name:22} F1 {f1:.4f} at {threshold:.3f}   recall at precision ≥ {PRECISION} {recall:.4f}   "
            f"{len(pairs) / seconds:,.0f} pairs/s"
        )
    key_speed()
    styles()


def quality(scores: Sequence[float], same: Sequence[bool]) -> tuple[float, float, float]:
    """Return the best F1, its threshold, and the best recall of any threshold with enough precision."""
    ranked = sorted(zip(scores, same, strict=True), reverse=True)
    best, threshold, recall_kept = 0.0, 1.0, 0.0
    hits = 0
    for count, (score, match) in enumerate(ranked, start=1):
        hits += match
        if count < len(ranked) and ranked[count][0] == score:
            continue  # equal scores stand or fall together
        precision, recall = hits / count, hits / sum(same)
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        if f1 > best:
            best, threshold = f1, score
        if precision >= PRECISION:
            recall_kept = max(recall_kept, recall)
    return best, threshold, recall_kept


def key_speed() -> None:
    random = Random(1)
    columns = {}
    for field, part in (
        ("surname", Part.SURNAME),
        ("given_name", Part.GIVEN),
        ("patronymic", Part.PATRONYMIC),
    ):
        forms = [entry["uk"] for source in DICTIONARY[part] for entry in _rows(f"uk_ru_dictionary/{source}")]
        random.shuffle(forms)
        weights = list(accumulate(1 / rank for rank in range(1, len(forms) + 1)))
        columns[field] = random.choices(forms, cum_weights=weights, k=ROWS)
    table = pl.DataFrame(columns)
    began = time.perf_counter()
    key_table(table)
    seconds = time.perf_counter() - began
    distinct = ", ".join(f"{table[field].n_unique():,} different in {field}" for field in columns)
    print(f"key_table: {ROWS / seconds:,.0f} rows/s ({ROWS:,} rows; {distinct})")


def styles() -> None:
    print(f"keys: share of {SAMPLE:,} dictionary entries (all given names of ours) that meet")
    random = Random(1)
    print(f"  {'':34}" + "".join(f"{part:>12}" for part in Part))
    entries = {part: random.sample(found := _entries(part), min(SAMPLE, len(found))) for part in Part}
    shares = [_share(part, entries[part], lambda e: e[0], lambda e: e[1]) for part in Part]
    print(f"  {'Ukrainian and Russian form':34}" + "".join(f"{share:12.3f}" for share in shares))
    for style in BY_CODE.values():
        own = 0 if style.language == "uk" else 1
        shares = [
            _share(
                part, entries[part], lambda e, i=own: e[i], lambda e, i=own, s=style: to_latin(e[i], s.code)
            )
            for part in Part
        ]
        print(f"  {style.code:34}" + "".join(f"{share:12.3f}" for share in shares))


def _share(
    part: Part, entries: list[tuple[str, str]], one: Callable[..., str], other: Callable[..., str]
) -> float:
    return sum(token_key(one(e), part) == token_key(other(e), part) for e in entries) / len(entries)


def _entries(part: Part) -> list[tuple[str, str]]:
    if part is Part.GIVEN:
        return [
            (row["uk"].split(";")[0], row["ru"].split(";")[0]) for row in packaged.rows("given_names.csv")
        ]
    return [
        (row["uk"], row["ru"]) for source in DICTIONARY[part] for row in _rows(f"uk_ru_dictionary/{source}")
    ]


def _token_sort(left: Sequence[str], right: Sequence[str]) -> list[float]:
    return [
        fuzz.token_sort_ratio(a, b, processor=utils.default_process) / 100
        for a, b in zip(left, right, strict=True)
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (NAMES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
