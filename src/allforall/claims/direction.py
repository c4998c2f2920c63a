"""Whose people a number counts: the side that gets them. It is read from the words, never from a headline."""

from collections.abc import Sequence

from allforall.claims.beside_number import spelled_out
from allforall.claims.counts import Count
from allforall.claims.flow import BOTH, SIDES, Flow, opposite
from allforall.claims.governing_verb import by_verb
from allforall.claims.parse import Parse

_TURNS = {"get", "give"}
_THIRD = frozenset(("AE", "TR", "US", "HU", "SA", "VA"))


def flow_of(
    parse: Parse,
    first: int,
    last: int,
    counts: Sequence[Count],
    i: int,
    before: Sequence[Flow],
    speaker: str | None,
) -> Flow:
    """Tell where the people of count `i` of a clause go."""
    count = counts[i]
    side = (speaker or "").partition(".")[0]
    left = counts[i - 1].reaches if i else first
    right = counts[i + 1].first if i + 1 < len(counts) else last
    spelled = spelled_out(parse, count, left, right)
    pivot = _pivot(parse, counts, i)
    if spelled and not (pivot and before and spelled.to == before[-1].to and spelled.by != "nation"):
        return spelled
    if before and (pivot or _turns(parse, counts[i - 2].reaches if i > 1 else first, counts[i - 1], count)):
        return Flow(opposite(before[-1].to), "pivot")
    if count.part and before:
        return Flow(before[-1].to, "part")
    listed = _for_next(parse, counts, i, (first, last), side) or _of_list(parse, counts, i, last)
    if listed is None and i and _coordinated(parse, counts[i - 1], count):
        listed = Flow(before[-1].to, "list")
    return (
        listed
        or by_verb(parse, count, first, last, left, side)
        or _by_default(parse, count, first, last, side)
    )


def _for_next(
    parse: Parse, counts: Sequence[Count], i: int, clause: tuple[int, int], side: str
) -> Flow | None:
    """Read a number that is the price of the next: `55 for 215 Ukrainians`, `For three officers Russia gave 45`."""
    if i + 1 >= len(counts):
        return None
    ahead = counts[i + 1].nation if _pivot(parse, counts, i + 1) else None
    opens = not i and any(m.first <= clause[0] + 1 for m in parse.within(0, counts[0].first, "pivot"))
    governed = by_verb(parse, counts[1], *clause, counts[0].reaches, side) if opens else None
    paid = ahead or (governed.to if governed else "")
    return Flow(opposite(str(paid)), "pivot") if paid in SIDES else None


def _turns(parse: Parse, begin: int, left: Count, right: Count) -> bool:
    """Tell `прийняли 60 і віддали 60`: the verb changes and the subject does not."""
    if parse.within(left.reaches, right.first, "actor", "both"):
        return False
    first = [m.value for m in parse.within(begin, left.first, "pred") if m.value in _TURNS]
    second = [m.value for m in parse.within(left.reaches, right.first, "pred") if m.value in _TURNS]
    return bool(first and second) and {first[-1], second[-1]} == _TURNS


def _pivot(parse: Parse, counts: Sequence[Count], i: int) -> bool:
    return i > 0 and bool(parse.within(counts[i - 1].last, counts[i].first, "pivot"))


def _of_list(parse: Parse, counts: Sequence[Count], i: int, last: int) -> Flow | None:
    """Read `185 soldiers and 20 civilians on the Ukrainian side`, where the end of a list says it of all."""
    following = counts[i + 1] if i + 1 < len(counts) else None
    if following is None or not _listed(parse, counts[i], following):
        return None
    end = counts[i + 2].first if i + 2 < len(counts) else last
    shared = spelled_out(parse, following, following.reaches, end)
    return shared if shared and shared.by in {"to", "from"} else None


def _listed(parse: Parse, left: Count, right: Count) -> bool:
    """Tell whether nothing but `and` stands between two counts."""
    between = parse.tokens[left.reaches : right.first]
    return bool(between) and all(t.text == "," or t.of("and") for t in between)


def _coordinated(parse: Parse, left: Count, right: Count) -> bool:
    """Tell whether two counts stand in one list: `185 soldiers and 20 civilians`."""
    return not [
        m
        for m in parse.within(left.reaches, right.first, "pred", "clause")
        if m.value not in {"nominal", "returning", "meta", "and"}
    ]


def _by_default(parse: Parse, count: Count, first: int, last: int, side: str) -> Flow:
    if count.own and side in SIDES:
        return Flow(side, "own")
    swap = [m for m in parse.within(first, last, "pred", "inf") if m.value in {"swap", "nominal"}]
    home = [
        m for m in parse.within(first, last, "pred", "inf") if m.value in {"home", "get", "give", "returning"}
    ]
    if (
        side in _THIRD
        or side == BOTH
        or (swap and not home)
        or (parse.within(first, last, "both") and side not in SIDES)
    ):
        return Flow(BOTH, "swap")
    if side in SIDES:
        return Flow(side, "speaker")
    homeward = parse.home_side and any(
        m.tag == "pred"
        and (m.value in {"home", "get"} or (m.value == "give" and not parse.tokens[m.first].of("away")))
        for m in home
    )
    return Flow(BOTH if parse.has("both") or (swap and not homeward) else "", "none")
