"""The one number of a direction that may be stated: what a side confirmed, where the other has not said another."""

from allforall.base.errors import CannotTell, InputError
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.rounds.round import Round
from allforall.exchange.rounds.words import Confirmed


def empty(now: Round, to: Letter) -> bool:
    """Tell whether nobody was to go this way, and nobody went."""
    return not now.handovers[to].rows and not now.handovers[to].others


def confirmed(now: Round, to: Letter) -> int:
    """Return how many people went home to a party by the word of the sides.

    Raises `CannotTell` where neither side has confirmed, `InputError` where they confirm two numbers.
    """
    said = now.confirmations[to]
    if said.state is Confirmed.BOTH_DIFFER:
        raise InputError(
            "rounds.sides_differ",
            mark(
                "Of the people who went home to {to}, A confirms {a} and B confirms {b}. A statement takes neither number for"
                " both: settle it, and record what they say then with “allforall round confirm”."
            ),
            to=to,
            a=said.number("A"),
            b=said.number("B"),
        )
    found = next((number for letter in LETTERS if (number := said.number(letter)) is not None), None)
    if found is None and not empty(now, to):
        raise CannotTell(
            "rounds.not_confirmed",
            mark(
                "Neither side has confirmed how many people went home to {to}. Record what they say with “allforall round"
                " confirm”, or write the statement as a file of counts."
            ),
            to=to,
        )
    return found or 0
