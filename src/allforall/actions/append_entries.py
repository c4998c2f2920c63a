"""Begin a ledger, and append to it what the right people have signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from allforall.actions.ledger_files import read_small, reported
from allforall.base.clock import Clock
from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.exchange.booked.read import read_booked
from allforall.exchange.moves.entries import GIVEN_BY_TWO, two_persons
from allforall.ledger.disk import place_flushed
from allforall.ledger.dsse import parse_envelope
from allforall.ledger.entry import BEFORE_SIGNATURES, Entry, SignedEntry, check_entry, from_envelope
from allforall.ledger.folder import POLICY, LedgerFolder
from allforall.ledger.keyring import BEGIN, Keyring, Refused
from allforall.ledger.keys import PublicKey
from allforall.ledger.limits import ENVELOPE_BYTES
from allforall.ledger.malformed import Malformed
from allforall.ledger.policies import keyring_at
from allforall.ledger.policy import policy_text
from allforall.ledger.rules import Rule
from allforall.ledger.signing import Signer
from allforall.ledger.writer import LedgerWriter


@dataclass(frozen=True, slots=True)
class Charter:
    """What a ledger begins with: the parties' root keys, the witnesses and how many of them, who has to sign what."""

    roots: tuple[PublicKey, ...] = ()
    witnesses: tuple[PublicKey, ...] = ()
    quorum: int = 0
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Appended:
    """The numbers of the entries, and how many entries there are now; `known` stood in the ledger already."""

    numbers: tuple[int, ...]
    known: tuple[int, ...]
    size: int


def begin_ledger(folder: Path, log: Signer, charter: Charter, clock: Clock) -> str:
    """Begin a ledger, named after the log's key; return its policy, which both parties and the witnesses keep."""
    if LedgerFolder(folder).exists() or (folder.is_dir() and any(folder.iterdir())):
        raise InputError(
            "ledger.not_empty",
            mark("{folder} is not empty. Begin a ledger in a new folder."),
            folder=str(folder),
        )
    entry, policy = first_entry(log, charter, clock.now())
    with reported(folder):
        check_entry(entry)
        Keyring().apply(0, SignedEntry(entry))
        with LedgerWriter(folder, log) as writer:
            writer.append([SignedEntry(entry).to_bytes()])
        place_flushed(folder / POLICY, policy.encode())
    return policy


def first_entry(log: Signer, charter: Charter, at: datetime) -> tuple[Entry, str]:
    """Make the entry that a ledger begins with, named after the log's key, and the policy that it states."""
    policy = policy_text(
        log.vkey(), {f"w{n}": key.vkey for n, key in enumerate(charter.witnesses, 1)}, charter.quorum
    )
    entry = Entry(
        BEGIN,
        at,
        own={
            "origin": log.name,
            "policy": policy,
            "roots": [key.to_json() for key in charter.roots],
            "rules": [rule.to_json() for rule in charter.rules],
        },
    )
    return entry, policy


def read_signed(path: Path) -> SignedEntry:
    """Read an envelope that holds an entry."""
    with reported(path):
        return from_envelope(parse_envelope(read_small(path, ENVELOPE_BYTES)))


def plain_entry(
    kind: str,
    counts: Mapping[str, int],
    facts: Mapping[str, str | int],
    clock: Clock,
    about: Sequence[str] = (),
) -> SignedEntry:
    """Make an entry that nobody signs; the ledger takes it where its rules ask for nobody."""
    entry = Entry(kind, clock.now(), counts=counts, facts=facts, refs=tuple(about))
    with reported(Path(kind)):
        check_entry(entry)
    return SignedEntry(entry)


def append_entries(folder: Path, entries: Sequence[SignedEntry], log: Signer) -> Appended:
    """Append entries as one batch: all of them or none. What stands in the ledger already is not put in twice."""
    if not LedgerFolder(folder).exists():
        raise InputError(
            "ledger.none_there",
            mark("{folder} holds no ledger. Begin one with “allforall ledger init”."),
            folder=str(folder),
        )
    with reported(folder), LedgerWriter(folder, log) as writer:
        writer.publish()
        keyring = keyring_at(writer.folder, writer.size)
        wanted = {each.entry_bytes: each for each in entries}
        _hold_to_their_kinds(entries)
        known = writer.folder.find_beginning(wanted, BEFORE_SIGNATURES, writer.size)
        fresh = [each for beginning, each in wanted.items() if beginning not in known]
        for number, each in enumerate(fresh, start=writer.size):
            _hold_two(each, keyring.apply(number, each))
        first = writer.append([each.to_bytes() for each in fresh])
        _hold_policy(folder, keyring)
        return Appended(tuple(range(first, writer.size)), tuple(known.values()), writer.size)


def _hold_to_their_kinds(entries: Sequence[SignedEntry]) -> None:
    """Refuse an entry of a kind that an exchange books where it says anything else: it could never be taken out again."""
    for each in entries:
        try:
            read_booked(each.entry)
        except Malformed as error:
            raise Refused(error.why) from error


def _hold_two(signed: SignedEntry, signers: Sequence[PublicKey]) -> None:
    """Refuse decisions that move people where not both persons whom they name have signed."""
    if signed.entry.kind in GIVEN_BY_TWO and (lacking := two_persons(signed.entry, signers)):
        msg = f"the entry “{signed.entry.kind}” is not signed by {lacking}"
        raise Refused(msg)


def _hold_policy(folder: Path, keyring: Keyring) -> None:
    """Keep the file with the policy to what the ledger says, also after a crash between the two."""
    path, wanted = folder / POLICY, keyring.policy_text.encode()
    if not path.is_file() or path.read_bytes() != wanted:
        place_flushed(path, wanted)
