"""The formula of a claim: all for all, a category, one for one, an unequal ratio, bodies."""

import itertools
from collections.abc import Sequence

from allforall.claims.claim import ClaimCount, Kind
from allforall.claims.clauses import Clause
from allforall.claims.counts import Count
from allforall.claims.parse import Parse

_REACH = 6


def ratio_of(parse: Parse, counts: Sequence[Count]) -> tuple[int, int] | None:
    """Find `N for N`: the indexes of two counts with nothing but `for` between them."""
    for i, (left, right) in enumerate(itertools.pairwise(counts)):
        pivots = right.paired or parse.within(left.last, right.first, "pivot")
        near = right.first - left.reaches <= _REACH
        if pivots and near and left.value == right.value and not left.nation and not right.nation:
            return i, i + 1
    return None


def formula_of(
    parse: Parse, clause: Clause, said: Sequence[ClaimCount], ratio: tuple[int, int] | None, kind: Kind
) -> str | None:
    """Name the formula of a clause."""
    totals = [c for c in said if c.role == "total"]
    if totals and all(c.what == "bodies" for c in totals):
        return "bodies"
    spoken = _spoken(parse, clause) if kind is not Kind.DONE else None
    if spoken or totals:
        return spoken or _ratio(parse, clause, totals, ratio)
    bodies = any(m.value == "bodies" for m in parse.within(clause.first, clause.last, "people"))
    return "bodies" if bodies and kind is Kind.COMMIT else None


def _spoken(parse: Parse, clause: Clause) -> str | None:
    """Return the formula that is called by its name; all for all inside a category is the category."""
    if not parse.within(clause.first, clause.last, "formula"):
        return None
    names = {m.value for m in parse.marks if m.tag == "formula"}
    return "category" if "category" in names else "all_for_all"


def _ratio(
    parse: Parse, clause: Clause, totals: Sequence[ClaimCount], ratio: tuple[int, int] | None
) -> str | None:
    to_ua = sum(c.n for c in totals if c.to == "UA")
    to_ru = sum(c.n for c in totals if c.to == "RU")
    if ratio or (to_ua and to_ua == to_ru):
        return "n_for_n"
    return "unequal" if to_ua and to_ru and parse.within(clause.first, clause.last, "pivot") else None
