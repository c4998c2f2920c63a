"""What a clause says of an exchange: done, agreed, proposed, a running total, held, or disputed."""

from collections.abc import Sequence
from dataclasses import dataclass

from allforall.claims.claim import Kind
from allforall.claims.counts import Count
from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse

_HANDOVER = {"home", "get", "give", "swap"}
_LARGE = 400
_NO_ROUND = 1_500
"""More than any one handover of this war has moved of the living."""
_AUXILIARY = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a clause and the rule that found it; `sure` from 0 to 1."""

    kind: Kind
    rule: str
    sure: float


def kind_of(parse: Parse, first: int, last: int, counts: Sequence[Count]) -> Verdict | None:
    """Say what kind of claim a clause makes, or None where it makes none that we understand."""
    preds = parse.within(first, last, "pred", "inf")
    by = {value: [m for m in preds if m.value == value] for value in {m.value for m in preds}}
    largest = max((c.value for c in counts), default=0)
    moves = [m for m in preds if m.value in _HANDOVER]
    done = [m for m in moves if not _to_come(parse, preds, m)]
    ahead = [m for m in moves if m not in done]
    firm = [m for m in by.get("commit", ()) if not _under(parse, m)]
    noun = by.get("nominal", []) + by.get("returning", [])
    hedged = bool(parse.within(first, last, "hedge")) or parse.tokens[-1].text == "?"
    if hedged:
        return Verdict(Kind.PROPOSE, "propose.possible", 0.5) if by.get("possible") else None
    if by.get("dispute"):
        return Verdict(Kind.DISPUTE, "dispute.verb", 0.8)
    if counts and (done or noun or parse.within(first, last, "cumul")) and not firm and not by.get("propose"):
        cumulative = _cumulative(parse, first, last, largest, done=bool(done) and not ahead, counts=counts)
        if cumulative:
            return Verdict(Kind.CUMUL, f"cumul.{cumulative}", 0.85)
    if by.get("held") and counts and not done and not firm and not noun:
        return Verdict(Kind.HELD, "held.verb", 0.8)
    if by.get("propose") and not (done and counts and _nearer(counts, done, by["propose"])):
        return Verdict(Kind.PROPOSE, "propose.verb", 0.8)
    if by.get("possible"):
        return Verdict(Kind.PROPOSE, "propose.possible", 0.6)
    if firm and not (done and counts and _nearer(counts, done, firm)):
        return Verdict(Kind.COMMIT, "commit.agreed", 0.8)
    if by.get("future") and (ahead or not done) and (moves or noun):
        return Verdict(Kind.COMMIT, "commit.future", 0.7)
    if done:
        return Verdict(Kind.DONE, f"done.{done[0].value}", 0.9)
    if by.get("event") and (noun or counts):
        return Verdict(Kind.DONE, "done.event", 0.75)
    if noun:
        return Verdict(Kind.DONE, "done.nominal", 0.6)
    return None


def _to_come(parse: Parse, preds: Sequence[Mark], verb: Mark) -> bool:
    """Tell whether an auxiliary or an infinitive puts a verb into the future: `will be exchanged`, `to release`."""
    if verb.tag == "inf":
        return not any(m.tag == "able" and 0 <= verb.first - m.last <= _AUXILIARY for m in parse.marks)
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


def _cumulative(
    parse: Parse, first: int, last: int, largest: int, *, done: bool, counts: Sequence[Count]
) -> str:
    """Say what makes a number a running total: since the start, in total, or more people than any round ever moved."""
    marks = parse.within(first, last, "cumul")
    if any(
        m.value == "since"
        and m.last - m.first > 1
        and (largest >= _LARGE or _beside(parse, m, first, counts))
        for m in marks
    ):
        return "since"
    if any(m.value == "since" for m in marks) and largest >= _LARGE:
        return "since"
    if any(m.value == "total" for m in marks) and largest >= _LARGE:
        return "total"
    living = any(c.value >= _NO_ROUND and c.what != "bodies" for c in counts)
    return "size" if done and living and not parse.within(first, last, "each") else ""


def _beside(parse: Parse, mark: Mark, first: int, counts: Sequence[Count]) -> bool:
    """Tell whether `since the start` is said of a count: no comma stands between, or it opens the clause."""
    if mark.first - first <= 2:  # noqa: PLR2004  # the first words of a clause
        return True
    return any(not _cut(parse, *sorted((c.first, mark.first))) for c in counts)
