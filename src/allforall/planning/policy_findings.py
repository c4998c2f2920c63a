"""What people should know about a plan before it is drawn: whom it cannot decide, reach or be sure of."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

_LOOK, _NOTE = Severity.LOOK, Severity.NOTE

UNREACHABLE = kind(
    "planning.unreachable",
    _LOOK,
    mark("People held by somebody whom no party can make release them: {count}."),
    mark("Open a channel to the holder, or name who answers for it. They stay in the remainder, visibly."),
)
UNDETERMINED = kind(
    "planning.undetermined",
    _LOOK,
    mark("People about whom no clause can be decided yet, and who therefore wait: {count}."),
    mark("Find what is not known, or what sources contradict, beside each of them."),
)
SOME_ROUNDS = kind(
    "planning.in_some_rounds",
    _NOTE,
    mark("People who meet the clause that counts them in some of the rounds only: {count}."),
    mark("Their seat is in one of these rounds. If that round moves, plan again."),
)
UNGRADED = kind(
    "planning.health_undecided",
    _LOOK,
    mark(
        "Sick or wounded people who wait for a counterpart because nobody has decided how serious it is: {count}."
    ),
    mark("Have them examined first: whoever is seriously wounded or sick goes home without a counterpart."),
    "GC III 109(1), 112",
)
CLASS_AGAINST_HOLDER = kind(
    "planning.class_against_holder",
    _LOOK,
    mark("People in class A or B of a commission whom their holder calls well: {count}. The class is heard."),
    mark("Show the commission's decision on each at the table, and ask the holder to see them again."),
    "GC III 112",
)
STAYS_ABROAD = kind(
    "planning.stays_abroad",
    _LOOK,
    mark(
        "People with a seat who must stay in a third country, and are not home by leaving captivity: {count}."
    ),
    mark("Count them as home when they are. Ask for the day or the event that ends their stay."),
)
TOO_FEW_TOGETHER = kind(
    "planning.too_few_together",
    _LOOK,
    mark(
        "“{title}” promises {number} people of both sides together; the lists show {found} who meet it and may go."
    ),
    mark("Ask both holders for those who are missing from their lists, or agree on another number."),
)
MORE_TOGETHER = kind(
    "planning.more_than_both_together",
    _LOOK,
    mark(
        "“{title}” speaks of {number} people of both sides together; {found} meet it, and a plan holds no such total."
    ),
    mark(
        "Ask how the number is shared between the sides, and write it for each. It is never split by guess here."
    ),
)
UNVERIFIED = kind(
    "planning.conditional_seat",
    _NOTE,
    mark("People whom nobody has confirmed, with a seat on condition: {count}."),
    mark("Confirm each at the handover. Not confirming somebody keeps nobody back."),
)
CIVILIANS_STAY = kind(
    "planning.civilians_stay",
    _LOOK,
    mark("Civilians whom no clause brings home: {count}."),
    mark("Ask for a text that brings them home without a counterpart."),
    "GC IV 34, 132(2)",
)
NO_LIMIT = kind(
    "planning.no_exposure_limit",
    _LOOK,
    mark(
        "“{title}” does not say by how many people one side may be ahead, so a plan may let one side go first."
    ),
    mark("Agree on a limit and write it as exposure_limit."),
)
TOO_FEW = kind(
    "planning.too_few_on_lists",
    _LOOK,
    mark(
        "“{title}” promises {number} people home to {party}; the lists show {found} who meet it and may go."
    ),
    mark("Ask the holder for those who are missing from its lists, or agree on another number."),
)
NO_ROUND = kind(
    "planning.no_round_by_deadline",
    Severity.BLOCKS,
    mark("“{title}” ends on {day}, and no round is possible by then: the plan shown cannot keep that day."),
    mark("Find an earlier round, or agree on a later day."),
)
STOPPED = kind(
    "planning.clause_not_planned",
    _LOOK,
    mark("Nobody is planned under “{title}”: the law stops it."),
    mark("Change the clause as its finding says; its people may go under others."),
)
NOT_ACCEPTED = kind(
    "planning.not_accepted_by_both",
    _LOOK,
    mark(
        "“{title}” is planned here and not accepted by {parties}: this shows what it would mean, not what was agreed."
    ),
    mark("Record the answer as soon as there is one."),
)
REMAINS_APART = kind(
    "planning.remains_apart",
    _NOTE,
    mark("“{title}” is about remains. They are returned on a track of their own, in no round of the living."),
    mark("Nothing to do here."),
)
UNJUDGED = kind(
    "planning.unjudged",
    _LOOK,
    mark("People in this plan whose entries no human has joined: {count}."),
    mark("Judge them before a manifest becomes final; until then every paper says unjudged draft."),
)
