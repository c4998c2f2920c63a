"""What a clause says of an exchange: done, agreed, proposed, a running total, held, or disputed."""

from collections.abc import Callable, Sequence

from allforall.claims.claim import Kind
from allforall.claims.clause_verbs import ClauseVerbs, attributive, done_nearer, sorted_verbs
from allforall.claims.counts import Count
from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse
from allforall.claims.standing import held, running_total
from allforall.claims.verdict import Verdict

_COMING = frozenset(("1", "next_week", "end_of_week"))
"""Days of the lexicon that are still to come."""
_HANDOVER = {"home", "get", "give", "swap"}


def kind_of(parse: Parse, first: int, last: int, counts: Sequence[Count]) -> Verdict | None:
    """Say what kind of claim a clause makes, or None where it makes none that we understand."""
    verbs = sorted_verbs(parse, first, last, counts)
    hedges = [m for m in parse.within(first, last, "hedge") if not _figure_of_speech(parse, m)]
    if hedges or parse.tokens[-1].text == "?":
        if verbs.by.get("possible"):
            return Verdict(Kind.PROPOSE, "propose.possible", 0.5)
        offered = verbs.by.get("propose") or verbs.by.get("commit")
        on_terms = any(t.of("on_terms") for t in parse.tokens[first:last])
        return Verdict(Kind.PROPOSE, "propose.on_terms", 0.5) if offered and on_terms else None
    return next((verdict for rule in _RULES if (verdict := rule(verbs))), None)


def _figure_of_speech(parse: Parse, hedge: Mark) -> bool:
    """Tell `если верить Минобороны` from a condition."""
    return hedge.last < len(parse.tokens) and parse.tokens[hedge.last].of("trust")


def _dispute(verbs: ClauseVerbs) -> Verdict | None:
    refusals = [m for m in verbs.by.get("dispute", ()) if not attributive(m, verbs.counts)]
    # `Kyiv gave up 55, among them a politician accused of treason`: the number is of what was done.
    at = verbs.counts[0].first if verbs.counts else 0
    counted = bool(verbs.counts and refusals) and (
        refusals[0].first > at or any(t.text == ":" for t in verbs.parse.tokens[refusals[-1].last : at])
    )
    if _negated(verbs):
        return Verdict(Kind.DISPUTE, "dispute.negated", 0.7)
    if not refusals or (counted and done_nearer(verbs, refusals)):
        return None
    return Verdict(Kind.DISPUTE, "dispute.verb", 0.8)


def _negated(verbs: ClauseVerbs) -> bool:
    """Tell whether everything that moves people is denied: `Russia will not trade`, `the lists were never handed over`."""
    moves = [m for m in (*verbs.done, *verbs.ahead) if m.value in _HANDOVER]
    moves += verbs.by.get("event", [])
    about = verbs.nouns or verbs.parse.within(verbs.first, verbs.last, "actor", "both")
    return bool(moves and about) and all(
        any(t.of("not") for t in verbs.parse.tokens[max(m.first - 3, verbs.first) : m.last]) for m in moves
    )


def _proposed(verbs: ClauseVerbs) -> Verdict | None:
    offers = verbs.by.get("propose", [])
    if offers and not done_nearer(verbs, offers):
        return Verdict(Kind.PROPOSE, "propose.verb", 0.8)
    return Verdict(Kind.PROPOSE, "propose.possible", 0.6) if verbs.by.get("possible") else None


def _agreed(verbs: ClauseVerbs) -> Verdict | None:
    if verbs.firm and not done_nearer(verbs, verbs.firm):
        return Verdict(Kind.COMMIT, "commit.agreed", 0.8)
    finite = any(m.tag != "inf" for m in verbs.ahead)
    plans = [m for m in verbs.by.get("future", ()) if not _begun_before(verbs, m)]
    planned = bool(plans and (verbs.ahead or (not verbs.done and verbs.nouns)))
    meant = bool(verbs.by.get("modal") and verbs.ahead) or bool(verbs.counts and not verbs.done and finite)
    words = verbs.parse.tokens[verbs.first : verbs.last]
    foretold = bool(verbs.nouns) and not verbs.done and not verbs.by.get("event")
    planned = planned or (foretold and any(t.of("foretold") for t in words))
    planned = planned or (meant and not verbs.by.get("meta"))
    coming = [m for m in verbs.parse.within(verbs.first, verbs.last, "day") if m.value in _COMING]
    planned = planned or bool(
        coming and (verbs.done or verbs.nouns or verbs.ahead) and not verbs.by.get("event")
    )
    return Verdict(Kind.COMMIT, "commit.future", 0.7) if planned else None


def _begun_before(verbs: ClauseVerbs, mark: Mark) -> bool:
    """Tell `the exchange began today and will go on`: what has begun is no plan."""
    begun = any(m.first < mark.first for m in verbs.by.get("event", ()))
    return begun and not verbs.ahead and not verbs.counts


def _usual(verbs: ClauseVerbs, mark: Mark) -> bool:
    """Tell `exchanges are carried out …`, which speaks of no event."""
    return bool(mark.first) and verbs.parse.tokens[mark.first - 1].of("present_be") and not verbs.parse.dates


def _took_place(verbs: ClauseVerbs) -> Verdict | None:
    if verbs.done:
        return Verdict(Kind.DONE, f"done.{verbs.done[0].value}", 0.9)
    happened = [m for m in verbs.by.get("event", ()) if verbs.counts or not _usual(verbs, m)]
    if happened and (verbs.nouns or verbs.counts):
        return Verdict(Kind.DONE, "done.event", 0.75)
    return Verdict(Kind.DONE, "done.nominal", 0.6) if verbs.nouns else None


_RULES: tuple[Callable[[ClauseVerbs], Verdict | None], ...] = (
    _dispute,
    running_total,
    held,
    _proposed,
    _agreed,
    _took_place,
)
"""The first rule that fits decides: a refusal to exchange is a refusal, an agreement to return is an agreement."""
