"""A clause that goes on with what its speaker said before: whose it is, and of which kind."""

from collections.abc import Sequence

from allforall.claims.claim import Kind
from allforall.claims.clauses import Clause
from allforall.claims.context import Context
from allforall.claims.draft import Draft
from allforall.claims.parse import Parse
from allforall.claims.verdict import Verdict
from allforall.claims.voices import confirms


def carried(
    parse: Parse, clause: Clause, verdict: Verdict, drafts: Sequence[Draft], context: Context
) -> tuple[str, bool] | None:
    """Return who said what a clause without a speaker belongs to: a breakdown, or a total in the same paragraph."""
    if clause.attribution or drafts:
        return None
    if verdict.rule == "part.carried" and context.last:
        return context.last.speaker, context.last.named
    still = context.spoke is not None and context.spoke[1] == parse.sentence.paragraph
    if verdict.kind in {Kind.CUMUL, Kind.HELD} and still and context.spoke:
        return context.spoke[0], True
    return None


def gone_on(parse: Parse, clause: Clause, verdict: Verdict, speaker: str, context: Context) -> Verdict:
    """Let a noun without a verb (`this concerns the release of …`) keep the kind of what the speaker said before."""
    last = context.last
    refused = _refused(parse, verdict)
    if refused:
        return refused
    if last is None or last.speaker != speaker:
        planned = last is not None and last.kind is Kind.COMMIT and context.main_day is None
        planned = planned and verdict.rule == "done.nominal" and not confirms(parse, clause)
        planned = planned and not _of_a_day(parse)
        return Verdict(Kind.COMMIT, "commit.gone_on", 0.6) if planned else verdict
    return _joined(parse, clause, verdict, last) or _kept(parse, clause, verdict, last)


def _refused(parse: Parse, verdict: Verdict) -> Verdict | None:
    """Read bodies that were brought and not collected, and a handover that another clause denies."""
    if verdict.kind is not Kind.DONE or not parse.has("pred", "dispute"):
        return None
    if parse.has("pending", "place"):
        return Verdict(Kind.DISPUTE, "dispute.gone_on", 0.6)
    return Verdict(Kind.DISPUTE, "dispute.sentence", 0.6) if verdict.rule == "done.nominal" else None


def _joined(parse: Parse, clause: Clause, verdict: Verdict, last: Draft) -> Verdict | None:
    """Let further people and parts join what was told: `Also eight civilians will come home`."""
    counts = [c for c in parse.counts if clause.first <= c.first < clause.last]
    also = verdict.rule == "commit.future" and bool(counts) and bool(parse.within(0, 2, "also"))
    if also and last.kind is Kind.DONE and last.sentence.paragraph == parse.sentence.paragraph:
        return Verdict(Kind.DONE, "done.also", 0.6)
    parts = bool(counts) and all(c.part for c in counts)
    carried_on = parts and last.kind in {Kind.CUMUL, Kind.HELD, Kind.COMMIT}
    return Verdict(last.kind, "part.carried", 0.6) if carried_on else None


def _kept(parse: Parse, clause: Clause, verdict: Verdict, last: Draft) -> Verdict:
    noun = verdict.rule == "done.nominal" and not confirms(parse, clause) and not _of_a_day(parse)
    if noun and last.kind in {Kind.COMMIT, Kind.PROPOSE}:
        return Verdict(last.kind, f"{last.kind.value.lower()}.gone_on", 0.6)
    pending = last.kind is Kind.DISPUTE and parse.has("pending")
    return Verdict(Kind.DISPUTE, "dispute.gone_on", 0.6) if pending else verdict


def _of_a_day(parse: Parse) -> bool:
    """Tell `The return of 185 soldiers on 2 October was the last`, which is news of a day and no part of a plan."""
    return bool(parse.counts) and any(not d.relation and d.value for d in parse.dates)
