"""The formula of a claim: all for all, a category, one for one, an unequal ratio, bodies."""

from collections.abc import Sequence

from allforall.claims.claim import ClaimCount, Kind
from allforall.claims.clauses import Clause
from allforall.claims.counts import Count
from allforall.claims.parse import Parse

_REACH = 6


def ratio_of(parse: Parse, counts: Sequence[Count]) -> tuple[int, int] | None:
    """Find `N for N`: the indexes of two counts with nothing but `for` between them."""
    for i, (left, right) in enumerate(zip(counts, counts[1:], strict=False)):
        pivots = right.paired or parse.within(left.last, right.first, "pivot")
        near = right.first - left.reaches <= _REACH
        if pivots and near and left.value == right.value and not left.nation and not right.nation:
            return i, i + 1
    return None


def formula_of(
    parse: Parse, clause: Clause, said: Sequence[ClaimCount], ratio: tuple[int, int] | None, kind: Kind
) -> str | None:
    """Name the formula of a clause."""
    first, last = clause.first, clause.last
    totals = [c for c in said if c.role == "total"]
    bodies = [m for m in parse.within(first, last, "people") if m.value == "bodies"]
    if totals and all(c.what == "bodies" for c in totals):
        return "bodies"
    if parse.within(first, last, "formula"):
        names = {m.value for m in parse.marks if m.tag == "formula"}
        if "category" in names and kind is not Kind.DONE:
            return "category"
        if "all_for_all" in names and kind is not Kind.DONE:
            return "all_for_all"
    if not totals:
        return "bodies" if bodies and kind is Kind.COMMIT else None
    to_ua = sum(c.n for c in totals if c.to == "UA")
    to_ru = sum(c.n for c in totals if c.to == "RU")
    if ratio or (to_ua and to_ua == to_ru):
        return "n_for_n"
    if to_ua and to_ru and parse.within(first, last, "pivot"):
        return "unequal"
    return None
