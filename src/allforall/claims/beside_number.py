"""Where people go by the words beside their number: whose they are, from where, to whom."""

from allforall.claims.counts import Count
from allforall.claims.flow import BOTH, SIDES, Flow, opposite
from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse

_GAPS = frozenset("-–—,")
_THERE = 2
_NEAR = 4
_TURNS = {"get", "give"}


def spelled_out(parse: Parse, count: Count, left: int, right: int) -> Flow | None:
    """Read a direction from words beside the number, the plainest first."""
    if count.nation in SIDES:
        return Flow(str(count.nation), "nation")
    owner = None if count.noun else _owner(parse, left, count.first)
    if owner:
        return Flow(owner, "nation")
    marks = [
        m
        for m in parse.within(left, right, "from", "to")
        if m.value in SIDES
        and not _of_people(parse, m)
        and not (m.tag == "to" and _of_next(parse, m, right))
        and not any(
            b.first > m.last or any(c.first < m.first for c in parse.counts)
            for b in parse.within(m.last, count.first, "back")
        )
    ]
    if marks:
        nearest = min(marks, key=lambda m: _distance(count, m))
        return Flow(nearest.value, nearest.tag)
    if _of_both(parse, count, right):
        return Flow(BOTH, "nation")
    given = _gapped(parse, count) or _given_to(parse, left, right) or _offered_to(parse, count, left)
    if given:
        return Flow(given, "verb")
    later = [
        m
        for m in parse.within(count.last, count.reaches + 4, "national", "adjective")
        if m.first < right and not any(a.first <= m.last <= a.last for a in parse.attributions)
    ]
    sided = [m.value for m in later if m.value in SIDES]
    return Flow(sided[0], "nation") if sided else None


def _of_both(parse: Parse, count: Count, right: int) -> bool:
    """Tell `190 prisoners from Russia and Ukraine`, who are of both sides."""
    marks = parse.within(count.reaches + 1, min(count.reaches + 2, right), "both")
    each = parse.within(count.last, right, "each")
    return bool(marks) and not each and parse.tokens[count.reaches].of("of_both")


def _of_next(parse: Parse, mark: Mark, right: int) -> bool:
    """Tell whether `Москве - 27` names who gets the next number."""
    return any(c.first == right for c in parse.counts) and right - mark.last <= 1


def _owner(parse: Parse, left: int, right: int) -> str | None:
    """Read whose people a bare number counts: `the number of Russian servicemen coming home at 150`."""
    owners = [m for m in parse.within(left, right, "adjective", "national") if m.value in SIDES]
    named = owners and (owners[-1].tag == "national" or parse.within(owners[-1].last, right, "people"))
    return owners[-1].value if named else None


def _gapped(parse: Parse, count: Count) -> str | None:
    """Read `Russia received 248 soldiers and Ukraine 230 people`: a country right before the number."""
    at = count.first
    while at and parse.tokens[at - 1].of("these", "of", "the"):
        at -= 1
    at = next((m.first for m in parse.marks if m.tag == "bound" and m.last == at), at)
    near = [m.value for m in parse.within(at - 2, at, "actor") if m.last == at]
    got = any(m.value == "get" for m in parse.within(0, count.first, "pred"))
    if near and got and near[0] in SIDES:
        return near[0]
    dashed = count.first > 1 and parse.tokens[count.first - 1].text in _GAPS
    named = parse.within(count.first - 3, count.first - 1, "actor") if dashed else []
    moved = [m.value for m in parse.within(0, count.first, "pred") if m.value in _TURNS]
    whose = [m.value for m in named if m.last == count.first - 1 and m.value in SIDES]
    if not whose or not moved:
        return None
    return opposite(whose[0]) if moved[-1] == "give" else whose[0]


def _distance(count: Count, mark: Mark) -> int:
    return mark.first - count.reaches if mark.first >= count.first else count.first - mark.last + 1


def _given_to(parse: Parse, left: int, right: int) -> str | None:
    """Read a country in the dative beside a verb of giving: `Росії передали`, `передала России`."""
    for verb in parse.within(left, right, "pred", "inf"):
        if verb.value == "give":
            for actor in parse.within(verb.first - 1, verb.last + 1, "actor"):
                beside = actor.last == verb.first or actor.first == verb.last
                titled = any(m.first <= actor.first < m.last and m.sort == "office" for m in parse.mentions)
                if beside and not titled and parse.tokens[actor.first].of("dative") and actor.value in SIDES:
                    return actor.value
    return None


def _offered_to(parse: Parse, count: Count, left: int) -> str | None:
    """Read `Moscow has offered Kyiv the bodies of 3,000 soldiers`: a country right after the verb."""
    for verb in parse.within(left, count.first, "pred"):
        for actor in parse.within(verb.last, verb.last + 1, "actor") if verb.value == "propose" else ():
            if actor.value in SIDES and actor.last <= count.first <= actor.last + _NEAR:
                return actor.value
    return None


def _of_people(parse: Parse, mark: Mark) -> bool:
    """Tell whether `from Ukraine` says where a delegation comes from."""
    return any(
        m.tag == "office"
        and 0 <= mark.first - m.last < _THERE
        and not any(t.text in ",;:" for t in parse.tokens[m.last : mark.first])
        for m in parse.marks
    )
