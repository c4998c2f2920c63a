"""Third states and the Red Cross, where the speaker creditor them."""

from collections.abc import Sequence

from allforall.claims.claim import Kind
from allforall.claims.draft import Draft
from allforall.claims.parse import Parse

_PARTIES = {"UA", "RU"}


def attach_mediators(parses: Sequence[tuple[Parse, list[Draft]]]) -> None:
    """Give the mediators of a sentence to its claims, or to what was said right before or after."""
    last: list[Draft] = []
    waiting: list[str] = []
    creditor: str | None = None
    for parse, drafts in parses:
        named = mediators_of(parse)
        done = [d for d in drafts if d.kind in {Kind.DONE, Kind.COMMIT, Kind.DISPUTE} and not d.background]
        heirs = [d for d in done if creditor in {None, d.speaker}]
        if waiting and heirs:
            _give(heirs, waiting)
            waiting = []
        if named:
            creditor = next((a.mention.role for a in parse.attributions), None)
            before = [d for d in last if creditor in {None, d.speaker}]
            target = [d for d in drafts if d.kind in {Kind.DONE, Kind.COMMIT}] or before
            _give(target, named)
            waiting = [] if target else named
        if done:
            last = done[-1:]


def _give(drafts: Sequence[Draft], named: Sequence[str]) -> None:
    for draft in drafts:
        draft.mediators += [m for m in named if m not in draft.mediators]


def mediators_of(parse: Parse) -> list[str]:
    """Return who is credited in a sentence."""
    if not parse.has("mediate"):
        return []
    return list(dict.fromkeys(m.value for m in parse.marks if m.tag == "actor" and m.value not in _PARTIES))
