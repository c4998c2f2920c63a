"""What the opening of one person of a sealed list is worth."""

from allforall.base.canonical import spoken_groups
from allforall.base.messages import mark
from allforall.ledger.in_ledger import tell_in_ledger
from allforall.ledger.known import Known
from allforall.ledger.sealed import Commitment, Opening
from allforall.ledger.verdict import Verdict


def check_commitment(verdict: Verdict, commitment: Commitment, known: Known) -> None:
    """Check whether a ledger holds a commitment: by itself it only says what somebody may be held to."""
    verdict.tell(mark("A sealed list of {size} leaves."), size=f"{commitment.size:,}")
    verdict.tell(mark("Read aloud to compare: {groups}"), groups=spoken_groups(commitment.digest))
    if tell_in_ledger(verdict, _wanted(commitment), known) is None:
        verdict.open(
            mark(
                "Whose list it is and since when is not known here. Name the ledger that holds it with --ledger."
            )
        )
    verdict.shows(mark("Whoever sealed the list can open nothing that was not on it."))
    _limits(verdict)


def check_opening(verdict: Verdict, opening: Opening, known: Known) -> None:
    """Check that a record stands on a sealed list, and that this is the list that was sealed."""
    commitment = opening.commitment
    verdict.tell(
        mark("Leaf {number} of {size}, sealed under {groups}"),
        number=f"{opening.index + 1:,}", size=f"{commitment.size:,}", groups=spoken_groups(commitment.digest),
    )  # fmt: skip
    for name, text in (opening.record or {}).items():
        verdict.tell(mark("{name}: {typed}"), name=name, typed=text)
    if opening.record is None:
        verdict.tell(mark("An empty leaf: nobody. It only hides how long the list is."))
    if not opening.holds():
        verdict.wrong(mark("The proof does not lead from this record to the root of the list."))
    held = commitment in known.commitments
    if known.commitments and not held:
        verdict.wrong(mark("It is of another sealed list than the one that you were given."))
    if tell_in_ledger(verdict, _wanted(commitment), known) is None and not held:
        verdict.open(
            mark(
                "Name the commitment that you were given beforehand with --against, or the ledger that holds it."
            )
        )
    verdict.shows(mark("This record stood on the list, letter for letter, when the list was sealed."))
    _limits(verdict)


def _limits(verdict: Verdict) -> None:
    verdict.leaves_open(mark("That the list is complete: whoever was never on it stays hidden."))
    verdict.leaves_open(mark("That the record is true."))


def _wanted(commitment: Commitment) -> bytes:
    return f'"digest":"{commitment.digest}"'.encode()
