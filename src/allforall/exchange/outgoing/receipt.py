"""The receipt of a list that left: which list, how many, by when an answer is due, and that it is awaited.

It goes with its list, so it tells nobody more than the list does; the ledger gets a salted digest and counts.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from allforall.base.canonical import spoken_groups
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.exchange.outgoing.leaving import Change, Differing, Outgoing
from allforall.exchange.outgoing.profiles import Recipient
from allforall.ledger.entry import Entry, salted_digest

KIND, VERSION = "allforall.receipt", 1
SENT = "offer.sent"
AWAITING = mark("awaiting reply")
_NAMES = {Change.NEW: "new", Change.CHANGED: "changed", Change.DROPPED: "dropped"}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What both sides hold about one list that was handed over."""

    sender: Letter
    recipient: Recipient
    purpose: str
    file: str
    digest: str
    people: int
    fields: tuple[str, ...]
    made_at: datetime
    reply_by: date
    status: str = AWAITING

    @property
    def spoken(self) -> str:
        """The digest of the list in six groups of five digits."""
        return spoken_groups(self.digest)

    def to_json(self) -> dict[str, Any]:
        """Return what stands in the file."""
        return {
            "kind": KIND,
            "v": VERSION,
            "from": self.sender,
            "to": self.recipient.value,
            "purpose": self.purpose,
            "file": self.file,
            "sha256": self.digest,
            "spoken": self.spoken,
            "people": self.people,
            "fields": list(self.fields),
            "made_at": self.made_at.isoformat(),
            "reply_by": self.reply_by.isoformat(),
            "status": self.status,
        }


def receipt(
    out: Outgoing, file: str, content: bytes, sender: Letter, made_at: datetime, reply_by: date
) -> Receipt:
    """Write the receipt of one list."""
    profile = out.profile
    return Receipt(
        sender,
        profile.recipient,
        profile.purpose.value,
        file,
        sha256(content).hexdigest(),
        len(out.people),
        profile.names,
        made_at,
        reply_by,
    )


def sent_entry(
    said: Receipt,
    content: bytes,
    differing: Iterable[Differing],
    sheet: bytes,
    salt: bytes,
    by: tuple[str, str],
) -> Entry:
    """Write the entry of one list that left, to be signed by the two who send it.

    It counts who leaves and what differs, never who is withheld. `sheet` are the decisions, which stay in the house.
    """
    counted = Counter(
        _NAMES[d.change] for d in differing if d.recipient is said.recipient and d.change in _NAMES
    )
    facts: dict[str, str | int] = {
        "party": said.sender,
        "recipient": said.recipient.value,
        "purpose": said.purpose,
        "reply_by": said.reply_by.isoformat(),
        "who": by[0],
        "second": by[1],
    }
    counts = {"people": said.people, **counted}
    digest, decisions = salted_digest(salt, content), salted_digest(salt, sheet)
    return Entry(SENT, said.made_at, digest, counts, facts, (decisions,))
