"""Numbers with what they count: the noun, how exact it is, whose people, and whether it is part of another number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from allforall.claims.lexicon import OVERLAY, Lexicon, Mark
from allforall.claims.number_bounds import (
    after_bound,
    among_after,
    bodies_before,
    leads_on,
    said_before,
)
from allforall.claims.number_nouns import DASHES, QUOTES, REACH, Noun, ellipsis, noun_of
from allforall.claims.numbers import Number
from allforall.claims.tokens import Token

_CLOSES = frozenset(".,;")
_HEAD = 2
"""Where the number stands in `Of the 84 …`."""
_GROUPS = frozenset(("civilians", "officers", "enlisted", "women", "children", "wounded"))
_MOST_BETWEEN = 2
_MOST_REACH = 5
_NARROW = {"persons", "military"}


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as the sentence says it; `nation` is whose they are where an adjective says so."""

    first: int
    last: int
    value: int
    what: str
    noun: bool
    bound: str
    nation: str | None = None
    own: bool = False
    part: bool = False
    also: bool = False
    after: int = 0
    paired: bool = False

    @property
    def reaches(self) -> int:
        """The token after the whole phrase."""
        return max(self.after, self.last)


def find_counts(
    lexicon: Lexicon, tokens: Sequence[Token], marks: Sequence[Mark], numbers: Sequence[Number]
) -> list[Count]:
    """Return the counts of people in a sentence; a number with an unknown noun counts something else."""
    at = {mark.first: mark for mark in marks if mark.tag not in OVERLAY}
    ends: dict[int, Mark] = {mark.last: mark for mark in marks if mark.tag not in OVERLAY}
    dead = any(m.tag == "people" and m.value == "bodies" for m in marks) or any(
        m.value == "burial" for m in marks
    )
    starts = {number.first for number in numbers}
    found: list[Count] = []
    wholes = {b.first for a, b in pairwise(numbers) if _out_of(tokens, a, b)}
    for number in numbers:
        if number.first in wholes or _of_rounds(tokens, number):
            continue
        whole = next((b for b in numbers if b.first in wholes and _out_of(tokens, number, b)), None)
        noun = noun_of(lexicon, tokens, at, whole or number, starts)
        bodies = bodies_before(tokens, ends, number)
        _group(noun, tokens, at, ends, number, whole)
        if noun.nation and not noun.what and _shared(tokens, starts, number):
            noun.what = (
                "military" if any(m.tag == "people" and m.value == "military" for m in marks) else "persons"
            )
        mate = _mate(tokens, at, found, number)
        if not noun.what and not bodies and not mate and not ellipsis(tokens, at, number):
            continue
        bound, also, part = said_before(tokens, ends, number)
        part = part or _of_most(tokens, number)
        among = _part_of(tokens, at, numbers, number, noun, part=part)
        if among is None or (not noun.what and not mate and noun.part and not leads_on(at, number)):
            continue
        what = "bodies" if bodies else noun.what or (mate.what if mate else "")
        if not what and dead:
            what = "bodies"
        if noun.wounded and what in _NARROW:
            what = "wounded"
        found.append(
            Count(
                number.first,
                number.last,
                number.value,
                what or "persons",
                bool(noun.what or bodies or mate),
                after_bound(at, noun.end or number.last) or bound,
                noun.nation,
                noun.own,
                among,
                also,
                noun.end,
                mate is not None,
            )
        )
    if found and found[0].first == _HEAD and tokens[0].of("of") and len(found) > 1:
        found = [found[0], *(replace(c, part=True) for c in found[1:])]
    return found


def pointing_back(
    tokens: Sequence[Token], numbers: Sequence[Number], counts: Sequence[Count]
) -> tuple[Count, ...]:
    """Return the numbers that count nobody new: `half of the 207`, `every one of the 95`."""
    counted = {c.first for c in counts}
    return tuple(
        Count(n.first, n.last, n.value, "persons", noun=False, bound="exact")
        for n in numbers
        if n.first and n.first not in counted and tokens[n.first - 1].of("the", "these")
    )


def _of_rounds(tokens: Sequence[Token], number: Number) -> bool:
    """Tell `the number of exchanges has reached 66`, which counts no people."""
    words = tokens[max(number.first - REACH, 0) : number.first]
    head = next((i for i, (a, b) in enumerate(pairwise(words)) if a.of("number_word") and b.of("of")), None)
    return (
        head is not None
        and any(t.of("rounds") for t in words[head + 2 : head + 4])
        and not any(t.text in ",;" for t in tokens[number.first - 1 : number.first])
    )


def _part_of(
    tokens: Sequence[Token],
    at: dict[int, Mark],
    numbers: Sequence[Number],
    number: Number,
    noun: Noun,
    *,
    part: bool,
) -> bool | None:
    """Tell whether a number counts part of others; None for one that only points back to people counted before."""
    definite = tokens[number.first - 1].of("the", "these")
    noun.part = noun.part and not _follows(tokens, number.first, "there", "be")
    heads = number.first == _HEAD and tokens[0].of("of") and len(numbers) > 1
    back = part and not heads and definite and not noun.part
    if back or (_follows(tokens, number.first, "out", "of") and len(numbers) > 1):
        return None
    noun.part = noun.part and noun.what != "bodies"
    return (part and not heads) or among_after(tokens, at, noun.end) or (noun.part and not definite)


def _of_most(tokens: Sequence[Token], number: Number) -> bool:
    """Tell `most of the freed - 84 people - fought there`, where the number only says how many most are."""
    before = tokens[max(number.first - _MOST_REACH, 0) : number.first]
    return any(t.of("most") for t in before) and any(t.text in DASHES for t in before)


def _follows(tokens: Sequence[Token], at: int, *classes: str) -> bool:
    """Tell whether words of these classes stand right before a place, in their order."""
    before = tokens[max(at - len(classes), 0) : at]
    return len(before) == len(classes) and all(t.of(name) for t, name in zip(before, classes, strict=True))


def _group(
    noun: Noun,
    tokens: Sequence[Token],
    at: dict[int, Mark],
    ends: dict[int, Mark],
    number: Number,
    whole: Number | None,
) -> None:
    """Read a number whose noun stands elsewhere: `82 своїх`, `28 из 100`, `офіцерів - десятеро`."""
    if noun.own and not noun.what and _ours(tokens, number):
        noun.what = "persons"
    group = _after_dash(tokens, at, noun.end) if whole else _group_before(tokens, at, ends, number)
    if whole or (group and not noun.what):
        noun.part, noun.what, noun.end = True, group or noun.what, number.last


def _out_of(tokens: Sequence[Token], part: Number, whole: Number) -> bool:
    """Tell `28 из 100` and `сто двадцять із тієї тисячі`."""
    gap = tokens[part.last : whole.first]
    return bool(gap) and gap[0].of("out_of") and len(gap) <= _MOST_BETWEEN and part.value < whole.value


def _group_before(tokens: Sequence[Token], at: dict[int, Mark], ends: dict[int, Mark], number: Number) -> str:
    """Read `офіцерів - десятеро` and `цивільних повернули шістнадцять`: a group, and at the end how many of it."""
    if number.last < len(tokens) and tokens[number.last].text not in _CLOSES:
        return ""
    dash = number.first and tokens[number.first - 1].text in DASHES
    before = ends.get(number.first - 1 if dash else number.first)
    if before and before.tag == "pred" and before.value in {"get", "give", "home"}:
        before = ends.get(before.first)
    elif not dash:
        return ""
    opens = before and (
        not before.first or tokens[before.first - 1].text in ",;-–—" or before.first - 1 not in at
    )
    return before.value if before and opens and before.tag == "people" and before.value in _GROUPS else ""


def _after_dash(tokens: Sequence[Token], at: dict[int, Mark], end: int) -> str:
    """Read what a part is where a dash stands for the verb: `120 із тієї тисячі - цивільні`."""
    for i in range(end, min(end + REACH, len(tokens))):
        mark = at.get(i)
        if mark and mark.tag == "people" and i and tokens[i - 1].text in DASHES:
            return mark.value
    return ""


def _ours(tokens: Sequence[Token], number: Number) -> bool:
    """Tell `82 своїх`: where adjectives need no noun, our own are people."""
    return any(t.of("ours_alone") for t in tokens[number.last : number.last + 3])


def _shared(tokens: Sequence[Token], starts: set[int], number: Number) -> bool:
    """Tell whether a noun stands only after the next number: `95 Ukrainian and 94 Russian servicemen`."""
    return any(
        i + 1 in starts and tokens[i].of("and") for i in range(number.last, min(number.last + 4, len(tokens)))
    )


def _mate(tokens: Sequence[Token], at: dict[int, Mark], found: list[Count], number: Number) -> Count | None:
    """Return the left number of `N for N`, whose noun the right one shares."""
    if not found:
        return None
    gap = range(found[-1].reaches, number.first)
    signs = all(
        tokens[i].text in DASHES or tokens[i].text in QUOTES or i in at or tokens[i].of("times") for i in gap
    )
    signs = signs and not any(i in at and at[i].tag in {"pred", "clause", "report"} for i in gap)
    pivots = [i for i in gap if (i in at and at[i].tag == "pivot") or tokens[i].of("times")]
    return found[-1] if signs and pivots and len(gap) <= REACH else None
