"""From a sentence taken apart to what its clauses claim."""

from collections.abc import Sequence
from datetime import date

from allforall.claims.claim import ClaimCount, Kind
from allforall.claims.clauses import Clause, find_clauses, told_before
from allforall.claims.context import Context
from allforall.claims.counts import Count
from allforall.claims.days import deadline_of, event_day
from allforall.claims.draft import Draft
from allforall.claims.formulas import formula_of, ratio_of
from allforall.claims.headings import headed_by
from allforall.claims.kinds import kind_of
from allforall.claims.parse import Parse
from allforall.claims.tally import CODED_PARTS, match_before, tally
from allforall.claims.told_again import known_again, mediated, same_again, silent, sum_of, with_pointed
from allforall.claims.verdict import Verdict
from allforall.claims.voices import (
    PRESS,
    confirms,
    ours,
    remember,
    remember_subject,
    resolved,
    said_before,
    voice_of,
)
from allforall.claims.worth import worth_coding

_WEEK = 6
_OPENS = 3
"""The first words of a sentence, among which stands the day that it goes on with."""
_SHORT = 4
"""Words of a question or an answer that changes no subject."""


def interpret(parse: Parse, context: Context) -> list[Draft]:
    """Return what a sentence claims, in its order."""
    drafts: list[Draft] = []
    clauses = find_clauses(parse)
    said_before(parse, clauses, context)
    for clause in clauses:
        if told_before(parse, clause.first):
            break
        counts = _beside_frame(parse, [c for c in parse.counts if clause.first <= c.first < clause.last])
        counts = with_pointed(parse, clause, counts, context)
        speaker, named = voice_of(parse, clause, context, drafts)
        if clause.attribution and speaker not in {PRESS, "both"}:
            remember(context, speaker, clause.attribution)
        _say_who(clause, speaker, drafts, context, parse)
        if not counts and match_before(parse, clause, drafts or _just_said(parse, context), speaker):
            continue
        verdict = kind_of(parse, clause.first, clause.last, counts)
        if verdict is None and counts:
            verdict = _without_verb(parse, clause, counts, drafts, context, speaker, named=named)
        elif verdict is None and not drafts and named:
            verdict = (
                mediated(parse, clause, speaker, context)
                or same_again(parse, clause, context)
                or silent(parse, clause, context)
            )
        if verdict is None or (parse.has("veto") and verdict.kind in {Kind.DONE, Kind.CUMUL}):
            continue
        speaker, named = _carried(parse, clause, verdict, drafts, context) or (speaker, named)
        verdict = _gone_on(parse, clause, verdict, speaker, context)
        draft = _draft(parse, clause, counts, verdict, speaker, context)
        draft.named = named
        draft.vague = clause.attribution is not None and clause.attribution.mention.sort == "actor"
        if worth_coding(parse, clause, draft, context):
            drafts.append(draft)
            context.last = context.last if verdict.rule == "done.mediated" else draft
            context.disputed = draft.speaker if draft.kind is Kind.DISPUTE else context.disputed
            if draft.kind is Kind.DONE and context.main_day is None:
                context.main_day = draft.date
    _day_of_saying(parse, context)
    _keep_speaker(parse, clauses, context, drafts)
    remember_subject(parse, context)
    lasting = context.topic and len(parse.tokens) <= _SHORT
    if headed_by(parse):
        context.headed = parse.sentence.paragraph
    context.topic = lasting or parse.has("formula") or parse.has("pred", "nominal", "swap", "returning")
    context.homecoming = not drafts and any(m.tag == "pred" and m.value == "home" for m in parse.marks)
    told = [d for d in drafts if d.speaker == PRESS]
    context.unsaid = told or (context.unsaid if parse.has("about") else [])
    return drafts


def _beside_frame(parse: Parse, counts: list[Count]) -> list[Count]:
    """Leave out a ratio that only names a deal beside what was done: `390 came home under the 1,000-for-1,000 deal`."""
    names = {
        j for i, c in enumerate(counts) if c.paired and _framed(parse, counts[i - 1], c) for j in (i - 1, i)
    }
    return [c for i, c in enumerate(counts) if i not in names] if len(names) < len(counts) else counts


def _too(parse: Parse, said: Sequence[ClaimCount]) -> bool:
    """Tell whether the dead come with others: `the bodies of four were also returned`."""
    dead = bool(said) and all(c.what == "bodies" for c in said)
    return dead and (parse.has("also") or any(t.of("likewise") for t in parse.tokens))


def _framed(parse: Parse, left: Count, right: Count) -> bool:
    """Tell whether a ratio stands right before or after the word for a deal."""
    at = left.first - 1
    while at > 0 and not parse.tokens[at].word and parse.tokens[at].text != ",":
        at -= 1
    return any(
        t.of("frame") for t in parse.tokens[right.last : right.last + 1] + parse.tokens[max(at, 0) : at + 1]
    )


def _just_said(parse: Parse, context: Context) -> list[Draft]:
    """Return what was told last in the same paragraph."""
    last = context.last
    return [last] if last and last.sentence.paragraph == parse.sentence.paragraph else []


def _carried(
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


def _keep_speaker(parse: Parse, clauses: Sequence[Clause], context: Context, drafts: Sequence[Draft]) -> None:
    """Keep who spoke last, for the sentences that follow in the paragraph."""
    for clause in clauses:
        if clause.attribution and not clause.inherited:
            who = voice_of(parse, clause, context, drafts)[0]
            context.spoke = (who, parse.sentence.paragraph) if who != PRESS else None


def _day_of_saying(parse: Parse, context: Context) -> None:
    """Keep the day beside a verb of saying: `told the press on Wednesday night`."""
    for spoken in parse.attributions:
        for day in parse.dates:
            near = spoken.first - 2 <= day.first <= spoken.last + 5
            if (
                near
                and not day.relation
                and day.value
                and context.published
                and _recent(day.value, context.published)
            ):
                context.said[resolved(spoken, context) or ""] = day.value


def _recent(day: str, published: str) -> bool:
    """Tell whether a day, or the last of some days, lies within a week before publication."""
    end = day.rpartition("/")[2]
    return (
        len(end) == len(published)
        and 0 <= (date.fromisoformat(published) - date.fromisoformat(end)).days <= _WEEK
    )


def _say_who(clause: Clause, speaker: str, drafts: Sequence[Draft], context: Context, parse: Parse) -> None:
    """Let the ministry that goes on speaking have said what stands for its government: `Moscow said …, the ministry added`."""
    side, _, role = speaker.partition(".")
    last = drafts[-1] if drafts else context.last
    if (
        clause.attribution
        and last
        and last.speaker == f"{side}.gov"
        and role not in {"", "gov", "president"}
        and last.vague
        and last.sentence.paragraph == parse.sentence.paragraph
    ):
        last.speaker = speaker


def _without_verb(
    parse: Parse,
    clause: Clause,
    counts: Sequence[Count],
    drafts: Sequence[Draft],
    context: Context,
    speaker: str,
    *,
    named: bool,
) -> Verdict | None:
    """Let a breakdown without a verb join what stands before it, and a bare number the news of a homecoming."""
    last = drafts[-1] if drafts else context.last
    if named and any(c.paired for c in counts):
        return Verdict(last.kind if last and last.kind is Kind.COMMIT else Kind.DONE, "ratio.said", 0.5)
    news = any(not c.part for c in counts) and not parse.has("casualties") and not parse.has("pred", "held")
    news = news and not any(m.value == "meta" for m in parse.within(clause.first, clause.last, "pred"))
    if context.asked and news and not parse.within(clause.first, clause.last, "pred"):
        return Verdict(context.asked[0], "asked", 0.5)
    if named and news and last and last.speaker != speaker:
        return Verdict(Kind.DONE, "done.said", 0.5)
    if (
        drafts
        and last
        and (
            _gapped(parse, clause, counts) or any(clause.first <= d.first < clause.last for d in parse.dates)
        )
    ):
        return Verdict(last.kind, "date.carried", 0.5)
    if not drafts and news and _goes_on_by_day(parse, clause, context):
        return Verdict(Kind.DONE, "date.carried", 0.5)
    if last and _breaks_down(parse, clause, counts, drafts, last):
        return Verdict(last.kind, "part.carried", 0.6)
    again = known_again(parse, counts, context, named=named) or sum_of(parse, clause, counts, context)
    if again:
        return again
    announced = last is not None and last.kind is Kind.DONE and not last.counts and last.speaker == speaker
    ours_first = last is None and any(c.own for c in counts) and not parse.has("pred")
    if ours_first or (named and (context.homecoming or (news and announced))):
        return Verdict(Kind.DONE, "done.own" if ours_first else "done.gone_on", 0.4 if ours_first else 0.5)
    return None


def _goes_on_by_day(parse: Parse, clause: Clause, context: Context) -> bool:
    """Tell `On Sunday it was 303.` and an entry `13 June. Another 1,200 bodies.` after a handover of another day."""
    last = context.last
    if last is None or last.kind is not Kind.DONE or not last.counts:
        return False
    if any(m.value not in {"event", "each"} for m in parse.within(clause.first, clause.last, "pred", "inf")):
        return False
    dated = any(not d.relation and d.value and d.first <= _OPENS for d in parse.dates)
    near = parse.sentence.paragraph - last.sentence.paragraph
    return near <= 1 and (dated or (near == 1 and context.headed == parse.sentence.paragraph))


def _gapped(parse: Parse, clause: Clause, counts: Sequence[Count]) -> bool:
    """Tell `…; Russia, 248`: a country and its number, whose verb was said before."""
    named = parse.within(clause.first, clause.first + 3, "actor")
    between = parse.tokens[named[0].last : counts[0].first] if named else []
    return bool(named) and not any(t.word and not t.of("these", "of") for t in between)


def _breaks_down(
    parse: Parse, clause: Clause, counts: Sequence[Count], drafts: Sequence[Draft], last: Draft
) -> bool:
    """Tell whether numbers without a verb are parts of what was told last."""
    if last.kind in {Kind.PROPOSE, Kind.DISPUTE} or parse.dates or parse.has("casualties"):
        return False
    if not any(c.part or c.what in CODED_PARTS for c in counts):
        return False
    worded = parse.within(clause.first, counts[-1].first, "part") or any(c.part for c in counts)
    near = parse.sentence.paragraph - last.sentence.paragraph <= 1
    return bool((worded and near) or clause.attribution or drafts or _adds_up(counts, last))


def _adds_up(counts: Sequence[Count], last: Draft) -> bool:
    """Tell whether numbers are the parts of one that was told before."""
    return sum(c.value for c in counts) in {c.n for c in last.counts}


def _gone_on(parse: Parse, clause: Clause, verdict: Verdict, speaker: str, context: Context) -> Verdict:
    """Let a noun without a verb (`this concerns the release of …`) keep the kind of what the speaker said before."""
    last = context.last
    brought = verdict.kind is Kind.DONE and any(
        m.tag == "pending" and m.value == "place" for m in parse.marks
    )
    if brought and parse.has("pred", "dispute"):
        return Verdict(Kind.DISPUTE, "dispute.gone_on", 0.6)
    if verdict.rule == "done.nominal" and parse.has("pred", "dispute"):
        return Verdict(Kind.DISPUTE, "dispute.sentence", 0.6)
    if last is None or last.speaker != speaker:
        planned = last is not None and last.kind is Kind.COMMIT and context.main_day is None
        planned = planned and verdict.rule == "done.nominal" and not confirms(parse, clause)
        return Verdict(Kind.COMMIT, "commit.gone_on", 0.6) if planned else verdict
    counts = [c for c in parse.counts if clause.first <= c.first < clause.last]
    joins = verdict.rule == "commit.future" and bool(counts) and bool(parse.within(0, 2, "also"))
    if joins and last.kind is Kind.DONE and last.sentence.paragraph == parse.sentence.paragraph:
        return Verdict(Kind.DONE, "done.also", 0.6)
    if counts and all(c.part for c in counts) and last.kind in {Kind.CUMUL, Kind.HELD, Kind.COMMIT}:
        return Verdict(last.kind, "part.carried", 0.6)
    noun = verdict.rule == "done.nominal" and not confirms(parse, clause)
    if noun and last.kind in {Kind.COMMIT, Kind.PROPOSE}:
        return Verdict(last.kind, f"{last.kind.value.lower()}.gone_on", 0.6)
    pending = last.kind is Kind.DISPUTE and parse.has("pending")
    return Verdict(Kind.DISPUTE, "dispute.gone_on", 0.6) if pending else verdict


def _draft(
    parse: Parse, clause: Clause, counts: Sequence[Count], verdict: Verdict, speaker: str, context: Context
) -> Draft:
    kind = verdict.kind
    ratio = ratio_of(parse, counts)
    said = tally(parse, clause, counts, speaker, ratio, verdict, context)
    day, dated = event_day(parse, clause, kind, context, speaker=speaker, named=speaker != PRESS)
    if verdict.rule == "part.carried" and not dated and context.last and context.last.speaker == speaker:
        day = context.last.date
    elsewhere = dated and context.main_day is not None and day != context.main_day
    return Draft(
        kind,
        speaker,
        day,
        parse.sentence,
        verdict.rule,
        verdict.sure,
        dated=dated,
        background=elsewhere or parse.has("background"),
        outside=parse.has("outside") or (parse.has("also") and any(c.what == "wounded" for c in counts)),
        more=bool(counts) and all(c.also or parse.within(c.first - 2, c.first, "also") for c in counts),
        guessed=bool(said) and context.guessed,
        adds=bool(parse.within(0, 2, "also")) or (speaker != PRESS and _too(parse, said)),
        deadline=deadline_of(parse, clause) if kind is Kind.COMMIT else None,
        formula=formula_of(parse, clause, said, ratio, kind),
        counts=said,
        ours=ours(parse, clause),
    )
