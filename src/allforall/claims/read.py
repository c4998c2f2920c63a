"""Reads an announcement: the one way from an article to its claims."""

import re
from functools import cache

from allforall.base.finding import Finding
from allforall.claims.article import Article
from allforall.claims.asking import asked_for, asked_near
from allforall.claims.calendar import Calendar
from allforall.claims.claim import Claim, Evidence
from allforall.claims.context import Context
from allforall.claims.draft import Draft
from allforall.claims.findings import LANGUAGE_NOT_READ, NO_DAY, TITLE_AND_DATE
from allforall.claims.interpret import interpret
from allforall.claims.languages import languages, lexicon
from allforall.claims.leaving import reason_for
from allforall.claims.lexicon import Lexicon
from allforall.claims.mediators import attach_mediators
from allforall.claims.merging import merged
from allforall.claims.parse import Parse, parse
from allforall.claims.quotation import named_before, named_behind, quotation_from
from allforall.claims.reading import LeftOut, Reading, Reason
from allforall.claims.relevance import about_this_war
from allforall.claims.sentences import Sentence, split
from allforall.claims.settling import settle
from allforall.claims.speakers import Speakers
from allforall.claims.voices import PRESS


def read_article(article: Article) -> Reading:
    """Read an article to its claims; whatever was not understood is listed, never guessed."""
    if article.language not in languages():
        return Reading((), (), (LANGUAGE_NOT_READ.at(language=article.language or "?"),), relevant=False)
    words = lexicon(article.language)
    sentences, dropped = split(article.text, article.title, words.settings["abbreviations"])
    left = [LeftOut(d.start, d.end, Reason(d.reason)) for d in dropped]
    if not about_this_war(article, words):
        reason = Reason.OTHER_CONFLICT
        left += [LeftOut(s.start, s.end, reason) for s in sentences]
        return Reading((), tuple(left), (), relevant=False)
    drafts, more, findings = _read(article, words, sentences)
    claims = tuple(_claim(article, draft) for draft in drafts)
    return Reading(claims, tuple(sorted(left + more, key=lambda x: x.start)), tuple(findings), relevant=True)


_DAY = len("2022-02-24")
_ANSWERS = re.compile(r"^(?:[-–—] |\w:\s)", re.MULTILINE)
_TURNS = 3
_LONG = 6_000
"""Characters from which on a cheap test spares most sentences the full reading."""


@cache
def trigger(language: str) -> re.Pattern[str]:
    """Compile the cheap test that most sentences fail."""
    return re.compile(rf"\b(?:{lexicon(language).settings['trigger']})")


def _read(
    article: Article, words: Lexicon, sentences: list[Sentence]
) -> tuple[list[Draft], list[LeftOut], list[Finding]]:
    speakers = Speakers(
        article.published,
        words.settings["outlet_side"],
        words.settings["usual"],
        owner_follows=words.settings.get("owner_follows", False),
    )
    calendar = Calendar(words, article.published)
    context = Context(article.published.isoformat() if article.published else None, recent=speakers.recent)
    context.orator = _orator(article, words, calendar, speakers)
    drafts: list[Draft] = []
    left: list[LeftOut] = []
    parses: list[tuple[Parse, list[Draft]]] = []
    ahead: tuple[int, str | None, Parse] | None = None
    cheap = trigger(article.language)
    for i, sentence in enumerate(sentences):
        if len(article.text) > _LONG and not cheap.search(
            article.text[sentence.start : sentence.end].lower()
        ):
            left.append(LeftOut(sentence.start, sentence.end, Reason.NO_EXCHANGE))
            continue
        quotation = quotation_from(article.text, sentences, i)
        if quotation and quotation.start == sentence.start:
            last = parse(article.text, sentences[quotation.last], words, calendar, speakers)
            ahead = (quotation.last, calendar.told, last)
            context.quoted = (named_behind(last, quotation, context), last.sentence.start)
        parsed = (
            ahead[2]
            if ahead and ahead[:2] == (i, calendar.told)
            else parse(article.text, sentence, words, calendar, speakers)
        )
        own = [] if _elsewhere(parsed) else interpret(parsed, context)
        if quotation and quotation.start > sentence.start:
            context.quoted = (named_before(parsed, quotation, context), quotation.end)
        parses.append((parsed, own))
        calendar.told = next(
            (d.value for d in reversed(parsed.dates) if d.value and len(d.value) == _DAY), None
        ) or (
            own[-1].date
            if own and own[-1].dated and own[-1].date and len(own[-1].date) == _DAY
            else calendar.told
        )
        context.told = calendar.told
        said = [d.value for d in parsed.dates if d.value and not d.relation]
        context.then = said[-1] if said else context.then
        context.asked = asked_for(parsed) or (context.asked if asked_near(parsed, context) else None)
        drafts += own
    settle(parses, article.published, context)
    attach_mediators(parses)
    done = merged(d for d in drafts if d.counts or d.speaker != PRESS or not d.ours)
    used = {s for draft in done for s in draft.evidence}
    left += [
        LeftOut(p.sentence.start, p.sentence.end, reason_for(p)) for p, _ in parses if p.sentence not in used
    ]
    findings = [TITLE_AND_DATE.at(holder=h, title=t) for h, t in dict.fromkeys(speakers.misfits)]
    if article.published is None and done:
        findings.append(NO_DAY.at())
    return done, left, findings


def _elsewhere(parsed: Parse) -> bool:
    """Tell whether a sentence speaks of another conflict, and not of Ukraine as well."""
    ours = any(m.value == "UA" for m in parsed.marks if m.tag in {"actor", "adjective", "national"})
    return parsed.has("other_conflict") and not ours


def _orator(article: Article, words: Lexicon, calendar: Calendar, speakers: Speakers) -> str | None:
    """Return who speaks all of the text where its title calls it an address or a statement of theirs."""
    head = article.text.lstrip().partition("\n")[0] if not article.title else article.title
    start = article.text.find(head)
    if not head or start < 0:
        return None
    title = parse(article.text, Sentence(start, start + len(head), 0), words, calendar, speakers)
    roles = [m.role for m in title.mentions if m.sort in {"person", "office"} and m.role]
    dialogue = len(_ANSWERS.findall(article.text)) >= _TURNS
    return roles[0] if roles and (title.has("speech") or dialogue) else None


def _claim(article: Article, draft: Draft) -> Claim:
    return Claim(
        kind=draft.kind,
        speaker=draft.speaker,
        event_date=draft.date,
        deadline=draft.deadline,
        formula=draft.formula,
        counts=tuple(draft.counts),
        mediators=tuple(draft.mediators),
        evidence=tuple(Evidence(s.start, s.end, article.text[s.start : s.end]) for s in draft.evidence),
        rule=draft.rule,
        confidence=round(draft.sure, 2),
    )
