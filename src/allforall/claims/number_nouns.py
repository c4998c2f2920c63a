"""The noun of a number: what a phrase to its right counts, and whether a number may stand without one."""

from collections.abc import Sequence
from dataclasses import dataclass

from allforall.claims.lexicon import Lexicon, Mark
from allforall.claims.numbers import Number
from allforall.claims.tokens import Token

QUOTES = frozenset("\"'“”«»„‘’()[]")
DASHES = frozenset("-–—")
_ENDS = frozenset(".,;:!?)—–\"”»’'")
REACH = 8
_SMALL = 11
"""Number words below need a noun, for they count everything else as well."""
_UNKNOWN = 3


@dataclass(slots=True)
class Noun:
    """What a number counts: who, whose they are, whether they are part of others, and where the phrase ends."""

    what: str = ""
    nation: str | None = None
    own: bool = False
    part: bool = False
    wounded: bool = False
    end: int = 0


def noun_of(
    lexicon: Lexicon, tokens: Sequence[Token], at: dict[int, Mark], number: Number, starts: set[int]
) -> Noun:
    """Walk to the right of a number until the phrase ends."""
    noun, i, unknown = Noun(), number.last, 0
    while i < min(len(tokens), number.last + REACH):
        mark = at.get(i)
        if i in starts:
            break
        if mark is None or mark.tag == "ellipsis" or mark.value == "after":
            token = tokens[i]
            if not noun.what and token.of("copula") and i + 1 in at and at[i + 1].tag == "people":
                noun.part, i = not _pair_of_groups(tokens, at, i + 1), i + 1
                continue
            if token.of("others") and not noun.what:
                i += 1
                continue
            if token.text in QUOTES or (token.text in DASHES and token.start == tokens[i - 1].end):
                i += 1
                continue
            if not token.word or noun.what or unknown >= _UNKNOWN or _stops(lexicon, token):
                break
            unknown += 1
            i += 1
            continue
        of_those = noun.part and not noun.what and mark.tag == "pred" and mark.last < len(tokens)
        if of_those and tokens[mark.last].of("copula"):
            i = mark.last
            continue
        if not _take(noun, mark, tokens, at):
            break
        i = mark.last
    return noun


def _pair_of_groups(tokens: Sequence[Token], at: dict[int, Mark], i: int) -> bool:
    """Tell `207 - soldiers and civilians`, which says who all of them are."""
    joint = at[i].last
    both = joint + 1 in at and at[joint + 1].tag == "people" and at[joint + 1].value != at[i].value
    return both and tokens[joint].of("and")


def _take(noun: Noun, mark: Mark, tokens: Sequence[Token], at: dict[int, Mark]) -> bool:
    """Take one mark into the phrase of a number; False where the phrase ends."""
    if mark.tag == "people":
        if noun.what and noun.what not in {"wounded", "bodies"} and mark.value == "bodies":
            return False
        noun.what = _narrower(noun.what, mark.value)
        noun.end = mark.last
    elif mark.tag == "national":
        noun.nation, noun.what, noun.end = noun.nation or mark.value, noun.what or "persons", mark.last
    elif mark.tag == "adjective" or (mark.tag == "actor" and tokens[mark.last - 1].of("genitive")):
        noun.nation = noun.nation or mark.value
    elif mark.tag == "part" and not noun.what:
        noun.part = True
    elif mark.tag == "quality":
        noun.wounded = noun.wounded or mark.value == "wounded"
        noun.own = noun.own or any(tokens[i].of("possessive") for i in range(mark.first, mark.last))
    elif mark.tag == "own":
        noun.own = True
    elif mark.tag == "pred" and not noun.what and mark.last - mark.first == 1 and _noun_ahead(at, mark.last):
        pass
    else:
        return False
    return True


def _noun_ahead(at: dict[int, Mark], i: int) -> bool:
    """Tell whether a participle stands before its noun: `50 released prisoners`, `102 captured Ukrainian soldiers`."""
    for _ in range(3):
        mark = at.get(i)
        if mark is None or mark.tag not in {"people", "adjective", "quality", "national"}:
            return False
        if mark.tag in {"people", "national"}:
            return True
        i = mark.last
    return False


def _narrower(had: str, new: str) -> str:
    """Choose between two nouns of one phrase: wounded prisoners are wounded, bodies of soldiers are bodies."""
    if not had:
        return new
    if had == "persons" and new not in {"bodies", "persons"}:
        return new
    return had


def _stops(lexicon: Lexicon, token: Token) -> bool:
    return any(p.tag == "ellipsis" and len(p.words) == 1 for p in lexicon.starting(token.low))


def ellipsis(tokens: Sequence[Token], at: dict[int, Mark], number: Number) -> bool:
    """Accept a number without a noun where the phrase plainly goes on or ends: `1,200 came`, `the 116 released`."""
    alone = tokens[number.last - 1].of("persons_only")
    if number.in_words and number.value < _SMALL and not alone:
        return False
    if number.last >= len(tokens):
        return True
    after = tokens[number.last]
    if after.of("others") or tokens[number.first - 1].of("these"):
        return True
    mark = at.get(number.last)
    if alone and (mark is None or mark.tag in {"modal", "pred"}) and after.word:
        return True
    if mark:
        return mark.value != "meta" and mark.tag in {
            "pred",
            "pivot",
            "each",
            "part",
            "to",
            "from",
            "also",
            "back",
            "clause",
            "ellipsis",
            "bound",
            "outside",
        }
    return after.text in _ENDS or after.text in DASHES
