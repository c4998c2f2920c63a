"""What in a ledger shows that somebody tried to choose the lot, or left it."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

LATE = kind(
    "exchange.lot_late",
    Severity.BLOCKS,
    mark(
        "Entry {number}: {party} committed to lot {lot} after {other} had opened, by {who}. It does not count."
    ),
    mark("Draw a new lot: both commit first, then both open."),
)
AGAIN = kind(
    "exchange.lot_again",
    Severity.BLOCKS,
    mark(
        "Entry {number}: {party} committed to lot {lot} a second time, by {who}. The first commitment counts."
    ),
    mark("Ask {party} why; nothing else is needed, since the second is not used."),
)
NOT_THIS = kind(
    "exchange.lot_not_this",
    Severity.BLOCKS,
    mark("Entry {number}: what {party} opened, by {who}, is not what it committed to for this agreement."),
    mark("{party} opens what it committed to, or both draw a new lot under the agreement as it stands."),
)
TOO_EARLY = kind(
    "exchange.lot_too_early",
    Severity.BLOCKS,
    mark("Entry {number}: {party} opened lot {lot}, by {who}, before both had committed. The lot is void."),
    mark("Draw a new lot: both commit first, then both open."),
)
UNSIGNED = kind(
    "exchange.lot_unsigned",
    Severity.BLOCKS,
    mark(
        "Entry {number} speaks for {party} in lot {lot}, and nobody of {party} has signed it. It does not count."
    ),
    mark("{party} signs its own entry."),
)
ABANDONED = kind(
    "exchange.lot_abandoned",
    Severity.LOOK,
    mark(
        "Lot {lot}: {party} has not opened; it was committed by {who} for {party} and {second} for {other}.{due}"
    ),
    mark(
        "Ask for the opening. Who opens last knows the salt first, and may leave a lot that they do not like."
    ),
)
REDRAWN = kind(
    "exchange.lot_redrawn",
    Severity.LOOK,
    mark("Lot {lot} is whole too, by {who} and {second}, and {first} was whole before it. The first counts."),
    mark("Nothing is needed. A salt that could be drawn again could be chosen."),
)
