"""What can be wrong with changes that move people. Each blocks the next offer, plan and manifest until it is settled."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

UNDECIDED = kind(
    "exchange.moves_undecided",
    Severity.BLOCKS,
    mark(
        "{count} changes since the case file was last fixed move people, and nobody has decided on them. Gain: {gain}. Lose: {lose}."
    ),
    mark("Write down for each why, who and a second person: allforall moves FOLDER shows them."),
)
NO_REASON = kind(
    "exchange.move_without_reason",
    Severity.BLOCKS,
    mark("{move} ({what} of {person}): “{reason}” is no reason."),
    mark("Write one of these: {reasons}."),
)
NO_PERSON = kind(
    "exchange.move_by_nobody",
    Severity.BLOCKS,
    mark("{move} ({what} of {person}) does not say {role}."),
    mark("Write the code that the person signs under, such as a-7."),
)
ONE_PERSON = kind(
    "exchange.move_by_one_person",
    Severity.BLOCKS,
    mark("{move} ({what} of {person}): {who} stands there twice."),
    mark("A second person looks at it and writes their own code."),
)
DOES_NOT_FOLLOW = kind(
    "exchange.move_does_not_follow",
    Severity.BLOCKS,
    mark(
        "{move}: the seat of {person} does not follow from the facts: {before} became {after}, and the planner gives another."
    ),
    mark("Give the reason for which a person moved it, or plan again."),
)
REWRITTEN = kind(
    "exchange.move_rewritten",
    Severity.BLOCKS,
    mark(
        "{move}: the sheet says “{said}” under {column}, and “{found}” is what happened, by {who} and {second}."
    ),
    mark("Write the sheet anew; somebody changed more in it than the decisions."),
)
NO_SUCH_MOVE = kind(
    "exchange.move_not_there",
    Severity.BLOCKS,
    mark("{move} stands in the sheet, signed for by {who} and {second}, and no such change is there."),
    mark("Write the sheet anew: the lists were changed after it was filled in."),
)
GROUNDS = kind(
    "exchange.grounds_changed",
    Severity.LOOK,
    mark("Besides facts about people, this changed since the case file was last fixed: {grounds}."),
    mark("Hold it against what both parties agreed; seats that moved with it are in the sheet."),
)
NEVER_FIXED = kind(
    "exchange.case_file_never_fixed",
    Severity.BLOCKS,
    mark("exchange.yaml names a case file in “{folder}”, and nothing was fixed there yet."),
    mark("Fix it with two persons: allforall moves FOLDER. If it was fixed before, somebody took it away."),
)
NOT_COMPARED = kind(
    "exchange.case_file_of_one_bureau",
    Severity.BLOCKS,
    mark(
        "exchange.yaml names a case file, which is one bureau's, and this view is both parties': nothing was compared."
    ),
    mark(
        "Run it with --as A or --as B. A mediator keeps no case file and leaves moves out of exchange.yaml."
    ),
)
