"""What only the whole article shows: the day of its event, and whose words `our people` are."""

from collections.abc import Sequence
from datetime import date

from allforall.claims.claim import Kind
from allforall.claims.context import Context
from allforall.claims.date_mention import DateMention
from allforall.claims.draft import Draft
from allforall.claims.headings import headed_by
from allforall.claims.parse import Parse
from allforall.claims.voices import PRESS

_FRESH_DAYS = 6
_LEAD = 6
_PLANS = frozenset(("commit", "propose", "future"))
_WORDS = frozenset((Kind.COMMIT, Kind.PROPOSE, Kind.DISPUTE))
"""What somebody says, of the day on which it was said."""
_TALKS = 2
_ANY: frozenset[str] = frozenset()
_TOPIC = frozenset(("nominal", "returning", "swap", "home", "get", "give", "event"))


def settle(parses: Sequence[tuple[Parse, list[Draft]]], published: date | None, context: Context) -> None:
    """Give undated handovers the day of the article's event, and words without a speaker to who speaks of `our people`."""
    day = _day_of_event(parses, published) if published else None
    told = published.isoformat() if published else None
    meeting = [each for each in parses[:_TALKS] if any(t.of("talks") for t in each[0].tokens)]
    spoken = _first_day(meeting, published, _ANY, words=True)
    headed = {p.sentence.paragraph: head for p, _ in parses if (head := headed_by(p))}
    near: dict[int, str] = {}
    for parse, drafts in parses:
        near.update(_told_here(parse, published))
        for draft in drafts:
            if draft.ours and draft.speaker == PRESS and context.recent:
                draft.said_by(context.recent[0])
            if draft.kind in _WORDS and not draft.dated and draft.date == told:
                draft.date = context.said.get(draft.speaker) or spoken or draft.date
            headline = headed.get(parse.sentence.paragraph)
            if headline and not draft.dated and draft.kind not in {Kind.CUMUL, Kind.HELD}:
                draft.date = headline
            elif _happened(parse, draft):
                _date(parse, draft, near, day, told)


def _told_here(parse: Parse, published: date | None) -> dict[int, str]:
    """Return the day that a sentence tells its paragraph of, where it speaks of no plan."""
    if any(m.tag == "pred" and m.value in _PLANS for m in parse.marks):
        return {}
    days = [
        mention.value
        for mention in parse.dates
        if mention.value
        and not mention.relation
        and not mention.turned
        and _past(mention.value, published)
        and (_fresh(mention.value, published) or not parse.has("background"))
    ]
    return {parse.sentence.paragraph: days[-1]} if days else {}


def _happened(parse: Parse, draft: Draft) -> bool:
    """Tell whether a draft is of an event: a handover, or the denial of one that is told as news."""
    told_of = draft.rule == "dispute.sentence" or any(t.of("happening") for t in parse.tokens)
    return draft.kind is Kind.DONE or (draft.kind is Kind.DISPUTE and told_of)


def _date(parse: Parse, draft: Draft, near: dict[int, str], day: str | None, told: str | None) -> None:
    """Give a draft the day of its paragraph or of the article, or its paragraph the day of the draft."""
    paragraph = parse.sentence.paragraph
    if draft.dated:
        if draft.date and not parse.has("background"):
            near[paragraph] = draft.date
    elif draft.date is not None and (day or draft.date == told or paragraph in near):
        draft.date = near.get(paragraph) or day or draft.date


def _day_of_event(parses: Sequence[tuple[Parse, list[Draft]]], published: date | None) -> str | None:
    """Find the day of the event, or else the day on which somebody announced it."""
    return (
        _first_day(parses, published, _TOPIC)
        or _first_day(parses, published, None)
        or _first_day(parses, published, _ANY)
    )


def _first_day(
    parses: Sequence[tuple[Parse, list[Draft]]],
    published: date | None,
    topic: frozenset[str] | None,
    *,
    words: bool = False,
) -> str | None:
    """Find the first day near publication on which the first sentences place a handover."""
    for at, (parse, drafts) in enumerate(parses[:_LEAD]):
        if at >= _TALKS and (topic is _ANY or words):
            break
        if parse.has("background") or not _about(parse, topic):
            continue
        if not words and drafts and not any(d.kind in {Kind.DONE, Kind.DISPUTE} for d in drafts):
            continue
        for mention in parse.dates:
            if (
                mention.value
                and not mention.relation
                and not mention.turned
                and _fresh(mention.value, published)
                and not (at >= _TALKS and (_yesterday(parse, mention) or any(d.more for d in drafts)))
            ):
                return mention.value
    return None


def _yesterday(parse: Parse, mention: DateMention) -> bool:
    """Tell a day that a later sentence reckons back from today: `напередодні`, of which the text did not begin."""
    return any(
        m.tag == "day" and m.value.startswith("-")
        for m in parse.within(mention.first, mention.first + 1, "day")
    )


def _about(parse: Parse, topic: frozenset[str] | None) -> bool:
    if topic is _ANY:
        return True
    if topic is None:
        return parse.has("report") or any(t.of("news") for t in parse.tokens)
    return any(m.tag == "pred" and m.value in topic for m in parse.marks)


def _past(day: str, published: date | None) -> bool:
    """Tell whether a day lies before publication."""
    return published is not None and len(day) == len("2022-01-01") and date.fromisoformat(day) <= published


def _fresh(day: str, published: date | None) -> bool:
    if published is None or len(day) != len("2022-01-01"):
        return False
    return 0 <= (published - date.fromisoformat(day)).days <= _FRESH_DAYS
