"""A model learned on somebody's own lists, with the story of how it was learned."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from allforall.linkage.features import features
from allforall.linkage.learn_alone import Learned, learn_alone
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
    """A model, what each block of pairs taught, which fields kept their chances, and what changed most."""

    model: Model
    blocks: tuple[Learned, ...]
    kept: tuple[str, ...]
    changes: tuple[Change, ...]


def train(lists: Sequence[PersonList], *, model: Model | None = None, seed: int = 1) -> Trained:
    """Learn from two lists, or from one that repeats people: chances, and how many people stand there twice.

    Bands stay as they are: what a person is asked is no matter of lists.
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
    return Trained(
        replace(model, about=about, chances=found, share_on_both=share, training=story), blocks, kept, changes
    )
