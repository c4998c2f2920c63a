"""A model learned on somebody's own lists, with the story of how it was learned."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from allforall.linkage.engine import score
from allforall.linkage.features import features
from allforall.linkage.learn_alone import Learned, learn_alone
from allforall.linkage.learn_bands import Shown, learned_bands, weakest
from allforall.linkage.model import Model, default_model
from allforall.people.person_list import PersonList


@dataclass(frozen=True, slots=True)
class Change:
    """One level before and after: what it weighed, in bits, and what it weighs now."""

    field: str
    level: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Trained:
    """A model, what each block of pairs taught, which fields kept their chances, what changed, what contradictions are.

    `shown` is empty where the bands stayed as they were.
    """

    model: Model
    blocks: tuple[Learned, ...]
    kept: tuple[str, ...]
    changes: tuple[Change, ...]
    shown: tuple[Shown, ...] = ()


def train(
    lists: Sequence[PersonList],
    *,
    model: Model | None = None,
    propose_from: float | None = None,
    seed: int = 1,
) -> Trained:
    """Learn from two lists, or from one that repeats people: chances, and how many people stand there twice.

    Bands stay as they are, since what a person is asked is no matter of lists, unless somebody says from which
    probability pairs shall be proposed: then they are learned too.
    """
    model = model or default_model()
    tables = [features(people) for people in lists]
    found, blocks, kept = learn_alone(tables[0], tables[1] if len(tables) > 1 else None, model, seed=seed)
    changes = tuple(
        Change(field, level, round(model.chances[field][level].weight, 2), round(chance.weight, 2))
        for field, levels in found.items()
        for level, chance in levels.items()
    )
    shared = max((block.of_one_person for block in blocks), default=0.0) / max(1, min(map(len, lists)))
    share = round(shared, 3) or model.share_on_both
    story = {
        "lists": [{"name": p.name, "people": len(p), "digest": p.digest} for p in lists],
        "seed": seed,
        "blocks": [asdict(block) for block in blocks],
        "kept_as_before": list(kept),
        "bits_before_and_after": {
            f"{c.field}.{c.level}": [c.before, c.after] for c in changes if c.before != c.after
        },
    }
    names = " and ".join(people.name for people in lists)
    about = f"chances learned without truth on {names}; everything else as in: {model.about}"
    learned = replace(model, about=about, chances=found, share_on_both=share, training=story)
    if propose_from is None:
        return Trained(learned, blocks, kept, changes)
    scored = score(
        tables[0],
        tables[1] if len(tables) > 1 else None,
        learned,
        least=weakest(learned, propose_from),
        engine="plain",
    )
    bands, shown = learned_bands(scored, tuple(map(len, lists)), learned, propose_from)
    told = {**story, "propose_from": propose_from, "contradictions": [asdict(each) for each in shown]}
    return Trained(replace(learned, bands=bands, training=told), blocks, kept, changes, shown)
