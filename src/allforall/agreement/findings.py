"""What a text on the table leaves open, contradicts or says so that nobody can read it; the law is in `law_findings`."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

_BLOCKS, _LOOK, _NOTE = Severity.BLOCKS, Severity.LOOK, Severity.NOTE
_WRITE = mark("Write it as the guide to agreements shows; nothing was guessed.")

# What the file does not say, or says in a way that nobody can read.
UNKNOWN_KEY = kind(
    "agreement.unknown_key",
    _BLOCKS,
    mark("“{key}” in {part} means nothing here, so this part of the text has no effect."),
    mark("Write {nearest} if that is meant, or take the line out."),
)
MISSING = kind(
    "agreement.term_missing",
    _BLOCKS,
    mark("“{key}” is missing in {part}: {why}."),
    mark("Add “{key}” as the text on the table has it."),
)
WRONG_VALUE = kind("agreement.wrong_value", _BLOCKS, mark("“{value}” in {part} is not {wanted}."), _WRITE)
SAME_ID = kind(
    "agreement.same_id",
    _BLOCKS,
    mark("Two parts of the text are called “{id}”."),
    mark("Give each its own id: people are counted by it."),
)
NO_SOURCE = kind(
    "agreement.no_such_source",
    _LOOK,
    mark("{part} names the source “{id}”, and the text lists no such source."),
    mark("Add it under sources, or mend the name."),
)
SCOPE_OPEN = kind(
    "agreement.scope_unknown",
    _LOOK,
    mark("“{title}” says {number}, and not whether for each side or for both together{readings}."),
    mark(
        "Ask both parties and write the scope. Until then the number binds nobody in a plan: it is never guessed."
    ),
)
AIMED_AT = kind(
    "agreement.target_is_no_deadline",
    _NOTE,
    mark("“{title}” is aimed at {day}. That is a goal, not a promise."),
    mark("Nothing to do: plans and papers say “aimed at”."),
)
POLITICAL_WAIT = kind(
    "agreement.political_item_holds_up",
    _LOOK,
    mark("“{title}” waits for a political item, {item}. It is recorded, and holds nobody up here."),
    mark("Ask the parties to part the two: returning people waits for no ceasefire and no summit."),
)
OPEN_CONDITION = kind(
    "agreement.condition_open",
    _LOOK,
    mark("“{title}” has a condition that software cannot check: {says}"),
    mark("Read it, and judge each person whom it concerns."),
)
NAMED_PAIR = kind(
    "agreement.named_pair",
    _LOOK,
    mark("“{title}” ties two named people together. It is followed because the text says so."),
    mark("Ask whether both can go without each other. Such pairs are never suggested here."),
)
EQUIVALENTS = kind(
    "agreement.rank_equivalents",
    _LOOK,
    mark("“{title}” weighs people by rank. It is followed because the text says so."),
    mark("Ask whether people can count as one each. Such weights are never suggested here."),
)
