"""Make papers out of the record of a round: the act of handover as it happened, the public statement on what was confirmed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from allforall.actions.exchange_named import party_names
from allforall.actions.make_paper import MadePaper, public_paper
from allforall.actions.round_words import situation
from allforall.base.parties import LETTERS
from allforall.documents.papers.of_round import Recorded, act_of_round, numbers_of_round
from allforall.documents.papers.paper import Kind, Language, Paper

OF_A_ROUND = (Kind.HANDOVER, Kind.STATEMENT)


def paper_of_round(
    folder: Path,
    kind: Kind,
    *,
    exchange: Path | None = None,
    languages: tuple[Language, ...] = (),
    earlier: Sequence[Path] = (),
) -> MadePaper:
    """Make a paper from the folder of a round; parties are called as in `exchange`, or else A and B.

    It is issued at the time of the last thing said, so that the same record gives the same paper.
    """
    recorded = _recorded(folder, exchange)
    if kind is Kind.HANDOVER:
        paper: Paper[Any] = act_of_round(recorded, languages)
        return MadePaper(paper)
    return public_paper(numbers_of_round(recorded, languages), earlier)


def _recorded(folder: Path, exchange: Path | None) -> Recorded:
    found = situation(folder)
    names, notice = party_names(exchange)
    return Recorded(
        now=found.now,
        people={to: found.travellers(to) for to in LETTERS},
        names=names,
        zone=found.zone,
        said_at=max(event.at for event in found.read.events),
        exchange=found.read.way.agreement,
        notice=notice,
    )
