"""The day of an event, by what the sentence says, by what was said before, or by the day of publication."""

from allforall.claims.claim import Kind
from allforall.claims.clauses import Clause
from allforall.claims.context import Context
from allforall.claims.date_mention import DateMention
from allforall.claims.parse import Parse

_REACH = 6
_OPENING = 4
_MONTH = len("2022-02")
_MOVES = {"home", "get", "give", "swap"}
_NOT_THE_EVENT = {"since", "mask", "until", "deadline"}


def event_day(
    parse: Parse, clause: Clause, kind: Kind, context: Context, *, speaker: str, named: bool
) -> tuple[str | None, bool]:
    """Return the day and whether the sentence itself says it."""
    said = _said(parse, clause, kind)
    said = said if said is None or _of_saying(said, kind, context, clause.first) else None
    if kind in {Kind.CUMUL, Kind.HELD}:
        return _as_of(parse, clause, context), said is not None
    if said and not _this_month(said, kind, context):
        return said.value, True
    if kind is not Kind.DONE and parse.has("time", "then") and context.then:
        return context.then, True
    then = kind is Kind.DONE and parse.has("time", "then") and context.told is not None
    return _unsaid(parse, kind, context, speaker=speaker, named=named), then


def _this_month(said: DateMention, kind: Kind, context: Context) -> bool:
    """Tell `the second success in January` in a January text, whose event has a day of its own."""
    value = said.value or ""
    day = {Kind.DONE: context.main_day, Kind.COMMIT: context.published}.get(kind)
    return len(value) == _MONTH and (day or "").startswith(value)


def _of_saying(said: DateMention, kind: Kind, context: Context, first: int) -> bool:
    """Leave out days to come, and old ones of an offer: those are of what is offered or promised."""
    if kind not in {Kind.COMMIT, Kind.PROPOSE, Kind.DISPUTE} or not context.published or not said.value:
        return True
    ahead = said.value[: len(context.published)] > context.published[: len(said.value)]
    opens = said.first <= first + _OPENING
    return not ahead and (kind is not Kind.PROPOSE or len(said.value) > _MONTH or opens)


def _unsaid(parse: Parse, kind: Kind, context: Context, *, speaker: str, named: bool) -> str | None:
    """Return the day where the sentence says none: that of the event, of publication, or none for what is past."""
    if kind is Kind.COMMIT:
        past = parse.has("past_deal") and not parse.has("resumed") and not (named and _news(parse, context))
        return None if past or not named else context.said.get(speaker) or context.published
    if kind is not Kind.DONE:
        return context.said.get(speaker) or context.published
    if parse.has("time", "then") and (context.told or context.last):
        return context.told or (context.last.date if context.last else None)
    return None if parse.has("background") else context.main_day or context.published


def _news(parse: Parse, context: Context) -> bool:
    """Tell whether an agreement is the news of the text, and no frame of other news: its first claim."""
    fresh = context.last is None and parse.sentence.paragraph <= 1
    return fresh and not parse.has("background") and not any(m.tag == "modifier" for m in parse.marks)


def _of_agreement(parse: Parse, day: DateMention) -> bool:
    """Tell whether a day is that of an agreement: `under the agreements of 2 June`."""
    return any(m.value == "commit" and 0 <= day.first - m.last <= 1 for m in parse.marks)


def _said(parse: Parse, clause: Clause, kind: Kind) -> DateMention | None:
    """Choose among the dates: of the clause before the sentence's, of the event before that of saying so."""
    usable = [
        d for d in parse.dates if d.relation not in _NOT_THE_EVENT and d.value and len(d.value) > len("2022")
    ]
    if kind is Kind.DONE:
        usable = [d for d in usable if not _of_agreement(parse, d)]
    inside = [d for d in usable if clause.first <= d.first < clause.last]
    inside = inside or [d for d in usable if d.first < clause.last or _beside_speaker(parse, clause, d)]
    spoken = [(a.first - 1, a.last + 2) for a in parse.attributions]
    event = [d for d in inside if not any(first <= d.first <= last for first, last in spoken)]
    held = [d for d in event if kind is Kind.DONE and _of_event(parse, d)]
    chosen = held or event or inside
    return chosen[0] if chosen else None


def _of_event(parse: Parse, day: DateMention) -> bool:
    """Tell whether a day stands right behind the verb of taking place: `completed on 25 May`."""
    return any(
        m.value == "event" and 0 <= day.first - m.last <= 1 for m in parse.within(0, day.first, "pred")
    )


def _beside_speaker(parse: Parse, clause: Clause, mention: DateMention) -> bool:
    """Tell whether a date says when somebody spoke: `…, X said in an interview on Monday`."""
    spoken = clause.attribution
    if any(m.value in _MOVES for m in parse.within(mention.last, len(parse.tokens), "pred")):
        return False
    return spoken is not None and spoken.first - _REACH <= mention.first <= spoken.last + _REACH


def _as_of(parse: Parse, clause: Clause, context: Context) -> str | None:
    if parse.has("time", "then"):
        return None
    until = [d for d in parse.dates if d.relation in {"asof", "until"} and d.value]
    plain = [
        d
        for d in parse.dates
        if not d.relation and d.value and len(d.value) > len("2022") and (d.first < clause.last)
    ]
    own = [d for d in plain if clause.first <= d.first]
    spoken = clause.attribution is not None and any(
        d.first <= clause.attribution.last + _REACH for d in plain
    )
    plain = own or (plain if spoken else [])
    if until or plain:
        return (until or plain)[0].value
    return context.published


def deadline_of(parse: Parse, clause: Clause) -> str | None:
    """Return the day by which something was promised."""
    for date in parse.dates:
        if date.relation == "deadline" and clause.first <= date.first < clause.last:
            return date.value
    return None
