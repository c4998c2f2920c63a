"""Show what stands in a ledger, and look through its bytes."""

from dataclasses import dataclass
from pathlib import Path

from allforall.actions.ledger_files import ledger_in, reported
from allforall.actions.ledger_keys import read_public
from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.ledger.check_checkpoint import spoken
from allforall.ledger.entry import SignedEntry, parse_signed_entry
from allforall.ledger.fsck import fsck
from allforall.ledger.fsck_locate import Looked


@dataclass(frozen=True, slots=True)
class Shown:
    """A ledger's name, size, digest to read aloud, and some of its entries."""

    origin: str
    size: int
    spoken: str
    entries: tuple[tuple[int, SignedEntry], ...]


def show_ledger(folder: Path, number: int | None, last: int) -> Shown:
    """Return the newest entries, or one."""
    with reported(folder):
        ledger = ledger_in(folder)
        signed = ledger.checkpoint()
        size = signed.checkpoint.size
        if number is not None and number >= size:
            raise InputError(
                "ledger.show_no_entry",
                mark("{folder} has {size} entries, numbered from 0. There is no entry {number}."),
                folder=str(folder),
                size=f"{size:,}",
                number=number,
            )
        start, count = (max(0, size - last), last) if number is None else (number, 1)
        entries: list[tuple[int, SignedEntry]] = []
        for index, data in ledger.entries(size, start):
            if len(entries) == count:
                break
            entries.append((index, parse_signed_entry(data)))
        return Shown(signed.checkpoint.origin, size, spoken(signed), tuple(entries))


def look_through(folder: Path, log: Path | None) -> Looked:
    """Look through a ledger byte by byte; `log` is the public part of the log's key, where one has it from elsewhere."""
    if not folder.is_dir() or not any(folder.iterdir()):
        raise InputError(
            "ledger.no_folder", mark("{folder} holds no ledger. Name the folder of one."), folder=str(folder)
        )
    key = read_public(log).vkey if log else None
    with reported(folder):
        return fsck(folder, key)
