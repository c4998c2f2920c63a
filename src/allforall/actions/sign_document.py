"""Sign: say first what is signed, in counts and groups to read aloud, and sign only what was read back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from allforall.actions.ledger_files import read_salt, read_small, reported
from allforall.base.clock import Clock
from allforall.base.errors import UsageError
from allforall.base.limits import DEFAULT_LIMITS
from allforall.base.messages import mark
from allforall.ledger.dsse import Envelope, parse_envelope
from allforall.ledger.entry import PAYLOAD_TYPE, SALT_BYTES, Entry, check_entry, from_envelope, salted_digest
from allforall.ledger.keys import PublicKey
from allforall.ledger.limits import ENVELOPE_BYTES
from allforall.ledger.malformed import Malformed
from allforall.ledger.sealed import parse_commitment
from allforall.ledger.signing import Signer

GROUPS_READ_BACK = 2


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is about to be signed: the entry, and the salt that is kept with the document (empty where none is needed)."""

    entry: Entry
    envelope: Envelope
    salt: bytes = b""

    @property
    def spoken(self) -> str:
        """The groups that are read aloud, over everything that is signed but the time."""
        return self.entry.spoken

    @property
    def read_back(self) -> str:
        """What the person who signs types, having heard or read it."""
        return " ".join(self.spoken.split()[:GROUPS_READ_BACK])


def prepare(
    document: Path,
    kind: str,
    counts: Mapping[str, int],
    facts: Mapping[str, str | int],
    clock: Clock,
    random: Callable[[int], bytes],
    about: Sequence[str] = (),
) -> Prepared:
    """Prepare the signing of a document; of a sealed list's commitment, the digest needs no salt of its own.

    `about` are the digests of entries that it refers to.
    """
    with reported(document):
        data = read_small(document, DEFAULT_LIMITS.file_bytes)
        salt, digest, counted = b"", "", dict(counts)
        try:
            commitment = parse_commitment(data)
            digest = commitment.digest
            counted.setdefault("leaves", commitment.size)
        except Malformed:
            salt = random(SALT_BYTES)
            digest = salted_digest(salt, data)
        entry = Entry(kind, clock.now(), digest, counted, dict(facts), tuple(about))
        check_entry(entry)
    return Prepared(entry, Envelope(PAYLOAD_TYPE, entry.to_bytes(), ()), salt)


def prepare_again(path: Path) -> Prepared | None:
    """Take up an envelope that others have signed; None where the file is a document and no envelope."""
    with reported(path):
        data = read_small(path, ENVELOPE_BYTES)
        if b'"payloadType"' not in data[:ENVELOPE_BYTES]:
            return None
        envelope = parse_envelope(data)
        return Prepared(from_envelope(envelope).entry, envelope)


def sign(prepared: Prepared, key: tuple[PublicKey, Signer], read_back: str) -> Envelope:
    """Sign what was prepared, if what was read back is what is signed."""
    if read_back.split() != prepared.read_back.split():
        raise UsageError(
            "ledger.not_read_back",
            mark("Nothing was signed: the groups typed back are not those of what would be signed. Read the first two"
            " groups aloud with the other side, then type them."),
        )  # fmt: skip
    return prepared.envelope.signed(key[1], key[0].id)


def kept_salt(path: Path) -> Callable[[int], bytes]:
    """Read a salt that was kept, and give it where a new one would be drawn."""
    salt = read_salt(path)
    return lambda _: salt
