"""Who says what: a speaker beside a verb of saying, and the part of the sentence that is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from allforall.claims.lexicon import Mark
from allforall.claims.speakers import Mention
from allforall.claims.tokens import Token

_BEFORE, _AFTER, _ACCORD = 11, 5, 8
_FIRST_NAMES = 2
"""Words between `and` and a surname."""
_BY = frozenset(("in", "by", "on", "from", "per", "going"))
_NAMING = frozenset(("described", "describes", "called", "calls", "termed"))
_WHAT = frozenset(("that", "what", "which"))
_DENIES = ("спросту", "запереч", "опроверг", "отрица", "відкин", "отверг")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_WORDS_OF = frozenset(
    ("слова", "слів", "твердження", "заяву", "закиди", "звинувачення", "утверждения", "упреки")
)
"""What is denied is another's: `заперечила слова Лубінця`."""
_ASKED = frozenset(("до", "к", "ко"))
_PASSED = ("переда",)
_PROMISES = ("pledged", "promised", "vowed", "пообіця", "обіця", "пообеща", "обеща", "зобов'яза", "обяза")
_OFFERS = ("propos", "offer", "call", "demand", "urg", "suggest", "appeal", "insist", "request")
_SPEECH_ACTS = {"propose", "dispute", "commit"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `first` to `last` say that `mention` speaks; `verb` is where the verb stands."""

    first: int
    last: int
    mention: Mention
    verb: int


def find_attributions(
    tokens: Sequence[Token], marks: Sequence[Mark], mentions: Sequence[Mention]
) -> list[Attribution]:
    """Return who speaks, in the order of the sentence."""
    found: list[Attribution] = []
    for mark in marks:
        made = None
        if mark.tag == "accord" and mark.value in {"he", "it"}:
            who = Mention(mark.first, mark.last, None, "pronoun", mark.value)
            made = Attribution(mark.first, mark.last, who, mark.first)
        elif mark.tag == "wording":
            made = _in_words_of(tokens, mentions, mark)
        elif _passing_on(tokens, mentions, mark):
            made = _beside_verb(tokens, marks, mentions, Mark("report", "say", mark.first, mark.last))
        elif mark.tag == "denial":
            made = _denying(tokens, mentions, mark)
        elif mark.tag == "accord":
            made = _after_accord(tokens, mentions, mark)
        elif mark.tag == "report" or (mark.tag == "pred" and mark.value in _SPEECH_ACTS):
            made = _beside_verb(tokens, marks, mentions, mark)
        new = made and not any(a.mention is made.mention for a in found)
        if made and new and not _answered(tokens, marks, made.mention):
            found.append(made)
    label = _label(tokens, marks, mentions)
    if label and not found:
        found.append(label)
    return sorted(_told_by(tokens, marks, found), key=lambda a: a.first)


def _told_by(tokens: Sequence[Token], marks: Sequence[Mark], found: list[Attribution]) -> list[Attribution]:
    """Give `Russia has rejected the offer, Zelensky said` to who tells it, not to the government that acts."""
    said = {m.first for m in marks if m.tag == "report"}
    tells = [
        a
        for a in found
        if a.mention.sort in {"person", "office"}
        and a.verb in said
        and a.first
        and tokens[a.first - 1].text == ","
        and _ends(tokens, a.last)
    ]
    if not tells:
        return found
    return [
        a
        for a in found
        if a.mention.sort != "actor"
        or a.verb in said
        or a.first > tells[-1].first
        or tokens[a.verb].low[0] not in _LATIN
    ]


def _passing_on(tokens: Sequence[Token], mentions: Sequence[Mention], mark: Mark) -> bool:
    """Tell `…, передало Минобороны`: a verb of handing over that hands on news."""
    if mark.value != "give" or not mark.first or not tokens[mark.first].low.startswith(_PASSED):
        return False
    said = {m.first for m in mentions if m.sort in {"office", "press", "same"}}
    adjectives = {mark.last, mark.last + 1}
    return tokens[mark.first - 1].text in ',»”"' and bool(said & adjectives)


def _label(tokens: Sequence[Token], marks: Sequence[Mark], mentions: Sequence[Mention]) -> Attribution | None:
    """Read `Lubinets: …`, `Kyiv: …` and `Zelensky in his evening address: …` at the head of a sentence."""
    for mention in mentions:
        if mention.first > _FIRST_NAMES or mention.last >= min(len(tokens), _BEFORE):
            continue
        colon = next(
            (
                i
                for i in range(mention.last, min(mention.last + _AFTER, len(tokens)))
                if tokens[i].text == ":"
            ),
            None,
        )
        named = mention.sort in {"person", "office"}
        verbs = [m for m in marks if m.tag in {"pred", "report"} and mention.last <= m.first < (colon or 0)]
        if colon is not None and not verbs and (named or colon == mention.last) and colon + 1 < len(tokens):
            return Attribution(mention.first, colon + 1, mention, mention.first)
    return None


def _denying(tokens: Sequence[Token], mentions: Sequence[Mention], verb: Mark) -> Attribution | None:
    """Read a government's denial as its own word: `Ukraine denies the charge`."""
    for mention in mentions:
        if _quoted(tokens, mention):
            continue
        if mention.sort == "actor" and mention.role and 0 <= verb.first - mention.last <= 1:
            return Attribution(mention.first, verb.last, mention, verb.first)
    return None


def _in_words_of(tokens: Sequence[Token], mentions: Sequence[Mention], mark: Mark) -> Attribution | None:
    """Read `in Zelensky's words`, `by the Headquarters' count`, `on Kyiv's figures`."""
    for mention in mentions:
        own = tokens[mention.last - 1].low.endswith(("'s", "'", "s'")) or mention.sort == "pronoun"
        if own and 0 <= mark.first - mention.last <= 1:
            at = mention.first - 1
            at -= at >= 0 and tokens[at].low in {"the", "a"}
            if at >= 0 and tokens[at].low in _BY:
                return Attribution(at, mark.last, mention, at)
    return None


def _after_accord(tokens: Sequence[Token], mentions: Sequence[Mention], mark: Mark) -> Attribution | None:
    for mention in mentions:
        if (
            mention.first >= mark.last - 1
            and mention.first - mark.last <= _ACCORD
            and mention.last > mark.last - 1
        ):
            between = tokens[mark.last : mention.first]
            if any(t.text in ",;" for t in between):
                return None
            return Attribution(mark.first, mention.last, mention, mark.first)
    return None


def _beside_verb(
    tokens: Sequence[Token], marks: Sequence[Mark], mentions: Sequence[Mention], verb: Mark
) -> Attribution | None:
    speech_act = verb.tag == "pred"
    after = None
    if not speech_act or tokens[verb.first].low.startswith(_DENIES + _PROMISES):
        after = next(
            (
                m
                for m in mentions
                if 0 <= m.first - verb.last <= _AFTER
                and _may_follow(m, verb)
                and tokens[m.first - 1].low not in _WORDS_OF
            ),
            None,
        )
    if after and (
        _broken(tokens, marks, verb.last, after.first) or _has_own_verb(tokens, marks, after, verb)
    ):
        after = None
    before = [
        m for m in mentions if m.last <= verb.first and _after_aside(tokens, marks, m, verb) <= _reach(m)
    ]
    before = [
        m for m in before if _relative(tokens, m, verb) or not _between_verbs(marks, m.last, verb.first)
    ]
    before = [m for m in before if not _aside(tokens, before, m)]
    before = [m for m in before if not m.first or tokens[m.first - 1].low not in _WORDS_OF]
    before = [m for m in before if not (m.sort == "person" and m.first and tokens[m.first - 1].low in _ASKED)]
    if speech_act:
        told = any(m.tag == "report" and m.last < verb.first for m in marks)
        before = [m for m in before if not (told and _quoted(tokens, m))]
        before = [
            m
            for m in before
            if m.sort in {"person", "office", "same"}
            or m.word == "he"
            or _own_offer(tokens, m, verb)
            or (verb.value == "commit" and m.sort == "both")
        ]
        if verb.value == "commit":
            before = [
                m
                for m in before
                if (m.sort in {"both", "actor"} or tokens[verb.first].low[0] not in _LATIN)
                and tokens[verb.first].low.startswith(_PROMISES)
            ]
    joined = _joined(tokens, mentions, before)
    if (
        joined
        and tokens[verb.first].low in _NAMING
        and joined.first
        and tokens[joined.first - 1].low in _WHAT
    ):
        return None
    if joined and (not after or _closer(tokens, joined, verb, after)):
        return Attribution(joined.first, verb.last, joined, verb.first)
    if after and after.sort != "actor":
        last = _joined_after(tokens, mentions, after)
        return Attribution(verb.first, last.last, last, verb.first)
    if joined:
        return Attribution(joined.first, verb.last, joined, verb.first)
    if after and after.sort == "actor" and not speech_act and _ends(tokens, after.last):
        return Attribution(verb.first, after.last, after, verb.first)
    return None


def _answered(tokens: Sequence[Token], marks: Sequence[Mark], mention: Mention) -> bool:
    """Tell whether somebody's claim is only what another denies: `Zelensky rejected Putin's claim`."""
    own = tokens[mention.last - 1].low.endswith(("'s", "s'"))
    return own and any(m.value in {"dispute", "denial"} and m.last == mention.first for m in marks)


def _own_offer(tokens: Sequence[Token], mention: Mention, verb: Mark) -> bool:
    """Read a government's offer, demand or promise as its own word: `Kyiv called for an exchange`."""
    low = tokens[verb.first].low
    return (
        mention.sort == "actor"
        and bool(mention.role)
        and verb.first - mention.last <= 1
        and low.startswith(_OFFERS + _PROMISES)
        and not tokens[mention.last - 1].low.endswith(("'s", "s'"))
        and low[0] in _LATIN
    )


def _quoted(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether somebody is only spoken of: `Orban says … that Zelensky rejected it`."""
    return mention.first > 0 and tokens[mention.first - 1].low == "that"


def _aside(tokens: Sequence[Token], before: Sequence[Mention], mention: Mention) -> bool:
    """Tell whether an office stands in a clause on the one who speaks: `Medinsky, who led the delegation, said`."""
    if mention.sort == "person":
        return False
    heads = [m for m in before if m.sort == "person" and m.last < mention.first]
    return any(t.low in {"who", "whose"} for m in heads for t in tokens[m.last : m.last + 2])


def _may_follow(mention: Mention, verb: Mark) -> bool:
    """Tell whether somebody named after a verb may be its subject: `додав він`, `опровергла Москалькова`."""
    if mention.sort == "pronoun":
        return mention.word == "he" and mention.first == verb.last
    return verb.tag == "report" or (mention.first == verb.last and mention.sort in {"person", "office"})


def _ends(tokens: Sequence[Token], i: int) -> bool:
    return i >= len(tokens) or tokens[i].text in ".,;:—"


def _after_aside(tokens: Sequence[Token], marks: Sequence[Mark], mention: Mention, verb: Mark) -> int:
    """Return the words between somebody and a verb, without an aside: `Ukraine, for its part, said`."""
    gap = verb.first - mention.last
    if not gap or tokens[mention.last].text != ",":
        return gap
    if _relative(tokens, mention, verb):
        return 0
    aside = [m for m in marks if m.tag == "back" and m.first == mention.last + 1 and m.last < verb.first]
    return gap - (aside[0].last + 1 - mention.last) if aside else gap


def _relative(tokens: Sequence[Token], mention: Mention, verb: Mark) -> bool:
    """Tell whether a clause on a government stands before its verb: `The UAE, which brokered the deal, said`."""
    gap = tokens[mention.last : verb.first]
    return (
        len(gap) > _FIRST_NAMES
        and len(gap) <= _BEFORE
        and gap[0].text == ","
        and gap[1].low in {"which", "who", "whose"}
        and gap[-1].text == ","
        and sum(t.text == "," for t in gap) == _FIRST_NAMES
    )


def _reach(mention: Mention) -> int:
    return {"actor": 2, "pronoun": 2, "both": 3}.get(mention.sort, _BEFORE)


def _closer(tokens: Sequence[Token], before: Mention, verb: Mark, after: Mention) -> bool:
    """Prefer who stands before the verb without a comma, as in `Yermak said that Ukraine's ministry …`."""
    if before.sort == "actor" and after.sort in {"person", "office"}:
        return tokens[verb.first - 1].text != "," and before.last == verb.first
    gap = tokens[before.last : verb.first]
    return not any(t.text == "," for t in gap) or len(gap) > 1


def _has_own_verb(tokens: Sequence[Token], marks: Sequence[Mark], mention: Mention, verb: Mark) -> bool:
    """Tell whether somebody after the verb begins a statement: `said that Zelensky announced`."""
    return any(t.low in {"that", "що", "что"} for t in tokens[verb.last : mention.first]) or any(
        m.tag == "report" and 0 <= m.first - mention.last <= 1 and m.first > verb.first for m in marks
    )


def _broken(tokens: Sequence[Token], marks: Sequence[Mark], left: int, right: int) -> bool:
    return any(t.text in ',;:"”»' for t in tokens[left:right]) or _between_verbs(marks, left, right)


def _between_verbs(marks: Sequence[Mark], left: int, right: int) -> bool:
    return any(
        left <= m.first < right
        and (
            m.tag in {"report", "accord"}
            or (m.tag == "pred" and m.value not in {"nominal", "returning", "future", "meta", "held"})
        )
        for m in marks
    )


def _joined(tokens: Sequence[Token], mentions: Sequence[Mention], before: list[Mention]) -> Mention | None:
    """Take the nearest, or both where two sides are joined by `and`."""
    if not before:
        return None
    named = [m for m in before if m.sort in {"person", "office", "both", "actor"}]
    if len(named) == 1 and named[0] is before[-1]:
        named = [
            m
            for m in mentions
            if 0 <= named[0].first - m.last <= _FIRST_NAMES and m.sort in {"person", "office"}
        ] + named
    if len(named) > 1:
        left, right = named[-2], named[-1]
        between = [t.low for t in tokens[left.last : right.first]]
        if left.role and right.role and any(w in {"and", "та", "і", "й", "и"} for w in between):
            return _pair(left, right)
    nearest = before[-1]
    if (
        nearest.sort == "actor"
        and len(before) > 1
        and before[-2].sort in {"person", "office"}
        and before[-2].last >= nearest.first - 1
    ):
        return before[-2]
    return nearest


def _joined_after(tokens: Sequence[Token], mentions: Sequence[Mention], after: Mention) -> Mention:
    for right in mentions:
        if 0 < right.first - after.last <= _AFTER and right.sort in {"person", "office"}:
            between = [t.low for t in tokens[after.last : right.first]]
            if any(w in {"and", "та", "і", "й", "и"} for w in between) and "," not in between:
                return _pair(after, right)
    return after


def _pair(left: Mention, right: Mention) -> Mention:
    sides = {str(m.role).partition(".")[0] for m in (left, right)}
    if {"UA", "RU"} <= sides or "both" in sides:
        return Mention(left.first, right.last, "both", "both")
    return Mention(
        left.first, right.last, left.role if left.sort != "actor" else right.role, left.sort, left.word
    )
