"""A claim in the making: what one clause says, before later sentences join it."""

from dataclasses import dataclass, field, replace

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
    vague: bool = False
    """Whether only a country was named as speaker."""
    apart: bool = False
    outside: bool = False
    more: bool = False
    """Whether all its people come on top of others."""
    adds: bool = False
    """Whether its sentence opens with `also`."""
    guessed: bool = False
    """Whether nothing but habit tells where its people go."""
    deadline: str | None = None
    formula: str | None = None
    counts: list[ClaimCount] = field(default_factory=list)
    mediators: list[str] = field(default_factory=list)
    evidence: list[Sentence] = field(default_factory=list)
    ours: bool = False
    """Whether somebody speaks of `our people`."""

    def said_by(self, speaker: str) -> None:
        """Give it to who turns out to have said it; people without a direction go home to that side."""
        self.speaker, self.named = speaker, True
        side = speaker.partition(".")[0]
        if self.guessed and side in {"UA", "RU"} and self.kind is Kind.DONE and not self.bodies:
            self.counts = [replace(count, to=side) for count in self.counts]

    @property
    def bodies(self) -> bool:
        """Whether it counts the dead alone."""
        return bool(self.counts) and all(c.what == "bodies" for c in self.counts)
