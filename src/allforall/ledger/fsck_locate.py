"""Finding the first bad byte: hashes say that something is wrong in an entry; trying says where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from allforall.ledger.bundle import PREFIX
from allforall.ledger.merkle import leaf_hash
from allforall.ledger.strict import first_difference

_MOST_TRIED = 4_096
"""Entries longer than this are named by their beginning: trying every byte would take minutes."""
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="


@dataclass(frozen=True, slots=True)
class Fault:
    """The first bad byte of a file: the name below the ledger's folder, the offset, and what is wrong there.

    `exact` is false where only the part that the byte is in could be found out; `offset` is then its beginning.
    """

    file: str
    offset: int
    why: str
    exact: bool = True


@dataclass(slots=True)
class Looked:
    """What was found: how many entries and files, the first bad byte of each bad file, and what is merely unfinished."""

    entries: int = 0
    files: int = 0
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, fault: Fault | None) -> None:
        """Keep a fault, unless one in the same file is known."""
        if fault and fault.file not in {each.file for each in self.faults}:
            self.faults.append(fault)


def compare(name: str, wanted: bytes, found: bytes, why: str) -> Fault | None:
    """Hold a file against what it should be."""
    if wanted == found:
        return None
    offset = first_difference(wanted, found)
    if offset == len(found):
        return Fault(name, offset, "the file ends too early")
    if offset == len(wanted):
        return Fault(name, offset, "the file goes on where it should end")
    return Fault(name, offset, why)


def check_bundle(name: str, data: bytes, hashes: Sequence[bytes]) -> Fault | None:
    """Hold a file of entries against the hashes that they should have."""
    at = 0
    for expected in hashes:
        end = at + PREFIX + int.from_bytes(data[at : at + PREFIX], "big")
        if end > len(data) or at + PREFIX > len(data) or leaf_hash(data[at + PREFIX : end]) != expected:
            return _inside(name, data, at, expected)
        at = end
    return None if at == len(data) else Fault(name, at, "the file goes on where it should end")


def _inside(name: str, data: bytes, at: int, expected: bytes) -> Fault:
    """Say which byte of an entry is wrong, by trying which single one would make it right."""
    for offset in range(at, min(at + PREFIX, len(data))):
        for value in range(256):
            changed = data[at:offset] + bytes([value]) + data[offset + 1 : at + PREFIX]
            end = at + PREFIX + int.from_bytes(changed, "big")
            if end <= len(data) and leaf_hash(data[at + PREFIX : end]) == expected:
                return Fault(name, offset, "the length of an entry was changed")
    end = at + PREFIX + int.from_bytes(data[at : at + PREFIX], "big")
    if at + PREFIX > len(data) or end > len(data):
        return Fault(name, len(data), "the file ends inside an entry")
    entry = data[at + PREFIX : end]
    place = one_byte(entry, lambda each: leaf_hash(each) == expected, bytes(range(256)))
    if place is not None:
        return Fault(name, at + PREFIX + place, "an entry was changed")
    return Fault(
        name, at, f"the entry in bytes {at} to {end - 1} is not the one that was put in", exact=False
    )


def one_byte(data: bytes, right: Callable[[bytes], bool], alphabet: bytes) -> int | None:
    """Return the place of the one byte that, changed, makes data right; None where no single one does.

    Bytes with one bit turned over are tried first: that is what worn disks and memory do.
    """
    if len(data) > _MOST_TRIED:
        return None
    letters = frozenset(alphabet)
    one_bit = [frozenset(was ^ 1 << bit for bit in range(8)) & letters for was in range(256)]
    for values in (one_bit, [letters - near for near in one_bit]):
        tried = bytearray(data)
        for offset, was in enumerate(data):
            for value in values[was]:
                tried[offset] = value
                if value != was and right(bytes(tried)):
                    return offset
            tried[offset] = was
    return None


def one_letter(line: bytes, right: Callable[[bytes], bool]) -> int | None:
    """Return the place of the one letter of base64 that, changed, makes a line right."""
    return one_byte(line, right, _BASE64)
