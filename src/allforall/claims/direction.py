"""Whose people a number counts: the side that gets them. It is read from the words, never from a headline."""

from collections.abc import Sequence
from dataclasses import dataclass

from allforall.claims.counts import Count
from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse

SIDES = ("UA", "RU")
BOTH = "both"
_MOVES = {"home", "get", "give", "swap", "dispute", "propose", "commit"}
_AWAY = ("hand", "give", "gave", "transfer", "turn", "pass", "deliver", "send", "sent", "surrender")
_AND = frozenset(("and", "but", "та", "і", "й", "и", "а"))
_DASHES = frozenset("-–—")
_THERE = 2
_NEAR = 4
_PASSIVE = frozenset(("was", "were", "been", "being"))
_THEIR = frozenset(("its", "their"))
_TURNS = {"get", "give"}
_THIRD = frozenset(("AE", "TR", "US", "HU", "SA", "VA"))


def opposite(side: str) -> str:
    """Return the other side; both stay both."""
    return {"UA": "RU", "RU": "UA"}.get(side, side)


@dataclass(frozen=True, slots=True)
class Flow:
    """Where the people of a count go, and how that is known: the plainer the higher."""

    to: str
    by: str


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
    spelled = _spelled_out(parse, count, left, right)
    pivot = _pivot(parse, counts, i)
    if spelled and not (pivot and before and spelled.to == before[-1].to and spelled.by != "nation"):
        return spelled
    if before and (pivot or _turns(parse, counts[i - 2].reaches if i > 1 else first, counts[i - 1], count)):
        return Flow(opposite(before[-1].to), "pivot")
    if count.part and before:
        return Flow(before[-1].to, "part")
    ahead = i + 1 < len(counts) and _pivot(parse, counts, i + 1) and counts[i + 1].nation
    if ahead in SIDES:
        return Flow(opposite(str(ahead)), "pivot")
    if i and _coordinated(parse, counts[i - 1], count):
        return Flow(before[-1].to, "list")
    return _by_verb(parse, count, first, last, left, side) or _by_default(parse, count, first, last, side)


def _spelled_out(parse: Parse, count: Count, left: int, right: int) -> Flow | None:
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
    near = [m.value for m in parse.within(count.first - 2, count.first, "actor") if m.last == count.first]
    got = any(m.value == "get" for m in parse.within(0, count.first, "pred"))
    if near and got and near[0] in SIDES:
        return near[0]
    dashed = count.first > 1 and parse.tokens[count.first - 1].text in _DASHES
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
                if (
                    beside
                    and not titled
                    and parse.tokens[actor.first].low in parse.dative
                    and actor.value in SIDES
                ):
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


def _turns(parse: Parse, begin: int, left: Count, right: Count) -> bool:
    """Tell `прийняли 60 і віддали 60`: the verb changes and the subject does not."""
    if parse.within(left.reaches, right.first, "actor", "both"):
        return False
    first = [m.value for m in parse.within(begin, left.first, "pred") if m.value in _TURNS]
    second = [m.value for m in parse.within(left.reaches, right.first, "pred") if m.value in _TURNS]
    return bool(first and second) and {first[-1], second[-1]} == _TURNS


def _pivot(parse: Parse, counts: Sequence[Count], i: int) -> bool:
    return i > 0 and bool(parse.within(counts[i - 1].last, counts[i].first, "pivot"))


def _coordinated(parse: Parse, left: Count, right: Count) -> bool:
    """Tell whether two counts stand in one list: `185 soldiers and 20 civilians`."""
    return not [
        m
        for m in parse.within(left.reaches, right.first, "pred", "clause")
        if m.value not in {"nominal", "returning", "meta", "and"}
    ]


def _by_verb(parse: Parse, count: Count, first: int, last: int, left: int, side: str) -> Flow | None:
    verb = _verb(parse, count, left, last)
    if verb is None:
        return _by_holder(parse, count, first, left)
    subject = _subject(parse, first, verb)
    whose = _own_of(parse, count, subject, side) if verb.value == "dispute" or verb.tag == "inf" else ""
    if whose in SIDES:
        return Flow(whose, "own")
    if subject in SIDES:
        return _by_subject(parse, count, verb, str(subject), side)
    return _by_speaker(parse, count, first, verb, subject, side) if side in SIDES else None


def _by_speaker(
    parse: Parse, count: Count, first: int, verb: Mark, subject: str | None, side: str
) -> Flow | None:
    """Read a direction from the side that speaks: who says `we`, or what it would give away."""
    ready = any(t.low.startswith("готов") for t in parse.tokens[max(verb.first - 3, 0) : verb.first])
    away = verb.value == "give" and (_away(parse, verb) or (verb.tag == "inf" and ready))
    if verb.value == "home" and _we(parse, first, verb) and _brought(parse, count, verb):
        return Flow(opposite(side), "verb")
    if verb.value in {"get", "give"} and _we(parse, first, verb):
        return Flow(opposite(side) if away else side, "we")
    return Flow(opposite(side), "verb") if away and subject is None and verb.tag == "inf" else None


def _by_subject(parse: Parse, count: Count, verb: Mark, subject: str, side: str) -> Flow | None:
    """Read a direction from the government that acts: who gets, or who gives."""
    if _gives_back(parse, verb, subject, side):
        return Flow(opposite(subject), "verb")
    if verb.value == "give":
        own = side == subject and (count.own or any(m.tag == "free" for m in parse.marks))
        return Flow(subject if own or _receives(parse, count, verb) else opposite(subject), "verb")
    if verb.value == "home" and _brought(parse, count, verb):
        return Flow(opposite(subject), "verb")
    if (
        verb.value == "swap"
        and parse.within(verb.last, len(parse.tokens), "pivot")
        and count.first >= verb.last
    ):
        return Flow(subject if count.own else opposite(subject), "verb")
    return Flow(subject, "verb") if verb.value in {"get", "home", "dispute"} else None


def _by_holder(parse: Parse, count: Count, first: int, left: int) -> Flow | None:
    """Read `Ukraine holds 1,500`: people go to the other side."""
    holds = [m for m in parse.within(left, count.first, "pred") if m.value == "held"]
    subject = _subject(parse, first, holds[-1]) if holds else None
    return Flow(opposite(str(subject)), "verb") if subject in SIDES else None


def _brought(parse: Parse, count: Count, verb: Mark) -> bool:
    """Tell `Russia has returned 1,212 bodies`: who returns the dead gives them."""
    words = {t.low for t in parse.tokens[max(verb.first - 1, 0) : verb.last]}
    plain = not words & (_PASSIVE | {"are", "is"}) and any(w.startswith("return") for w in words)
    return plain and count.what == "bodies" and count.first >= verb.last and not count.own


def _away(parse: Parse, verb: Mark) -> bool:
    return parse.tokens[verb.first].low.startswith(_AWAY)


def _receives(parse: Parse, count: Count, verb: Mark) -> bool:
    """Tell `Moscow was handed 26 bodies` from `26 bodies were handed to Moscow`."""
    words = [t.low for t in parse.tokens[max(verb.first - 1, 0) : verb.last]]
    return count.first >= verb.last and bool(set(words[:2]) & _PASSIVE)


def _own_of(parse: Parse, count: Count, subject: str | None, side: str) -> str:
    """Tell `наших`, who are the speaker's, from `своїх`, who are the subject's."""
    words = [t.low for t in parse.tokens[count.last : count.reaches]] if count.own else []
    if any(w.startswith("наш") for w in words):
        return side
    return str(subject) if any(w.startswith("сво") or w in _THEIR for w in words) else ""


def _gives_back(parse: Parse, verb: Mark, subject: str, side: str) -> bool:
    """Tell `готова вернуть 3000 тел`, and `Росія повернула тіла` where the other side says it: to return is to give."""
    low = parse.tokens[verb.first].low
    if verb.tag == "inf" and low != "return":
        before = parse.tokens[verb.first - 1].low if verb.first else ""
        return before.startswith("готов") and low in {"вернуть", "повернути"}
    other = side in SIDES and subject != side
    if other and verb.tag == "inf" and low == "return" and verb.value == "home":
        return True
    return other and verb.value == "get" and low.startswith(("поверну", "верну", "возврати"))


def _verb(parse: Parse, count: Count, left: int, last: int) -> Mark | None:
    """Return the verb that governs a count: the nearest before it, or else the first after it."""
    before = [m for m in parse.within(left, count.first, "pred", "inf") if m.value in _MOVES]
    if before:
        return before[-1]
    after = [m for m in parse.within(count.last, last, "pred", "inf") if m.value in _MOVES]
    return after[0] if after else None


def _subject(parse: Parse, first: int, verb: Mark) -> str | None:
    """Return the government that stands before a verb as its subject."""
    actors = list(parse.within(first, verb.first, "actor", "both"))
    if not actors and first and parse.tokens[first].low in _AND:
        actors = [
            m
            for m in parse.within(0, first, "actor", "both")
            if parse.tokens[m.first].low not in parse.dative
        ]
    spoken = [(a.first, a.last) for a in parse.attributions]
    actors = [m for m in actors if not any(begin <= m.first < end for begin, end in spoken)]
    actors = [m for m in actors if m.last >= len(parse.tokens) or parse.tokens[m.last].text != ":"]
    it = parse.within(first, verb.first, "person_word")
    bare = first > 0 and verb.first == first + 1 and parse.tokens[first].low in _AND
    if not actors and (bare or (it and it[-1].value == "it")):
        # `Russia gave back 909 bodies; it took 41`, `… and took 41`
        actors = [m for m in parse.within(0, first, "actor") if m.value in SIDES][-1:]
    if not actors:
        return None
    return BOTH if actors[-1].tag == "both" else actors[-1].value


def _we(parse: Parse, first: int, verb: Mark) -> bool:
    return any(m.value in {"we", "it"} for m in parse.within(first, verb.first, "person_word"))


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
    homeward = parse.home_side and any(m.value in {"home", "get"} and m.tag == "pred" for m in home)
    return Flow(BOTH if parse.has("both") or (swap and not homeward) else "", "none")
