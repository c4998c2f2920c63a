"""One claim for each speaker, kind and event: later sentences join the first as further counts and evidence."""

from collections.abc import Iterable

from allforall.claims.claim import ClaimCount, Kind
from allforall.claims.draft import Draft

_MANY = 3
_NEXT = 4
_FEW_BODIES = 12
"""So few are handed over with the living, not in a repatriation of their own."""
_GROUPS = frozenset(("men", "women", "officers", "enlisted"))
_ANYBODY = frozenset(("persons", "military"))


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Join the drafts of an article."""
    claims: list[Draft] = []
    for draft in drafts:
        lead = claims[-1] if claims else None
        if lead and _announces(draft, lead):
            lead.said_by(draft.speaker)
        home = next((each for each in reversed(claims) if _same(each, draft)), None)
        if home is None:
            draft.evidence = [draft.sentence]
            claims.append(draft)
        else:
            _join(home, draft)
    for claim in claims:
        _find_parts(claim)
        _groups_of_it(claim)
        _groups_of_others(claim, claims)
    claims = [c for c in claims if not _on_their_way(c, claims)]
    return [c for c in claims if not (_bare_twin(c, claims) if not c.counts else _only_outlook(c, claims))]


def _announces(draft: Draft, lead: Draft) -> bool:
    """Tell whether somebody announces in the second sentence what the outlet told in the first."""
    totals = [c.n for c in draft.counts if c.role == "total"]
    one_way = len({c.to for c in lead.counts}) == 1
    broken_down = not totals and one_way
    same_way = {c.to for c in draft.counts} <= {c.to for c in lead.counts}
    bare = broken_down or draft.more or (same_way and totals == [sum(c.n for c in lead.counts)])
    return (
        bare
        and draft.kind is Kind.DONE
        and lead.kind is Kind.DONE
        and lead.speaker == "press"
        and bool(lead.counts)
        and draft.speaker != "press"
        and lead.date == draft.date
        and draft.sentence.start - lead.sentence.end <= _NEXT
        and (draft.sentence.paragraph == lead.sentence.paragraph or bool(totals))
    )


def _same(claim: Draft, draft: Draft) -> bool:
    """Tell whether two drafts are one claim: the same kind, speaker and event."""
    if (claim.kind, claim.speaker, claim.date) != (draft.kind, draft.speaker, draft.date):
        return False
    if claim.kind is Kind.DISPUTE:
        return True
    if not claim.counts or not draft.counts:
        return claim.formula == draft.formula or claim.kind is Kind.DONE
    apart = draft.outside and claim.sentence != draft.sentence and _new_total(claim, draft)
    same_way = {c.to for c in draft.counts} <= {c.to for c in claim.counts}
    few = same_way and draft.bodies and sum(c.n for c in draft.counts) <= _FEW_BODIES
    same_people = claim.bodies == draft.bodies or (draft.bodies and draft.adds and same_way) or few
    return same_people and _both(claim) == _both(draft) and not apart


def _both(draft: Draft) -> bool:
    return any(c.to == "both" and c.role == "total" for c in draft.counts)


def _new_total(claim: Draft, draft: Draft) -> bool:
    """Tell whether people come on top of those of the claim: every number is new."""
    known = {(c.to, c.n) for c in claim.counts}
    totals = [(c.to, c.n) for c in draft.counts if c.role == "total"]
    return bool(totals) and not any(total in known for total in totals)


def _join(claim: Draft, draft: Draft) -> None:
    known = {(c.to, c.n) for c in claim.counts}
    claim.counts += [c for c in draft.counts if (c.to, c.n) not in known]
    claim.mediators += [m for m in draft.mediators if m not in claim.mediators]
    claim.formula = claim.formula or draft.formula
    if draft.sentence not in claim.evidence:
        claim.evidence.append(draft.sentence)


def _find_parts(claim: Draft) -> None:
    """Mark as parts the counts that add up to a total of the same side."""
    for to in ("UA", "RU", "both"):
        totals = [c for c in claim.counts if c.to == to and c.role == "total"]
        if claim.kind is Kind.CUMUL and len(totals) > 1 and len(claim.evidence) > 1:
            most = max(totals, key=lambda c: c.n)
            claim.counts = [c if c is most or c not in totals else _part(c) for c in claim.counts]
            continue
        if len(totals) < _MANY:
            continue
        largest = max(totals, key=lambda c: c.n)
        rest = [c for c in totals if c is not largest]
        if sum(c.n for c in rest) == largest.n:
            claim.counts = [_part(c) if c in rest else c for c in claim.counts]


def _groups_of_it(claim: Draft) -> None:
    """Mark as parts the men and women, officers and ranks of a number that was told before them."""
    for i, count in enumerate(claim.counts):
        whole = any(
            c.to == count.to and c.n > count.n and c.role == "total" and c.what not in _GROUPS
            for c in claim.counts[:i]
        )
        if whole and count.what in _GROUPS:
            claim.counts[i] = _part(count)


def _groups_of_others(claim: Draft, claims: list[Draft]) -> None:
    """Mark as parts the men and women, officers and ranks of a number that somebody else told of the same day."""
    if claim.kind is not Kind.DONE or claim.outside or claim.more:
        return
    if any(c.role == "total" and c.what not in _GROUPS for c in claim.counts):
        return
    told = [c for o in claims if o.kind is claim.kind and o.date == claim.date for c in o.counts]
    for i, count in enumerate(claim.counts):
        if any(c.to == count.to and c.n > count.n and c.role == "total" and c.what in _ANYBODY for c in told):
            claim.counts[i] = _part(count)


def _part(count: ClaimCount) -> ClaimCount:
    return ClaimCount(count.to, count.n, count.what, count.bound, "part")


def _bare_twin(claim: Draft, claims: list[Draft]) -> bool:
    """Tell whether somebody's confirmation without a number repeats what they say with one."""
    return any(
        other is not claim
        and other.counts
        and (other.kind, other.speaker) == (claim.kind, claim.speaker)
        and claim.kind is Kind.DONE
        and not claim.dated
        for other in claims
    )


def _on_their_way(claim: Draft, claims: list[Draft]) -> bool:
    """Tell whether a plan only says what becomes of people who were handed over: they will be brought to the capital."""
    own = {c.n for c in claim.counts}
    return claim.rule == "commit.future" and any(
        own and other.kind is Kind.DONE and own <= {c.n for c in other.counts} for other in claims
    )


def _only_outlook(claim: Draft, claims: list[Draft]) -> bool:
    """Tell whether the outlet only says ahead what somebody is quoted with."""
    if claim.kind is not Kind.COMMIT or claim.speaker != "press" or claim.rule != "commit.future":
        return False
    own = {(c.to, c.n) for c in claim.counts}
    return any(
        other is not claim and other.kind is Kind.COMMIT and own <= {(c.to, c.n) for c in other.counts}
        for other in claims
    )
