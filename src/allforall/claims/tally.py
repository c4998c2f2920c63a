"""The counts of a clause with their directions: totals and parts, one side or each."""

from collections.abc import Sequence

from allforall.claims.claim import ClaimCount, Kind
from allforall.claims.clauses import Clause
from allforall.claims.context import Context
from allforall.claims.count_flow import count_flow
from allforall.claims.counts import Count
from allforall.claims.draft import Draft
from allforall.claims.flow import SIDES, Flow, opposite
from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse
from allforall.claims.verdict import Verdict

CODED_PARTS = frozenset(
    ("military", "officers", "enlisted", "women", "men", "civilians", "wounded", "children", "foreigners")
)


def tally(
    parse: Parse,
    clause: Clause,
    counts: Sequence[Count],
    speaker: str,
    ratio: tuple[int, int] | None,
    verdict: Verdict,
    context: Context,
) -> list[ClaimCount]:
    """Turn the counts of a clause into counts with a direction; `each` counts for both sides."""
    each = _each(parse, clause, counts)
    all_parts = verdict.rule == "part.carried" and (parse.has("part") or _adds_up(counts, context))
    all_parts = all_parts or _opens_among(parse, clause)
    each = each or (
        verdict.rule == "date.carried" and context.last is not None and context.last.formula == "n_for_n"
    )
    said: list[ClaimCount] = []
    flows: list[Flow] = []
    for i, count in enumerate(counts):
        under = _sum_before(parse, counts, i)
        flow = (
            count_flow(parse, clause, counts, i, flows, speaker, verdict, context)
            if under is None
            else flows[under]
        )
        flows.append(flow)
        what = count.what
        if not count.noun and context.last and context.last.bodies and context.last.speaker == speaker:
            what = "bodies"
        alone = context.last is None or context.last.kind is not verdict.kind
        lone = verdict.kind in {Kind.HELD, Kind.CUMUL} and len(counts) == 1 and (alone or not count.noun)
        part = (count.part and not lone) or all_parts or under is not None
        part = part or _listed_under(parse, counts, i)
        running = verdict.kind is Kind.CUMUL
        if part and ((what not in CODED_PARTS and not running) or _captured(parse, clause, counts, i)):
            continue
        summed = any(other.value * 2 == count.value for other in counts if other is not count)
        beside = bool(parse.within(count.last, count.reaches + 2, "each"))
        both = (each and (beside or not count.also) and not summed) or (ratio is not None and i in ratio)
        for to in SIDES if both else ("both" if each and summed else flow.to,):
            if not any((c.to, c.n) == (to, count.value) for c in said):
                role = "part" if part else "total"
                said.append(ClaimCount(to, count.value, what, count.bound, role))
    _same_number(parse, clause, said)
    if parse.within(clause.first, clause.last, "even"):
        said += [ClaimCount(to, c.n // 2, c.what, c.bound) for c in said if c.to == "both" for to in SIDES]
    if not said and context.last and matched(parse, clause):
        told = [c for c in context.last.counts if c.role == "total" and c.to in SIDES]
        said += _same_again(told, speaker.partition(".")[0], verdict)
    context.directions.update({c.n: c.to for c in said if c.to in SIDES})
    context.guessed = bool(flows) and all(flow.by in {"context", "list", "part"} for flow in flows)
    if flows:
        context.flow = flows[-1].to
    return said


def _sum_before(parse: Parse, counts: Sequence[Count], i: int) -> int | None:
    """Find the total whose parts are all the numbers after it, where this is one of them."""
    for whole in range(i):
        rest = counts[whole + 1 :]
        sided = any(c.nation for c in rest) or parse.within(
            rest[0].first, rest[-1].reaches, "from", "to", "pivot"
        )
        if len(rest) > 1 and not sided and sum(c.value for c in rest) == counts[whole].value:
            return whole
    return None


def _opens_among(parse: Parse, clause: Clause) -> bool:
    """Tell whether a clause opens with `among those freed`: all that it counts are parts."""
    marks = parse.within(clause.first, clause.first + 2, "part")
    return any(m.last - m.first > 1 and not parse.tokens[m.first].of("of") for m in marks)


def _adds_up(counts: Sequence[Count], context: Context) -> bool:
    return context.last is not None and sum(c.value for c in counts) in {c.n for c in context.last.counts}


def _each(parse: Parse, clause: Clause, counts: Sequence[Count]) -> bool:
    """Tell whether a clause counts each side; a short `each` does so only right before a number."""
    return any(
        not parse.tokens[m.first].of("each_before_number")
        or m.last - m.first > 1
        or any(c.first == m.last for c in counts)
        for m in parse.within(clause.first, clause.last, "each")
        if not _about(parse, m)
    )


def _about(parse: Parse, each: Mark) -> bool:
    """Tell `предложение по 1000 пленных`, where the word says what an offer is about."""
    offers = [m for m in parse.marks if m.tag == "claimed" or m.value == "propose"]
    return any(m.last == each.first for m in offers)


def _listed_under(parse: Parse, counts: Sequence[Count], i: int) -> bool:
    """Tell whether `among them` stands between the first count and this one."""
    marks = parse.within(counts[0].last, counts[i].first, "part")
    return i > 0 and bool(marks) and not parse.within(marks[-1].last, counts[i].first, "pivot", "also")


def _captured(parse: Parse, clause: Clause, counts: Sequence[Count], i: int) -> bool:
    """Tell whether a part is said of capture or of a front, which is not coded."""
    last = counts[i + 1].first if i + 1 < len(counts) else clause.last
    return any(m.value == "meta" for m in parse.within(counts[i].last, last, "pred"))


def matched(parse: Parse, clause: Clause) -> bool:
    """Tell `the same number` and `as many`, but not `as many as 94`."""
    words = parse.tokens
    return any(
        m.last >= len(words) or not words[m.last].of("as")
        for m in parse.within(clause.first, clause.last, "match")
    )


def match_before(parse: Parse, clause: Clause, drafts: Sequence[Draft], speaker: str) -> bool:
    """Give the clause before the other direction: `…, and that as many Ukrainians had been turned over`."""
    if not drafts or drafts[-1].speaker != speaker or not matched(parse, clause):
        return False
    before = len(drafts[-1].counts)
    _same_number(parse, clause, drafts[-1].counts)
    return len(drafts[-1].counts) > before


def _same_again(told: Sequence[ClaimCount], side: str, verdict: Verdict) -> list[ClaimCount]:
    """Tell the last numbers again: of the side that speaks, or the other way; the same way where more followed."""
    if verdict.rule == "done.again":
        return list(told)
    if side in SIDES and len({c.n for c in told}) == 1:
        return [ClaimCount(side, c.n, c.what, c.bound) for c in told[:1]]
    return [ClaimCount(opposite(c.to), c.n, c.what, c.bound) for c in told]


def _same_number(parse: Parse, clause: Clause, said: list[ClaimCount]) -> None:
    """Read `… and the same number of Ukrainians` as the last number in the other direction."""
    totals = [c for c in said if c.role == "total" and c.to in SIDES]
    if matched(parse, clause) and len({c.to for c in totals}) == 1:
        said += [ClaimCount(opposite(c.to), c.n, c.what, c.bound) for c in totals]
