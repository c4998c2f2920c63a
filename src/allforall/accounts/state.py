"""Where an account stands, in one word that is never firmer than the numbers."""

from enum import StrEnum

from allforall.accounts.balance import Balance


class State(StrEnum):
    """What can be said of a promise to one side."""

    FULFILLED = "fulfilled"
    AS_ONE_SAYS = "fulfilled as one side says"
    """By what somebody says of all deliveries, not by those that are recorded."""
    UNCERTAIN = "may be fulfilled"
    OPEN = "open"
    OVERDUE = "overdue"
    DISPUTED = "promise disputed"


def state(balance: Balance) -> State:
    """Say where an account stands on the day of its balance."""
    outstanding = balance.outstanding
    if balance.promise_in_dispute and outstanding.high != 0:
        return State.DISPUTED
    if outstanding.high == 0:
        return State.AS_ONE_SAYS if balance.promised.beyond(balance.listed).low else State.FULFILLED
    if not outstanding.low:
        return State.UNCERTAIN
    return State.OVERDUE if balance.late else State.OPEN
