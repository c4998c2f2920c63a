"""Claims of many articles about the same event get one reference, so that sources stand side by side.

EX-day a handover, AG-day an agreement, PR-… a proposal, DS-… a dispute. Running totals and numbers held have none.
Numbers and days decide, with the public record of rounds and agreements for what a text only hints at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from allforall.claims.claim import Claim, Kind
from allforall.claims.events import Agreement, Round, agreements, rounds

_SHIFT_DAYS = 2
_AGREED_WITHIN_DAYS = 5
_FRAME_DAYS = 10
_SAME_PROPOSAL_DAYS = 5
_IN_FORCE_DAYS = 200
_FULFILLED_WITHIN_DAYS = 40
_WHOLE = 500


def clustered(
    readings: Mapping[str, Sequence[Claim]], published: Mapping[str, date | None]
) -> dict[str, tuple[Claim, ...]]:
    """Give every claim the reference of its event."""
    book = _Book()
    for claims in readings.values():
        for claim in claims:
            book.see(claim)
    return {
        name: tuple(claim.with_ref(book.ref_of(claim, published.get(name))) for claim in claims)
        for name, claims in readings.items()
    }


@dataclass(slots=True)
class _Book:
    """What days the handovers of all articles were, with their numbers."""

    days: dict[str, set[tuple[str, int]]] = field(default_factory=dict)
    proposals: list[date] = field(default_factory=list)
    disputes: list[date] = field(default_factory=list)

    def see(self, claim: Claim) -> None:
        """Remember the numbers of a handover under its day."""
        if claim.kind is Kind.DONE and _full(claim.event_date):
            self.days.setdefault(str(claim.event_date), set()).update((c.to, c.n) for c in claim.counts)
        elif claim.kind is Kind.DISPUTE and _full(claim.event_date):
            self.disputes.append(date.fromisoformat(str(claim.event_date)))
        elif claim.kind is Kind.PROPOSE and _full(claim.event_date):
            self.proposals.append(date.fromisoformat(str(claim.event_date)))

    def ref_of(self, claim: Claim, published: date | None) -> str | None:
        """Name the event of a claim."""
        if claim.kind is Kind.DONE:
            return self._handover(claim, published)
        if claim.kind is Kind.COMMIT:
            return self._agreement(claim, published)
        if claim.kind is Kind.PROPOSE:
            if claim.formula == "all_for_all" or (claim.side == "UA" and not claim.counts):
                return "PR-allforall"
            return f"PR-{_first_near(claim.event_date, self.proposals)}"
        if claim.kind is Kind.DISPUTE:
            return self._dispute(claim, published)
        return None

    def _handover(self, claim: Claim, published: date | None) -> str:
        day = claim.event_date
        numbers = {(c.to, c.n) for c in claim.counts}
        fulfilled = _fulfils(claim)
        if fulfilled:
            return fulfilled
        if _full(day):
            return f"EX-{self._shifted(date.fromisoformat(str(day)), numbers)}"
        known = [r for r in rounds() if _during(r.day, day, published) and r.has(numbers)]
        if known:
            return f"EX-{known[-1].day}"
        seen = [
            d for d, n in self.days.items() if _during(date.fromisoformat(d), day, published) and n & numbers
        ]
        within = [
            r for r in rounds() if day and _during(r.day, day, None) and (not published or r.day <= published)
        ]
        if not seen and len(within) == 1:
            return f"EX-{within[0].day}"
        return f"EX-{max(seen)}" if seen else f"EX-{day or 'day-not-known'}"

    def _shifted(self, day: date, numbers: set[tuple[str, int]]) -> date:
        """Move a handover told a day late to its day, where the record or another text has its numbers there."""
        known = {r.day: r for r in rounds()}
        if day in known or not numbers:
            return day
        near = [r for r in known.values() if 0 < (day - r.day).days <= _SHIFT_DAYS and r.has(numbers)]
        return near[-1].day if near else day

    def _agreement(self, claim: Claim, published: date | None) -> str | None:
        numbers = {c.n for c in claim.counts}
        day = date.fromisoformat(str(claim.event_date)) if _full(claim.event_date) else None
        if day is not None:
            same_day = next((r for r in rounds() if r.day == day), None)
            if same_day and _fits_round(same_day, claim):
                return f"EX-{day}"
            near = [a for a in agreements() if abs((day - a.day).days) <= _AGREED_WITHIN_DAYS]
            if near:
                return min(near, key=lambda a: abs((day - a.day).days)).ref
            return f"EX-{day}" if claim.rule == "commit.future" and same_day else f"AG-{day}"
        return _agreed_before(published, numbers, claim.formula)

    def _dispute(self, claim: Claim, published: date | None) -> str:
        day = date.fromisoformat(str(claim.event_date)) if _full(claim.event_date) else published
        if day is None:
            return "DS-day-not-known"
        if any(r.day == day and not r.numbers for r in rounds()):
            return f"EX-{day}"
        near = [a for a in agreements() if 0 <= (day - a.day).days <= _FRAME_DAYS]
        if near:
            return near[-1].ref
        return f"DS-{_first_near(str(day), self.disputes)}"


def _fulfils(claim: Claim) -> str | None:
    """Return the agreement that a handover completes: its number is the agreement's, not that of the day."""
    numbers = {(c.to, c.n) for c in claim.totals}
    if (
        not _full(claim.event_date)
        or not numbers
        or any(c.n < _WHOLE or c.what == "bodies" for c in claim.totals)
    ):
        return None
    day = date.fromisoformat(str(claim.event_date))
    if any(r.day == day and r.has(numbers) for r in rounds()):
        return None
    for agreed in agreements():
        if (
            0 <= (day - agreed.day).days <= _FULFILLED_WITHIN_DAYS
            and {n for _, n in numbers} <= agreed.numbers
        ):
            return agreed.ref
    return None


def _full(day: str | None) -> bool:
    return day is not None and len(day) == len("2022-01-01")


def _during(day: date, said: str | None, published: date | None) -> bool:
    """Tell whether a day lies in the month or year said, or in the year before publication where none is said."""
    if said is not None:
        return day.isoformat().startswith(said)
    return published is not None and 0 <= (published - day).days <= _IN_FORCE_DAYS


def _fits_round(known: Round, claim: Claim) -> bool:
    if not claim.counts:
        return not any(a.day == known.day for a in agreements())
    return known.has({(c.to, c.n) for c in claim.counts})


def _agreed_before(published: date | None, numbers: set[int], formula: str | None) -> str | None:
    """Find the agreement that a text speaks of by its numbers and formula."""
    past = [a for a in agreements() if published is None or a.day <= published]
    fitting = [a for a in past if numbers & a.numbers]
    by_formula = [a for a in past if formula and formula in a.formulas]
    if fitting or by_formula:
        return (fitting or by_formula)[-1].ref
    recent: list[Agreement] = [a for a in past if published and (published - a.day).days <= _IN_FORCE_DAYS]
    return recent[-1].ref if recent else None


def _first_near(day: str | None, days: Sequence[date]) -> str:
    if not _full(day):
        return day or "day-not-known"
    own = date.fromisoformat(str(day))
    near = sorted(d for d in days if abs((own - d).days) <= _SAME_PROPOSAL_DAYS)
    return (near[0] if near else own).isoformat()
