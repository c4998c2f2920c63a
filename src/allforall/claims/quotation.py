"""Who speaks in a quotation of several sentences: who is named behind its last, or before its first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from allforall.claims.context import Context
from allforall.claims.parse import Parse
from allforall.claims.sentences import Sentence
from allforall.claims.voices import PRESS, resolved

_PAIRS = {'"': '"', "“": "”", "«": "»", "„": "“”"}
_SIGNS = re.compile('["“”«»„]')
_MOST = 8
"""Sentences of one quotation that are looked at."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation from place `start` to place `end`, which lies in the sentence numbered `last`."""

    start: int
    end: int
    last: int


def quotation_from(text: str, sentences: Sequence[Sentence], i: int) -> Quotation | None:
    """Return the quotation that sentence `i` opens and a later one of its paragraph closes."""
    begun = sentences[i]
    start = _left_open(text, begun)
    if start is None:
        return None
    for j in range(i + 1, min(i + _MOST, len(sentences))):
        if sentences[j].paragraph != begun.paragraph:
            return None
        place = _place(text, _PAIRS[text[start]], sentences[j].start, sentences[j].end)
        if place is not None:
            return Quotation(start, place, j)
    return None


def named_behind(parse: Parse, quotation: Quotation, context: Context) -> str | None:
    """Return who is named behind the end of a quotation in its last sentence: `"… . …," X wrote`."""
    behind = (a for a in parse.attributions if parse.tokens[a.first].start > quotation.end)
    role = next((r for a in behind if (r := resolved(a, context))), None)
    return role if role != PRESS else None


def named_before(parse: Parse, quotation: Quotation, context: Context) -> str | None:
    """Return who is named before the beginning of a quotation in its first sentence: `X wrote: "… . …"`."""
    before = [a for a in parse.attributions if parse.tokens[a.first].start < quotation.start]
    role = resolved(before[-1], context) if before else None
    return role if role != PRESS else None


def _left_open(text: str, sentence: Sentence) -> int | None:
    """Return where a sentence opens a quotation that it does not close."""
    open_at: int | None = None
    for sign in _SIGNS.finditer(text, sentence.start, sentence.end):
        if open_at is not None and sign[0] in _PAIRS[text[open_at]]:
            open_at = None
        elif open_at is None and sign[0] in _PAIRS:
            open_at = sign.start()
    return open_at


def _place(text: str, closing: str, start: int, end: int) -> int | None:
    return next((m.start() for m in _SIGNS.finditer(text, start, end) if m[0] in closing), None)
