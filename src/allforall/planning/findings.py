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
TIE_BROKEN = kind(
    "planning.tie_broken",
    Severity.LOOK,
    mark("“{name}” tied {first} and {second} together, and one of them has gone without the other."),
    mark("The tie is not asked of the rounds to come. Tell both parties, and settle what it still means."),
)
DEADLINE_PASSED = kind(
    "planning.deadline_passed",
    Severity.LOOK,
    mark(
        "The deadline of “{clause}”, round {round}, has passed, and {count} people under it are still held."
    ),
    mark("They are planned without it. Agree on a new deadline."),
)
PROMISES_COST = kind(
    "planning.promises_cost",
    Severity.NOTE,
    mark("Keeping people in their published rounds costs {lost} of the last aim, {share}."),
    mark("Plan again with a smaller loss if that is too much; more people then change their round."),
)
FEWER_MAY_DO = kind(
    "planning.fewer_may_do",
    Severity.NOTE,
    mark(
        "{count} people change their round; a plan of the same worth that moves as few as {least} may exist."
    ),
    mark("Use this plan, allow more time, or allow a small loss, such as 0.001."),
)
CURE = kind(
    "planning.cure",
    Severity.NOTE,
    mark("This would settle a contradiction: {change}."),
    mark("No smaller change of this kind would do. Any other contradiction needs a way out of its own."),
)
LEAVE_TOGETHER = kind(
    "planning.leave_together",
    Severity.LOOK,
    mark(
        "Under “{clause}” the limit {limit} does not let one side's bus leave before the other's in {rounds} rounds, first in round {first}."
    ),
    mark(
        "Let the buses marked with the same moment leave at the same time. A limit of {enough} lets them leave by turns."
    ),
)
