"""Who else fits the entries of a pair, and why the pair has the band that it has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from allforall.base.messages import mark, translate
from allforall.base.numbers import number
from allforall.linkage.bands import MATCH, beyond_the_name, free
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Model
from allforall.linkage.neighbours import Neighbours
from allforall.people.person_list import PersonList, person_said


@dataclass(frozen=True, slots=True)
class Rival:
    """Another entry that may be the person of `of`, one of the two entries asked about."""

    of: str
    entry: str
    name: str
    dob: str
    bits: float
    proposed: bool


def rivals_of(near: Neighbours, left: PersonList, right: PersonList, model: Model) -> Iterator[Rival]:
    """Name the other candidates of both entries, the likeliest first."""
    banded = near.bands(near.pairs, model)
    matched = set(banded.filter(pl.col("band") == MATCH).select("left_index", "right_index").iter_rows())
    mine, theirs = near.at
    others = near.pairs.filter(
        ((pl.col("left_index") == mine) | (pl.col("right_index") == theirs)) & ~near.here
    )
    if left is right:
        both = list(near.at)
        others = near.pairs.filter(
            (pl.col("left_index").is_in(both) | pl.col("right_index").is_in(both)) & ~near.here
        )
    apart = _apart(near, model)
    weakest = min(model.bands.review, _bits(near) - apart) if apart else model.bands.review
    others = others.filter((pl.col("match_weight") >= weakest) | pl.col("judged").is_not_null())
    for one, other, bits in (
        others.sort("match_weight", "left_index", "right_index", descending=[True, False, False])
        .select("left_index", "right_index", "match_weight")
        .iter_rows()
    ):
        of_left = one in near.at[: 1 if left is not right else 2]
        people, index = (right, other) if of_left else (left, one)
        of, at = (left, one) if of_left else (right, other)
        row_id = people.values["id"][index]
        name, born = person_said(people, row_id) or ("", "")
        yield Rival(of.entry(at), people.entry(index), name, born, bits, (one, other) in matched)


def reasons(near: Neighbours, model: Model, rivals: Sequence[Rival], language: str) -> Iterator[str]:
    """Say why the pair has the band that it has, each rule that it misses by itself."""

    def say(text: str, **args: object) -> str:
        return translate(text, language).format(**args)

    bits, least = _bits(near), model.bands.match
    if near.verdict:
        yield say(_JUDGED[near.verdict])
        return
    if not near.compared and bits >= model.bands.review:
        yield say(_NEVER_COMPARED)
    against = tuple(_contradicting(near, language))
    settled = bool(near.pairs.filter(near.here).select(free(model.bands))[0, 0])
    if near.band(near.pairs, model) == MATCH:
        if near.one_to_one and bits < least:
            yield say(_ALONE, least=_plain(model.bands.alone, language))
        else:
            yield say(
                _OUTWEIGHED if against else _ALL_HOLDS,
                least=_plain(least, language),
                field=", ".join(against),
            )
        return
    yield from _too_little(near, model, language)
    for field in () if settled else against:
        yield say(_CONTRADICTS if bits >= model.bands.review else _CONTRADICTS_TOO, field=field)
    for rival in rivals if near.one_to_one else ():
        if rival.proposed:
            yield say(_TAKEN, of=rival.of, entry=rival.entry)
        elif rival.bits > bits - _apart(near, model):
            yield say(_ABOUT_AS_WELL if bits >= least else _NEAR, of=rival.of, entry=rival.entry)


def _too_little(near: Neighbours, model: Model, language: str) -> Iterator[str]:
    """Say which limit of bits the pair misses."""
    beyond = float(near.pairs.filter(near.here).select(beyond_the_name())[0, 0])
    yield from limits_missed(_bits(near), beyond, model, language)


def limits_missed(bits: float, beyond: float, model: Model, language: str = "en") -> Iterator[str]:
    """Say which limits a pair of so many bits misses, `beyond` of them by fields that say more than a name."""
    bands = model.bands
    if bits < bands.review:
        yield translate(_TOO_WEAK, language).format(least=_plain(bands.review, language))
        return
    if bits < bands.match:
        yield translate(_NOT_ENOUGH, language).format(
            least=_plain(bands.match, language), alone=_plain(bands.alone, language)
        )
    if beyond < bands.beyond_the_name:
        yield translate(_NAMES_ONLY, language).format(
            beyond=number(beyond, language, decimals=1), least=_plain(bands.beyond_the_name, language)
        )


def _contradicting(near: Neighbours, language: str) -> Iterator[str]:
    """Name the fields that contradict."""
    for c in COMPARISONS:
        level = near.row()[f"{c.field}_level"]
        if level is not None and c.level(str(level)).conflicts:
            yield translate(c.says, language)


def _apart(near: Neighbours, model: Model) -> float:
    """Say how far behind another candidate must be; below the bits that a pair needs alone it makes no difference."""
    bits, bands = _bits(near), model.bands
    if bits >= bands.match:
        return bands.lead
    return bands.alone if bits >= bands.alone else 0.0


def _plain(bits: float, language: str) -> str:
    """Write a limit with as many decimals as it has, at most one."""
    return number(bits, language, decimals=0 if bits == round(bits) else 1)


def _bits(near: Neighbours) -> float:
    return float(str(near.row()["match_weight"]))


_NEVER_COMPARED = mark(
    "They share none of the combinations of names, dates and numbers by which pairs are found."
)
_ALL_HOLDS = mark(
    "They reach {least} bits, fields besides the names agree, nothing contradicts, nobody fits better."
)
_TOO_WEAK = mark("Below {least} bits nobody is asked: too little speaks for one person.")
_ALONE = mark(
    "They reach {least} bits, fields besides the names agree, nothing contradicts, nobody else is within {least} bits."
)
_OUTWEIGHED = mark(
    "They reach {least} bits and nobody fits better. What contradicts ({field}) is outweighed by what agrees;"
    " a person who judges this pair should look at it first."
)
_NOT_ENOUGH = mark(
    "{least} bits are needed to be proposed as one person, or {alone} where nobody else is within {alone} bits."
)
_NAMES_ONLY = mark(
    "A name alone is never a match: other fields that agree bring {beyond} bits, {least} are needed."
)
_CONTRADICTS = mark("The {field} contradicts, so a person decides.")
_CONTRADICTS_TOO = mark("The {field} contradicts.")
_TAKEN = mark("{of} is proposed with {entry}.")
_ABOUT_AS_WELL = mark("{entry} fits {of} about as well or better.")
_NEAR = mark("{entry} may fit {of} too.")
_JUDGED = {
    "same": mark("A person judged them to be the same; that wins over everything below."),
    "different": mark("A person judged them to be different people; that wins over everything below."),
    "unsure": mark("A person could not tell, so the pair waits."),
}
