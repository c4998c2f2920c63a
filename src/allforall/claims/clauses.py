"""A sentence cut into clauses, each with who speaks in it."""

import itertools
from dataclasses import dataclass

from allforall.claims.lexicon import OVERLAY
from allforall.claims.other_days import other_days
from allforall.claims.parse import Parse
from allforall.claims.spoken import Attribution

_STRONG = {
    "home",
    "get",
    "give",
    "swap",
    "event",
    "commit",
    "propose",
    "dispute",
    "held",
    "nominal",
    "returning",
}
_BEGINNERS = {"pred", "actor", "both", "person", "office", "person_word", "report", "each"}
_SINCE = 6


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first` to `last`; `attribution` is None where the sentence names nobody for it."""

    first: int
    last: int
    attribution: Attribution | None = None
    inherited: bool = False


def find_clauses(parse: Parse) -> list[Clause]:
    """Cut a sentence and give every clause its speaker."""
    parts = _joined_up(parse, _cuts(parse))
    return _attributed(parse, parts)


def _cuts(parse: Parse) -> list[int]:
    cuts = {0, len(parse.tokens)}
    at = {m.first: m for m in parse.marks if m.tag not in OVERLAY}
    for i, token in enumerate(parse.tokens):
        mark = at.get(i)
        if (
            token.text == ";"
            or (
                mark and mark.tag == "clause" and mark.value == "break" and _verb_on_both(parse, i, mark.last)
            )
            or (token.text == "," and _all_along(parse, i))
            or (token.of("gerund", "subordinate") and (_sums_up(parse, i) or told_before(parse, i)))
            or (token.of("and", "contrast") and _begins_clause(parse, i))
        ):
            cuts.add(i)
    cuts |= other_days(parse)
    for attribution in parse.attributions[1:]:
        before = [a for a in parse.attributions if a.first < attribution.first]
        if (
            before
            and before[-1].mention.role != attribution.mention.role
            and not any(before[-1].last <= c <= attribution.first for c in cuts)
        ):
            cuts.add(_cut_between(parse, before[-1], attribution))
    return sorted(cuts)


def told_before(parse: Parse, i: int) -> bool:
    """Tell `…, after 390 on Friday and 307 on Saturday`: numbers of other days beside that of the news."""
    if not parse.tokens[i].of("subordinate"):
        return False
    near = any(i < c.first <= i + 3 for c in parse.counts)
    verbs = [m for m in parse.within(i, len(parse.tokens), "pred") if m.value not in {"nominal", "returning"}]
    return near and not verbs and any(c.first < i for c in parse.counts)


def _sums_up(parse: Parse, i: int) -> bool:
    """Tell `…, bringing the total to 2,583` after what was told."""
    return (
        parse.tokens[i].of("gerund")
        and any(m.first == i and m.value == "total" for m in parse.within(i, i + 1, "cumul"))
        and any(c.first < i for c in parse.counts)
        and any(c.first > i for c in parse.counts)
    )


def _all_along(parse: Parse, i: int) -> bool:
    """Tell `…, загалом від початку війни - 4757` after what was told of a day."""
    if parse.tokens[i].text != "," or not parse.within(i + 1, i + 2, "cumul"):
        return False
    since = any(m.value == "since" for m in parse.within(i + 1, i + _SINCE, "cumul"))
    return (
        since
        and not parse.within(0, i, "cumul")
        and any(c.first < i for c in parse.counts)
        and any(c.first > i for c in parse.counts)
    )


def _cut_between(parse: Parse, left: Attribution, right: Attribution) -> int:
    """Cut at the last comma between two speakers, or right before the second."""
    commas = [i for i in range(left.last, right.first) if parse.tokens[i].text == ","]
    return commas[-1] if commas else right.first


def _verb_on_both(parse: Parse, i: int, after: int) -> bool:
    return _has_finite(parse, 0, i) and _has_finite(parse, after, len(parse.tokens))


def _has_finite(parse: Parse, first: int, last: int) -> bool:
    return any(
        m.tag == "report" or m.value in _STRONG - {"nominal", "returning"}
        for m in parse.within(first, last, "pred", "report")
    )


def _has_verb(parse: Parse, first: int, last: int) -> bool:
    return any(m.value in _STRONG or m.tag == "report" for m in parse.within(first, last, "pred", "report"))


def _has_actor(parse: Parse, i: int) -> bool:
    return bool(parse.within(i, i + 1, "actor"))


def _begins_clause(parse: Parse, i: int) -> bool:
    """Tell whether a clause begins after `and`: a subject or verb follows, and both sides have verbs."""
    comma = i > 0 and parse.tokens[i - 1].text == ","
    if i + 1 < len(parse.tokens) and parse.tokens[i + 1].of("that"):
        return _has_verb(parse, 0, i) and _has_verb(parse, i, len(parse.tokens))
    inside = any(m.first < i < m.last for m in parse.marks if m.tag not in OVERLAY)
    gapped = any(c.first == i + 2 for c in parse.counts) and _has_actor(parse, i + 1)
    if inside or gapped:
        return False
    nearby = [m for m in parse.marks if i < m.first <= i + 2 and m.tag in _BEGINNERS]
    if not nearby or not _has_verb(parse, 0, i) or not _has_verb(parse, i, len(parse.tokens)):
        return False
    left = max([c for c in (0, *(a.last for a in parse.attributions)) if c <= i], default=0)
    if nearby[0].tag in {"actor", "person", "office", "each"} and not comma:
        # `Zelensky and Russia's ministry said` is one subject: a verb must stand between.
        return bool([m for m in parse.within(left, i, "pred") if m.value in _STRONG])
    return True


def _joined_up(parse: Parse, cuts: list[int]) -> list[tuple[int, int]]:
    """Join a part without a verb to the one before it."""
    parts: list[tuple[int, int]] = []
    for first, last in itertools.pairwise(cuts):
        if (
            parts
            and not _has_verb(parse, first, last)
            and not any(first <= c.first < last for c in parse.counts)
        ):
            parts[-1] = (parts[-1][0], last)
        else:
            parts.append((first, last))
    return parts


def _attributed(parse: Parse, parts: list[tuple[int, int]]) -> list[Clause]:
    clauses: list[Clause] = []
    for first, last in parts:
        own = next((a for a in parse.attributions if first <= a.verb < last or first <= a.first < last), None)
        if own:
            trailing = _content(parse, first, own.first) or not _content(parse, own.last, last)
            if trailing and parse.tokens[first].text != ";":
                clauses = [c if c.attribution else Clause(c.first, c.last, own) for c in clauses]
            clauses.append(Clause(first, last, own))
        elif clauses and clauses[-1].attribution:
            clauses.append(Clause(first, last, clauses[-1].attribution, inherited=True))
        else:
            clauses.append(Clause(first, last))
    return clauses


def _content(parse: Parse, first: int, last: int) -> bool:
    return any(first <= c.first < last for c in parse.counts) or any(
        m.value in _STRONG for m in parse.within(first, last, "pred")
    )
