"""Questions of an interview or an explainer, whose answers are a number without a verb."""

from allforall.claims.claim import Kind
from allforall.claims.context import Context
from allforall.claims.parse import Parse

_MOVES = frozenset(("home", "get", "give", "swap"))


def asked_for(parse: Parse) -> tuple[Kind, int] | None:
    """Return what a question asks the number of, with its paragraph: how many are held, have come home so far."""
    if parse.tokens[-1].text != "?":
        return None
    values = {m.value for m in parse.marks if m.tag == "pred"}
    if "held" in values or any(t.of("captive", "left") for t in parse.tokens):
        return Kind.HELD, parse.sentence.paragraph
    if any(t.of("how_many") for t in parse.tokens) and values & _MOVES:
        return (Kind.CUMUL if parse.has("cumul") else Kind.DONE), parse.sentence.paragraph
    return None


def asked_near(parse: Parse, context: Context) -> bool:
    """Tell whether a sentence stands so near to a question that the next one may still answer it."""
    return context.asked is not None and parse.sentence.paragraph - context.asked[1] <= 1
