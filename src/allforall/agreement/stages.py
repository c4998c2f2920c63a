"""From a willingness to the last return: which stage of an agreement can follow which.

A statement of willingness is no agreement, an agreement no return: returns are recorded as `active` before anything is
fulfilled. `resumed` stands only after `suspended`. What was fulfilled or abandoned is over; to take it up again is a new
text. What cannot follow is a finding and stays in the record, which is never mended to look right.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from allforall.agreement.findings import STAGE_FIRST, STAGE_IMPOSSIBLE
from allforall.agreement.parts import Stage, StageChange
from allforall.agreement.words import STAGE_WORDS, day_words
from allforall.base.finding import Finding

FIRST = frozenset({Stage.WILLINGNESS, Stage.PROPOSED, Stage.AGREED})
"""Stages with which a history can begin."""

NEXT: Mapping[Stage, frozenset[Stage]] = {
    Stage.WILLINGNESS: frozenset({Stage.PROPOSED, Stage.AGREED, Stage.ABANDONED}),
    Stage.PROPOSED: frozenset({Stage.AGREED, Stage.ABANDONED}),
    Stage.AGREED: frozenset({Stage.TECHNICAL, Stage.ACTIVE, Stage.SUSPENDED, Stage.ABANDONED}),
    Stage.TECHNICAL: frozenset({Stage.ACTIVE, Stage.SUSPENDED, Stage.ABANDONED}),
    Stage.ACTIVE: frozenset({Stage.SUSPENDED, Stage.FULFILLED, Stage.ABANDONED}),
    Stage.SUSPENDED: frozenset({Stage.RESUMED, Stage.ABANDONED}),
    Stage.RESUMED: frozenset(
        {Stage.TECHNICAL, Stage.ACTIVE, Stage.SUSPENDED, Stage.FULFILLED, Stage.ABANDONED}
    ),
    Stage.FULFILLED: frozenset(),
    Stage.ABANDONED: frozenset(),
}

IN_FORCE = frozenset({Stage.AGREED, Stage.TECHNICAL, Stage.ACTIVE, Stage.RESUMED})
"""Stages in which the parties have agreed and neither has stopped."""


def in_order(history: Iterable[StageChange]) -> tuple[StageChange, ...]:
    """Sort a history by day; of one day, as the text has it."""
    return tuple(sorted(history, key=lambda change: change.on))


def can_follow(before: Stage | None, after: Stage) -> bool:
    """Tell whether a stage can follow another, or begin a history; the same stage said again is no change."""
    return after in FIRST if before is None else after is before or after in NEXT[before]


def check_history(history: Iterable[StageChange], title: str) -> Iterator[Finding]:
    """Find every stage that cannot follow the one before it."""
    ordered = in_order(history)
    if ordered and not can_follow(None, ordered[0].stage):
        yield STAGE_FIRST.at(ordered[0].place, title=title, **_words(ordered[0]))
    for before, after in pairwise(ordered):
        if not can_follow(before.stage, after.stage):
            was = STAGE_WORDS[before.stage]
            yield STAGE_IMPOSSIBLE.at(after.place, title=title, before=was, **_words(after))


def _words(change: StageChange) -> dict[str, str]:
    return {"stage": STAGE_WORDS[change.stage], "day": day_words(change.on)}
