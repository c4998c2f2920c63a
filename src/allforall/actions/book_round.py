"""Bring what a round drafted into the ledger: signed after it was read aloud, then appended in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from allforall.actions.append_entries import append_entries, read_signed
from allforall.actions.draft_entries import BOOKED, SUFFIX
from allforall.actions.ledger_files import reported
from allforall.actions.sign_document import GROUPS_READ_BACK
from allforall.base.canonical import digest_of, spoken_groups
from allforall.base.errors import InputError, UsageError
from allforall.base.messages import mark
from allforall.base.parties import LETTERS
from allforall.exchange.booked.word import BOTH
from allforall.files.round_folder import ENTRIES, is_round
from allforall.ledger.disk import place_flushed
from allforall.ledger.entry import SignedEntry
from allforall.ledger.folder import LedgerFolder
from allforall.ledger.keyring import Keyring
from allforall.ledger.keys import PublicKey
from allforall.ledger.policies import keyring_at
from allforall.ledger.signing import Signer


@dataclass(frozen=True, slots=True)
class Waiting:
    """Entries that wait, in order, and six groups over all that they say but its time: both signers read out the same."""

    entries: tuple[tuple[Path, SignedEntry], ...]

    @property
    def spoken(self) -> str:
        """The groups that are read aloud."""
        return spoken_groups(digest_of([each.entry.spoken for _, each in self.entries]))

    @property
    def read_back(self) -> str:
        """What the person who signs types."""
        return " ".join(self.spoken.split()[:GROUPS_READ_BACK])


@dataclass(frozen=True, slots=True)
class Booked:
    """What went into the ledger, and what it refused, each with the reason; refused entries keep waiting."""

    numbers: tuple[tuple[str, int], ...]
    refused: tuple[tuple[str, str], ...]


def waiting(folder: Path) -> Waiting:
    """Read the entries of a round that are in no ledger yet."""
    if not is_round(folder):
        raise InputError(
            "rounds.none_there",
            mark("{folder} holds no round. Open one with “allforall round open”."),
            folder=str(folder),
        )
    entries = folder / ENTRIES
    paths = sorted(entries.glob(f"[0-9]*-*{SUFFIX}"), key=_order) if entries.is_dir() else []
    return Waiting(tuple((path, read_signed(path)) for path in paths))


def _order(path: Path) -> tuple[int, bool, str]:
    """Put a correction behind the entry that takes the place of what it corrects."""
    return int(path.name.partition("-")[0]), path.name.endswith(f".corrected{SUFFIX}"), path.name


def sign_waiting(found: Waiting, key: tuple[PublicKey, Signer], read_back: str) -> int:
    """Sign what is the word of the key's party, or of both, if what was read back is what waits; return how many.

    Nobody signs the word of another: it waits for their key.
    """
    if read_back.split() != found.read_back.split():
        raise UsageError(
            "rounds.not_read_back",
            mark(
                "Nothing was signed: the groups typed back are not those of what waits. Read the first two groups aloud with"
                " the other side, then type them."
            ),
        )
    ours = [each for each in found.entries if _side(each[1]) in {key[0].party, BOTH}]
    for path, entry in ours:
        with reported(path):
            place_flushed(path, entry.envelope().signed(key[1], key[0].id).to_bytes() + b"\n")
    return len(ours)


def _side(signed: SignedEntry) -> str:
    """Say whose word an entry is: a party's, the mediator's, or that of both."""
    return str(signed.entry.facts.get("said_by", "")).partition(".")[0]


def book(found: Waiting, ledger: Path, log: Signer) -> Booked:
    """Append what waits, one by one in order; what lacks a signature waits on, with the reason.

    The word of a side that has keys in the ledger waits for one of them, whatever the rules ask: unsigned it would stand
    there and never count.
    """
    numbers: list[tuple[str, int]] = []
    refused: list[tuple[str, str]] = []
    with reported(ledger):
        place = LedgerFolder(ledger)
        keyring = keyring_at(place, place.checkpoint().checkpoint.size) if place.exists() else Keyring()
    for path, entry in found.entries:
        try:
            if silent := _silent(entry, keyring):
                refused.append((path.name, f"no signature of {' and '.join(silent)} stands under it"))
                continue
            done = append_entries(ledger, [entry], log)
        except InputError as error:
            if error.code != "ledger.refused":
                raise
            refused.append((path.name, str(error.args_by_name["why"])))
            continue
        numbers.append((path.name, (*done.numbers, *done.known)[0]))
        _put_away(path)
    return Booked(tuple(numbers), tuple(refused))


def _silent(signed: SignedEntry, keyring: Keyring) -> list[str]:
    """Name the sides whose word an entry is, who have keys in the ledger, and none of them under it."""
    keyed = {held.key.party for held in keyring.held.values()}
    sides = LETTERS if _side(signed) == BOTH else (_side(signed),)
    waited_for = [side for side in sides if side in keyed]
    if not waited_for:
        return []
    with reported(Path(signed.entry.kind)):
        signers = {key.party for key in keyring.signers(signed)}
    return [side for side in waited_for if side not in signers]


def _put_away(path: Path) -> None:
    with reported(path):
        away = path.parent / BOOKED
        away.mkdir(exist_ok=True)
        path.replace(away / path.name)


def kinds(found: Waiting) -> Sequence[tuple[str, str]]:
    """Say of each entry that waits what it is and what it says, in codes and numbers."""
    said = []
    for path, signed in found.entries:
        entry = signed.entry
        parts = [f"{name} {value}" for name, value in (*entry.counts.items(), *entry.facts.items())]
        said.append((path.name, f"{entry.kind}  {', '.join(parts)}; {len(signed.signatures)} signed"))
    return said
