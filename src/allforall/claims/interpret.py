"""From a sentence taken apart to what its clauses claim."""

from collections.abc import Sequence
from datetime import date

from allforall.claims.bare_numbers import Bare, of_bare_numbers
from allforall.claims.claim import ClaimCount, Kind
from allforall.claims.clauses import Clause, find_clauses, told_before
from allforall.claims.context import Context
from allforall.claims.counts import Count
from allforall.claims.days import deadline_of, event_day
from allforall.claims.draft import Draft
from allforall.claims.formulas import formula_of, ratio_of
from allforall.claims.going_on import carried, gone_on
from allforall.claims.headings import headed_by
from allforall.claims.kinds import kind_of
from allforall.claims.parse import Parse
from allforall.claims.tally import match_before, tally
from allforall.claims.told_again import mediated, once_more, same_again, silent, with_pointed
from allforall.claims.verdict import Verdict
from allforall.claims.voices import (
    PRESS,
    ours,
    remember,
    remember_subject,
    resolved,
    said_before,
    voice_of,
)
from allforall.claims.worth import worth_coding

_WEEK = 6
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
        if verdict is None:
            verdict = _untold(Bare(parse, clause, counts, drafts, context, speaker, named))
        if verdict is None or (parse.has("veto") and verdict.kind in {Kind.DONE, Kind.CUMUL}):
            continue
        speaker, named = carried(parse, clause, verdict, drafts, context) or (speaker, named)
        verdict = gone_on(parse, clause, verdict, speaker, context)
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
    _remember(parse, context, drafts)
    return drafts


def _untold(bare: Bare) -> Verdict | None:
    """Read a clause that has no verb of handing over: its numbers, or somebody's part in what was told."""
    parse, clause, context = bare.parse, bare.clause, bare.context
    if bare.counts:
        return of_bare_numbers(bare)
    if bare.drafts or not bare.named:
        return None if bare.drafts else once_more(parse, clause, context)
    return (
        mediated(parse, clause, bare.speaker, context)
        or same_again(parse, clause, context)
        or silent(parse, clause, context)
    )


def _remember(parse: Parse, context: Context, drafts: Sequence[Draft]) -> None:
    """Keep what the sentence leaves for the next one."""
    lasting = context.topic and len(parse.tokens) <= _SHORT
    if headed_by(parse):
        context.headed = parse.sentence.paragraph
    context.topic = lasting or parse.has("formula") or parse.has("pred", "nominal", "swap", "returning")
    context.homecoming = not drafts and any(m.tag == "pred" and m.value == "home" for m in parse.marks)
    told = [d for d in drafts if d.speaker == PRESS]
    context.unsaid = told or (context.unsaid if parse.has("about") else [])


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
    """Return what was told last in the same paragraph, where the sentence is not of another day."""
    last = context.last
    dated = any(not d.relation and d.value for d in parse.dates)
    return [last] if last and last.sentence.paragraph == parse.sentence.paragraph and not dated else []


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
