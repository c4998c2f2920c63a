"""From a sentence taken apart to what its clauses claim."""

from dataclasses import dataclass, field

from allforall.claims.attribution import Attribution
from allforall.claims.claim import ClaimCount, Kind
from allforall.claims.clauses import Clause, find_clauses
from allforall.claims.counts import Count
from allforall.claims.days import deadline_of, event_day
from allforall.claims.direction import BOTH, SIDES, Flow, flow_of, opposite
from allforall.claims.draft import Draft
from allforall.claims.formulas import formula_of, ratio_of
from allforall.claims.kinds import Verdict, kind_of
from allforall.claims.parse import Parse
from allforall.claims.speakers import Mention

_CODED_PARTS = {"military", "officers", "enlisted", "women", "men", "civilians", "wounded", "children", "foreigners"}


@dataclass(slots=True)
class Context:
    """What earlier sentences of the article have left: who spoke last, the day of the main event."""

    published: str | None
    recent: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    main_day: str | None = None
    last: Draft | None = None
    quoted_by: str | None = None
    paragraph: int = -1
    flow: str = ""
    homecoming: bool = False
    unsaid: list[Draft] = field(default_factory=list)


def interpret(parse: Parse, context: Context) -> list[Draft]:
    """Return what a sentence claims, in its order."""
    drafts: list[Draft] = []
    clauses = find_clauses(parse)
    _said_before(parse, clauses, context)
    for clause in clauses:
        counts = [c for c in parse.counts if clause.first <= c.first < clause.last]
        verdict = kind_of(parse, clause.first, clause.last, counts)
        speaker, named = _speaker(parse, clause, context, drafts)
        if clause.attribution and speaker not in {"press", BOTH}:
            _remember(context, speaker, clause.attribution.mention)
        if verdict is None and counts:
            verdict = _carried(parse, clause, counts, drafts, context)
        if verdict is None and counts and named and context.homecoming:
            verdict = Verdict(Kind.DONE, "done.gone_on", 0.5)
        if verdict is None:
            continue
        verdict = _gone_on(parse, clause, verdict, speaker, context)
        draft = _draft(parse, clause, counts, verdict, speaker, named, context)
        if draft is not None:
            drafts.append(draft)
            context.last = draft
    context.homecoming = not drafts and any(m.tag == "pred" and m.value == "home" for m in parse.marks)
    context.unsaid = [d for d in drafts if d.speaker == "press"] or (context.unsaid if parse.has("about") else [])
    return drafts


def _said_before(parse: Parse, clauses: list[Clause], context: Context) -> None:
    """Give what the last sentence told without a speaker to whom this one names: `Об этом сообщило …`, `In return …`."""
    spoken = [c.attribution for c in clauses if c.attribution]
    if spoken and (parse.has("about") or _turned(parse, clauses[0])):
        role = _resolved(spoken[0], context)
        if role and role != "press":
            for draft in context.unsaid:
                draft.speaker, draft.named = role, True


def _remember(context: Context, speaker: str, mention: Mention) -> None:
    context.recent.append(speaker)
    if mention.sort == "person":
        context.people.append(speaker)


def _speaker(parse: Parse, clause: Clause, context: Context, drafts: list[Draft]) -> tuple[str, bool]:
    """Say who speaks in a clause, and whether the sentence names somebody."""
    attribution = clause.attribution
    if attribution:
        if clause.inherited:
            actor = _acting_government(parse, clause, attribution)
            if actor:
                return actor, True
        role = _resolved(attribution, context)
        return (role, True) if role else ("press", False)
    if _continues(parse, clause, context, drafts) and context.last:
        return context.last.speaker, False
    if parse.sentence.quoted and context.recent:
        return context.recent[-1], True
    return ("RU.mod" if parse.has("regime") else "press"), False


def _acting_government(parse: Parse, clause: Clause, attribution: Attribution) -> str | None:
    """Read `…, Russia's ministry said, and Kyiv brought 230 people home` as Kyiv's own word."""
    side = str(attribution.mention.role).partition(".")[0]
    for mark in parse.within(clause.first, clause.first + 3, "actor"):
        if mark.value in SIDES and mark.value != side and clause.first > attribution.last:
            verbs = parse.within(mark.last, clause.last, "pred")
            if verbs and verbs[0].value == "get":
                return f"{mark.value}.gov"
    return None


def _resolved(attribution: Attribution, context: Context) -> str | None:
    mention = attribution.mention
    if mention.sort == "pronoun":
        if mention.word == "he":
            return (context.people or context.recent or [None])[-1]
        return (context.recent or [None])[-1]
    if mention.sort == "same" and mention.word == "ministry":
        return next((r for r in reversed(context.recent) if r.endswith((".mod", ".mfa"))), "RU.mod")
    if mention.sort == "same":
        return (context.recent or [None])[-1]
    return mention.role


def _continues(parse: Parse, clause: Clause, context: Context, drafts: list[Draft]) -> bool:
    """Tell whether a clause without a speaker goes on with what was said before."""
    if drafts:
        return True
    if context.last is None:
        return False
    opening = parse.within(0, 4, "back", "part", "person_word")
    if any(m.tag in {"back", "part"} for m in opening) or any(m.value in {"we"} for m in opening):
        return True
    if any(m.tag in {"also", "outside"} for m in parse.within(0, 2, "also", "outside")) and not parse.dates:
        return True
    counts = [c for c in parse.counts if clause.first <= c.first < clause.last]
    if counts and all(c.part for c in counts):
        return True
    if counts and parse.tokens[0].low in {"the", "these"} and counts[0].first == 1 and not parse.dates:
        return True
    begins = parse.within(0, 1, "pred")
    return bool(begins and begins[0].value in {"home", "get", "give"} and not parse.dates)


def _carried(
    parse: Parse, clause: Clause, counts: list[Count], drafts: list[Draft], context: Context
) -> Verdict | None:
    """Let a breakdown without a verb of its own join what stands before it."""
    last = drafts[-1] if drafts else context.last
    parts = [c for c in counts if c.what in _CODED_PARTS or c.part]
    if last and parts and last.kind in {Kind.DONE, Kind.COMMIT, Kind.CUMUL} and not parse.dates:
        told = any(m.tag == "part" for m in parse.marks) or bool(clause.attribution) or bool(drafts)
        if told:
            return Verdict(last.kind, "part.carried", 0.6)
    return None


def _gone_on(parse: Parse, clause: Clause, verdict: Verdict, speaker: str, context: Context) -> Verdict:
    """Let a noun without a verb (`this concerns the release of …`) keep the kind of what the speaker said before."""
    last = context.last
    if last is None or last.speaker != speaker or last.kind is Kind.DONE:
        return verdict
    if verdict.rule == "done.nominal" and not _confirms(parse, clause) and last.kind in {Kind.COMMIT, Kind.PROPOSE}:
        return Verdict(last.kind, f"{last.kind.value.lower()}.gone_on", 0.6)
    if last.kind is Kind.DISPUTE and parse.has("pending"):
        return Verdict(Kind.DISPUTE, "dispute.gone_on", 0.6)
    return verdict


def _draft(
    parse: Parse, clause: Clause, counts: list[Count], verdict: Verdict, speaker: str, named: bool, context: Context  # noqa: FBT001
) -> Draft | None:
    kind = verdict.kind
    ratio = ratio_of(parse, counts)
    said = _counts(parse, clause, counts, speaker, ratio, context, rule=verdict.rule)
    formula = formula_of(parse, clause, said, ratio, kind)
    day, dated = event_day(parse, clause, kind, context, named=speaker != "press")
    background = parse.has("background") or (dated and day != context.main_day and context.main_day is not None)
    draft = Draft(
        kind,
        speaker,
        day,
        parse.sentence,
        verdict.rule,
        verdict.sure,
        dated=dated,
        background=background,
        named=named,
        outside=any(c.also for c in counts) or parse.has("outside"),
        deadline=deadline_of(parse, clause) if kind is Kind.COMMIT else None,
        formula=formula,
        counts=said,
    )
    if not _worth(parse, clause, draft, context):
        return None
    if kind is Kind.DONE and context.main_day is None:
        context.main_day = day
    return draft


def _worth(parse: Parse, clause: Clause, draft: Draft, context: Context) -> bool:
    """Keep what the conventions code: a count, or somebody's word on an exchange."""
    if draft.counts:
        return draft.kind is not Kind.HELD or not parse.within(clause.first, clause.last, "future")
    topic = parse.within(clause.first, clause.last, "formula") or [
        m for m in parse.within(clause.first, clause.last, "pred", "inf") if m.value in {"nominal", "swap", "returning"}
    ]
    bodies = [m for m in parse.within(clause.first, clause.last, "people") if m.value == "bodies"]
    verdict = draft.rule
    if draft.speaker == "press" or not draft.named:
        return draft.kind is Kind.DONE and bool(topic) and draft.dated and bool(parse.has("mediate") and _third(parse))
    if draft.kind is Kind.DONE:
        firm = verdict in {"done.event", "done.swap"} or (verdict == "done.nominal" and _confirms(parse, clause))
        return bool(topic) and firm and bool(clause.attribution and clause.attribution.mention.sort != "actor")
    if draft.kind is Kind.COMMIT:
        return bool(topic or bodies or parse.has("resumed")) and (verdict == "commit.agreed" or draft.dated)
    if draft.kind is Kind.PROPOSE:
        return bool(parse.within(clause.first, clause.last, "formula")) or (bool(topic) and verdict == "propose.verb")
    if draft.kind is Kind.DISPUTE:
        answered = context.last is not None and context.last.kind is Kind.DISPUTE
        return bool(topic or bodies) or (answered and (parse.has("claimed") or draft.speaker != context.last.speaker))
    return False


def _confirms(parse: Parse, clause: Clause) -> bool:
    """Tell whether somebody announces or confirms, rather than only speaks of it."""
    spoken = clause.attribution
    return spoken is not None and any(
        m.tag == "report" and m.value == "confirm" and spoken.first <= m.first < spoken.last for m in parse.marks
    )


def _third(parse: Parse) -> bool:
    return any(m.tag == "actor" and m.value not in SIDES for m in parse.marks)


def _counts(
    parse: Parse, clause: Clause, counts: list[Count], speaker: str, ratio: tuple[int, int] | None, context: Context, *, rule: str
) -> list[ClaimCount]:
    """Turn the counts of a clause into counts with a direction; `each` counts for both sides."""
    each = _each(parse, clause, counts)
    gone_on = rule == "dispute.gone_on"
    all_parts = rule == "part.carried" and any(m.tag == "part" for m in parse.marks)
    said: list[ClaimCount] = []
    flows: list[Flow] = []
    for i, count in enumerate(counts):
        flow = flow_of(parse, clause.first, clause.last, counts, i, flows, speaker)
        if gone_on and flow.by in {"verb", "speaker", "swap", "none"}:
            flow = Flow(opposite(speaker.partition(".")[0]), "offered")
        if not i and flow.by in {"speaker", "none", "swap", "verb"} and _turned(parse, clause) and context.flow in SIDES:
            flow = Flow(opposite(context.flow), "back")
        flow = flow if flow.to else Flow(context.flow or "UA", "context")
        flows.append(flow)
        role = "part" if count.part or all_parts or _listed_under(parse, clause, counts, i) else "total"
        if role == "part" and (count.what not in _CODED_PARTS or _captured(parse, counts, i, clause)):
            continue
        sides = SIDES if (each and not count.also) or ratio == (i, i + 1) or ratio == (i - 1, i) and counts[i].value == counts[i - 1].value else (flow.to,)
        for to in sides:
            made = ClaimCount(to, count.value, count.what, count.bound, role)
            if not any((c.to, c.n) == (to, count.value) for c in said):
                said.append(made)
    _same_number(parse, clause, said)
    if flows:
        context.flow = flows[-1].to
    return said


def _turned(parse: Parse, clause: Clause) -> bool:
    """Tell whether a clause begins with `in return`."""
    return bool(parse.within(clause.first, clause.first + 3, "back"))


def _each(parse: Parse, clause: Clause, counts: list[Count]) -> bool:
    """Tell whether a clause counts each side; the short `по` does so only right before a number."""
    return any(
        len(parse.tokens[m.first].low) > len("по") or m.last - m.first > 1 or any(c.first == m.last for c in counts)
        for m in parse.within(clause.first, clause.last, "each")
    )


def _listed_under(parse: Parse, clause: Clause, counts: list[Count], i: int) -> bool:
    """Tell whether `among them` stands between the first count and this one."""
    marks = parse.within(counts[0].last, counts[i].first, "part")
    pivots = parse.within(marks[-1].last, counts[i].first, "pivot", "also") if marks else []
    return i > 0 and bool(marks) and not pivots and clause.first <= counts[0].first


def _captured(parse: Parse, counts: list[Count], i: int, clause: Clause) -> bool:
    """Tell whether a part is said of capture or of a front, which is not coded."""
    last = counts[i + 1].first if i + 1 < len(counts) else clause.last
    return any(m.value == "meta" for m in parse.within(counts[i].last, last, "pred"))


def _same_number(parse: Parse, clause: Clause, said: list[ClaimCount]) -> None:
    """Read `… and the same number of Ukrainians` as the last number in the other direction."""
    marks = parse.within(clause.first, clause.last, "match")
    totals = [c for c in said if c.role == "total" and c.to in SIDES]
    if marks and len(totals) == 1:
        only = totals[0]
        said.append(ClaimCount("RU" if only.to == "UA" else "UA", only.n, only.what, only.bound))
