"""What a clause without a number speaks of: people of a side, an exchange, a third state, where people are."""

from allforall.claims.clauses import Clause
from allforall.claims.flow import SIDES
from allforall.claims.parse import Parse

_TOPIC = frozenset(("nominal", "swap", "returning"))
_MOVES = frozenset(("get", "give", "home"))


def to_move(parse: Parse, clause: Clause) -> bool:
    """Tell whether somebody is to be handed over or taken back."""
    return any(
        m.value in _MOVES and (m.tag == "inf" or (m.first and parse.tokens[m.first - 1].of("to_do")))
        for m in parse.within(clause.first, clause.last, "inf", "pred")
    )


def no_round(parse: Parse, clause: Clause) -> bool:
    """Tell `no exchange took place` and `did not want its prisoners back`, which speak of the exchange itself."""
    refused = [m for m in parse.within(clause.first, clause.last, "pred") if m.value == "dispute"]
    whose = [
        m
        for m in parse.within(clause.first, clause.last, "people")
        if parse.tokens[m.first - 1].of("possessive")
    ]
    return any(
        parse.tokens[m.first].of("no") or any(0 <= w.first - m.last <= 1 for w in whose) for m in refused
    )


def own_people(parse: Parse, clause: Clause) -> bool:
    """Tell whether somebody's own people are spoken of: `a second group of its servicemen`."""
    return any(
        t.of("possessive")
        for m in parse.within(clause.first, clause.last, "people")
        if m.value != "persons"
        for t in parse.tokens[max(m.first - 2, clause.first) : m.first]
    )


def countrymen(parse: Parse, clause: Clause, side: str) -> bool:
    """Tell whether a side speaks of its people and of captivity or home: `российские военные вернулись домой`."""
    words = parse.tokens[clause.first : clause.last]
    if not any(t.of("captive_or_home") for t in words):
        return False
    starts = {m.first for m in parse.within(clause.first, clause.last, "people")}
    of_side = [m for m in parse.within(clause.first, clause.last, "adjective", "national") if m.value == side]
    return any(m.tag == "national" or m.last in starts for m in of_side)


def people_of(parse: Parse, clause: Clause, side: str) -> bool:
    """Tell whether people are spoken of who may be of this side."""
    nations = {m.value for m in parse.within(clause.first, clause.last, "national", "adjective")}
    people = parse.within(clause.first, clause.last, "people", "national", "quality")
    return bool(people) and (not nations or side in nations or side not in SIDES)


def only_where(parse: Parse, clause: Clause) -> bool:
    """Tell `the freed men are in Belarus`: where people are is no news of a handover."""
    home = [m for m in parse.within(clause.first, clause.last, "pred") if m.value == "home"]
    return bool(home) and all(
        any(t.of("present_be", "at") for t in parse.tokens[max(m.first - 1, 0) : m.first + 1]) for m in home
    )


def of_rounds(parse: Parse, clause: Clause) -> bool:
    """Tell whether rounds are counted since the start: `від початку війни відбулося 60 обмінів`."""
    numbered = any(t.number is not None for t in parse.tokens[clause.first : clause.last])
    return numbered and any(m.value == "since" for m in parse.within(clause.first, clause.last, "cumul"))


def of_bodies(parse: Parse, clause: Clause) -> bool:
    """Tell whether a clause speaks of the dead."""
    return any(m.value == "bodies" for m in parse.within(clause.first, clause.last, "people"))


def third_state(parse: Parse) -> bool:
    """Tell whether a sentence names a state that is no party."""
    return any(m.tag == "actor" and m.value not in SIDES for m in parse.marks)


def on_topic(parse: Parse, clause: Clause) -> bool:
    """Tell whether a clause speaks of an exchange or names a formula."""
    verbs = parse.within(clause.first, clause.last, "pred", "inf")
    return bool(parse.within(clause.first, clause.last, "formula")) or any(m.value in _TOPIC for m in verbs)
