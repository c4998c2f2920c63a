"""What stands right before and after a number: how exact it is, whether it comes on top, whether it counts a part."""

from collections.abc import Sequence

from allforall.claims.lexicon import Mark
from allforall.claims.numbers import Number
from allforall.claims.tokens import Token

_ROUND = 8
"""Words between an exchange and what it included."""


def among_after(tokens: Sequence[Token], at: dict[int, Mark], end: int) -> bool:
    """Tell `seven civilians among them` and `two of them women`."""
    mark = at.get(end) if end else None
    return bool(mark and mark.tag == "part" and tokens[mark.last - 1].of("them"))


def leads_on(at: dict[int, Mark], number: Number) -> bool:
    """Tell whether a verb or a noun follows right after a number."""
    mark = at.get(number.last)
    return bool(mark and mark.tag in {"pred", "people"})


def said_before(tokens: Sequence[Token], ends: dict[int, Mark], number: Number) -> tuple[str, bool, bool]:
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
            part = not all(t.of("among", "the") for t in tokens[mark.first : mark.last])
        elif at and tokens[at - 1].of("before_number"):
            at -= 1
            continue
        else:
            break
        at = mark.first
    return bound, also, part


def _swap_included(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell `the exchange included 150 …`, which counts all, from `the group included two officers`."""
    before = tokens[max(mark.first - _ROUND, 0) : mark.first]
    return tokens[mark.first].of("included") and any(t.of("round") for t in before)


def after_bound(at: dict[int, Mark], i: int) -> str | None:
    """Read a bound that stands behind its number: `185 or more`."""
    mark = at.get(i)
    return "at_least" if mark and mark.tag == "bound" and mark.value == "after" else None


def bodies_before(tokens: Sequence[Token], ends: dict[int, Mark], number: Number) -> bool:
    """Tell `the bodies of two volunteers` and `тіла 1000 захисників`."""
    at = number.first
    for _ in range(4):
        mark = ends.get(at)
        if mark and mark.tag == "people" and mark.value == "bodies":
            return True
        if mark and mark.tag in {"bound", "also", "ellipsis", "quality"}:
            at = mark.first
        elif at and tokens[at - 1].of("of", "another"):
            at -= 1
        else:
            return False
    return False
