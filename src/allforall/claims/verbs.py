"""What a verb says of time and of an agreement: still to come, agreed before, only the frame of what happened."""

from collections.abc import Sequence
from itertools import pairwise

from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse

_AUXILIARY, _ABLE = 4, 9
_JOINED = 8


def reached(parse: Parse, mark: Mark) -> bool:
    """Tell `the number reached 4,550` from an agreement that was reached."""
    after = parse.tokens[mark.last : mark.last + 1]
    return parse.tokens[mark.first].of("reached") and any(t.number is not None for t in after)


def to_come(parse: Parse, preds: Sequence[Mark], verb: Mark) -> bool:
    """Tell whether an auxiliary or an infinitive puts a verb into the future: `will be exchanged`, `to release`."""
    able = any(
        m.tag == "able" and 0 <= verb.first - m.last <= _ABLE and not cut(parse, m.last, verb.first)
        for m in parse.marks
    )
    if verb.tag == "inf":
        return not able
    about = verb.first > 0 and parse.tokens[verb.first - 1].of("about_doing")
    offered = any(m.last == verb.first and m.value in {"propose", "commit"} for m in preds)
    if (offered or about) and parse.tokens[verb.first].of("gerund"):
        return True
    if ((_after_to(parse, verb) or _joined_to(parse, verb)) and not able) or _purpose(parse, verb):
        return True
    return any(
        m.value in {"future", "modal"}
        and 0 <= verb.first - m.last <= _AUXILIARY
        and not cut(parse, m.last, verb.first)
        for m in preds
    )


def _after_to(parse: Parse, verb: Mark) -> bool:
    """Tell `to be freed`, `to have been traded` and `to let 500 go home` from what has happened."""
    words, at = parse.tokens, verb.first
    while at and words[at - 1].of("auxiliary"):
        at -= 1
    if at and words[at - 1].of("to_do") and not (at > 1 and words[at - 2].of("ordinal")):
        return at < verb.first or words[verb.first].of("base_form")
    begin = max(verb.first - 8, 0)
    before = words[begin : verb.first]
    return (
        words[verb.first].of("base_home")
        and any(t.of("to_do") for t in before)
        and not cut(parse, begin, verb.first)
    )


def _joined_to(parse: Parse, verb: Mark) -> bool:
    """Tell `agreed to resume exchanges and free 1,200`, where one infinitive joins another."""
    words, at = parse.tokens, verb.first
    joined = at > 0 and words[at - 1].of("and") and words[at].of("base_form")
    before = words[max(at - _JOINED, 0) : at]
    return joined and any(a.of("to_do") and b.of("base_form", "renewing") for a, b in pairwise(before))


def _purpose(parse: Parse, verb: Mark) -> bool:
    """Tell `so that Ukrainians come home` from what has happened."""
    return any(
        m.tag == "purpose" and m.last <= verb.first and not cut(parse, m.last, verb.first)
        for m in parse.marks
    )


def cut(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a comma or a semicolon stands between two places."""
    return any(t.text in ",;" for t in parse.tokens[first:last])


def pluperfect(parse: Parse, mark: Mark) -> bool:
    """Tell whether somebody had agreed before: then it is the frame of what happened."""
    return any(t.of("had") for t in parse.tokens[max(mark.first - 2, 0) : mark.first])


def agreed_at(parse: Parse, mark: Mark) -> bool:
    """Tell `the exchange agreed in Istanbul`, where the participle only says which exchange is meant."""
    before, after = parse.tokens[max(mark.first - 1, 0)], parse.tokens[mark.last : mark.last + 1]
    noun = any(m.last == mark.first for m in parse.within(0, mark.first, "pred", "people", "each"))
    return noun and not before.of("have", "auxiliary", "passive") and any(t.of("agreed_at") for t in after)


def under(parse: Parse, mark: Mark) -> bool:
    """Tell whether an agreement is only the frame: `under the deals reached in Istanbul`."""
    return any(
        m.tag == "modifier" and 0 <= mark.first - m.last - _ratio_words(parse, m.last, mark.first) <= 2  # noqa: PLR2004
        for m in parse.marks
    )


def _ratio_words(parse: Parse, first: int, last: int) -> int:
    """Return how many words of `under the 1,000-for-1,000 deal` only name the ratio."""
    return sum(
        t.number is not None or t.of("ratio_for") or not t.word
        for t in parse.tokens[first:last]
        if t.text != ","
    )
