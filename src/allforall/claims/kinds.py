"""What a clause says of an exchange: done, agreed, proposed, a running total, held, or disputed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from allforall.claims.calendar import DateMention
from allforall.claims.claim import Kind
from allforall.claims.counts import Count
from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse
from allforall.claims.verbs import cut, pluperfect, reached, to_come, under

_HANDOVER = {"home", "get", "give", "swap"}
_DENIED = _HANDOVER | {"event", "commit"}
_LARGE = 400
_MOST = frozenset(("biggest", "largest", "найбільший", "найбільшого", "крупнейший", "самый"))
_CAPTIVE = (
    *("captiv", "prison", "custod", "detent", "jail", "held", "hold", "pow"),
    *("полон", "плен", "в'язн", "тюр", "лагер", "табор", "утриму", "утрима", "удерж", "невол"),
)
_IN_CAPTIVITY = frozenset(("полоні", "неволі", "плену", "неволе"))
_FREED = ("освобожденн", "звільнених", "возвращенн", "повернутих", "обменянн", "обміняних", "визволених")
_FORETOLD = ("анонс",)
_HOW_MANY = ("числ", "кільк", "колич")
_FIRST = ("first", "перш", "перв")
_NO_ROUND = 1_500
"""More than any one handover of this war has moved of the living."""
_KEPT = frozenset(("held", "detained", "imprisoned", "jailed", "kept", "in", "interned", "incarcerated"))
_WHEN = frozenset(
    ("after", "before", "since", "following", "upon", "until", "despite", "without", "awaiting")
)
_HAVE = frozenset(("has", "have", "had"))
_MONTH = len("2022-02")
_NOT = frozenset(
    (
        "not",
        "never",
        "nobody",
        "neither",
        "nor",
        "cannot",
        "can't",
        "won't",
        "didn't",
        "hasn't",
        "haven't",
        "wouldn't",
        "doesn't",
    )
)
_IF = frozenset(("якщо", "если"))
_TRUST = frozenset(("верить", "вірити", "считать", "рахувати"))
_NE = frozenset(("не", "ні", "ни"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a clause and the rule that found it; `sure` from 0 to 1."""

    kind: Kind
    rule: str
    sure: float


@dataclass(slots=True)
class _Verbs:
    """The verbs of a clause, sorted: done or still to come, agreements that are more than a frame, nouns of action."""

    parse: Parse
    first: int
    last: int
    counts: Sequence[Count]
    by: dict[str, list[Mark]]
    done: list[Mark]
    ahead: list[Mark]
    firm: list[Mark]
    nouns: list[Mark]


def kind_of(parse: Parse, first: int, last: int, counts: Sequence[Count]) -> Verdict | None:
    """Say what kind of claim a clause makes, or None where it makes none that we understand."""
    verbs = _sorted(parse, first, last, counts)
    hedges = [m for m in parse.within(first, last, "hedge") if not _figure_of_speech(parse, m)]
    if hedges or parse.tokens[-1].text == "?":
        if verbs.by.get("possible"):
            return Verdict(Kind.PROPOSE, "propose.possible", 0.5)
        offered = verbs.by.get("propose") or verbs.by.get("commit")
        on_terms = any(t.low in _IF for t in parse.tokens[first:last])
        return Verdict(Kind.PROPOSE, "propose.on_terms", 0.5) if offered and on_terms else None
    return next((verdict for rule in _RULES if (verdict := rule(verbs))), None)


def _figure_of_speech(parse: Parse, hedge: Mark) -> bool:
    """Tell `если верить Минобороны` from a condition."""
    return hedge.last < len(parse.tokens) and parse.tokens[hedge.last].low in _TRUST


def _sorted(parse: Parse, first: int, last: int, counts: Sequence[Count]) -> _Verbs:
    preds = parse.within(first, last, "pred", "inf")
    preds += [
        Mark("pred", "swap", m.first, m.last)
        for m in parse.within(first, last, "pivot")
        if m.last - m.first > 1 and parse.tokens[m.first].low.endswith("ed")
    ]
    by: dict[str, list[Mark]] = {}
    for mark in preds:
        denied = mark.value in _DENIED and mark.first and parse.tokens[mark.first - 1].low in _NE
        by.setdefault("dispute" if denied else mark.value, []).append(mark)
    moves = [m for m in preds if m not in by.get("dispute", ())]
    moves = [m for m in moves if m.value in _HANDOVER and not _attributive(m, counts)]
    done = [m for m in moves if not to_come(parse, preds, m)]
    return _Verbs(
        parse,
        first,
        last,
        counts,
        by,
        done,
        ahead=[m for m in moves if m not in done],
        firm=[
            m
            for m in by.get("commit", ())
            if not under(parse, m)
            and not reached(parse, m)
            and not (pluperfect(parse, m) and (done or by.get("event")))
        ],
        nouns=[m for m in by.get("nominal", []) + by.get("returning", []) if not _when(parse, m)],
    )


def _attributive(mark: Mark, counts: Sequence[Count]) -> bool:
    """Tell `sixty released prisoners spoke`: a participle inside the phrase of a number is no verb."""
    return any(c.last <= mark.first and mark.last < c.after for c in counts)


def _when(parse: Parse, mark: Mark) -> bool:
    """Tell whether a noun only says when: `after their release`."""
    words = [t.low for t in parse.tokens[max(mark.first - 2, 0) : mark.first + 1]]
    return mark.value == "returning" and mark.last - mark.first == 1 and bool(set(words) & _WHEN)


def _dispute(verbs: _Verbs) -> Verdict | None:
    refusals = [m for m in verbs.by.get("dispute", ()) if not _attributive(m, verbs.counts)]
    # `Kyiv gave up 55, among them a politician accused of treason`: the number is of what was done.
    at = verbs.counts[0].first if verbs.counts else 0
    counted = bool(verbs.counts and refusals) and (
        refusals[0].first > at or any(t.text == ":" for t in verbs.parse.tokens[refusals[-1].last : at])
    )
    if _negated(verbs):
        return Verdict(Kind.DISPUTE, "dispute.negated", 0.7)
    if not refusals or (counted and _done_nearer(verbs, refusals)):
        return None
    return Verdict(Kind.DISPUTE, "dispute.verb", 0.8)


def _negated(verbs: _Verbs) -> bool:
    """Tell whether everything that moves people is denied: `Russia will not trade`, `the lists were never handed over`."""
    moves = [m for m in (*verbs.done, *verbs.ahead) if m.value in _HANDOVER]
    moves += verbs.by.get("event", [])
    about = verbs.nouns or verbs.parse.within(verbs.first, verbs.last, "actor", "both")
    return bool(moves and about) and all(
        any(t.low in _NOT for t in verbs.parse.tokens[max(m.first - 3, verbs.first) : m.last]) for m in moves
    )


def _running_total(verbs: _Verbs) -> Verdict | None:
    if not verbs.counts or verbs.firm or verbs.by.get("propose"):
        return None
    why = _cumulative(verbs)
    return Verdict(Kind.CUMUL, f"cumul.{why}", 0.85) if why else None


def _held(verbs: _Verbs) -> Verdict | None:
    kept = any(
        verbs.parse.tokens[m.first].low in _KEPT for m in verbs.parse.within(verbs.first, verbs.last, "from")
    )
    kept = kept and bool(verbs.parse.attributions) and not verbs.by.get("meta")
    kept = kept or bool(verbs.by.get("held")) or _captive_there(verbs) or _has_prisoners(verbs)
    if not kept or not verbs.counts or verbs.done or verbs.firm or verbs.nouns:
        return None
    words = verbs.parse.tokens[verbs.first : verbs.last]
    if any(t.low.startswith(_FREED) for t in words):
        return Verdict(Kind.DONE, "done.freed", 0.6)
    if (
        not verbs.parse.within(verbs.first, verbs.last, "from")
        and not any(t.low.startswith(_CAPTIVE) for t in words)
        and not any(t.low == "known" for t in words)
    ):
        return None
    return Verdict(Kind.HELD, "held.verb", 0.8)


def _has_prisoners(verbs: _Verbs) -> bool:
    """Tell `Kyiv has 1,000 Russian prisoners`, where to have is to hold."""
    owners = {m.last: m.value for m in verbs.parse.within(verbs.first, verbs.last, "actor")}
    return not verbs.by and any(
        c.nation and verbs.parse.tokens[at].low in _HAVE and owners.get(at, c.nation) != c.nation
        for c in verbs.counts
        for at in range(max(c.first - 3, 0), c.first)
    )


def _captive_there(verbs: _Verbs) -> bool:
    """Tell `в українському полоні 900 росіян`, which has no verb."""
    places = verbs.parse.within(verbs.first, verbs.last, "from")
    tokens = verbs.parse.tokens
    if any(tokens[m.first].low.startswith(("утриму", "удержива")) for m in places):
        return True
    return not verbs.by and any(tokens[m.last - 1].low in _IN_CAPTIVITY for m in places)


def _proposed(verbs: _Verbs) -> Verdict | None:
    offers = verbs.by.get("propose", [])
    if offers and not _done_nearer(verbs, offers):
        return Verdict(Kind.PROPOSE, "propose.verb", 0.8)
    return Verdict(Kind.PROPOSE, "propose.possible", 0.6) if verbs.by.get("possible") else None


def _agreed(verbs: _Verbs) -> Verdict | None:
    if verbs.firm and not _done_nearer(verbs, verbs.firm):
        return Verdict(Kind.COMMIT, "commit.agreed", 0.8)
    finite = any(m.tag != "inf" for m in verbs.ahead)
    planned = bool(verbs.by.get("future") and (verbs.ahead or (not verbs.done and verbs.nouns)))
    meant = bool(verbs.by.get("modal") and verbs.ahead) or bool(verbs.counts and not verbs.done and finite)
    words = verbs.parse.tokens[verbs.first : verbs.last]
    foretold = bool(verbs.nouns) and not verbs.done and not verbs.by.get("event")
    planned = planned or (foretold and any(t.low.startswith(_FORETOLD) for t in words))
    planned = planned or (meant and not verbs.by.get("meta"))
    return Verdict(Kind.COMMIT, "commit.future", 0.7) if planned else None


def _usual(verbs: _Verbs, mark: Mark) -> bool:
    """Tell `exchanges are carried out …`, which speaks of no event."""
    return (
        bool(mark.first)
        and verbs.parse.tokens[mark.first - 1].low in {"are", "is", "be"}
        and not verbs.parse.dates
    )


def _took_place(verbs: _Verbs) -> Verdict | None:
    if verbs.done:
        return Verdict(Kind.DONE, f"done.{verbs.done[0].value}", 0.9)
    happened = [m for m in verbs.by.get("event", ()) if verbs.counts or not _usual(verbs, m)]
    if happened and (verbs.nouns or verbs.counts):
        return Verdict(Kind.DONE, "done.event", 0.75)
    return Verdict(Kind.DONE, "done.nominal", 0.6) if verbs.nouns else None


_RULES: tuple[Callable[[_Verbs], Verdict | None], ...] = (
    _dispute,
    _running_total,
    _held,
    _proposed,
    _agreed,
    _took_place,
)
"""The first rule that fits decides: a refusal to exchange is a refusal, an agreement to return is an agreement."""


def _done_nearer(verbs: _Verbs, others: Sequence[Mark]) -> bool:
    """Tell whether the counts stand nearer to what is done than to what is offered or agreed."""
    return bool(verbs.done and verbs.counts) and _nearer(verbs.counts, verbs.done, others)


def _nearer(counts: Sequence[Count], left: Sequence[Mark], right: Sequence[Mark]) -> bool:
    """Tell whether the counts stand nearer to the left verbs."""
    return min(_gap(c, m) for c in counts for m in left) <= min(_gap(c, m) for c in counts for m in right)


def _gap(count: Count, mark: Mark) -> int:
    return mark.first - count.reaches if mark.first >= count.first else count.first - mark.last


def _cumulative(verbs: _Verbs) -> str:
    """Say what makes a number a running total: since the start, in total, or more people than any round ever moved."""
    parse, counts = verbs.parse, verbs.counts
    marks = parse.within(verbs.first, verbs.last, "cumul")
    dates = any(d.relation == "since" for d in parse.dates)
    if not (marks or verbs.done or verbs.nouns or dates):
        return ""
    largest = max(c.value for c in counts)
    since = [m for m in marks if m.value == "since" and not _first_since(parse, m)]
    dated = any(d.relation == "since" and verbs.first <= d.first < verbs.last for d in parse.dates)
    if dated and largest >= _LARGE and not any(_first_since(parse, m) for m in marks):
        return "since"
    if since and largest >= _LARGE:
        return "since"
    if any(m.last - m.first > 1 and _beside(parse, m, verbs.first, counts) for m in since):
        return "since"
    record = any(t.low in _MOST for t in parse.tokens[verbs.first : verbs.last])
    today = (
        parse.has("time", "then")
        or any(c.value == largest / 2 for c in counts)
        or any(not d.relation and d.value and len(d.value) > _MONTH for d in _within(parse, verbs))
    )
    kept = any(not parse.tokens[m.first].low.startswith(_HOW_MANY) for m in verbs.by.get("held", ()))
    coming = bool(verbs.ahead or (kept and not verbs.nouns)) and not verbs.done
    if (
        largest >= _LARGE
        and not (record or today or coming)
        and any(m.value in {"total", "year"} for m in marks)
    ):
        return "total"
    living = any(c.value >= _NO_ROUND and c.what != "bodies" for c in counts)
    each = parse.within(verbs.first, verbs.last, "each")
    return "size" if verbs.done and not verbs.ahead and living and not each else ""


def _within(parse: Parse, verbs: _Verbs) -> list[DateMention]:
    return [d for d in parse.dates if verbs.first <= d.first < verbs.last]


def _first_since(parse: Parse, mark: Mark) -> bool:
    """Tell `the first exchange since August` from a number that counts since August."""
    return any(t.low.startswith(_FIRST) for t in parse.tokens[max(mark.first - 4, 0) : mark.first])


def _beside(parse: Parse, mark: Mark, first: int, counts: Sequence[Count]) -> bool:
    """Tell whether `since the start` is said of a count: no comma stands between, or it opens the clause."""
    if mark.first - first <= 2:  # noqa: PLR2004  # the first words of a clause
        return True
    return any(not cut(parse, *sorted((c.first, mark.first))) for c in counts)
