"""Who stands beside a verb of saying, offering, denying or promising, and so speaks."""

from collections.abc import Sequence

from allforall.claims.lexicon import Mark
from allforall.claims.speakers import Mention
from allforall.claims.spoken import Attribution, joined_after, joined_before
from allforall.claims.tokens import Token

_BEFORE, _AFTER = 11, 5
_ACCUSED = 2
"""Words between a verb of accusing and who accuses: `обвинил Киев Мединский`."""
_FIRST_NAMES = 2
"""Words between a name and its verb, or the two commas of an aside."""


def beside_verb(
    tokens: Sequence[Token], marks: Sequence[Mark], mentions: Sequence[Mention], verb: Mark
) -> Attribution | None:
    """Find the speaker of a verb: whoever stands after it as its subject, or before it."""
    speech_act = verb.tag == "pred"
    after = _after(tokens, marks, mentions, verb)
    before = [
        m for m in mentions if m.last <= verb.first and _after_aside(tokens, marks, m, verb) <= _reach(m)
    ]
    before = [
        m for m in before if _relative(tokens, m, verb) or not _between_verbs(marks, m.last, verb.first)
    ]
    before = [m for m in before if not _aside(tokens, before, m)]
    before = [m for m in before if not m.first or not tokens[m.first - 1].of("words_of")]
    before = [m for m in before if not _impersonal(tokens, m)]
    before = [m for m in before if not (m.sort == "person" and m.first and tokens[m.first - 1].of("asked"))]
    if speech_act:
        told = any(m.tag == "report" and m.last < verb.first for m in marks)
        before = [m for m in before if not (told and quoted(tokens, m))]
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
                if tokens[verb.first].of("promise")
                and (m.sort in {"both", "actor"} or not tokens[verb.first].of("own_offer"))
            ]
    joined = joined_before(tokens, mentions, before)
    if joined and tokens[verb.first].of("naming") and joined.first and tokens[joined.first - 1].of("what"):
        return None
    if joined and (not after or _closer(tokens, joined, verb, after)):
        return Attribution(joined.first, verb.last, joined, verb.first)
    if after and after.sort != "actor":
        last = joined_after(tokens, mentions, after)
        return Attribution(verb.first, last.last, last, verb.first)
    if joined:
        return Attribution(joined.first, verb.last, joined, verb.first)
    if after and after.sort == "actor" and not speech_act and ends(tokens, after.last):
        return Attribution(verb.first, after.last, after, verb.first)
    return None


def _impersonal(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell `it was announced by the ministry`, where nobody stands before the verb."""
    return (
        mention.sort == "pronoun"
        and mention.word == "it"
        and tokens[mention.last].of("passive", "present_be")
    )


def _after(
    tokens: Sequence[Token], marks: Sequence[Mark], mentions: Sequence[Mention], verb: Mark
) -> Mention | None:
    """Find who stands behind a verb as its subject."""
    speech_act = verb.tag == "pred"
    after = None
    if not speech_act or tokens[verb.first].of("denies", "promise"):
        after = next(
            (
                m
                for m in mentions
                if 0 <= m.first - verb.last <= _AFTER
                and _may_follow(m, verb)
                and not tokens[m.first - 1].of("words_of")
                and not _hears(tokens, m, verb)
            ),
            None,
        )
    if speech_act and tokens[verb.first].of("accuses"):
        after = next(
            (m for m in mentions if m.sort == "person" and 0 < m.first - verb.last <= _ACCUSED), after
        )
    if after and (
        _broken(tokens, marks, verb.last, after.first) or _has_own_verb(tokens, marks, after, verb)
    ):
        return None
    return after


def _hears(tokens: Sequence[Token], mention: Mention, verb: Mark) -> bool:
    """Tell who is told from who tells: `without telling Kyiv`, `повідомили Києву`."""
    return tokens[verb.first].of("tells") or (mention.sort == "actor" and tokens[mention.first].of("dative"))


def _own_offer(tokens: Sequence[Token], mention: Mention, verb: Mark) -> bool:
    """Read a government's offer, demand or promise as its own word: `Kyiv called for an exchange`."""
    return (
        mention.sort == "actor"
        and bool(mention.role)
        and verb.first - mention.last <= 1
        and tokens[verb.first].of("own_offer")
        and not tokens[mention.last - 1].of("genitive")
    )


def quoted(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether somebody is only spoken of: `Orban says … that Zelensky rejected it`."""
    return mention.first > 0 and tokens[mention.first - 1].of("that_quoted")


def _aside(tokens: Sequence[Token], before: Sequence[Mention], mention: Mention) -> bool:
    """Tell whether an office stands in a clause on the one who speaks: `Medinsky, who led the delegation, said`."""
    if mention.sort == "person":
        return False
    heads = [m for m in before if m.sort in {"person", "office"} and m.last < mention.first]
    return any(t.of("who") for m in heads for t in tokens[m.last : m.last + 2])


def _may_follow(mention: Mention, verb: Mark) -> bool:
    """Tell whether somebody named after a verb may be its subject: `додав він`, `опровергла Москалькова`."""
    if mention.sort == "pronoun":
        return mention.word == "he" and mention.first == verb.last
    return verb.tag == "report" or (mention.first == verb.last and mention.sort in {"person", "office"})


def ends(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a part of the sentence ends before a token."""
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
        and gap[1].of("which", "who")
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
    return any(t.of("that") for t in tokens[verb.last : mention.first]) or any(
        m.tag == "report" and 0 <= m.first - mention.last <= 1 and m.first > verb.first for m in marks
    )


def _broken(tokens: Sequence[Token], marks: Sequence[Mark], left: int, right: int) -> bool:
    return any(t.text in ',;:"”»' for t in tokens[left:right]) or _between_verbs(marks, left, right)


def _between_verbs(marks: Sequence[Mark], left: int, right: int) -> bool:
    return any(
        left <= m.first < right
        and (
            (m.tag in {"report", "accord"} and m.value != "place")
            or (m.tag == "pred" and m.value not in {"nominal", "returning", "future", "meta", "held"})
        )
        for m in marks
    )
