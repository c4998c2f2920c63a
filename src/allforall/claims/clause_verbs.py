"""The verbs of a clause, sorted: done, still to come, agreed, offered, and the nouns for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from allforall.claims.counts import Count
from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse
from allforall.claims.verbs import agreed_at, pluperfect, reached, to_come, under

_HANDOVER = {"home", "get", "give", "swap"}
_DENIED = _HANDOVER | {"event", "commit"}


@dataclass(slots=True)
class ClauseVerbs:
    """The verbs of a clause, sorted: done or still to come, agreements that are more than a frame, nouns of action."""

    parse: Parse
    first: int
    last: int
    counts: Sequence[Count]
    by: dict[str, list[Mark]]
    done: list[Mark]
    ahead: list[Mark]
    firm: list[Mark]
    nouns: list[Mark]


def sorted_verbs(parse: Parse, first: int, last: int, counts: Sequence[Count]) -> ClauseVerbs:
    """Sort the verbs of the tokens `first` to `last`."""
    preds = parse.within(first, last, "pred", "inf")
    preds += [
        Mark("pred", "swap", m.first, m.last)
        for m in parse.within(first, last, "pivot")
        if m.last - m.first > 1 and parse.tokens[m.first].of("past_form")
    ]
    by: dict[str, list[Mark]] = {}
    for mark in preds:
        denied = mark.value in _DENIED and mark.first and parse.tokens[mark.first - 1].of("negation")
        by.setdefault("dispute" if denied else mark.value, []).append(mark)
    moves = [m for m in preds if m not in by.get("dispute", ())]
    moves = [
        m for m in moves if m.value in _HANDOVER and not attributive(m, counts) and not _participle(parse, m)
    ]
    done = [m for m in moves if not to_come(parse, preds, m)]
    return ClauseVerbs(
        parse,
        first,
        last,
        counts,
        by,
        done,
        ahead=[m for m in moves if m not in done],
        firm=[
            m
            for m in by.get("commit", ())
            if not under(parse, m)
            and not reached(parse, m)
            and not ((pluperfect(parse, m) or agreed_at(parse, m)) and (done or by.get("event")))
        ],
        nouns=[m for m in by.get("nominal", []) + by.get("returning", []) if not _when(parse, m)],
    )


def attributive(mark: Mark, counts: Sequence[Count]) -> bool:
    """Tell `sixty released prisoners spoke`: a participle inside the phrase of a number is no verb."""
    return any(c.last <= mark.first and mark.last < c.after for c in counts)


def _participle(parse: Parse, mark: Mark) -> bool:
    """Tell `the freed Russians said`, where who was freed is named and not that they were."""
    word, before = parse.tokens[mark.first], parse.tokens[max(mark.first - 1, 0)]
    if mark.last - mark.first > 1 or not word.of("participle"):
        return False
    noun = parse.within(mark.last, mark.last + 1, "people", "national", "adjective")
    return bool(noun) and mark.first > 0 and before.of("the", "these", "of", "by", "with", "possessive")


def _when(parse: Parse, mark: Mark) -> bool:
    """Tell whether a noun only says when: `after their release`."""
    words = parse.tokens[max(mark.first - 2, 0) : mark.first + 1]
    return mark.value == "returning" and mark.last - mark.first == 1 and any(t.of("when") for t in words)


def _nearer(counts: Sequence[Count], left: Sequence[Mark], right: Sequence[Mark]) -> bool:
    """Tell whether the counts stand nearer to the left verbs."""
    return min(_gap(c, m) for c in counts for m in left) <= min(_gap(c, m) for c in counts for m in right)


def _gap(count: Count, mark: Mark) -> int:
    return mark.first - count.reaches if mark.first >= count.first else count.first - mark.last


def done_nearer(verbs: ClauseVerbs, others: Sequence[Mark]) -> bool:
    """Tell whether the counts stand nearer to what is done than to what is offered or agreed."""
    return bool(verbs.done and verbs.counts) and _nearer(verbs.counts, verbs.done, others)
