"""Labelled pairs of names in the reference data, and how to say how well a scorer tells them apart."""

import csv
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

NAMES = (
    Path(os.environ.get("ALLFORALL_SHARED", Path(__file__).parent.parent.parent / "shared"))
    / "data"
    / "names"
)
PRECISION = 0.99


def rows(name: str) -> list[dict[str, str]]:
    with (NAMES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def eu_pairs() -> list[dict[str, str]]:
    """Spellings of one person in the EU's annexes (`match` is 1), and of two who are as near as relatives."""
    return rows("eu_pairs_dev/pairs.csv")


def bench_persons() -> list[dict[str, str]]:
    """Pairs of persons of nomenklatura's name_bench, with the scores of logic-v2 that are stored beside them."""
    return [row for row in rows("name_bench/logicv2-frozen.csv") if row["schema"] == "Person"]


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


def f1_at(threshold: float, scores: Sequence[float], same: Sequence[bool]) -> float:
    taken = [match for score, match in zip(scores, same, strict=True) if score >= threshold]
    return 2 * sum(taken) / (len(taken) + sum(same))


def slices(pairs: Sequence[dict[str, str]]) -> dict[str, list[int]]:
    """Put pairs into slices by their two languages; pairs of two people by what their spellings are elsewhere."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        if pair["match"] == "1":
            for name in (pair["name_l"], pair["name_r"]):
                votes[name].update(_languages(name, pair["kind"].split("-")))
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        kind = pair["kind"]
        if kind == "neg":
            languages = (_language(name, votes[name]) for name in (pair["name_l"], pair["name_r"]))
            kind = "-".join(sorted(languages, key=["lat", "be", "ru", "uk"].index))
        found[kind].append(number)
    return dict(found)


def _languages(name: str, kind: Sequence[str]) -> Iterable[str]:
    return [language for language in kind if (language == "lat") != _is_cyrillic(name)]


def _language(name: str, votes: Counter[str]) -> str:
    if votes:
        return votes.most_common(1)[0][0]
    if not _is_cyrillic(name):
        return "lat"
    letters = set(name.lower())
    if letters & set("їєґ"):
        return "uk"
    return "be" if letters & set("ўі") else "ru"


def _is_cyrillic(name: str) -> bool:
    return any("Ѐ" <= letter <= "ӿ" for letter in name)
