"""Say what a ledger tells of every promise on a day. Nothing is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from allforall.actions.ledger_files import ledger_in, reported
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.exchange.booked.book import Book, Standing, read_book
from allforall.exchange.booked.reckon import Reckoning, reckon
from allforall.ledger.entry import Entry, parse_signed_entry
from allforall.ledger.folder import LedgerFolder
from allforall.ledger.keyring import Keyring


@dataclass(frozen=True, slots=True)
class LedgerBalance:
    """The accounts of a ledger on a day, as it stands (`known` None) or stood on another day.

    `later` are entries that tell of what had happened by the day and were written down after it. `keyless` are those whose
    word stands there and who have no key in the ledger, so nobody's signature is behind it.
    """

    origin: str
    size: int
    known: date | None
    standing: Standing
    accounts: tuple[Reckoning, ...]
    book: Book
    later: tuple[int, ...]
    keyless: tuple[str, ...]


def balance_ledger(
    folder: Path, on: date, known: date | None = None, progress: Progress = SILENT
) -> LedgerBalance:
    """Balance every promise in a ledger.

    Raises `InputError` where it cannot be read, or where an entry lacks the signatures that its rules ask for. Whether a byte
    was changed is for `fsck`, and whom to trust for `verify`.
    """
    ledger = ledger_in(folder)
    keyring = Keyring()
    with reported(folder):
        checkpoint = ledger.checkpoint().checkpoint
        with task(progress, mark("Reading the ledger"), checkpoint.size):
            book = read_book(_entries(ledger, checkpoint.size, keyring, progress))
    standing = book.standing(on, known)
    spoken = {side for line in book.lines for side in line.booked.word.sides}
    keyed = _keyed(keyring)
    return LedgerBalance(
        checkpoint.origin,
        checkpoint.size,
        known,
        standing,
        reckon(standing),
        book,
        tuple(line.number for line in standing.lines if line.at.date() > on),
        tuple(sorted(spoken - keyed)),
    )


def _entries(
    ledger: LedgerFolder, size: int, keyring: Keyring, progress: Progress
) -> Iterator[tuple[int, Entry, tuple[str, ...]]]:
    """Go through the entries, each with the parties that have a key by then and did not sign it."""
    for number, data in ledger.entries(size):
        signed = parse_signed_entry(data)
        keyed = _keyed(keyring)
        signers = {key.party for key in keyring.apply(number, signed)}
        yield number, signed.entry, tuple(sorted(keyed - signers))
        progress.advance()


def _keyed(keyring: Keyring) -> set[str]:
    return {held.key.party for held in keyring.held.values()}
