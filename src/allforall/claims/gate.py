"""No name of a private person leaves through a claim: only office holders of the dated table are named.

A claim itself holds codes, dates and numbers. Its quotations are looked through here: a quotation that may name
somebody keeps its place in the text and loses its words. The gate errs on the side of silence.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from allforall.base.errors import InternalError
from allforall.base.messages import mark
from allforall.claims.claim import Claim, Evidence
from allforall.claims.languages import lexicon
from allforall.claims.lexicon import OVERLAY
from allforall.claims.tokens import Token

_CODE = re.compile(r"[A-Z]{2}\.[a-z_]+|both|press")
_SAFE = {
    "actor",
    "office",
    "adjective",
    "national",
    "from",
    "to",
    "both",
    "month",
    "weekday",
    "people",
    "pred",
    "report",
}
_INITIAL = 2


def gated(claim: Claim, language: str) -> Claim:
    """Return a claim that may be published: quotations that may name a private person are reduced to their places."""
    evidence = tuple(_quiet(each, language) for each in claim.evidence)
    gone = replace(claim, evidence=evidence)
    refuse_names(gone, language)
    return gone


def refuse_names(claim: Claim, language: str) -> None:
    """Raise where a claim would still carry a name: the last check before anything is published."""
    named = any(each.quote is not None and names_somebody(each.quote, language) for each in claim.evidence)
    if named or not _CODE.fullmatch(claim.speaker):
        raise InternalError(
            "claims.would_name_somebody",
            mark("A claim would have named a private person and was not published. Please report this."),
        )


def _quiet(evidence: Evidence, language: str) -> Evidence:
    if evidence.quote is None or not names_somebody(evidence.quote, language):
        return evidence
    return replace(evidence, quote=None)


def names_somebody(text: str, language: str) -> bool:
    """Tell whether a text may name a person who is no office holder: two capitalised words that nobody taught us."""
    words = lexicon(language)
    tokens = words.tokens(text, 0, len(text))
    known = [False] * len(tokens)
    holder = [False] * len(tokens)
    for found in words.mark(tokens):
        for i in range(found.first, found.last):
            known[i] = known[i] or found.tag in _SAFE or found.tag in OVERLAY - {"mood"}
            holder[i] = holder[i] or found.tag == "person"
    return any(_private(tokens, known, holder, run) for run in _runs(tokens))


def _runs(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return runs of capitalised words; initials with their dots belong to them."""
    runs, first = [], None
    for i, token in enumerate(tokens):
        initial = token.text == "." and i > 0 and tokens[i - 1].word and len(tokens[i - 1].text) < _INITIAL
        if token.word and token.capital:
            first = i if first is None else first
        elif first is not None and not (initial and first < i):
            runs.append((first, i))
            first = None
    if first is not None:
        runs.append((first, len(tokens)))
    return runs


def _private(
    tokens: Sequence[Token], known: Sequence[bool], holder: Sequence[bool], run: tuple[int, int]
) -> bool:
    """Tell whether a run may be a private name. One unknown word beside a known one is a place or a first name."""
    first, last = run
    if any(holder[i] for i in range(first, last)):
        return False
    unknown = [i for i in range(first, last) if not known[i] and tokens[i].word]
    return any(
        b - a == 1 or (b - a == _INITIAL and tokens[a + 1].text == ".")
        for a, b in itertools.pairwise(unknown)
    )
