"""What people should know about a plan before they use it."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

CONTRADICTION = kind(
    "planning.contradiction",
    Severity.BLOCKS,
    mark("These cannot all be kept: {terms}."),
    mark("Change one of them, or bring one of them back to the table, and plan again."),
)
MORE_CONTRADICTIONS = kind(
    "planning.more_contradictions",
    Severity.LOOK,
    mark("There may be more contradictions than the {count} listed."),
    mark("Settle these first and plan again, or allow more time."),
)
NOT_PROVEN = kind(
    "planning.not_proven",
    Severity.NOTE,
    mark("A better plan may exist: by {aim} it can be better by {room} at most, out of {value}."),
    mark("Use this plan, or allow more time for the search."),
)
CUT_SHORT = kind(
    "planning.cut_short",
    Severity.NOTE,
    mark("The search ended with the time allowed, so another machine may find another plan."),
    mark("Let both parties use this file rather than plan twice, or allow more time."),
)
NOBODY_GOES = kind(
    "planning.nobody_goes",
    Severity.LOOK,
    mark("Nobody goes in any round, although {count} people may go under some clause."),
    mark(
        "Look at the exposure limits and the seats: a limit below the weight of one person keeps all of them."
    ),
)
