"""Reading what an exchange booked: an entry is wholly understood, of another trade, or refused."""

from collections.abc import Callable, Mapping

from allforall.exchange.booked import course, handover, remains
from allforall.exchange.booked.course import Abort, Leg, SignOff
from allforall.exchange.booked.handover import Confirmation, Handover
from allforall.exchange.booked.reading import Reading
from allforall.exchange.booked.remains import RemainsHandedOver, RemainsIdentified
from allforall.exchange.booked.remarks import (
    CORRECTED,
    Correction,
    Dispute,
    DisputeStage,
    read_correction,
    read_dispute,
)
from allforall.exchange.booked.rounds import RoundSize, Step, read_size
from allforall.exchange.booked.terms import (
    AGREEMENT_SIGNED,
    AgreementSigned,
    Promise,
    Stage,
    read_agreement,
    read_promise,
)
from allforall.exchange.booked.window import WINDOW, SafeWindow, read_window
from allforall.ledger.entry import Entry
from allforall.ledger.malformed import Malformed

Booked = (
    AgreementSigned
    | Promise
    | RoundSize
    | Handover
    | Confirmation
    | RemainsHandedOver
    | RemainsIdentified
    | Leg
    | SignOff
    | Abort
    | SafeWindow
    | Dispute
    | Correction
)

READERS: Mapping[str, Callable[[Reading], Booked]] = {
    AGREEMENT_SIGNED: read_agreement,
    **dict.fromkeys(Stage, read_promise),
    **dict.fromkeys(Step, read_size),
    handover.HANDOVER: handover.read_handover,
    handover.CONFIRMED: handover.read_confirmation,
    remains.HANDED_OVER: remains.read_handed_over,
    remains.IDENTIFIED: remains.read_identified,
    course.LEG: course.read_leg,
    course.SIGN_OFF: course.read_sign_off,
    course.ABORT: course.read_abort,
    WINDOW: read_window,
    **dict.fromkeys(DisputeStage, read_dispute),
    CORRECTED: read_correction,
}
"""Every kind that an exchange books, with what reads it."""


def read_booked(entry: Entry) -> Booked | None:
    """Read an entry; None where its kind is not one of an exchange. Raises `Malformed` for one that says anything else."""
    read = READERS.get(entry.kind)
    if read is None:
        return None
    reading = Reading(entry)
    try:
        booked = read(reading)
    except Malformed:
        raise
    except ValueError as error:
        raise Malformed(str(error)) from error
    reading.done()
    return booked
