"""Files that people hand to the ledger and take from it: read within limits, written once, faults said in sentences."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allforall.base.errors import InputError, UsageError
from allforall.base.messages import mark
from allforall.ledger.disk import flush_folder
from allforall.ledger.entry import SALT_BYTES
from allforall.ledger.folder import Damaged, LedgerFolder
from allforall.ledger.keyfile import unlock
from allforall.ledger.keyring import Refused
from allforall.ledger.keys import PublicKey
from allforall.ledger.limits import KEY_FILE_BYTES
from allforall.ledger.lock import Busy
from allforall.ledger.malformed import Malformed
from allforall.ledger.signing import Signer
from allforall.ledger.strict import from_base64


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Say in words what is wrong with a file or a ledger, and what to do."""
    try:
        yield
    except Malformed as error:
        raise InputError(
            "ledger.malformed",
            mark("{path} cannot be used, at byte {offset}: {why}. Get it again from whoever made it."),
            path=str(path), offset=error.offset, why=error.why,
        ) from error  # fmt: skip
    except Damaged as error:
        raise InputError(
            "ledger.damaged",
            mark("{path}: {file} is damaged at byte {offset}: {why}. Look through it with “allforall ledger fsck”."),
            path=str(path), file=error.file, offset=error.offset, why=error.why,
        ) from error  # fmt: skip
    except Refused as error:
        raise InputError(
            "ledger.refused",
            mark("{path}: this may not stand in the ledger: {why}."),
            path=str(path),
            why=str(error),
        ) from error
    except Busy as error:
        raise InputError(
            "ledger.busy",
            mark("Another program is appending to {path}. Wait for it, then try again."),
            path=str(path),
        ) from error
    except OSError as error:
        raise InputError(
            "ledger.no_access",
            mark("{path} cannot be read or written: {why}."),
            path=str(error.filename or path), why=error.strerror or str(error),
        ) from error  # fmt: skip


def ledger_in(folder: Path) -> LedgerFolder:
    """Open the ledger of a folder; one that lost its checkpoint is a damaged ledger, any other folder is none."""
    if not LedgerFolder(folder).exists() and not (folder / "tile").exists():
        raise InputError(
            "ledger.no_folder", mark("{folder} holds no ledger. Name the folder of one."), folder=str(folder)
        )
    return LedgerFolder(folder)


def read_small(path: Path, most: int) -> bytes:
    """Read a file up to a limit; what is longer is cut one byte behind it, which every parser refuses."""
    with path.open("rb") as file:
        return file.read(most + 1)


def read_salt(path: Path) -> bytes:
    """Read the salt that was kept with a document."""
    most = 100
    with reported(path):
        salt = from_base64(read_small(path, most).decode("ascii", "replace").strip())
    if len(salt) != SALT_BYTES:
        raise InputError(
            "ledger.no_salt",
            mark("{path} holds no salt. Name the file that was written beside the signed document."),
            path=str(path),
        )
    return salt


def write_new(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file that is not there yet, flushed; a private one only its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o644)
    except FileExistsError as error:
        raise InputError(
            "ledger.would_replace",
            mark("{path} is there already. Name another file, or move it away."),
            path=str(path),
        ) from error
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    flush_folder(path.parent)


def open_key(path: Path, passphrase: str) -> tuple[PublicKey, Signer]:
    """Open a private key with its passphrase."""
    with reported(path):
        opened = unlock(read_small(path, KEY_FILE_BYTES), passphrase)
    if opened is None:
        raise UsageError(
            "ledger.wrong_passphrase",
            mark(
                "This is not the passphrase of {path}, or the file was changed. Try again, or make a new key."
            ),
            path=str(path),
        )
    return opened
