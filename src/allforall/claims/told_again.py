"""What a sentence tells again without a verb of handing over: a known number, a sum, a mediator's part in it."""

from collections.abc import Sequence
from dataclasses import replace

from allforall.claims.claim import Kind
from allforall.claims.clauses import Clause
from allforall.claims.context import Context
from allforall.claims.counts import Count
from allforall.claims.flow import SIDES
from allforall.claims.parse import Parse
from allforall.claims.tally import matched
from allforall.claims.verdict import Verdict


def with_pointed(parse: Parse, clause: Clause, counts: list[Count], context: Context) -> list[Count]:
    """Put a number that only points back before its parts, where somebody named speaks of it: `74 among the 107`."""
    spoken = clause.attribution
    if spoken is None or spoken.mention.sort not in {"person", "office", "pronoun"}:
        return counts
    known = [
        c for c in parse.pointed if clause.first <= c.first < clause.last and c.value in context.directions
    ]
    vague = known and known[0].first > 2 and parse.tokens[known[0].first - 3].of("some")  # noqa: PLR2004  # `some of the`
    if not known or vague or any(not c.part and c.value > known[0].value for c in counts):
        return counts
    return [known[0], *(replace(c, part=True) for c in counts)]


def known_again(parse: Parse, counts: Sequence[Count], context: Context, *, named: bool) -> Verdict | None:
    """Read `The hundred and six, the ministry said, will rest`: somebody speaks of people who were told of before."""
    known = [c for c in counts if c.value in context.directions and c.first]
    definite = any(parse.tokens[c.first - 1].of("the", "these") for c in known)
    return Verdict(Kind.DONE, "done.known", 0.5) if named and definite else None


def sum_of(parse: Parse, clause: Clause, counts: Sequence[Count], context: Context) -> Verdict | None:
    """Read `Together, that is 179 people`: the sum of two numbers that were told."""
    summed = any(t.of("together") for t in parse.tokens[clause.first : clause.last])
    both = {to: {n for n, side in context.directions.items() if side == to} for to in SIDES}
    sums = {a + b for a in both["UA"] for b in both["RU"]}
    return Verdict(Kind.DONE, "done.sum", 0.5) if summed and any(c.value in sums for c in counts) else None


def mediated(parse: Parse, clause: Clause, speaker: str, context: Context) -> Verdict | None:
    """Read a mediator's word on its success, and a party's thanks for it, as their word that an exchange took place."""
    if context.last is None or context.last.kind is not Kind.DONE or not parse.has("mediate"):
        return None
    third = speaker.partition(".")[0] not in {*SIDES, "both", "press"}
    credited = any(m.tag == "actor" and m.value not in SIDES for m in parse.marks)
    verbs = parse.within(clause.first, clause.last, "pred")
    free = not any(m.value in {"dispute", "propose", "future", "held"} for m in verbs)
    free = free and not any(t.of("no") for t in parse.tokens[clause.first : clause.last])
    spoken = clause.attribution
    thanks = any(t.of("thank") for t in parse.tokens[clause.first : clause.last])
    third = third or bool(spoken and spoken.mention.sort != "actor" and credited and thanks)
    return Verdict(Kind.DONE, "done.mediated", 0.5) if free and third else None


def same_again(parse: Parse, clause: Clause, context: Context) -> Verdict | None:
    """Read `The ministry gave the same figure` as that side's word on its own people."""
    last = context.last
    told = last is not None and last.kind is Kind.DONE and any(c.to in SIDES for c in last.counts)
    verbs = {m.value for m in parse.within(clause.first, clause.last, "pred")}
    said = told and matched(parse, clause) and not verbs & {"dispute", "propose", "held", "future"}
    return Verdict(Kind.DONE, "done.same", 0.5) if said else None


def silent(parse: Parse, clause: Clause, context: Context) -> Verdict | None:
    """Read `The ministry did not say how many` beside an exchange as that office's word that it took place."""
    spoken = clause.attribution.mention.sort if clause.attribution else ""
    last = context.last
    told = last is not None and last.kind is Kind.DONE and not parse.has("background")
    said = told and spoken in {"person", "office"} and parse.has("untold")
    return Verdict(Kind.DONE, "done.silent", 0.4) if said else None


def once_more(parse: Parse, clause: Clause, context: Context) -> Verdict | None:
    """Read `The same number followed on September 18.` as another handover in the same direction."""
    last = context.last
    told = last is not None and last.kind is Kind.DONE and bool(last.counts)
    dated = any(not d.relation and d.value for d in parse.dates) or context.headed == parse.sentence.paragraph
    verbs = {m.value for m in parse.within(clause.first, clause.last, "pred")}
    moved = not verbs & {"dispute", "propose", "held", "future", "meta"}
    return (
        Verdict(Kind.DONE, "done.again", 0.5) if told and dated and moved and matched(parse, clause) else None
    )
