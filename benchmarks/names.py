"""How well and how fast names compare.

Real spellings of sanctioned persons, labelled by the EU's own annexes, and persons of any origin in name_bench.

Run `python benchmarks/names.py`; it reads `data/names` of the reference data, beside the checkout or in the folder that
ALLFORALL_SHARED names. The threshold is the best one on the same pairs, for every scorer alike, unless it says so.
"""

import time
from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random
from statistics import fmean

import polars as pl
from rapidfuzz import fuzz, utils

from allforall.names import packaged
from allforall.names.compare import LIKELY, compare_many
from allforall.names.keys import Part, token_key
from allforall.names.latin import BY_CODE, to_latin
from allforall.names.table import key_table
from name_quality import PRECISION, bench_persons, eu_pairs, f1_at, quality, rows, slices

DICTIONARY = {
    Part.SURNAME: ("last_1.csv", "last_2.csv"),
    Part.GIVEN: ("first.csv",),
    Part.PATRONYMIC: ("patronymic.csv",),
}
ROWS = 500_000
SAMPLE = 3_000
SPLITS = 20


def main() -> None:
    eu()
    bench()
    key_speed()
    styles()


def eu() -> None:
    pairs = eu_pairs()
    left, right = [p["name_l"] for p in pairs], [p["name_r"] for p in pairs]
    same = [p["match"] == "1" for p in pairs]
    print(f"eu_pairs_dev: {sum(same):,} pairs of one person, {len(same) - sum(same):,} of two")
    for name, scorer in (("rapidfuzz token sort", _token_sort), ("allforall", compare_many)):
        began = time.perf_counter()
        scores = scorer(left, right)
        seconds = time.perf_counter() - began
        f1, threshold, recall = quality(scores, same)
        print(
            f"  {name:22} F1 {f1:.4f} at {threshold:.3f}   recall at precision ≥ {PRECISION} {recall:.4f}   "
            f"{len(pairs) / seconds:,.0f} pairs/s"
        )
    for kind, numbers in sorted(slices(pairs).items()):
        of_kind = [same[n] for n in numbers]
        if any(of_kind):
            f1 = f1_at(LIKELY, [scores[n] for n in numbers], of_kind)
            print(
                f"  {kind:22} F1 {f1:.4f} at {LIKELY}   {sum(of_kind):,} of one, {len(of_kind) - sum(of_kind):,} of two"
            )


def bench() -> None:
    pairs = bench_persons()
    same = [p["is_match"] == "true" for p in pairs]
    print(f"name_bench, persons: {sum(same)} pairs of one person, {len(same) - sum(same)} of two")
    ours = compare_many([p["name1"] for p in pairs], [p["name2"] for p in pairs])
    for name, scores in (("logic-v2, as stored", [float(p["score"]) for p in pairs]), ("allforall", ours)):
        print(
            f"  {name:22} F1 {quality(scores, same)[0]:.4f} at {quality(scores, same)[1]:.3f}   "
            f"{f1_at(LIKELY, scores, same):.4f} at {LIKELY}   "
            f"{_halves(scores, same):.4f} at the best threshold of the other half, mean of {2 * SPLITS}"
        )


def _halves(scores: Sequence[float], same: Sequence[bool]) -> float:
    found = []
    for seed in range(SPLITS):
        numbers = list(range(len(same)))
        Random(seed).shuffle(numbers)
        middle = len(numbers) // 2
        for chosen, kept in ((numbers[:middle], numbers[middle:]), (numbers[middle:], numbers[:middle])):
            threshold = quality([scores[n] for n in chosen], [same[n] for n in chosen])[1]
            found.append(f1_at(threshold, [scores[n] for n in kept], [same[n] for n in kept]))
    return fmean(found)


def key_speed() -> None:
    random = Random(1)
    columns = {}
    for field, part in (
        ("surname", Part.SURNAME),
        ("given_name", Part.GIVEN),
        ("patronymic", Part.PATRONYMIC),
    ):
        forms = [entry["uk"] for source in DICTIONARY[part] for entry in rows(f"uk_ru_dictionary/{source}")]
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
        (row["uk"], row["ru"]) for source in DICTIONARY[part] for row in rows(f"uk_ru_dictionary/{source}")
    ]


def _token_sort(left: Sequence[str], right: Sequence[str]) -> list[float]:
    return [
        fuzz.token_sort_ratio(a, b, processor=utils.default_process) / 100
        for a, b in zip(left, right, strict=True)
    ]


if __name__ == "__main__":
    main()
