"""What is coded: a number of people, or somebody's own word on an exchange. Talk about exchanges is not."""

from allforall.claims.claim import Kind
from allforall.claims.clauses import Clause
from allforall.claims.context import Context
from allforall.claims.draft import Draft
from allforall.claims.flow import SIDES
from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse
from allforall.claims.voices import PRESS, confirms

_TOPIC = frozenset(("nominal", "swap", "returning"))
_MOVES = frozenset(("get", "give", "home"))
_MOVED = frozenset(("done.home", "done.get", "done.give"))
_FIRM = frozenset(("done.event", "done.swap"))


def worth_coding(parse: Parse, clause: Clause, draft: Draft, context: Context) -> bool:
    """Tell whether a draft is a claim by the conventions of the record."""
    if draft.rule == "done.freed" and context.last is not None:
        return False  # a detail on people who were told of before
    if draft.counts:
        return draft.kind is not Kind.HELD or not parse.within(clause.first, clause.last, "future")
    formula = bool(parse.within(clause.first, clause.last, "formula"))
    topic = formula or any(m.value in _TOPIC for m in parse.within(clause.first, clause.last, "pred", "inf"))
    if draft.speaker == PRESS and draft.ours and draft.rule == "done.home" and not parse.has("background"):
        return True  # the article will tell whose words these are
    if draft.speaker == PRESS or not draft.named:
        credited = parse.has("mediate") and _third(parse)
        return (
            draft.kind in {Kind.DONE, Kind.COMMIT}
            and topic
            and draft.dated
            and (credited or bool(draft.formula))
        )
    bodies = any(m.value == "bodies" for m in parse.within(clause.first, clause.last, "people"))
    if draft.rule in {"done.mediated", "done.silent"}:
        return True
    if draft.kind is Kind.DONE:
        own = _own_people(parse, clause) or _countrymen(parse, clause, draft.speaker.partition(".")[0])
        moved = draft.rule in _MOVED and _people_of(parse, clause, draft.speaker.partition(".")[0])
        return (topic or draft.ours or own or moved) and _announced(parse, clause, draft, own=own)
    if draft.kind is Kind.COMMIT:
        set_for = any(d for d in parse.dates if clause.first <= d.first < clause.last)
        set_for = set_for or any(
            m.value == "future" and (_set_for(parse, m) or _soon(parse, m, draft, context))
            for m in parse.within(clause.first, clause.last, "pred")
        )
        agreed = draft.rule == "commit.agreed" or draft.dated or formula or set_for
        return agreed and (topic or bodies or parse.has("resumed") or _seconds(parse, clause, draft, context))
    if draft.kind is Kind.PROPOSE:
        asked = any(
            not parse.tokens[m.first].of("wish")
            for m in parse.within(clause.first, clause.last, "pred")
            if m.value == "propose"
        )
        people = asked and parse.within(clause.first, clause.last, "people", "national")
        topic = topic or bool(
            (people or (asked and any(t.of("everyone") for t in parse.tokens)))
            and any(
                m.value in {"give", "get", "home", "swap"}
                for m in parse.within(clause.first, clause.last, "inf", "pred")
            )
        )
        anyone = any(m.value != "bodies" for m in parse.within(clause.first, clause.last, "people"))
        offered = (
            clause.attribution
            and anyone
            and draft.rule in {"propose.verb", "propose.on_terms"}
            and _to_move(parse, clause)
        )
        return formula or bool(offered) or (topic and draft.rule == "propose.verb")
    denied = any(
        parse.tokens[m.first].of("negation") and parse.tokens[m.first + 1].of("took_place")
        for m in parse.within(clause.first, clause.last, "pred")
        if m.value == "dispute" and m.last - m.first > 1
    )
    parties = any(m.value in SIDES for m in parse.within(clause.first, clause.last, "actor"))
    elsewhere = parse.has("ceasefire") or parse.has("casualties")
    if (
        elsewhere
        and not (topic or context.topic or _answers(parse, draft, context))
        and not parse.within(clause.first, clause.last, "people", "national")
    ):
        return False
    return draft.kind is Kind.DISPUTE and (
        denied
        or _no_round(parse, clause)
        or (
            parties
            and (context.topic or (draft.named and context.last is not None and not parse.has("ceasefire")))
        )
        or _to_move(parse, clause)
        or topic
        or bodies
        or _answers(parse, draft, context)
    )


def _soon(parse: Parse, mark: Mark, draft: Draft, context: Context) -> bool:
    """Tell whether a plan is for soon, and not the same speaker's plan told again."""
    last = context.last
    again = last is not None and (last.kind, last.speaker) == (draft.kind, draft.speaker)
    return not again and any(t.of("soon") for t in parse.tokens[mark.first : mark.last])


def _set_for(parse: Parse, mark: Mark) -> bool:
    """Tell `next week`, `is planned for the end of the month` and `will continue` from talk of what may come."""
    if parse.tokens[mark.first].of("next"):
        return True
    after = parse.tokens[mark.last : mark.last + 1]
    fixed = parse.tokens[mark.last - 1].of("scheduled")
    return any(t.of("continue") or (fixed and t.of("ratio_for")) for t in after)


def _seconds(parse: Parse, clause: Clause, draft: Draft, context: Context) -> bool:
    """Tell whether somebody else confirms an agreement that was told right before."""
    last = context.last
    told = last is not None and last.kind is Kind.COMMIT and last.speaker != draft.speaker
    return told and confirms(parse, clause)


def _to_move(parse: Parse, clause: Clause) -> bool:
    """Tell whether somebody is to be handed over or taken back."""
    return any(
        m.value in _MOVES and (m.tag == "inf" or (m.first and parse.tokens[m.first - 1].of("to_do")))
        for m in parse.within(clause.first, clause.last, "inf", "pred")
    )


def _no_round(parse: Parse, clause: Clause) -> bool:
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


def _own_people(parse: Parse, clause: Clause) -> bool:
    """Tell whether somebody's own people are spoken of: `a second group of its servicemen`."""
    return any(
        t.of("possessive")
        for m in parse.within(clause.first, clause.last, "people")
        if m.value != "persons"
        for t in parse.tokens[max(m.first - 2, clause.first) : m.first]
    )


def _countrymen(parse: Parse, clause: Clause, side: str) -> bool:
    """Tell whether a side speaks of its people and of captivity or home: `российские военные вернулись домой`."""
    words = parse.tokens[clause.first : clause.last]
    if not any(t.of("captive_or_home") for t in words):
        return False
    starts = {m.first for m in parse.within(clause.first, clause.last, "people")}
    of_side = [m for m in parse.within(clause.first, clause.last, "adjective", "national") if m.value == side]
    return any(m.tag == "national" or m.last in starts for m in of_side)


def _people_of(parse: Parse, clause: Clause, side: str) -> bool:
    """Tell whether people are spoken of who may be of this side."""
    nations = {m.value for m in parse.within(clause.first, clause.last, "national", "adjective")}
    people = parse.within(clause.first, clause.last, "people", "national", "quality")
    return bool(people) and (not nations or side in nations or side not in SIDES)


def _state(parse: Parse, clause: Clause) -> bool:
    """Tell `the freed men are in Belarus`: where people are is no news of a handover."""
    home = [m for m in parse.within(clause.first, clause.last, "pred") if m.value == "home"]
    return bool(home) and all(
        any(t.of("present_be", "at") for t in parse.tokens[max(m.first - 1, 0) : m.first + 1]) for m in home
    )


def _of_rounds(parse: Parse, clause: Clause) -> bool:
    """Tell whether rounds are counted since the start: `від початку війни відбулося 60 обмінів`."""
    numbered = any(t.number is not None for t in parse.tokens[clause.first : clause.last])
    return numbered and any(m.value == "since" for m in parse.within(clause.first, clause.last, "cumul"))


def _announced(parse: Parse, clause: Clause, draft: Draft, *, own: bool) -> bool:
    """Tell whether a named person or office says that an exchange took place."""
    if clause.attribution is None or clause.attribution.mention.sort == "actor":
        return False
    if draft.rule == "done.event" and not draft.dated and _of_rounds(parse, clause):
        return False
    said = {m.value for m in parse.within(clause.first, clause.last, "pred")}
    people = _people_of(parse, clause, draft.speaker.partition(".")[0])
    mine = people or draft.rule == "done.home" or parse.within(clause.first, clause.last, "own")
    whose = own or (draft.ours and bool(mine))
    if draft.rule in _MOVED and (whose or (people and not _state(parse, clause))):
        return True
    if draft.rule == "done.nominal" and any(
        t.of("ongoing") for t in parse.tokens[clause.first : clause.last]
    ):
        return False
    if draft.rule == "done.nominal":
        return confirms(parse, clause) or ("returning" in said and (people or own or draft.ours))
    return {"event", "nominal"} <= said or draft.rule in _FIRM


def _answers(parse: Parse, draft: Draft, context: Context) -> bool:
    """Tell whether somebody answers an accusation that was told before."""
    last = context.last
    if last is None:
        return False
    if draft.named and (draft.rule == "dispute.negated" or parse.has("person_word", "it", "they")):
        return True
    if context.disputed and draft.speaker not in {context.disputed, PRESS}:
        return True
    return parse.has("claimed") or (last.kind is Kind.DISPUTE and draft.speaker != last.speaker)


def _third(parse: Parse) -> bool:
    return any(m.tag == "actor" and m.value not in SIDES for m in parse.marks)
