"""What each degree of agreement weighs: the numbers of the Fellegi-Sunter model, kept in a file that a person can read.

Weights are bits: `log2(m / u)`, where `m` is how often two entries of one person stand on that level and `u` how
often two entries of different people do (Fellegi and Sunter, A Theory for Record Linkage, 1969).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from math import log2
from pathlib import Path
from typing import Any

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.linkage.levels import COMPARISONS, CONFLICTING


@dataclass(frozen=True, slots=True)
class Chance:
    """How often a level is seen between entries of one person (`m`) and of two people (`u`)."""

    m: float
    u: float

    @property
    def weight(self) -> float:
        """What the level is worth, in bits."""
        return log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Bands:
    """Where a person is asked and where not. Bits are absolute: a lone candidate is not likelier for being alone."""

    match: float
    """Bits from which two entries are proposed as the same person."""
    review: float
    """Bits from which a person is asked."""
    beyond_the_name: float
    """Bits that fields other than names must bring before two entries are proposed as the same."""
    lead: float
    """Bits by which the best candidate must be ahead of the next; nearer ones are for a person to tell apart."""
    alone: float
    """Bits from which two entries are proposed where no other candidate of either comes within as many bits."""
    sure: float
    """Bits from which a contradiction may be outweighed, if what agrees is of the right kind."""
    contradictions_ask: tuple[str, ...] = CONFLICTING
    """The fields in which a contradiction asks a person: all, unless the lists at hand show them to be mistakes."""


@dataclass(frozen=True, slots=True)
class Model:
    """Every number that the linkage uses, and nothing learned from the lists at hand but how common a name is."""

    about: str
    share_on_both: float
    """Part of the longer list that is expected to stand on the shorter list too."""
    smallest_population: int
    """Lists shorter than this are weighed as if they had been drawn from this many people."""
    background_people: int
    """People assumed besides those on the lists when the share of a name is counted."""
    bands: Bands
    chances: Mapping[str, Mapping[str, Chance]]
    training: Mapping[str, Any] = field(default_factory=dict)
    """How the chances were learned, where they were learned on somebody's lists; nothing depends on it."""

    @property
    def least(self) -> float:
        """Bits of the weakest pair that can still be a rival of one that is proposed."""
        return min(self.bands.review, self.bands.match - self.bands.lead, 0.0)

    def prior(self, left: int, right: int) -> float:
        """Probability that two entries drawn from lists of these lengths are one person."""
        return self.share_on_both / max(left, right, self.smallest_population)


def written(model: Model) -> str:
    """Write a model as a person reads it: one line a level, chances side by side. `parse` reads it back."""
    fields = []
    for name_of_field, levels in model.chances.items():
        width = max(map(len, levels)) + 3
        lines = [
            f"   {json.dumps(name) + ':':<{width}} " + json.dumps({"m": chance.m, "u": chance.u})
            for name, chance in levels.items()
        ]
        fields.append(f"  {json.dumps(name_of_field)}: {{\n" + ",\n".join(lines) + "\n  }")
    bands = {slot: getattr(model.bands, slot) for slot in Bands.__slots__}
    prior = {"share_on_both": model.share_on_both, "smallest_population": model.smallest_population}
    head = {
        "about": model.about,
        "prior": prior,
        "names": {"background_people": model.background_people},
        "bands": bands,
    }
    lines = [f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    if model.training:
        story = json.dumps(model.training, ensure_ascii=False, indent=2).replace("\n", "\n ")
        lines.append(f' "training": {story}')
    return "{\n" + ",\n".join([*lines, ' "fields": {\n' + ",\n".join(fields) + "\n }"]) + "\n}\n"


def parse(data: Mapping[str, Any]) -> Model:
    """Read a model from its JSON form and hold it to the levels that are compared; `ValueError` where they differ."""
    chances = {
        name: {level: Chance(float(c["m"]), float(c["u"])) for level, c in levels.items()}
        for name, levels in data["fields"].items()
    }
    expected = {c.field: [level.name for level in c.levels] for c in COMPARISONS}
    if {name: list(levels) for name, levels in chances.items()} != expected:
        msg = "the model does not have the fields and levels that are compared"
        raise ValueError(msg)
    return Model(
        about=data["about"],
        share_on_both=data["prior"]["share_on_both"],
        smallest_population=data["prior"]["smallest_population"],
        background_people=data["names"]["background_people"],
        bands=_bands(data["bands"]),
        chances=chances,
        training=data.get("training", {}),
    )


def _bands(data: Mapping[str, Any]) -> Bands:
    asking = tuple(data["contradictions_ask"])
    if not set(asking) <= set(CONFLICTING):
        msg = "contradictions_ask names a field that cannot contradict"
        raise ValueError(msg)
    return Bands(**{**data, "contradictions_ask": asking})


def as_json(model: Model) -> dict[str, Any]:
    """Return a model in the form that `parse` reads."""
    data: dict[str, Any] = json.loads(written(model))
    return data


def read_model(path: Path) -> Model:
    """Read a model from a file; `InputError` (`linkage.not_a_model`) where it is none, or one of other levels."""
    try:
        return parse(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise InputError(
            "linkage.not_a_model",
            mark(
                "{path} is no linkage model of this version: {fault}. Make one with `allforall train-links`."
            ),
            path=str(path),
            fault=str(fault) or type(fault).__name__,
        ) from fault


@lru_cache(maxsize=1)
def default_model() -> Model:
    """Read the packaged model."""
    return parse(json.loads(files("allforall.linkage").joinpath("data/model.json").read_text("utf-8")))
