"""Numbers of a state of things: a running total since the start, and how many are held."""

from collections.abc import Sequence

from allforall.claims.claim import Kind
from allforall.claims.clause_verbs import ClauseVerbs
from allforall.claims.counts import Count
from allforall.claims.date_mention import DateMention
from allforall.claims.lexicon import Mark
from allforall.claims.parse import Parse
from allforall.claims.verbs import cut
from allforall.claims.verdict import Verdict

_LARGE = 400
_NO_ROUND = 1_500
"""More than any one handover of this war has moved of the living."""
_MONTH = len("2022-02")


def running_total(verbs: ClauseVerbs) -> Verdict | None:
    """Read a number that counts all returns so far."""
    if not verbs.counts or verbs.firm or verbs.by.get("propose"):
        return None
    why = cumulative(verbs)
    return Verdict(Kind.CUMUL, f"cumul.{why}", 0.85) if why else None


def cumulative(verbs: ClauseVerbs) -> str:
    """Say what makes a number a running total: since the start, in total, or more people than any round ever moved."""
    parse, counts = verbs.parse, verbs.counts
    marks = parse.within(verbs.first, verbs.last, "cumul")
    dates = any(d.relation == "since" for d in parse.dates)
    if not (marks or verbs.done or verbs.nouns or dates):
        return ""
    if any(_month_alone(parse, d) for d in _within(parse, verbs)):
        return "month"
    largest = max(c.value for c in counts)
    since = [m for m in marks if m.value == "since" and not _first_since(parse, m)]
    dated = any(d.relation == "since" and verbs.first <= d.first < verbs.last for d in parse.dates)
    dated = dated and not any(_first_since(parse, m) for m in marks)
    said = any(m.last - m.first > 1 and _beside(parse, m, verbs.first, counts) for m in since)
    if said or (largest >= _LARGE and (dated or since)):
        return "since"
    return _in_total(verbs, largest)


def _in_total(verbs: ClauseVerbs, largest: int) -> str:
    """Tell a total that is worded as one, or too large for any one handover."""
    parse, counts = verbs.parse, verbs.counts
    marks = parse.within(verbs.first, verbs.last, "cumul")
    record = any(t.of("record") for t in parse.tokens[verbs.first : verbs.last])
    today = (
        parse.has("time", "then")
        or any(c.value == largest / 2 for c in counts)
        or any(not d.relation and d.value and len(d.value) > _MONTH for d in _within(parse, verbs))
    )
    kept = any(not parse.tokens[m.first].of("how_many") for m in verbs.by.get("held", ()))
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


def _month_alone(parse: Parse, date: DateMention) -> bool:
    """Tell `in October alone 300 were freed`, which sums up a month."""
    around = parse.tokens[max(date.first - 2, 0) : date.first] + parse.tokens[date.last : date.last + 1]
    return date.value is not None and len(date.value) == _MONTH and any(t.of("alone") for t in around)


def _within(parse: Parse, verbs: ClauseVerbs) -> list[DateMention]:
    return [d for d in parse.dates if verbs.first <= d.first < verbs.last]


def _first_since(parse: Parse, mark: Mark) -> bool:
    """Tell `the first exchange since August` from a number that counts since August."""
    return any(t.of("first") for t in parse.tokens[max(mark.first - 4, 0) : mark.first])


def _beside(parse: Parse, mark: Mark, first: int, counts: Sequence[Count]) -> bool:
    """Tell whether `since the start` is said of a count: no comma stands between, or it opens the clause."""
    if mark.first - first <= 2:  # noqa: PLR2004  # the first words of a clause
        return True
    return any(not cut(parse, *sorted((c.first, mark.first))) for c in counts)


def held(verbs: ClauseVerbs) -> Verdict | None:
    """Read a number of people who are held."""
    kept = any(
        verbs.parse.tokens[m.first].of("kept") for m in verbs.parse.within(verbs.first, verbs.last, "from")
    )
    kept = kept and bool(verbs.parse.attributions) and not verbs.by.get("meta")
    kept = (
        kept
        or bool([m for m in verbs.by.get("held", ()) if not _in_relative(verbs, m)])
        or _captive_there(verbs)
        or _has_prisoners(verbs)
    )
    if not kept or not verbs.counts or verbs.done or verbs.firm or verbs.nouns:
        return None
    words = verbs.parse.tokens[verbs.first : verbs.last]
    if any(t.of("freed") for t in words):
        return Verdict(Kind.DONE, "done.freed", 0.6)
    if not verbs.parse.within(verbs.first, verbs.last, "from") and not any(
        t.of("captive", "known") for t in words
    ):
        return None
    return Verdict(Kind.HELD, "held.verb", 0.8)


def _in_relative(verbs: ClauseVerbs, mark: Mark) -> bool:
    """Tell `eight people come home whom Ukraine held`: a clause on people who do something else."""
    moved = any(m.last <= mark.first for m in (*verbs.done, *verbs.ahead))
    before = verbs.parse.tokens[max(mark.first - 3, verbs.first) : mark.first]
    return moved and any(t.of("which", "who", "whom") for t in before)


def _has_prisoners(verbs: ClauseVerbs) -> bool:
    """Tell `Kyiv has 1,000 Russian prisoners`, where to have is to hold."""
    owners = {m.last: m.value for m in verbs.parse.within(verbs.first, verbs.last, "actor")}
    return not verbs.by and any(
        c.nation and verbs.parse.tokens[at].of("have") and owners.get(at, c.nation) != c.nation
        for c in verbs.counts
        for at in range(max(c.first - 3, 0), c.first)
    )


def _captive_there(verbs: ClauseVerbs) -> bool:
    """Tell `в українському полоні 900 росіян`, which has no verb."""
    places = verbs.parse.within(verbs.first, verbs.last, "from")
    tokens = verbs.parse.tokens
    if any(tokens[m.first].of("holding") for m in places):
        return True
    return not verbs.by and any(
        tokens[m.last - 1].of("in_captivity") and not tokens[m.first].of("whence") for m in places
    )
