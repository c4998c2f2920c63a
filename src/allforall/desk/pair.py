"""A pair laid out for judging: both entries side by side, the evidence of every field, who else fits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.charts.svg import Drawing
from allforall.documents.pair_side import Side, runs, sides
from allforall.linkage.bands import beyond_the_name
from allforall.linkage.explain import evidence_of
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import default_model
from allforall.linkage.pair_reasons import limits_missed
from allforall.people.access import Permission
from allforall.store.models import Pair
from allforall.store.reading import Seen

_BAR = 140.0
_ZERO = 42.0
NOT_SHOWN = mark("not shown to this role")


@dataclass(frozen=True, slots=True)
class Part:
    """One side of one field: pieces of text with whether they differ, and the same in Latin letters below."""

    known: bool
    text: tuple[tuple[str, bool], ...]
    below: tuple[tuple[str, bool], ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field of the card."""

    label: str
    left: Part
    right: Part
    bits: float | None
    words: str
    bar: str


@dataclass(frozen=True, slots=True)
class PairShown:
    """Everything that a page shows of a pair besides the buttons."""

    fields: tuple[FieldShown, ...]
    evidence_bits: float
    prior_bits: float
    match_bits: float
    review_bits: float
    reasons: tuple[str, ...]


def pair_shown(pair: Pair, left: Seen, right: Seen, permission: Permission, language: str) -> PairShown:
    """Lay a pair out in one language, without what the role does not see."""
    row: dict[str, Any] = {"left_index": 0, "right_index": 0}
    for comparison in COMPARISONS:
        level, bits = pair.evidence.get(comparison.field, (None, None))
        row[f"{comparison.field}_level"], row[f"{comparison.field}_weight"] = level, bits
    told = {each.field: each for each in evidence_of(row, left.people, right.people, language=language)}
    longest = max((abs(bits) for _, bits in pair.evidence.values() if bits is not None), default=1.0)
    fields = tuple(_fields(pair, told, permission, longest, language))
    together = sum(bits for _, bits in pair.evidence.values() if bits is not None)
    bands = default_model().bands
    return PairShown(
        fields=fields,
        evidence_bits=together,
        prior_bits=pair.bits - together,
        match_bits=bands.match,
        review_bits=bands.review,
        reasons=(*_reasons(fields, language), *_missed(pair.bits, row, language)),
    )


def _missed(bits: float, row: Mapping[str, Any], language: str) -> Iterator[str]:
    """Say which rule keeps the engine from proposing the pair by itself."""
    weights = {name: value for name, value in row.items() if name.endswith("_weight")}
    levels = {name: value for name, value in row.items() if name.endswith("_level")}
    frame = pl.DataFrame(
        {name: [value] for name, value in (weights | levels).items()},
        schema=dict.fromkeys(weights, pl.Float64) | dict.fromkeys(levels, pl.String),
    )
    yield from limits_missed(bits, float(frame.select(beyond_the_name())[0, 0]), default_model(), language)


def _fields(
    pair: Pair, told: Mapping[str, Any], permission: Permission, longest: float, language: str
) -> Iterator[FieldShown]:
    for comparison in COMPARISONS:
        label = translate(comparison.says, language)
        level, bits = pair.evidence.get(comparison.field, (None, None))
        if not permission.sees(comparison.column):
            if level is not None:
                gone = Part(False, (), (), translate(NOT_SHOWN, language))
                yield FieldShown(label, gone, gone, None, "", _bar(label, None, longest, language))
            continue
        each = told.get(label)
        if each is None:
            continue
        left, right = sides(each.left_value, each.right_value, language)
        yield FieldShown(
            label, _part(left), _part(right), each.weight, each.words, _bar(label, bits, longest, language)
        )


def _part(side: Side) -> Part:
    if not side.known:
        return Part(False, (), (), side.text)
    below = tuple(runs(side.below, side.marked_below)) if side.below else ()
    return Part(True, tuple(runs(side.text, side.marked)), below)


def _bar(label: str, bits: float | None, longest: float, language: str) -> str:
    """Draw the evidence of one field from the zero line: to the right for one person, to the left against."""
    drawing = Drawing(_BAR, language, mirrored=False)
    drawing.line(_ZERO, 0, _ZERO, 18, "axis")
    if bits is None:
        drawing.line(_ZERO, 9, _ZERO + 24, 9, "unk")
        said = translate(mark("{field}: not compared"), language).format(field=label)
    else:
        reach = abs(bits) / longest * (_BAR - _ZERO - 2 if bits >= 0 else _ZERO - 2)
        drawing.rect(_ZERO if bits >= 0 else _ZERO - reach, 4, reach, 10, "fi" if bits >= 0 else "against")
        number = words.signed(bits, language, decimals=1)
        said = translate(mark("{field}: {bits} bits"), language).format(field=label, bits=number)
    return drawing.finish(18, said, "inline")


def _reasons(fields: tuple[FieldShown, ...], language: str) -> Iterator[str]:
    """Say in words what speaks most for one person, and everything that speaks against."""
    speaking = [each for each in fields if each.bits]
    strongest = sorted(
        (each for each in speaking if each.bits and each.bits > 0), key=lambda each: -(each.bits or 0)
    )
    against = [each for each in speaking if each.bits and each.bits < 0]
    if strongest:
        listed = words.listed([f"{each.label} ({each.words})" for each in strongest[:3]], language)
        yield translate(mark("Most speaks for one person: {fields}."), language).format(fields=listed)
    if against:
        listed = words.listed([f"{each.label} ({each.words})" for each in against], language)
        yield translate(mark("Against it speaks: {fields}."), language).format(fields=listed)
    else:
        yield translate(mark("Nothing that was compared speaks against it."), language)
