"""What in a ledger shows that somebody moved people past the rule of two: each names two persons and who gains."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

_DO = mark("Ask both, with the ledger and the lists beside you; until then nothing goes out.")

NOT_SIGNED = kind(
    "exchange.moves_not_signed",
    Severity.BLOCKS,
    mark("Entry {number} says that {who} and {second} decided it. Not signed by: {missing}. Gain: {gain}."),
    _DO,
)
UNSIGNED = kind(
    "exchange.moves_unsigned",
    Severity.BLOCKS,
    mark("Entry {number} moves {person}, names {who} and {second}, and no signed entry covers it."),
    _DO,
)
NOT_COVERED = kind(
    "exchange.moves_not_covered",
    Severity.BLOCKS,
    mark(
        "Entry {number}, by {who} and {second}, covers {wanted} moves, and the {count} moves before it are not those. Gain: {gain}."
    ),
    _DO,
)
PART_LACKS = kind(
    "exchange.moves_part_lacks",
    Severity.BLOCKS,
    mark(
        "{count} parts of the decisions of sheet {sheet} are not in the ledger; {who} and {second} signed the last one. Gain: {gain}."
    ),
    _DO,
)
BEGAN_AGAIN = kind(
    "exchange.moves_began_again",
    Severity.BLOCKS,
    mark(
        "Entry {number}: {who} and {second} began the case file anew, so what changed in between was never decided. Gain: {gain}."
    ),
    _DO,
)
CHAIN_BROKEN = kind(
    "exchange.moves_chain_broken",
    Severity.BLOCKS,
    mark(
        "Entry {number}, by {who} and {second}, does not begin where the entry before it ended. Gain: {gain}."
    ),
    _DO,
)
BACK_DATED = kind(
    "exchange.moves_back_dated",
    Severity.BLOCKS,
    mark(
        "Entry {number}, by {who} and {second}, bears the time {at} and stands behind one of {after}. Gain: {gain}."
    ),
    _DO,
)
SHEET_REWRITTEN = kind(
    "exchange.moves_sheet_rewritten",
    Severity.BLOCKS,
    mark("The sheet behind entry {number} is not the one that {who} and {second} signed. Gain: {gain}."),
    _DO,
)
STATE_REWRITTEN = kind(
    "exchange.moves_state_rewritten",
    Severity.BLOCKS,
    mark(
        "The newest case file in the house is in no entry that two have signed; the last such entry is by {who} and {second}. Gain: {gain}."
    ),
    mark("Sign and append it if it is new. If not, somebody rewrote it: take the copy that was signed."),
)
