"""Numbers without a verb: what kind of claim they make by what stands before them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from allforall.claims.claim import Kind
from allforall.claims.clauses import Clause
from allforall.claims.context import Context
from allforall.claims.counts import Count
from allforall.claims.draft import Draft
from allforall.claims.parse import Parse
from allforall.claims.tally import CODED_PARTS
from allforall.claims.told_again import known_again, sum_of
from allforall.claims.verdict import Verdict

_OPENS = 3
"""The first words of a sentence, among which stands the day that it goes on with."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A clause with numbers and no verb that says what became of them."""

    parse: Parse
    clause: Clause
    counts: Sequence[Count]
    drafts: Sequence[Draft]
    context: Context
    speaker: str
    named: bool

    @property
    def last(self) -> Draft | None:
        """What was told last, in this sentence or before it."""
        return self.drafts[-1] if self.drafts else self.context.last

    @property
    def news(self) -> bool:
        """Whether a number may be one of people handed over: no part, no casualties, no prison."""
        parse, clause = self.parse, self.clause
        whole = any(not c.part for c in self.counts)
        return (
            whole
            and not parse.has("casualties")
            and not parse.has("pred", "held")
            and not any(m.value == "meta" for m in parse.within(clause.first, clause.last, "pred"))
        )


def of_bare_numbers(bare: Bare) -> Verdict | None:
    """Say what numbers without a verb claim, or None where nothing before them tells."""
    return next((verdict for rule in _RULES if (verdict := rule(bare))), None)


def _ratio(bare: Bare) -> Verdict | None:
    if not (bare.named and any(c.paired for c in bare.counts)):
        return None
    agreed = bare.last is not None and bare.last.kind is Kind.COMMIT
    return Verdict(Kind.COMMIT if agreed else Kind.DONE, "ratio.said", 0.5)


def _answer(bare: Bare) -> Verdict | None:
    """Let the answer to `How many are held?` be of the kind that was asked for."""
    asked = bare.context.asked
    verbs = bare.parse.within(bare.clause.first, bare.clause.last, "pred")
    return Verdict(asked[0], "asked", 0.5) if asked and bare.news and not verbs else None


def _said_too(bare: Bare) -> Verdict | None:
    other = bare.named and bare.last is not None and bare.last.speaker != bare.speaker
    return Verdict(Kind.DONE, "done.said", 0.5) if other and bare.news else None


def _by_day(bare: Bare) -> Verdict | None:
    """Carry a verb over to another day or country: `…, and on Saturday 307`, `…; Russia, 248`."""
    if not bare.drafts:
        on = bare.news and _goes_on_by_day(bare)
        return Verdict(Kind.DONE, "date.carried", 0.5) if on else None
    dated = any(bare.clause.first <= d.first < bare.clause.last for d in bare.parse.dates)
    return Verdict(bare.drafts[-1].kind, "date.carried", 0.5) if dated or _gapped(bare) else None


def _goes_on_by_day(bare: Bare) -> bool:
    """Tell `On Sunday it was 303.` and an entry `13 June. Another 1,200 bodies.` after a handover of another day."""
    parse, last = bare.parse, bare.context.last
    if last is None or last.kind is not Kind.DONE or not last.counts:
        return False
    verbs = parse.within(bare.clause.first, bare.clause.last, "pred", "inf")
    dated = any(not d.relation and d.value and d.first <= _OPENS for d in parse.dates)
    apart = parse.sentence.paragraph - last.sentence.paragraph
    headed = apart == 1 and bare.context.headed == parse.sentence.paragraph
    return apart <= 1 and (dated or headed) and not any(m.value not in {"event", "each"} for m in verbs)


def _gapped(bare: Bare) -> bool:
    """Tell `…; Russia, 248`: a country and its number, whose verb was said before."""
    named = bare.parse.within(bare.clause.first, bare.clause.first + 3, "actor")
    between = bare.parse.tokens[named[0].last : bare.counts[0].first] if named else []
    return bool(named) and not any(t.word and not t.of("these", "of") for t in between)


def _broken_down(bare: Bare) -> Verdict | None:
    """Let numbers without a verb be parts of what was told last."""
    last = bare.last
    if last is None or last.kind in {Kind.PROPOSE, Kind.DISPUTE}:
        return None
    if bare.parse.dates or bare.parse.has("casualties"):
        return None
    if not any(c.part or c.what in CODED_PARTS for c in bare.counts):
        return None
    worded = bare.parse.within(bare.clause.first, bare.counts[-1].first, "part")
    near = bare.parse.sentence.paragraph - last.sentence.paragraph <= 1
    joins = near and bool(worded or any(c.part for c in bare.counts))
    adds_up = sum(c.value for c in bare.counts) in {c.n for c in last.counts}
    parts = joins or bare.clause.attribution or bare.drafts or adds_up
    return Verdict(last.kind, "part.carried", 0.6) if parts else None


def _again(bare: Bare) -> Verdict | None:
    known = known_again(bare.parse, bare.counts, bare.context, named=bare.named)
    return known or sum_of(bare.parse, bare.clause, bare.counts, bare.context)


def _own_news(bare: Bare) -> Verdict | None:
    """Read the number of a homecoming that was announced before, and `our 45` at the head of a text."""
    last = bare.last
    if last is None and any(c.own for c in bare.counts) and not bare.parse.has("pred"):
        return Verdict(Kind.DONE, "done.own", 0.4)
    announced = (
        last is not None and last.kind is Kind.DONE and not last.counts and last.speaker == bare.speaker
    )
    on = bare.named and (bare.context.homecoming or (bare.news and announced))
    return Verdict(Kind.DONE, "done.gone_on", 0.5) if on else None


def _by_default(bare: Bare) -> Verdict | None:
    """Read people of a side as handed over where no verb is known: out of captivity, or where an exchange was told of."""
    parse, clause = bare.parse, bare.clause
    places = parse.within(clause.first, clause.last, "from")
    sided = (
        any(c.nation for c in bare.counts)
        or places
        or parse.within(clause.first, clause.last, "actor", "each", "to")
    )
    freed = any(parse.tokens[m.first].of("whence") for m in places)
    told = bare.news and bool(sided) and (bare.last is not None or freed)
    known = parse.within(clause.first, clause.last, "pred", "inf", "hedge")
    return Verdict(Kind.DONE, "done.default", 0.4) if told and not known else None


_RULES: tuple[Callable[[Bare], Verdict | None], ...] = (
    _ratio,
    _answer,
    _said_too,
    _by_day,
    _broken_down,
    _again,
    _own_news,
    _by_default,
)
"""The first rule that fits decides."""
