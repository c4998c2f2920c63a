"""What is coded: a number of people, or somebody's own word on an exchange. Talk about exchanges is not."""

from collections.abc import Callable

from allforall.claims.claim import Kind
from allforall.claims.clauses import Clause
from allforall.claims.context import Context
from allforall.claims.draft import Draft
from allforall.claims.flow import SIDES
from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse
from allforall.claims.speaking_of import (
    countrymen,
    no_round,
    of_bodies,
    of_rounds,
    on_topic,
    only_where,
    own_people,
    people_of,
    third_state,
    to_move,
)
from allforall.claims.voices import PRESS, confirms

_MOVES = frozenset(("get", "give", "home"))
_MOVED = frozenset(("done.home", "done.get", "done.give"))
_FIRM = frozenset(("done.event", "done.swap"))


def worth_coding(parse: Parse, clause: Clause, draft: Draft, context: Context) -> bool:
    """Tell whether a draft is a claim by the conventions of the record."""
    if draft.rule == "done.freed" and context.last is not None:
        return False  # a detail on people who were told of before
    if draft.counts:
        return draft.kind is not Kind.HELD or not parse.within(clause.first, clause.last, "future")
    if draft.speaker == PRESS or not draft.named:
        return _of_outlet(parse, draft, topic=on_topic(parse, clause))
    rule = _BY_KIND.get(draft.kind)
    return rule is not None and rule(parse, clause, draft, context)


def _of_outlet(parse: Parse, draft: Draft, *, topic: bool) -> bool:
    """Code what the outlet tells without a number where it has a day and a formula or mediator."""
    if draft.speaker == PRESS and draft.ours and draft.rule == "done.home" and not parse.has("background"):
        return True  # the article will tell whose words these are
    credited = parse.has("mediate") and third_state(parse)
    told = draft.kind in {Kind.DONE, Kind.COMMIT} and topic and draft.dated
    return told and (credited or bool(draft.formula))


def _done(parse: Parse, clause: Clause, draft: Draft, _: Context) -> bool:
    topic = on_topic(parse, clause)
    if draft.rule in {"done.mediated", "done.silent"}:
        return True
    side = draft.speaker.partition(".")[0]
    own = own_people(parse, clause) or countrymen(parse, clause, side)
    moved = draft.rule in _MOVED and people_of(parse, clause, side)
    return (topic or draft.ours or own or moved) and _announced(parse, clause, draft, own=own)


def _agreed(parse: Parse, clause: Clause, draft: Draft, context: Context) -> bool:
    topic = on_topic(parse, clause)
    set_for = any(d for d in parse.dates if clause.first <= d.first < clause.last)
    set_for = set_for or any(
        m.value == "future" and (_set_for(parse, m) or _soon(parse, m, draft, context))
        for m in parse.within(clause.first, clause.last, "pred")
    )
    formula = bool(parse.within(clause.first, clause.last, "formula"))
    firm = draft.rule == "commit.agreed" or draft.dated or formula or set_for
    about = topic or of_bodies(parse, clause) or parse.has("resumed")
    return firm and (about or _seconds(parse, clause, draft, context))


def _proposed(parse: Parse, clause: Clause, draft: Draft, _: Context) -> bool:
    topic = on_topic(parse, clause)
    asked = any(
        not parse.tokens[m.first].of("wish")
        for m in parse.within(clause.first, clause.last, "pred")
        if m.value == "propose"
    )
    people = parse.within(clause.first, clause.last, "people", "national")
    whom = people or any(t.of("everyone") for t in parse.tokens)
    moves = any(m.value in _MOVES | {"swap"} for m in parse.within(clause.first, clause.last, "inf", "pred"))
    topic = topic or bool(asked and whom and moves)
    anyone = any(m.value != "bodies" for m in parse.within(clause.first, clause.last, "people"))
    spoken = clause.attribution is not None and draft.rule in {"propose.verb", "propose.on_terms"}
    offered = spoken and anyone and to_move(parse, clause)
    formula = bool(parse.within(clause.first, clause.last, "formula"))
    return formula or offered or (topic and draft.rule == "propose.verb")


def _disputed(parse: Parse, clause: Clause, draft: Draft, context: Context) -> bool:
    topic = on_topic(parse, clause)
    answers = _answers(parse, draft, context)
    elsewhere = parse.has("ceasefire") or parse.has("casualties")
    people = parse.within(clause.first, clause.last, "people", "national")
    if elsewhere and not (topic or context.topic or answers or people):
        return False
    denied = any(
        parse.tokens[m.first].of("negation") and parse.tokens[m.first + 1].of("took_place")
        for m in parse.within(clause.first, clause.last, "pred")
        if m.value == "dispute" and m.last - m.first > 1
    )
    parties = any(m.value in SIDES for m in parse.within(clause.first, clause.last, "actor"))
    near = context.topic or (context.last is not None and not parse.has("ceasefire"))
    about = topic or of_bodies(parse, clause) or to_move(parse, clause) or no_round(parse, clause)
    return denied or about or (parties and near) or answers


_BY_KIND: dict[Kind, Callable[[Parse, Clause, Draft, Context], bool]] = {
    Kind.DONE: _done,
    Kind.COMMIT: _agreed,
    Kind.PROPOSE: _proposed,
    Kind.DISPUTE: _disputed,
}
"""What a named speaker says without a number; running totals and numbers held are nothing without theirs."""


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


def _announced(parse: Parse, clause: Clause, draft: Draft, *, own: bool) -> bool:
    """Tell whether a named person or office says that an exchange took place."""
    if clause.attribution is None or clause.attribution.mention.sort == "actor":
        return False
    if draft.rule == "done.event" and not draft.dated and of_rounds(parse, clause):
        return False
    said = {m.value for m in parse.within(clause.first, clause.last, "pred")}
    people = people_of(parse, clause, draft.speaker.partition(".")[0])
    mine = people or draft.rule == "done.home" or parse.within(clause.first, clause.last, "own")
    whose = own or (draft.ours and bool(mine))
    if draft.rule in _MOVED and (whose or (people and not only_where(parse, clause))):
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
