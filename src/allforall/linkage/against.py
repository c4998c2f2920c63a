"""New rows against a standing list: the same pairs, weights and bands as two lists held against each other."""

from collections.abc import Sequence

import polars as pl

from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.linkage.direct import background, score_directly
from allforall.linkage.features import ID, INDEX, features
from allforall.linkage.linking import Settled, decided
from allforall.linkage.links import Links
from allforall.linkage.model import Model, default_model
from allforall.linkage.standing import Standing
from allforall.people.entry import list_of, row_of
from allforall.people.judgement import Judgement
from allforall.people.person_list import PersonList


def link_against(
    left: PersonList,
    standing: Standing,
    *,
    judgements: Sequence[Judgement] = (),
    model: Model | None = None,
    progress: Progress = SILENT,
) -> tuple[Links, PersonList]:
    """Find who of a new list stands on a standing one; return the links and the standing rows that they name."""
    model = model or default_model()
    with task(progress, mark("Reading names and dates")):
        table = features(left)
    with task(progress, mark("Comparing people")):
        scored = score_directly(
            table,
            standing.features,
            model,
            background(table, standing.features, model),
            least=model.least,
        )
    with task(progress, mark("Deciding who is whom")):
        named = {row_of(e) for j in judgements for e in (j.left, j.right) if list_of(e) == standing.name}
        right, places = standing.people({*scored["right"], *standing.positions_of(named)})
        mine = table.select(pl.col(ID).alias("left"), pl.col(INDEX).alias("left_index"))
        indexed = scored.join(mine, on="left", how="left", maintain_order="left").join(
            places, on="right", how="left", maintain_order="left"
        )
        settled = Settled(model, len(left), len(standing), standing.known, "plain")
        links = decided(indexed.drop("left", "right"), left, right, settled, judgements=judgements)
    return links, right
