"""Which characters of two values differ, so that a page can mark and underline them."""

import re

from rapidfuzz.distance import Levenshtein

Span = tuple[int, int]
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


def differing_characters(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans of each text that the other does not have, as (start, end) from 0, end left out.

    Upper and lower case are the same. Texts in two scripts differ everywhere: give their transliterations instead.
    """
    steps = Levenshtein.opcodes([c.casefold() for c in left], [c.casefold() for c in right])
    changed = [step for step in steps if step.tag != "equal"]
    return (
        tuple((s.src_start, s.src_end) for s in changed if s.src_start < s.src_end),
        tuple((s.dest_start, s.dest_end) for s in changed if s.dest_start < s.dest_end),
    )


def differing_parts(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return what differs in two values, of two dates digit under digit: what one leaves open is no difference."""
    if not (_DATE.fullmatch(left) and _DATE.fullmatch(right)):
        return differing_characters(left, right)
    spans = tuple(
        (at, at + 1) for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other
    )
    return spans, spans
