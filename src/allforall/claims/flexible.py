"""Words that are a verb in one sentence and a noun in the next: to swap, a swap."""

from collections.abc import Sequence

from allforall.claims.lexicon import Mark
from allforall.claims.tokens import Token

_NOUN = {"swap": "nominal", "home": "returning", "give": "returning"}
_SUBJECTS = {"actor", "both", "national"}


def resolve_flexible(marks: list[Mark], tokens: Sequence[Token]) -> list[Mark]:
    """Decide for every such word by what stands beside it."""
    if any(m.tag == "coming" for m in marks):
        marks = [each for m in marks for each in _coming(m)]
    if not any(m.tag == "flexible" for m in marks):
        return marks
    ends = {m.last: m for m in marks if m.tag in _SUBJECTS}
    return [_resolved(m, tokens, ends) if m.tag == "flexible" else m for m in marks]


def _coming(mark: Mark) -> tuple[Mark, ...]:
    """Read a verb whose form itself is of the future: a plan, and the move that is planned."""
    if mark.tag != "coming":
        return (mark,)
    span = (mark.first, mark.last)
    return (Mark("pred", "future", *span), Mark("inf", mark.value, *span))


def _resolved(mark: Mark, tokens: Sequence[Token], ends: dict[int, Mark]) -> Mark:
    if mark.value == "come":
        at = mark.first - 1
        while at >= 0 and tokens[at].of("have", "passive"):
            at -= 1
        counted = at >= 0 and tokens[at].number is not None
        return Mark("pred", "home" if counted else "meta_move", mark.first, mark.last)
    after = tokens[mark.last] if mark.last < len(tokens) else None
    if mark.first and tokens[mark.first - 1].of("before_infinitive"):
        return Mark("inf", mark.value, mark.first, mark.last)
    subject = ends.get(mark.first)
    counted = after is not None and after.number is not None
    if counted or (subject and not tokens[subject.last - 1].of("genitive") and after and after.of("object")):
        return Mark("pred", mark.value, mark.first, mark.last)
    return Mark("pred", _NOUN[mark.value], mark.first, mark.last)
