"""What keeps a list in the house."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

UNDECIDED = kind(
    "exchange.outgoing_undecided",
    Severity.BLOCKS,
    mark("On {name} nobody has decided: “{decision}” is no decision."),
    mark("Write release, agency only or withhold."),
)
NO_REASON = kind(
    "exchange.outgoing_without_reason",
    Severity.BLOCKS,
    mark("The decision on {name} says no reason."),
    mark("Write in a few words why; it stays in the house."),
)
NO_PERSON = kind(
    "exchange.outgoing_by_nobody",
    Severity.BLOCKS,
    mark("The decision on {name} does not say {role}."),
    mark("Write the code that the person signs under, such as a-7."),
)
ONE_PERSON = kind(
    "exchange.outgoing_by_one_person",
    Severity.BLOCKS,
    mark("The decision on {name}: {who} stands there twice."),
    mark("A second person looks at it and writes their own code."),
)
STALE = kind(
    "exchange.outgoing_decided_otherwise",
    Severity.BLOCKS,
    mark(
        "{count} decisions in the sheet are about rows that say something else now, or stand there no more."
    ),
    mark("Write the sheet anew and decide on what would leave now."),
)
GONE = kind(
    "exchange.outgoing_gone",
    Severity.BLOCKS,
    mark("{name} was sent before and stands on the list no more; that can only be withheld."),
    mark("Write withhold, with who, why and the second person; or put the row back."),
)
FROM_AGENCY = kind(
    "exchange.outgoing_kept_from_agency",
    Severity.BLOCKS,
    mark("{count} civilians in our hands are kept from the Central Tracing Agency as well."),
    mark(
        "Choose “agency only”. To the other party it may be withheld if it may harm them; from the Agency never."
    ),
    "GC IV 137(2)",
)
PRISONERS = kind(
    "exchange.outgoing_prisoners_withheld",
    Severity.LOOK,
    mark(
        "{count} prisoners of war in our hands are not on this list. An offer may leave them out; the duty to tell of them stands."
    ),
    mark("See that the other party and the Agency were told of them in another way."),
    "GC III 122(3), 123",
)
REWRITTEN = kind(
    "exchange.outgoing_rewritten",
    Severity.BLOCKS,
    mark("The sheet says “{said}” under {column} where {name} stands, in a line by {who} and {second}."),
    mark("Write the sheet anew; somebody changed more in it than the decisions."),
)
