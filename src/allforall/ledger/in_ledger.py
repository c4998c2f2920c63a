"""Looks a digest up in a ledger: which entry holds it, since when, and who signed that."""

from collections.abc import Sequence

from allforall.base.messages import mark
from allforall.ledger.check_entry import tell_signer
from allforall.ledger.folder import Damaged
from allforall.ledger.keyring import Refused
from allforall.ledger.keys import PublicKey
from allforall.ledger.known import Known
from allforall.ledger.malformed import Malformed
from allforall.ledger.verdict import Verdict


def tell_in_ledger(verdict: Verdict, wanted: bytes, known: Known) -> Sequence[PublicKey] | None:
    """Look for the first entry with some bytes in it, such as a digest, and say when it was made and who signed it.

    Returns who signed, which may be nobody; None where no entry has them.
    """
    if known.ledger is None:
        return None
    try:
        found = known.ledger.find(wanted)
        if found is None:
            verdict.leaves_open(mark("Since when: the ledger at hand does not hold it."))
            return None
        index, signed = found
        signers = known.ledger.keyring(index).apply(index, signed)
    except (Damaged, Malformed, Refused):
        verdict.leaves_open(mark("Since when: the ledger at hand cannot be read."))
        return None
    verdict.tell(
        mark("Entry {number} of {origin}, {at}."),
        number=f"{index:,}", origin=known.ledger.origin, at=f"{signed.entry.at:%d %B %Y, %H:%M UTC}".lstrip("0"),
    )  # fmt: skip
    for key in signers:
        tell_signer(verdict, key)
    verdict.leaves_open(
        mark("That the ledger at hand is whole, and the one that others hold: verify it too.")
    )
    return signers
