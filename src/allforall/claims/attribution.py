"""Who says what: a speaker beside a verb of saying, and the part of the sentence that is theirs."""

from collections.abc import Sequence

from allforall.claims.lexicon import Mark
from allforall.claims.saying import beside_verb, ends, quoted
from allforall.claims.speakers import Mention
from allforall.claims.spoken import Attribution, joined_after
from allforall.claims.tokens import Token

_BEFORE, _AFTER, _ACCORD = 11, 5, 8
_FIRST_NAMES = 2
"""Words between `and` and a surname."""
_TITLE = 3
"""Words between `after` and who is named: `after Russian President …`."""
_SPEECH_ACTS = {"propose", "dispute", "commit"}


def find_attributions(
    tokens: Sequence[Token], marks: Sequence[Mark], mentions: Sequence[Mention]
) -> list[Attribution]:
    """Return who speaks, in the order of the sentence."""
    found: list[Attribution] = []
    for mark in marks:
        made = None
        if mark.tag == "accord" and mark.value in {"he", "it"}:
            who = _subject_of(mentions, mark) or Mention(mark.first, mark.last, None, "pronoun", mark.value)
            made = Attribution(mark.first, mark.last, who, mark.first)
        elif mark.tag == "wording":
            made = _in_words_of(tokens, mentions, mark)
        elif mark.tag == "denial":
            made = _denying(tokens, mentions, mark)
        elif mark.tag == "accord":
            made = _after_accord(tokens, mentions, mark)
        elif mark.tag == "report" or (mark.tag == "pred" and mark.value in _SPEECH_ACTS):
            made = beside_verb(tokens, marks, mentions, mark)
        new = made and not any(a.mention is made.mention for a in found)
        if made and new and not _answered(tokens, marks, made.mention) and not _in_relative(tokens, made):
            found.append(made)
    if not found:
        alone = (
            _label(tokens, marks, mentions) or _only_voice(tokens, marks, mentions) or _by_own_account(tokens)
        )
        found = [alone] if alone else []
    found = _origin(marks, found)
    return sorted(_told_by(tokens, marks, found), key=lambda a: a.first)


def _origin(marks: Sequence[Mark], found: list[Attribution]) -> list[Attribution]:
    """Give a report of a medium to the office it cites: `RIA reports with reference to the ministry`."""
    if len(found) < 2:  # noqa: PLR2004  # nobody to choose between
        return found
    accords = {m.first for m in marks if m.tag == "accord"}
    cited = any(a.verb in accords and a.mention.role not in {None, "press"} for a in found)
    return [a for a in found if a.mention.role != "press"] if cited else found


def _in_relative(tokens: Sequence[Token], made: Attribution) -> bool:
    """Tell `bodies that Russia says are those of soldiers`: a clause on people has a voice of its own."""
    at = made.first - 1
    apart = at > 0 and tokens[at].text == ","
    at -= apart
    while not apart and at > 0 and tokens[at].capital and tokens[at].word:
        at -= 1
    if at < 0:
        return False
    after = tokens[made.last : made.last + 2]
    whole = not any(t.text == "," for t in tokens[made.first : made.last])
    return (tokens[at].of("which", "whom", "subordinate") and whole) or (
        tokens[at].of("that_quoted") and any(t.of("be", "present_be", "belong") for t in after)
    )


def _subject_of(mentions: Sequence[Mention], mark: Mark) -> Mention | None:
    """Read `The Russians, by their own account, got 27` as the word of the side that stands before."""
    return next((m for m in mentions if m.sort == "actor" and m.role and mark.first - m.last == 1), None)


def _told_by(tokens: Sequence[Token], marks: Sequence[Mark], found: list[Attribution]) -> list[Attribution]:
    """Give `Russia has rejected the offer, Zelensky said` to who tells it, not to the government that acts."""
    if len(found) < 2:  # noqa: PLR2004  # nobody tells of another
        return found
    said = {m.first for m in marks if m.tag == "report"}
    tells = [
        a
        for a in found
        if a.mention.sort in {"person", "office"}
        and a.verb in said
        and a.first
        and tokens[a.first - 1].text == ","
        and ends(tokens, a.last)
    ]
    if not tells:
        return found
    return [a for a in found if a.mention.sort != "actor" or a.verb in said or a.first > tells[-1].first]


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
        if quoted(tokens, mention):
            continue
        if mention.sort == "actor" and mention.role and 0 <= verb.first - mention.last <= 1:
            return Attribution(mention.first, verb.last, mention, verb.first)
    return None


def _in_words_of(tokens: Sequence[Token], mentions: Sequence[Mention], mark: Mark) -> Attribution | None:
    """Read `in Zelensky's words`, `by the Headquarters' count`, `on Kyiv's figures`."""
    for mention in mentions:
        own = tokens[mention.last - 1].of("genitive") or mention.sort == "pronoun"
        if own and 0 <= mark.first - mention.last <= 1:
            at = mention.first - 1
            while at > 0 and (tokens[at].of("article") or (tokens[at].capital and tokens[at].word)):
                at -= 1
            if at >= 0 and tokens[at].of("by", "passive", "present_be"):
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
            both = joined_after(tokens, mentions, mention)
            return Attribution(mark.first, both.last, both, mark.first)
    return None


def _only_voice(
    tokens: Sequence[Token], marks: Sequence[Mark], mentions: Sequence[Mention]
) -> Attribution | None:
    """Take the one office or holder of an office in a sentence for its speaker, whatever the verb beside it.

    Outlets name an office to say whose word something is. That is not so in a clause on when something was
    (`hours after the president declared a truce`), nor of whom people belong to (`Wagner's prisoners`), nor of
    delegations, who are named as they meet.
    """
    named = [m for m in mentions if m.sort in {"person", "office"} and m.role not in {None, "press"}]
    if len({m.role for m in named}) != 1 or named[0].word == "delegation":
        return None
    who = named[0]
    timed = any(t.of("when", "at_which") for t in tokens[max(who.first - _TITLE, 0) : who.first])
    owns = any(m.tag == "people" and m.first == who.last for m in marks)
    return None if timed or owns else Attribution(who.first, who.last, who, who.first)


def _by_own_account(tokens: Sequence[Token]) -> Attribution | None:
    """Read `by his …,` with any noun, at the head of a sentence or after a comma, as the word of who spoke before."""
    for i, token in enumerate(tokens[:-2]):
        if token.of("account_by") and tokens[i + 1].of("account_whose"):
            last = i + 3
            if (not i or tokens[i - 1].text in ",—–") and tokens[last - 1].word and ends(tokens, last):
                return Attribution(i, last, Mention(i, last, None, "pronoun", "he"), i)
    return None


def _answered(tokens: Sequence[Token], marks: Sequence[Mark], mention: Mention) -> bool:
    """Tell whether somebody's claim is only what another denies: `Zelensky rejected Putin's claim`."""
    own = tokens[mention.last - 1].of("genitive")
    return own and any(m.value in {"dispute", "denial"} and m.last == mention.first for m in marks)
