"""A date said in a sentence, and what it is of: since, until, by, as of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from allforall.claims.lexicon import Mark
from allforall.claims.tokens import Token

_NEAR = 3
_DAY = len("2022-02-24")
_DATELINE = 4
_DASHES = frozenset("-–—")
_SHORT = 3
"""Letters of an article, beyond which a word parts a date from what stands before it."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date said: `value` in ISO form or None where it is too vague; `relation` such as since, deadline, asof."""

    first: int
    last: int
    value: str | None
    relation: str = ""
    weekday: bool = False
    turned: bool = False
    """Whether it is reckoned from another day: `the day before`."""


def without_twins(found: list[DateMention], tokens: Sequence[Token]) -> list[DateMention]:
    """Let a full date stand for the weekday or span beside it: `Wednesday (March 19)`, `two weeks ago, on May 25`."""
    full = [m for m in found if not m.weekday and not m.turned and m.value and len(m.value) == _DAY]
    return [
        m for m in found if not ((m.weekday or m.turned) and any(_beside(m, each, tokens) for each in full))
    ]


def _beside(mention: DateMention, full: DateMention, tokens: Sequence[Token]) -> bool:
    first, last = sorted((mention, full), key=lambda m: m.first)
    between = tokens[first.last : last.first]
    return len(between) <= _NEAR and not any(t.number is not None or t.of("and") for t in between)


def joined(found: Sequence[DateMention], tokens: Sequence[Token]) -> list[DateMention]:
    """Make one span of two days with nothing but `and` or `to` between them: `on Monday and Tuesday`."""
    spans: list[DateMention] = []
    for mention in sorted(found, key=lambda m: m.first):
        last = spans[-1] if spans else None
        if last and _spans(last, mention, tokens):
            spans[-1] = replace(last, last=mention.last, value=f"{last.value}/{mention.value}")
        else:
            spans.append(mention)
    return spans


def _spans(left: DateMention, right: DateMention, tokens: Sequence[Token]) -> bool:
    if not (left.value and right.value and len(left.value) == len(right.value) == _DAY):
        return False
    between = tokens[left.last : right.first]
    plain = not (left.relation or right.relation or left.turned or right.turned)
    return plain and left.value < right.value and len(between) == 1 and between[0].of("and", "through")


def related(mention: DateMention, tokens: list[Token], ends: dict[int, Mark]) -> DateMention:
    """Find out what a date is of from the words before it: since, until, by, as of."""
    if mention.relation:
        return mention
    for back in (0, 1, 2):
        at = mention.first - back
        mark = ends.get(at)
        if mark:
            relation = "since" if mark.tag == "cumul" else mark.value
            if relation in {"early", "year"} and back == 0:
                continue
            if relation == "since" and (_event_named(mention, tokens) or "/" in (mention.value or "")):
                return mention  # `from 23 to 25 May` is a span
            cut = any(t.text == "," for t in tokens[at : mention.first])
            if relation not in {"early", "year"} and not (cut and relation == "deadline"):
                return DateMention(mention.first, mention.last, mention.value, relation, mention.weekday)
        if at >= 1 and tokens[at - 1].text == ",":
            break
        if back == 0 and at >= 1 and tokens[at - 1].word and len(tokens[at - 1].text) > _SHORT:
            break
    return mention


def _event_named(mention: DateMention, tokens: list[Token]) -> bool:
    """Tell `since 2 October, when 185 returned`: the date is that of an event."""
    return any(t.of("at_which") for t in tokens[mention.last : mention.last + 2])


def heads_page(mention: DateMention, tokens: Sequence[Token]) -> bool:
    """Tell the day of a dateline, `KYIV, Dec 15 -`: it is when the text was sent, not when something happened."""
    before, after = tokens[: mention.first], tokens[mention.last : mention.last + 1]
    return (
        0 < len(before) <= _DATELINE
        and before[-1].text == ","
        and all(t.capital or t.text == "," for t in before)
        and any(t.text in _DASHES or t.text in "(." for t in after)
    )


def masked(mention: DateMention) -> DateMention:
    """Keep a date from being one of an event, and its numbers from being people."""
    return replace(mention, value=None, relation="mask")
