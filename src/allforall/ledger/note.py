"""Signed notes: text with lines of signatures under it (C2SP signed-note), and the public keys that check them."""

import re
from dataclasses import dataclass
from hashlib import sha256

from allforall.ledger.limits import NOTE_BYTES, NOTE_SIGNATURES
from allforall.ledger.malformed import Malformed
from allforall.ledger.strict import from_base64, to_base64

ED25519 = 0x01
COSIGNATURE = 0x04
"""Signature types of C2SP signed-note: over the text, and over a checkpoint with a time."""
PUBLIC_BYTES = 32
ID_BYTES = 4
_VKEY = re.compile(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)")
_NAME = re.compile(r"[^+\s\x00-\x1f\x7f]{1,200}")
_DASH = "\u2014 "
_CONTROL = re.compile(rb"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with the name that it signs under; name, type and key give its id."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes that a signature line names the key by; too short to be trusted alone."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:ID_BYTES]

    def __str__(self) -> str:
        """Write the key as one word: name, id, and type with key in base64."""
        return f"{self.name}+{self.id.hex()}+{to_base64(bytes([self.kind]) + self.public)}"


def parse_vkey(text: str) -> VerifierKey:
    """Read a public key written as one word; an id that does not belong to it is refused."""
    match = _VKEY.fullmatch(text)
    if match is None:
        raise Malformed("a public key is written NAME+ID+KEY")
    name, key_id, key = match.groups()
    data = from_base64(key)
    if len(data) != 1 + PUBLIC_BYTES or data[0] not in {ED25519, COSIGNATURE}:
        raise Malformed("a public key is of a kind that this program does not know")
    found = VerifierKey(name, data[0], data[1:])
    if not _NAME.fullmatch(name) or found.id.hex() != key_id:
        raise Malformed("a public key does not have the id that stands in it")
    return found


@dataclass(frozen=True, slots=True)
class Signature:
    """One line under a note: who says to have signed, by which key, and the bytes."""

    name: str
    key_id: bytes
    data: bytes

    def by(self, key: VerifierKey) -> bool:
        """Tell whether the line names a key; both name and id count."""
        return (self.name, self.key_id) == (key.name, key.id)

    def __str__(self) -> str:
        """Write the line."""
        return f"{_DASH}{self.name} {to_base64(self.key_id + self.data)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends in a newline, and the lines of signatures under it."""

    text: str
    signatures: tuple[Signature, ...]

    def to_bytes(self) -> bytes:
        """Write the note."""
        return (self.text + "\n" + "".join(map(str, self.signatures))).encode()

    def with_signatures(self, more: tuple[Signature, ...]) -> "Note":
        """Add lines that are not there yet."""
        return Note(self.text, (*self.signatures, *(each for each in more if each not in self.signatures)))


def is_key_name(name: str) -> bool:
    """Tell whether a key may have this name: no space, no plus, nothing that cannot be seen."""
    return bool(_NAME.fullmatch(name))


def parse_note(data: bytes) -> Note:
    """Read a note; every byte of it has to be what the format says. Signatures are not checked here."""
    if len(data) > NOTE_BYTES:
        raise Malformed(f"a note has more than {NOTE_BYTES:,} bytes", NOTE_BYTES)
    if control := _CONTROL.search(data):
        raise Malformed("a note has a control character", control.start())
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("a note is not text in UTF-8", error.start) from error
    text, found, lines = whole.rpartition("\n\n")
    text += "\n"
    offset = len(text.encode()) + 1
    if not found or text == "\n":
        raise Malformed("a note has a text, an empty line and lines of signatures", len(data))
    if not lines.endswith("\n"):
        raise Malformed("a note ends in a newline", len(data))
    signatures: list[Signature] = []
    for line in (f"{each}\n" for each in lines.removesuffix("\n").split("\n")):
        if len(signatures) == NOTE_SIGNATURES:
            raise Malformed(f"a note has more than {NOTE_SIGNATURES} signatures", offset)
        signatures.append(parse_signature(line, offset))
        offset += len(line.encode())
    return Note(text, tuple(signatures))


def parse_signature(line: str, offset: int = 0) -> Signature:
    """Read one line of a signature with its newline; `offset` is where it stands, for the error."""
    words = line.removesuffix("\n").removeprefix(_DASH).split(" ")
    if not line.startswith(_DASH) or not line.endswith("\n") or len(words) != 2:  # noqa: PLR2004  # name and signature
        raise Malformed("a line of a signature is not “— NAME SIGNATURE”", offset)
    name, encoded = words
    try:
        data = from_base64(encoded)
    except Malformed as error:
        raise Malformed(error.why, offset) from error
    if not is_key_name(name) or len(data) <= ID_BYTES:
        raise Malformed("a line of a signature has no name or no signature", offset)
    return Signature(name, data[:ID_BYTES], data[ID_BYTES:])
