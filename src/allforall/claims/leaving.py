"""Why a sentence gave no claim."""

from allforall.claims.parse import Parse
from allforall.claims.reading import Reason

_ABOUT = (
    ("mood", Reason.MOOD),
    ("ceasefire", Reason.CEASEFIRE),
    ("casualties", Reason.CASUALTIES),
    ("treatment", Reason.TREATMENT),
)


def reason_for(parse: Parse) -> Reason:
    """Name what a sentence is about where it makes no claim; with a figure and a verb it was not understood."""
    if parse.has("other_conflict"):
        return Reason.OTHER_CONFLICT
    if parse.has("mediate") and any(m.tag == "actor" and m.value not in {"UA", "RU"} for m in parse.marks):
        return Reason.MEDIATION
    topic = any(
        m.tag == "pred" and m.value in {"home", "get", "give", "swap", "nominal"} for m in parse.marks
    )
    if parse.counts and topic:
        return Reason.NOT_UNDERSTOOD
    for tag, reason in _ABOUT:
        if tag in parse.tags:
            return reason
    return Reason.NO_FIGURE if topic else Reason.NO_EXCHANGE
