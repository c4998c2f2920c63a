"""The public record's own scoring, on a folder of articles and gold."""

import contextlib
import importlib.util
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

from allforall.claims.article import Article
from allforall.claims.claim import Claim
from allforall.claims.clusters import clustered
from allforall.claims.read import read_article
from shared import shared


def evaluation() -> ModuleType:
    """Load evaluate.py of the record."""
    spec = importlib.util.spec_from_file_location("evaluate", shared("data/public_record/evaluate.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles(folder: Path) -> Iterator[tuple[str, Article]]:
    """Yield the articles of a folder with their side-cars."""
    for path in sorted(folder.glob("*.txt")):
        side = json.loads(path.with_suffix(".json").read_text())
        day = date.fromisoformat(side["date"]) if side.get("date") else None
        yield path.stem, Article(path.read_text(), side["lang"], day, "side-car", title=side.get("title", ""))


def predict(folder: Path, out: Path) -> dict[str, tuple[Claim, ...]]:
    """Read a folder and write what evaluate.py wants."""
    found = dict(articles(folder))
    claims = clustered(
        {name: read_article(article).claims for name, article in found.items()},
        {name: article.published for name, article in found.items()},
    )
    for name, some in claims.items():
        (out / f"{name}.json").write_text(json.dumps({"claims": [claim.to_json() for claim in some]}))
    return claims


def scores(base: Path, out: Path, language: str | None = None) -> dict[str, float]:
    """Return F1 by measure, and the share of right dates and of documents left empty."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        raw = evaluation().score(base / "articles", base / "gold", out, language)
    found = {name: 2 * hit / max(predicted + gold, 1) for name, (hit, predicted, gold) in raw.items()}
    words = said.getvalue().split()
    found["date"] = float(words[words.index("date") + 1])
    empty, of, all_ = words[-3:]
    assert of == "of"
    found["empty"] = int(empty) / int(all_) if int(all_) else 1.0
    return found


def b_cubed(base: Path, out: Path) -> float:
    """Compare the clusters of claims that were found with those of the gold, end to end."""
    align, pairs = evaluation().align, []
    for path in sorted((base / "gold").glob("*.json")):
        gold, found = (json.loads(p.read_text())["claims"] for p in (path, out / path.name))
        pairs += [(g["ref"], p["ref"]) for g, p in align(gold, found) if g["kind"] == p["kind"] and g["ref"]]

    def side(this: int, other: int) -> float:
        total = 0.0
        for pair in pairs:
            mine = [p for p in pairs if p[this] == pair[this]]
            total += sum(p[other] == pair[other] for p in mine) / len(mine)
        return total / len(pairs)

    recall, precision = side(0, 1), side(1, 0)
    return 2 * recall * precision / (recall + precision)
