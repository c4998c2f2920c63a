"""Two lists in, pairs of entries out: which are the same person, and which somebody has to judge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

import polars as pl

from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.linkage.decide import banded, with_judgements
from allforall.linkage.engine import DEFAULT, Engine, score
from allforall.linkage.features import ID, INDEX, features
from allforall.linkage.judged import judged
from allforall.linkage.links import LEVELS, PUBLISHED, Links
from allforall.linkage.model import Model, default_model
from allforall.linkage.notices import fields_known, nothing_in_common, thin_or_contradictory, ties
from allforall.people.judgement import Judgement
from allforall.people.person_list import PersonList

_ENGINES: Mapping[Engine, str] = {
    "plain": "duckdb {}",
    "duckdb": "splink {} on duckdb {}",
    "spark": "splink {} on spark {}",
}
_PACKAGES: Mapping[Engine, tuple[str, ...]] = {
    "plain": ("duckdb",),
    "duckdb": ("splink", "duckdb"),
    "spark": ("splink", "pyspark"),
}


def _indexed(scored: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Replace positions on the sorted lists by positions on the lists as they were sent."""
    for side, table in (("left", left), ("right", right)):
        found = table.select(pl.col(ID).alias(side), pl.col(INDEX).alias(f"{side}_index"))
        scored = scored.join(found, on=side, how="left", maintain_order="left")
    return scored.drop("left", "right")


def _named(pairs: pl.DataFrame, left: PersonList, right: PersonList) -> pl.DataFrame:
    """Put the row ids beside the positions, in the order of the ids."""
    for side, people in (("left", left), ("right", right)):
        ids = people.values["id"].gather(pairs[f"{side}_index"])
        pairs = pairs.with_columns(ids.alias(f"{side}_id"))
    return pairs.sort("left_id", "right_id")


def _first_left(pairs: pl.DataFrame) -> pl.DataFrame:
    """Put the entry that stands first on the list on the left of its pair."""
    sides = ("left_index", "right_index")
    return pairs.with_columns(
        pl.min_horizontal(sides).alias("left_index"), pl.max_horizontal(sides).alias("right_index")
    )


def _finished(pairs: pl.DataFrame) -> pl.DataFrame:
    return pairs.select(*PUBLISHED, *LEVELS, "left_index", "right_index")


def _how(model: Model, left: int, right: int, engine: Engine) -> dict[str, object]:
    return {
        "engine": _ENGINES[engine].format(*map(version, _PACKAGES[engine])),
        "model": model.about,
        "prior": model.prior(left, right),
        "match_bits": model.bands.match,
        "alone_bits": model.bands.alone,
        "review_bits": model.bands.review,
        "left_people": left,
        "right_people": right,
    }


def link(
    left: PersonList,
    right: PersonList,
    *,
    judgements: Sequence[Judgement] = (),
    one_to_one: bool = True,
    model: Model | None = None,
    engine: Engine | None = None,
    progress: Progress = SILENT,
) -> Links:
    """Find who stands on both lists.

    The same people leave the same pairs whatever the order of the rows. With `one_to_one` each entry is proposed with
    at most one other; without it, for lists on which a person may stand more than once, with every one that fits.
    """
    model = model or default_model()
    engine = engine or DEFAULT
    with task(progress, mark("Reading names and dates"), 2):
        left_features = features(left)
        progress.advance()
        right_features = features(right)
        progress.advance()
    with task(progress, mark("Comparing people")):
        scored = score(left_features, right_features, model, least=model.least, engine=engine)
    with task(progress, mark("Deciding who is whom")):
        return decided(
            _indexed(scored, left_features, right_features),
            left,
            right,
            Settled(model, len(left), len(right), fields_known(right), engine),
            judgements=judgements,
            one_to_one=one_to_one,
        )


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled before pairs are decided: model, length of both lists, fields the right one knows, what compared."""

    model: Model
    left_people: int
    right_people: int
    right_known: frozenset[str]
    engine: Engine


def decided(
    scored: pl.DataFrame,
    left: PersonList,
    right: PersonList,
    settled: Settled,
    *,
    judgements: Sequence[Judgement] = (),
    one_to_one: bool = True,
) -> Links:
    """Give scored pairs their bands; `right` may be only those rows of a standing list that some pair names.

    `scored` has `left_index, right_index`, positions on the two lists.
    """
    model = settled.model
    verdicts = judged(judgements, left, right)
    pairs = with_judgements(scored, verdicts.table)
    pairs = _named(banded(pairs, model, one_to_one=one_to_one), left, right)
    findings = (
        *verdicts.findings,
        *nothing_in_common(left.name, right.name, fields_known(left), settled.right_known),
        *ties(pairs, left, right),
        *thin_or_contradictory(pairs, model, f"{left.name}, {right.name}"),
    )
    how = _how(model, settled.left_people, settled.right_people, settled.engine)
    return Links(_finished(pairs), findings, how)


def duplicates(
    people: PersonList,
    *,
    judgements: Sequence[Judgement] = (),
    model: Model | None = None,
    engine: Engine | None = None,
    progress: Progress = SILENT,
) -> Links:
    """Find who stands on one list more than once; each pair once, the entry that the sender wrote first on the left."""
    model = model or default_model()
    engine = engine or DEFAULT
    with task(progress, mark("Looking for people entered twice")):
        table = features(people)
        scored = _indexed(score(table, None, model, least=model.bands.review, engine=engine), table, table)
        verdicts = judged(judgements, people, people)
        pairs = with_judgements(_first_left(scored), _first_left(verdicts.table))
        pairs = _named(banded(pairs, model, one_to_one=False), people, people)
    return Links(
        _finished(pairs),
        (*verdicts.findings, *thin_or_contradictory(pairs, model, people.name)),
        _how(model, len(people), len(people), engine),
    )
