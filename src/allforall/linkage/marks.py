"""Which characters of two values differ, so that a page can mark and underline them."""

from rapidfuzz.distance import Levenshtein

Span = tuple[int, int]


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
