"""Checkpoints byte by byte: the text is known from the tree, and of the signatures every letter is checked."""

from collections.abc import Sequence

from allforall.ledger.fsck_locate import Fault, compare, one_letter
from allforall.ledger.malformed import Malformed
from allforall.ledger.note import ED25519, Signature, VerifierKey, parse_note, parse_signature
from allforall.ledger.signing import cosigned_at, signed_by


def check_note(name: str, data: bytes, text: str, keys: Sequence[VerifierKey]) -> Fault | None:
    """Hold a checkpoint against the text that it should have and against the keys of the log and its witnesses.

    In its own folder a ledger has no signature that nobody knows: a line that cannot be accounted for is a fault.
    """
    head = (text + "\n").encode()
    if fault := compare(name, head, data[: len(head)], "the text of the checkpoint is not that of the tree"):
        return fault
    offset = len(head)
    lines = data[offset:].split(b"\n")
    if lines[-1] or len(lines) == 1:
        newline_changed = _holds(lines[-1][:-1] + b"\n", text, keys)
        return Fault(
            name, len(data) - newline_changed, "the file ends too early, or in something else than a newline"
        )
    signed = False
    for line in lines[:-1]:
        whole = line + b"\n"
        if not _holds(whole, text, keys):
            return _where(name, offset, whole, text, keys)
        signed = signed or _holds(whole, text, [key for key in keys if key.kind == ED25519])
        offset += len(whole)
    if not signed:
        return Fault(name, len(data), "the signature of the log is missing")
    return _spelled(name, data)


def _spelled(name: str, data: bytes) -> Fault | None:
    try:
        parse_note(data)
    except Malformed as error:
        return Fault(name, error.offset, error.why)
    return None


def _holds(line: bytes, text: str, keys: Sequence[VerifierKey]) -> bool:
    try:
        signature = parse_signature(line.decode())
    except (Malformed, UnicodeDecodeError):
        return False
    return any(_by(key, text, signature) for key in keys)


def _by(key: VerifierKey, text: str, signature: Signature) -> bool:
    return signed_by(key, text, signature) or cosigned_at(key, text, signature) is not None


def _where(name: str, start: int, line: bytes, text: str, keys: Sequence[VerifierKey]) -> Fault:
    """Name the byte of a line that is wrong: in the name by comparing, in the signature by trying."""
    words = line.removesuffix(b"\n").split(b" ")
    names = [key.name.encode() for key in keys]
    for known in names:
        head = b"\xe2\x80\x94 " + known + b" "
        differ = [at for at, (one, other) in enumerate(zip(head, line, strict=False)) if one != other]
        if len(differ) == 1 and len(line) > len(head):
            return Fault(name, start + differ[0], "the name in a signature was changed")
    if len(words) == 3 and words[1] in names:  # noqa: PLR2004  # dash, name, signature
        before = len(line) - len(words[2]) - 1
        found = one_letter(words[2], lambda each: _holds(line[:before] + each + b"\n", text, keys))
        if found is not None:
            return Fault(name, start + before + found, "a signature was changed")
    return Fault(name, start, "a signature does not hold, or is of nobody whom the ledger names", exact=False)
