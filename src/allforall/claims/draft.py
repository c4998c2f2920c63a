"""A claim in the making: what one clause says, before later sentences join it."""

from dataclasses import dataclass, field

from allforall.claims.claim import ClaimCount, Kind
from allforall.claims.sentences import Sentence


@dataclass(slots=True)
class Draft:
    """What one clause says. `dated` tells whether its own words give the day; `background` that it speaks of another."""

    kind: Kind
    speaker: str
    date: str | None
    sentence: Sentence
    rule: str
    sure: float
    dated: bool = False
    background: bool = False
    named: bool = False
    apart: bool = False
    outside: bool = False
    more: bool = False
    adds: bool = False
    """Whether all its people come on top of others."""
    deadline: str | None = None
    formula: str | None = None
    counts: list[ClaimCount] = field(default_factory=list)
    mediators: list[str] = field(default_factory=list)
    evidence: list[Sentence] = field(default_factory=list)
    ours: bool = False
    """Whether somebody speaks of `our people`."""

    @property
    def bodies(self) -> bool:
        """Whether it counts the dead alone."""
        return bool(self.counts) and all(c.what == "bodies" for c in self.counts)
