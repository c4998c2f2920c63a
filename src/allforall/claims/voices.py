"""Whose word a clause is: named in it, carried over from before, or the outlet's own."""

from collections.abc import Sequence

from allforall.claims.claim import Kind
from allforall.claims.clauses import Clause
from allforall.claims.context import Context
from allforall.claims.counts import Count
from allforall.claims.draft import Draft
from allforall.claims.flow import SIDES
from allforall.claims.parse import Parse
from allforall.claims.spoken import Attribution

PRESS = "press"
_NEXT = 3
_DASHES = frozenset("-–—")
_MINISTRIES = (".mod", ".mfa")


def voice_of(parse: Parse, clause: Clause, context: Context, drafts: Sequence[Draft]) -> tuple[str, bool]:
    """Say who speaks in a clause, and whether the sentence names somebody."""
    quoting, until = context.quoted
    if quoting and parse.sentence.start < until:
        return quoting, True
    if clause.attribution:
        actor = _acting_government(parse, clause, clause.attribution) if clause.inherited else None
        role = actor or _named_in(parse, clause.attribution) or resolved(clause.attribution, context)
        return (role, True) if role else (PRESS, False)
    if context.last and (drafts or _continues(parse, clause, context)):
        return context.last.speaker, context.last.named
    role = _heard(parse, context)
    if role is None and context.recent and ours(parse, clause):
        role = context.recent[-1]
    if role is None and context.spoke and _still_speaks(parse, clause, context):
        role = context.spoke[0]
    if role is not None:
        return role, True
    # Only one ministry writes so, and outlets copy it without naming it.
    return ("RU.mod" if parse.has("regime") else PRESS), False


def _heard(parse: Parse, context: Context) -> str | None:
    """Return who is quoted, who answers, or who speaks all of the text."""
    if parse.tokens[0].text in _DASHES:
        context.answer = parse.sentence.paragraph
    answering = context.answer == parse.sentence.paragraph
    heard = context.recent or (context.people if answering else [])
    return heard[-1] if heard and (answering or parse.sentence.quoted) else context.orator


def _still_speaks(parse: Parse, clause: Clause, context: Context) -> bool:
    """Tell whether who spoke in the sentence before goes on: the same paragraph, no other day, no other subject."""
    if (
        not context.spoke
        or context.spoke[1] != parse.sentence.paragraph
        or parse.dates
        or parse.has("background")
    ):
        return False
    return not any(
        m.sort in {"actor", "both", "press"} for m in parse.mentions if clause.first <= m.first < clause.last
    )


def ours(parse: Parse, clause: Clause) -> bool:
    """Tell whether a clause speaks of `our people`, as an outlet does not."""
    words = parse.tokens[clause.first : clause.last + 1]
    return any(
        t.of("our", "we") and not (i + 1 < len(words) and words[i + 1].of("editorial"))
        for i, t in enumerate(words)
    )


def remember(context: Context, speaker: str, attribution: Attribution) -> None:
    """Keep who spoke, for `he` and `the ministry`."""
    context.recent.append(speaker)
    if attribution.mention.sort == "person":
        context.people.append(speaker)


def resolved(attribution: Attribution, context: Context) -> str | None:
    """Return the role that speaks; pronouns and `the ministry` mean who was named before."""
    mention = attribution.mention
    if mention.sort == "pronoun" and mention.word == "he":
        return _last(context.people) or _last(context.recent)
    if mention.sort == "same" and mention.word == "ministry":
        return next((role for role in reversed(context.recent) if role.endswith(_MINISTRIES)), "RU.mod")
    if mention.sort == "same" and mention.word == "head":
        return next(
            (role for role in reversed(context.recent) if role.endswith(".president")), "UA.president"
        )
    if mention.sort in {"pronoun", "same"}:
        return _last(context.recent)
    return mention.role


def _named_in(parse: Parse, attribution: Attribution) -> str | None:
    """Return the person whom `he` means where the sentence names one before."""
    if attribution.mention.sort != "pronoun":
        return None
    before = [m for m in parse.mentions if m.sort == "person" and m.last <= attribution.mention.first]
    return before[-1].role if before else None


def remember_subject(parse: Parse, context: Context) -> None:
    """Keep the person a sentence is about, whom the next one may call `he`; one that ends in a colon gives the floor."""
    voices = [m.role for m in parse.mentions if m.sort in {"person", "office"} and m.role]
    if parse.tokens[-1].text == ":" and voices and PRESS not in voices:
        context.recent.append(str(voices[-1]))
        if parse.sentence.paragraph <= 1 and not parse.counts:
            context.orator = str(voices[-1])
    people = [m for m in parse.mentions if m.sort == "person" and m.role]
    if people and not parse.attributions:
        context.people.append(str(people[-1].role))


def said_before(parse: Parse, clauses: Sequence[Clause], context: Context) -> None:
    """Give what the last sentence told without a speaker to whom this one names: `Об этом сообщило …`, `In return …`."""
    spoken = [c.attribution for c in clauses if c.attribution]
    if not spoken:
        return
    if not (parse.has("about") or turned(parse, clauses[0])):
        _goes_on_about(parse, spoken, context)
        return
    roles = [role for each in spoken if (role := resolved(each, context)) and role != PRESS]
    for draft in (d for d in context.unsaid if roles and not d.background):
        draft.said_by(roles[0])
        if draft.kind is Kind.COMMIT and draft.date is None:
            draft.date = context.published


def _goes_on_about(parse: Parse, spoken: Sequence[Attribution], context: Context) -> None:
    """Give a handover that was told without a speaker to the side that got its people and goes on about them.

    That is so where it names no other number in the same paragraph: `106 soldiers are free. The talks were hard, the
    ministry reported.`
    """
    told = [d for d in context.unsaid if d.kind is Kind.DONE and d.counts and not d.background]
    known = {c.n for d in told for c in d.counts}
    if not told or told[-1].sentence.paragraph != parse.sentence.paragraph:
        return
    if any(not c.part and c.value not in known for c in parse.counts) or parse.has("dispute"):
        return
    role = next((r for each in spoken if (r := resolved(each, context)) and r != PRESS), None)
    for draft in told:
        if role and {c.to for c in draft.counts} == {role.partition(".")[0]}:
            draft.said_by(role)


def turned(parse: Parse, clause: Clause) -> bool:
    """Tell whether a clause begins with `in return`."""
    return bool(parse.within(clause.first, clause.first + 3, "back"))


def confirms(parse: Parse, clause: Clause) -> bool:
    """Tell whether somebody announces or confirms, rather than only speaks of it."""
    spoken = clause.attribution
    return spoken is not None and any(
        m.tag == "report" and m.value == "confirm" and spoken.first <= m.first < spoken.last
        for m in parse.marks
    )


def _last(roles: Sequence[str]) -> str | None:
    return roles[-1] if roles else None


def _acting_government(parse: Parse, clause: Clause, attribution: Attribution) -> str | None:
    """Read `…, Russia's ministry said, and Kyiv brought 230 people home` as Kyiv's own word."""
    side = str(attribution.mention.role).partition(".")[0]
    for mark in parse.within(clause.first, clause.first + 3, "actor"):
        if mark.value in SIDES and mark.value != side and clause.first > attribution.last:
            verbs = parse.within(mark.last, clause.last, "pred")
            if verbs and verbs[0].value == "get":
                return f"{mark.value}.gov"
    return None


def _continues(parse: Parse, clause: Clause, context: Context) -> bool:
    """Tell whether a clause without a speaker goes on with what was said before."""
    opening = parse.within(0, 4, "back", "part", "person_word", "goes_on", "match")
    if any(m.tag != "person_word" or m.value == "we" for m in opening):
        return True
    counts = [c for c in parse.counts if clause.first <= c.first < clause.last]
    if counts and all(c.part for c in counts):
        return True
    last = context.last
    if last and last.speaker == "AE.mfa" and any(m.tag == "actor" and m.value == "AE" for m in parse.marks):
        return True
    return not parse.dates and (
        _opens_so(parse, counts) or (bool(counts) and _announced_before(parse, context))
    )


def _announced_before(parse: Parse, context: Context) -> bool:
    """Tell whether somebody announced a handover right before, without a number."""
    last = context.last
    told = last is not None and last.kind is Kind.DONE and last.named and not last.counts
    return told and last is not None and parse.sentence.start - last.sentence.end <= _NEXT


def _opens_so(parse: Parse, counts: Sequence[Count]) -> bool:
    """Tell whether a sentence opens as one that goes on: `In addition …`, `The 116 …`, or with the verb itself."""
    begins = parse.within(0, 1, "pred")
    return (
        bool([m for m in parse.within(0, 2, "also", "outside") if not parse.within(0, m.first, "actor")])
        or (bool(counts) and counts[0].first == 1 and parse.tokens[0].of("the", "these"))
        or bool(begins and begins[0].value in {"home", "get", "give"})
        or any(t.of("too") for t in parse.tokens[:_NEXT])
    )
