"""Compare every list that speaks of one party's people with every other, as a bureau keeps them."""

from allforall.actions.open_exchange import Opened
from allforall.base.parties import Letter
from allforall.base.progress import SILENT, Progress
from allforall.exchange.definition import ListKind
from allforall.linkage.several import Several, link_several

COMPARED = frozenset({ListKind.MISSING, ListKind.HELD, ListKind.OFFER, ListKind.EVIDENCE, ListKind.RETURNED})
"""Lists of the living; children and remains are tracks of their own."""


def compare_lists(opened: Opened, about: Letter, progress: Progress = SILENT) -> Several | None:
    """Find the people of one party behind the lists that speak of them; None where there is no list to compare."""
    mine = [
        (spec, people)
        for spec, people in opened.lists.values()
        if spec.about == about and spec.kind in COMPARED
    ]
    if not mine:
        return None
    return link_several(
        [people for _, people in mine],
        judgements=opened.judgements,
        repeating=frozenset(spec.name for spec, _ in mine if spec.kind is ListKind.EVIDENCE),
        progress=progress,
    )
