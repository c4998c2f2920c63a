"""What a clause says of an exchange: done, agreed, proposed, a running total, held, or disputed."""

from collections.abc import Sequence
from dataclasses import dataclass

from allforall.claims.claim import Kind
from allforall.claims.counts import Count
from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse

_HANDOVER = {"home", "get", "give", "swap"}
_LARGE = 400
_AUXILIARY = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a clause and the rule that found it; `sure` from 0 to 1."""

    kind: Kind
    rule: str
    sure: float


def kind_of(parse: Parse, first: int, last: int, counts: Sequence[Count]) -> Verdict | None:
    """Say what kind of claim a clause makes, or None where it makes none that we understand."""
    preds = parse.within(first, last, "pred")
    by = {value: [m for m in preds if m.value == value] for value in {m.value for m in preds}}
    largest = max((c.value for c in counts), default=0)
    done = [m for m in preds if m.value in _HANDOVER and not _to_come(parse, preds, m)]
    ahead = [m for m in preds if m.value in _HANDOVER and _to_come(parse, preds, m)]
    firm = [m for m in by.get("commit", ()) if not _under(parse, m)]
    if by.get("dispute"):
        return Verdict(Kind.DISPUTE, "dispute.verb", 0.8)
    if counts and (done or by.get("nominal") or parse.within(first, last, "cumul")):
        cumulative = _cumulative(parse, first, last, largest)
        if cumulative and not firm and not by.get("propose"):
            return Verdict(Kind.CUMUL, f"cumul.{cumulative}", 0.85)
    if by.get("held") and counts and not done and not by.get("commit"):
        return Verdict(Kind.HELD, "held.verb", 0.8)
    if by.get("propose") and not (done and counts and _nearer(counts, done, by["propose"])):
        return Verdict(Kind.PROPOSE, "propose.verb", 0.8)
    if by.get("possible"):
        return Verdict(Kind.PROPOSE, "propose.possible", 0.6)
    if firm and not (done and counts and _nearer(counts, done, firm)):
        return Verdict(Kind.COMMIT, "commit.agreed", 0.8)
    if ahead or (by.get("future") and not done):
        return Verdict(Kind.COMMIT, "commit.future", 0.7)
    if done:
        return Verdict(Kind.DONE, f"done.{done[0].value}", 0.9)
    if by.get("event"):
        return Verdict(Kind.DONE, "done.event", 0.75)
    if by.get("nominal"):
        return Verdict(Kind.DONE, "done.nominal", 0.6)
    return None


def _to_come(parse: Parse, preds: Sequence[Mark], verb: Mark) -> bool:
    """Tell whether an auxiliary puts a verb into the future: `will be exchanged`, `is expected to release`."""
    return any(
        m.value == "future" and 0 <= verb.first - m.last <= _AUXILIARY and not _cut(parse, m.last, verb.first)
        for m in preds
    )


def _cut(parse: Parse, first: int, last: int) -> bool:
    return any(t.text in ",;" for t in parse.tokens[first:last])


def _under(parse: Parse, mark: Mark) -> bool:
    """Tell whether an agreement is only the frame: `under the deals reached in Istanbul`."""
    return any(m.tag == "modifier" and 0 <= mark.first - m.last <= 2 for m in parse.marks)  # noqa: PLR2004


def _nearer(counts: Sequence[Count], left: Sequence[Mark], right: Sequence[Mark]) -> bool:
    """Tell whether the counts stand nearer to the left verbs."""
    return min(_gap(c, m) for c in counts for m in left) <= min(_gap(c, m) for c in counts for m in right)


def _gap(count: Count, mark: Mark) -> int:
    return mark.first - count.reaches if mark.first >= count.first else count.first - mark.last


def _cumulative(parse: Parse, first: int, last: int, largest: int) -> str:
    marks = parse.within(first, last, "cumul")
    if any(m.value == "since" and m.last - m.first > 1 for m in marks):
        return "since"
    if any(m.value == "since" for m in marks) and largest >= _LARGE:
        return "since"
    return "total" if any(m.value == "total" for m in marks) and largest >= _LARGE else ""
