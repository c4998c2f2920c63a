"""Everything that can be said about one pair: the evidence, the verdict and why, rivals, and what would change it."""

from collections.abc import Sequence
from dataclasses import dataclass

from allforall.base.messages import mark
from allforall.linkage.bands import MATCH
from allforall.linkage.changes import Change, changes
from allforall.linkage.explain import Evidence, evidence_of
from allforall.linkage.model import Model, default_model
from allforall.linkage.neighbours import APART, neighbours
from allforall.linkage.pair_reasons import Rival, reasons, rivals_of
from allforall.people.entry import row_of
from allforall.people.judgement import Judgement
from allforall.people.person_list import PersonList
from allforall.people.row_key import lasting_entries

MOST_RIVALS = 10


@dataclass(frozen=True, slots=True)
class PairExplained:
    """A pair with its verdict: `match`, `review` or `apart`; bits add up to `bits`, beginning with `prior_bits`.

    `compared` is false for a pair that linking never looks at, since its entries share no key.
    """

    left: str
    right: str
    judge_as: tuple[str, str]
    """What a judgement should call the two: by what they say where the list has no ids."""
    evidence: tuple[Evidence, ...]
    prior_bits: float
    bits: float
    probability: float
    band: str
    judged: str
    compared: bool
    reasons: tuple[str, ...]
    rivals: tuple[Rival, ...]
    changes: tuple[Change, ...]


def explain_pair(
    left: PersonList,
    right: PersonList,
    at: tuple[str, str],
    *,
    judgements: Sequence[Judgement] = (),
    model: Model | None = None,
    language: str = "en",
) -> PairExplained:
    """Explain two rows by their ids, as linking the two lists would decide them; both may stand on one list."""
    model = model or default_model()
    places = left.position[at[0]], right.position[at[1]]
    near = neighbours(left, right, places, model, judgements)
    row = near.row()
    rivals = tuple(rivals_of(near, left, right, model))
    ends = left.entry(near.at[0]), right.entry(near.at[1])
    return PairExplained(
        left=ends[0],
        right=ends[1],
        judge_as=(lasting_entries(left)[row_of(ends[0])], lasting_entries(right)[row_of(ends[1])]),
        evidence=evidence_of(row, left, right, model=model, language=language),
        prior_bits=near.prior_bits,
        bits=float(str(row["match_weight"])),
        probability=float(str(row["probability"])),
        band=near.band(near.pairs, model),
        judged=near.verdict,
        compared=near.compared,
        reasons=tuple(reasons(near, model, rivals, language)),
        rivals=rivals[:MOST_RIVALS],
        changes=changes(near, model, language),
    )


VERDICTS = {
    MATCH: mark("proposed as one person"),
    "review": mark("a person has to judge"),
    APART: mark("not taken for one person"),
}
