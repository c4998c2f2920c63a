"""Where the people of a number go by what was told before, where its own words leave it open."""

from collections.abc import Sequence

from allforall.claims.claim import Kind
from allforall.claims.clauses import Clause
from allforall.claims.context import Context
from allforall.claims.counts import Count
from allforall.claims.direction import flow_of
from allforall.claims.flow import BOTH, SIDES, Flow, opposite
from allforall.claims.parse import Parse
from allforall.claims.verdict import Verdict
from allforall.claims.voices import turned

_WEAK = frozenset(("speaker", "none", "swap", "verb"))
"""Ways of telling a direction that give way to `in return` and to a list on offer."""


def count_flow(
    parse: Parse,
    clause: Clause,
    counts: Sequence[Count],
    i: int,
    flows: Sequence[Flow],
    speaker: str,
    verdict: Verdict,
    context: Context,
) -> Flow:
    """Tell where the people of count `i` go; `flows` holds where those before it go."""
    flow = flow_of(parse, clause.first, clause.last, counts, i, flows, speaker)
    side = speaker.partition(".")[0]
    if flow.by in _WEAK:
        told = (
            _known(parse, counts[i], context)
            or _offered(verdict, side)
            or _turned_back(parse, clause, counts, i, flows, context)
        )
        if told:
            return told
    if verdict.kind is Kind.CUMUL and flow.by == "swap" and side in SIDES:
        return Flow(side, "speaker")
    again = _told_again(verdict, counts[i], flow, context)
    return again or (flow if flow.to else Flow(_unsaid(parse, clause, i) or context.flow or "UA", "context"))


def _known(parse: Parse, count: Count, context: Context) -> Flow | None:
    """Read `these 31`, who were told of before, and `40 more bodies`, which follow others."""
    known = context.directions.get(count.value)
    if known and count.first and parse.tokens[count.first - 1].of("these"):
        return Flow(known, "known")
    more = count.also or (count.last < len(parse.tokens) and parse.tokens[count.last].of("more"))
    follows = more and context.flow in SIDES and count.what == "bodies"
    return Flow(context.flow, "more") if follows else None


def _offered(verdict: Verdict, side: str) -> Flow | None:
    return Flow(opposite(side), "offered") if verdict.rule == "dispute.gone_on" else None


def _turned_back(
    parse: Parse, clause: Clause, counts: Sequence[Count], i: int, flows: Sequence[Flow], context: Context
) -> Flow | None:
    """Read `in return` between two numbers, or at the head of a clause."""
    before = flows[-1].to if i else context.flow
    back = parse.within(counts[i - 1].last, counts[i].first, "back") if i else turned(parse, clause)
    return Flow(opposite(before), "back") if back and before in SIDES else None


def _told_again(verdict: Verdict, count: Count, flow: Flow, context: Context) -> Flow | None:
    """Let a number that goes on with what was told go the same way."""
    last = context.last.counts if context.last else []
    told = next((c.to for c in last if c.what == count.what), "")
    carried = flow.by in _WEAK - {"verb"} and verdict.rule == "date.carried"
    if carried and told in SIDES:
        return Flow(told, "carried")
    known = context.directions.get(count.value)
    if verdict.rule == "done.known" and known:
        return Flow(known, "known")
    return Flow(BOTH, "sum") if verdict.rule == "done.sum" else None


def _unsaid(parse: Parse, clause: Clause, i: int) -> str:
    """Return where an outlet means by `home`, where its language leaves no doubt."""
    homeward = any(
        m.value in {"home", "get"} or (m.value == "give" and not parse.tokens[m.first].of("away"))
        for m in parse.within(clause.first, clause.last, "pred")
    )
    return parse.home_side if homeward and not i else ""
