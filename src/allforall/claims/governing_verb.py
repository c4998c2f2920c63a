"""Where people go by the verb that governs their number and its subject: who gets, who gives, who brings home."""

from allforall.claims.counts import Count
from allforall.claims.flow import BOTH, SIDES, Flow, opposite
from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse

_MOVES = {"home", "get", "give", "swap", "dispute", "propose", "commit"}


def by_verb(parse: Parse, count: Count, first: int, last: int, left: int, side: str) -> Flow | None:
    """Read a direction from the verb that governs a count, where its subject or the side that speaks is known."""
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
    ready = any(t.of("ready") for t in parse.tokens[max(verb.first - 3, 0) : verb.first])
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
    spoken = [
        a.mention.word for a in parse.attributions if a.mention.sort == "actor" and a.first <= count.first
    ]
    if holds and subject is None and spoken and parse.tokens[holds[-1].first].of("gerund"):
        subject = spoken[-1]
    return Flow(opposite(str(subject)), "verb") if subject in SIDES else None


def _brought(parse: Parse, count: Count, verb: Mark) -> bool:
    """Tell `Russia has returned 1,212 bodies`: who returns the dead gives them."""
    words = parse.tokens[max(verb.first - 1, 0) : verb.last]
    plain = not any(t.of("passive", "present_be") for t in words) and any(t.of("return") for t in words)
    return plain and count.what == "bodies" and count.first >= verb.last and not count.own


def _away(parse: Parse, verb: Mark) -> bool:
    return parse.tokens[verb.first].of("away")


def _receives(parse: Parse, count: Count, verb: Mark) -> bool:
    """Tell `Moscow was handed 26 bodies` from `26 bodies were handed to Moscow`."""
    words = parse.tokens[max(verb.first - 1, 0) : verb.last]
    return count.first >= verb.last and any(t.of("passive") for t in words[:2])


def _own_of(parse: Parse, count: Count, subject: str | None, side: str) -> str:
    """Tell `наших`, who are the speaker's, from `своїх`, who are the subject's."""
    words = parse.tokens[count.last : count.reaches] if count.own else []
    if any(t.of("our") for t in words):
        return side
    return str(subject) if any(t.of("their_own") for t in words) else ""


def _gives_back(parse: Parse, verb: Mark, subject: str, side: str) -> bool:
    """Tell `готова вернуть 3000 тел`, and `Росія повернула тіла` where the other side says it: to return is to give."""
    word = parse.tokens[verb.first]
    if verb.tag == "inf" and not word.of("to_return"):
        return verb.first > 0 and parse.tokens[verb.first - 1].of("ready") and word.of("to_give_back")
    other = side in SIDES and subject != side
    if other and verb.tag == "inf" and word.of("to_return") and verb.value == "home":
        return True
    return other and verb.value == "get" and word.of("gave_back")


def _verb(parse: Parse, count: Count, left: int, last: int) -> Mark | None:
    """Return the verb that governs a count: the nearest before it, or else the first after it."""
    before = [m for m in parse.within(left, count.first, "pred", "inf") if m.value in _MOVES]
    if before:
        return before[-1]
    after = [m for m in parse.within(count.last, last, "pred", "inf") if m.value in _MOVES]
    return after[0] if after else None


def _subject(parse: Parse, first: int, verb: Mark) -> str | None:
    """Return the government that stands before a verb as its subject."""
    actors = [
        m for m in parse.within(first, verb.first, "actor", "both") if not parse.tokens[m.first].of("dative")
    ]
    if not actors and first and parse.tokens[first].of("and", "contrast"):
        actors = [
            m for m in parse.within(0, first, "actor", "both") if not parse.tokens[m.first].of("dative")
        ]
    spoken = [(a.first, a.last) for a in parse.attributions]
    actors = [m for m in actors if not any(begin <= m.first < end for begin, end in spoken)]
    actors = [m for m in actors if m.last >= len(parse.tokens) or parse.tokens[m.last].text != ":"]
    it = parse.within(first, verb.first, "person_word")
    bare = first > 0 and verb.first == first + 1 and parse.tokens[first].of("and", "contrast")
    if not actors and (bare or (it and it[-1].value == "it")):
        # `Russia gave back 909 bodies; it took 41`, `… and took 41`
        actors = [m for m in parse.within(0, first, "actor") if m.value in SIDES][-1:]
    if not actors:
        return None
    return BOTH if actors[-1].tag == "both" else actors[-1].value


def _we(parse: Parse, first: int, verb: Mark) -> bool:
    return any(m.value in {"we", "it"} for m in parse.within(first, verb.first, "person_word"))
