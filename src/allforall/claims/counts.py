"""Numbers with what they count: the noun, how exact it is, whose people, and whether it is part of another number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from allforall.claims.lexicon import OVERLAY, Lexicon, Mark
from allforall.claims.numbers import Number
from allforall.claims.tokens import Token

_QUOTES = frozenset("\"'“”«»„‘’()[]")
_DASHES = frozenset("-–—")
_ENDS = frozenset(".,;:!?)—–\"”»’'")
_CLOSES = frozenset(".,;")
_TIMES = frozenset({"by", "x", "х", "×"})
_DEFINITE = frozenset({"the", "these", "those", "ці", "эти"})
_POINTING = frozenset({"these", "those", "ці", "ті", "эти", "те"})
_AND = frozenset({"and", "та", "і", "й", "и"})
_AMONG = frozenset(("among", "among the", "серед", "среди", "amongst"))
_THERE = (["there", "are"], ["there", "were"])
_INCLUDED = ("includ", "compris")
_ROUNDS = frozenset(
    ("exchange", "swap", "trade", "deal", "handover", "operation", "round", "stage", "transfer")
)
_THEM = frozenset(("them", "whom", "these", "those", "which", "group"))
_HEAD = 2
"""Where the number stands in `Of the 84 …`."""
_REACH = 8
_PERSONS_ONLY = ("еро", "оє", "ое")
"""Numerals that count nothing but people: шестеро, двоє, двое."""
_GROUPS = frozenset(("civilians", "officers", "enlisted", "women", "children", "wounded"))
_OUT_OF = frozenset(("из", "із", "з", "зі"))
_UNKNOWN = 3
_NARROW = {"persons", "military"}
_SKIPPED = {"quality", "own", "each"}


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as the sentence says it; `nation` is whose they are where an adjective says so."""

    first: int
    last: int
    value: int
    what: str
    noun: bool
    bound: str
    nation: str | None = None
    own: bool = False
    part: bool = False
    also: bool = False
    after: int = 0
    paired: bool = False

    @property
    def reaches(self) -> int:
        """The token after the whole phrase."""
        return max(self.after, self.last)


@dataclass(slots=True)
class _Noun:
    what: str = ""
    nation: str | None = None
    own: bool = False
    part: bool = False
    wounded: bool = False
    end: int = 0


def find_counts(
    lexicon: Lexicon, tokens: Sequence[Token], marks: Sequence[Mark], numbers: Sequence[Number]
) -> list[Count]:
    """Return the counts of people in a sentence; a number with an unknown noun counts something else."""
    at = {mark.first: mark for mark in marks if mark.tag not in OVERLAY}
    ends: dict[int, Mark] = {mark.last: mark for mark in marks if mark.tag not in OVERLAY}
    dead = any(m.tag == "people" and m.value == "bodies" for m in marks) or any(
        m.value == "burial" for m in marks
    )
    starts = {number.first for number in numbers}
    found: list[Count] = []
    wholes = {b.first for a, b in pairwise(numbers) if _out_of(tokens, a, b)}
    for number in numbers:
        if number.first in wholes or _of_rounds(tokens, number):
            continue
        whole = next((b for b in numbers if b.first in wholes and _out_of(tokens, number, b)), None)
        noun = _noun(lexicon, tokens, at, whole or number, starts)
        bodies = _bodies_before(tokens, ends, number)
        _group(noun, tokens, at, ends, number, whole)
        if noun.nation and not noun.what and _shared(tokens, starts, number):
            noun.what = (
                "military" if any(m.tag == "people" and m.value == "military" for m in marks) else "persons"
            )
        mate = _mate(tokens, at, found, number)
        if not noun.what and not bodies and not mate and not _ellipsis(lexicon, tokens, at, number):
            continue
        bound, also, part = _before(tokens, ends, number)
        among = _part_of(tokens, at, numbers, number, noun, part=part)
        if among is None or (not noun.what and not mate and noun.part and not _leads_on(at, number)):
            continue
        what = "bodies" if bodies else noun.what or (mate.what if mate else "")
        if not what and dead:
            what = "bodies"
        if noun.wounded and what in _NARROW:
            what = "wounded"
        found.append(
            Count(
                number.first,
                number.last,
                number.value,
                what or "persons",
                bool(noun.what or bodies or mate),
                _after_bound(at, noun.end or number.last) or bound,
                noun.nation,
                noun.own,
                among,
                also,
                noun.end,
                mate is not None,
            )
        )
    if found and found[0].first == _HEAD and tokens[0].low == "of" and len(found) > 1:
        found = [found[0], *(replace(c, part=True) for c in found[1:])]
    return found


def _of_rounds(tokens: Sequence[Token], number: Number) -> bool:
    """Tell `the number of exchanges has reached 66`, which counts no people."""
    words = [t.low for t in tokens[max(number.first - _REACH, 0) : number.first]]
    head = next((i for i, w in enumerate(words) if w == "number" and words[i + 1 : i + 2] == ["of"]), None)
    return (
        head is not None
        and any(w.endswith("s") and w.startswith(tuple(_ROUNDS)) for w in words[head + 2 : head + 4])
        and not any(t.text in ",;" for t in tokens[number.first - 1 : number.first])
    )


def _part_of(
    tokens: Sequence[Token],
    at: dict[int, Mark],
    numbers: Sequence[Number],
    number: Number,
    noun: _Noun,
    *,
    part: bool,
) -> bool | None:
    """Tell whether a number counts part of others; None for one that only points back to people counted before."""
    before = [t.low for t in tokens[max(number.first - 2, 0) : number.first]]
    definite = tokens[number.first - 1].low in _DEFINITE
    noun.part = noun.part and before not in _THERE
    heads = number.first == _HEAD and tokens[0].low == "of" and len(numbers) > 1
    back = part and not heads and definite and not noun.part
    if back or (before == ["out", "of"] and len(numbers) > 1):
        return None
    noun.part = noun.part and noun.what != "bodies"
    return (part and not heads) or _among_after(tokens, at, noun.end) or (noun.part and not definite)


def _group(
    noun: _Noun,
    tokens: Sequence[Token],
    at: dict[int, Mark],
    ends: dict[int, Mark],
    number: Number,
    whole: Number | None,
) -> None:
    """Read a number whose noun stands elsewhere: `82 своїх`, `28 из 100`, `офіцерів - десятеро`."""
    if noun.own and not noun.what and _ours(tokens, number):
        noun.what = "persons"
    group = _after_dash(tokens, at, noun.end) if whole else _group_before(tokens, at, ends, number)
    if whole or (group and not noun.what):
        noun.part, noun.what, noun.end = True, group or noun.what, number.last


def _out_of(tokens: Sequence[Token], part: Number, whole: Number) -> bool:
    """Tell `28 из 100` and `сто двадцять із тієї тисячі`."""
    gap = [t.low for t in tokens[part.last : whole.first]]
    return bool(gap) and gap[0] in _OUT_OF and len(gap) <= len(("із", "тієї")) and part.value < whole.value


def _group_before(tokens: Sequence[Token], at: dict[int, Mark], ends: dict[int, Mark], number: Number) -> str:
    """Read `офіцерів - десятеро` and `цивільних повернули шістнадцять`: a group, and at the end how many of it."""
    if number.last < len(tokens) and tokens[number.last].text not in _CLOSES:
        return ""
    dash = number.first and tokens[number.first - 1].text in _DASHES
    before = ends.get(number.first - 1 if dash else number.first)
    if before and before.tag == "pred" and before.value in {"get", "give", "home"}:
        before = ends.get(before.first)
    elif not dash:
        return ""
    opens = before and (
        not before.first or tokens[before.first - 1].text in ",;-–—" or before.first - 1 not in at
    )
    return before.value if before and opens and before.tag == "people" and before.value in _GROUPS else ""


def _after_dash(tokens: Sequence[Token], at: dict[int, Mark], end: int) -> str:
    """Read what a part is where a dash stands for the verb: `120 із тієї тисячі - цивільні`."""
    for i in range(end, min(end + _REACH, len(tokens))):
        mark = at.get(i)
        if mark and mark.tag == "people" and i and tokens[i - 1].text in _DASHES:
            return mark.value
    return ""


def _ours(tokens: Sequence[Token], number: Number) -> bool:
    """Tell `82 своїх`: where adjectives need no noun, our own are people."""
    return any(t.low.startswith(("наш", "сво")) for t in tokens[number.last : number.last + 3])


def _shared(tokens: Sequence[Token], starts: set[int], number: Number) -> bool:
    """Tell whether a noun stands only after the next number: `95 Ukrainian and 94 Russian servicemen`."""
    return any(
        i + 1 in starts and tokens[i].low in _AND
        for i in range(number.last, min(number.last + 4, len(tokens)))
    )


def _mate(tokens: Sequence[Token], at: dict[int, Mark], found: list[Count], number: Number) -> Count | None:
    """Return the left number of `N for N`, whose noun the right one shares."""
    if not found:
        return None
    gap = range(found[-1].reaches, number.first)
    signs = all(
        tokens[i].text in _DASHES or tokens[i].text in _QUOTES or i in at or tokens[i].low in _TIMES
        for i in gap
    )
    signs = signs and not any(i in at and at[i].tag in {"pred", "clause", "report"} for i in gap)
    pivots = [i for i in gap if (i in at and at[i].tag == "pivot") or tokens[i].low in _TIMES]
    return found[-1] if signs and pivots and len(gap) <= _REACH else None


def _noun(
    lexicon: Lexicon, tokens: Sequence[Token], at: dict[int, Mark], number: Number, starts: set[int]
) -> _Noun:
    """Walk to the right of a number until the phrase ends."""
    noun, i, unknown = _Noun(), number.last, 0
    while i < min(len(tokens), number.last + _REACH):
        mark = at.get(i)
        if i in starts:
            break
        if mark is None or mark.tag == "ellipsis" or mark.value == "after":
            token = tokens[i]
            if not noun.what and _copula(lexicon, token) and i + 1 in at and at[i + 1].tag == "people":
                noun.part, i = True, i + 1
                continue
            if token.low in lexicon.settings["more"] and not noun.what:
                i += 1
                continue
            if token.text in _QUOTES or (token.text in _DASHES and token.start == tokens[i - 1].end):
                i += 1
                continue
            if not token.word or noun.what or unknown >= _UNKNOWN or _stops(lexicon, token):
                break
            unknown += 1
            i += 1
            continue
        of_those = noun.part and not noun.what and mark.tag == "pred" and mark.last < len(tokens)
        if of_those and _copula(lexicon, tokens[mark.last]):
            i = mark.last
            continue
        if not _take(noun, mark, tokens, at):
            break
        i = mark.last
    return noun


def _take(noun: _Noun, mark: Mark, tokens: Sequence[Token], at: dict[int, Mark]) -> bool:
    """Take one mark into the phrase of a number; False where the phrase ends."""
    if mark.tag == "people":
        if noun.what and noun.what not in {"wounded", "bodies"} and mark.value == "bodies":
            return False
        noun.what = _narrower(noun.what, mark.value)
        noun.end = mark.last
    elif mark.tag == "national":
        noun.nation, noun.what, noun.end = noun.nation or mark.value, noun.what or "persons", mark.last
    elif mark.tag == "adjective" or (mark.tag == "actor" and tokens[mark.last - 1].low.endswith("'s")):
        noun.nation = noun.nation or mark.value
    elif mark.tag == "part" and not noun.what:
        noun.part = True
    elif mark.tag == "quality":
        noun.wounded = noun.wounded or mark.value == "wounded"
        noun.own = noun.own or any(
            tokens[i].low in {"our", "its", "their"} for i in range(mark.first, mark.last)
        )
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


def _copula(lexicon: Lexicon, token: Token) -> bool:
    return token.low in lexicon.settings["copula"]


def _stops(lexicon: Lexicon, token: Token) -> bool:
    return any(p.tag == "ellipsis" and len(p.words) == 1 for p in lexicon.starting(token.low))


def _ellipsis(lexicon: Lexicon, tokens: Sequence[Token], at: dict[int, Mark], number: Number) -> bool:
    """Accept a number without a noun where the phrase plainly goes on or ends: `1,200 came`, `the 116 released`."""
    alone = tokens[number.last - 1].low.endswith(_PERSONS_ONLY)
    if number.in_words and number.value < len("hundreds of") and not alone:
        return False
    if number.last >= len(tokens):
        return True
    after = tokens[number.last]
    if after.low in lexicon.settings["more"] or tokens[number.first - 1].low in _POINTING:
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
    return after.text in _ENDS or after.text in _DASHES


def _among_after(tokens: Sequence[Token], at: dict[int, Mark], end: int) -> bool:
    """Tell `seven civilians among them` and `two of them women`."""
    mark = at.get(end) if end else None
    return bool(mark and mark.tag == "part" and tokens[mark.last - 1].low in _THEM)


def _leads_on(at: dict[int, Mark], number: Number) -> bool:
    mark = at.get(number.last)
    return bool(mark and mark.tag in {"pred", "people"})


def _before(tokens: Sequence[Token], ends: dict[int, Mark], number: Number) -> tuple[str, bool, bool]:
    """Read the bound, `another` and `among them` that stand right before a number."""
    bound, also, part, at = "exact", False, False, number.first
    for _ in range(3):
        mark = ends.get(at)
        if mark and mark.tag == "bound" and mark.value != "after":
            bound = mark.value
        elif mark and mark.tag in {"also", "outside"}:
            also = True
        elif mark and mark.tag == "part" and _swap_included(tokens, mark):
            pass
        elif mark and mark.tag == "part":
            part = " ".join(t.low for t in tokens[mark.first : mark.last]) not in _AMONG
        elif at and tokens[at - 1].low in {"the", "a", "an", "these", "those", "of", "to", "для"}:
            at -= 1
            continue
        else:
            break
        at = mark.first
    return bound, also, part


def _swap_included(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell `the exchange included 150 …`, which counts all, from `the group included two officers`."""
    before = {t.low for t in tokens[max(mark.first - 3, 0) : mark.first]}
    return tokens[mark.first].low.startswith(_INCLUDED) and bool(before & _ROUNDS)


def _after_bound(at: dict[int, Mark], i: int) -> str | None:
    mark = at.get(i)
    return "at_least" if mark and mark.tag == "bound" and mark.value == "after" else None


def _bodies_before(tokens: Sequence[Token], ends: dict[int, Mark], number: Number) -> bool:
    """Tell `the bodies of two volunteers` and `тіла 1000 захисників`."""
    at = number.first
    for _ in range(4):
        mark = ends.get(at)
        if mark and mark.tag == "people" and mark.value == "bodies":
            return True
        if mark and mark.tag in {"bound", "also", "ellipsis", "quality"}:
            at = mark.first
        elif at and tokens[at - 1].low in {"of", "another", "ще", "еще"}:
            at -= 1
        else:
            return False
    return False
