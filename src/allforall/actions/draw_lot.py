"""Draw the tie-break salt together: commit, open, and take the salt out of the ledger once both have."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from allforall.actions.ledger_files import ledger_in, read_small, reported, write_new
from allforall.base.canonical import canonical_bytes, digest_of_file
from allforall.base.clock import Clock
from allforall.base.errors import CannotTell, InputError, UsageError
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.lot import Drawn, Lot, Terms, commitment, draw, opening
from allforall.ledger.dsse import Envelope
from allforall.ledger.entry import PAYLOAD_TYPE, SALT_BYTES, Entry, check_entry
from allforall.ledger.signed import signed_rows

NONCE, VERSION, MOST_BYTES = "allforall.nonce", 1, 1_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A nonce with what it is for, as it lies in the house until both have committed."""

    terms: Terms
    party: Letter
    nonce: bytes


def commit_lot(
    agreement: Path,
    lot: str,
    ours: Letter,
    out: Path,
    clock: Clock,
    random: Callable[[int], bytes],
    *,
    open_by: date | None = None,
) -> tuple[Path, Path]:
    """Draw a nonce and write it to OUT/nonce, for nobody's eyes, and the commitment to sign to OUT/commit.json."""
    terms = Terms(lot, agreement_digest(agreement))
    nonce = random(SALT_BYTES)
    entry = commitment(terms, ours, nonce, clock.now(), open_by)
    with reported(agreement):
        check_entry(entry)
    kept = {
        "kind": NONCE,
        "v": VERSION,
        "lot": lot,
        "party": ours,
        "agreement": terms.agreement,
        "nonce": nonce.hex(),
    }
    with reported(out):
        write_new(out / "nonce", canonical_bytes(kept) + b"\n", private=True)
        write_new(out / "commit.json", unsigned(entry))
    return out / "nonce", out / "commit.json"


def open_lot(ledger: Path, nonce: Path, out: Path, clock: Clock) -> Kept:
    """Write the opening to sign, if both have committed: whoever opens before that gives the other the choice."""
    kept = read_nonce(nonce)
    lots = {lot.name: lot for lot in read_lots(ledger, kept.terms.agreement).lots}
    lot = lots.get(kept.terms.lot, Lot(kept.terms.lot))
    missing = [letter for letter in LETTERS if letter not in lot.committed]
    if missing:
        raise UsageError(
            "actions.lot_not_committed",
            mark("Do not open yet: {party} has not committed to lot {lot}. Whoever sees your nonce first can choose theirs."),
            party=" and ".join(missing), lot=lot.name,
        )  # fmt: skip
    with reported(out):
        write_new(out, unsigned(opening(kept.terms, kept.party, kept.nonce, clock.now())))
    return kept


def read_lots(ledger: Path, agreement: str, today: date | None = None) -> Drawn:
    """Read every lot of a ledger; `agreement` is the SHA-256 of the text that both agreed on."""
    with reported(ledger):
        return draw(signed_rows(ledger_in(ledger)), agreement, today)


def salt_from(ledger: Path, agreement: Path, today: date | None = None) -> Drawn:
    """Take the salt out of a ledger; raise `CannotTell` (`actions.no_salt`) where the lot is not whole, naming who has not opened."""
    drawn = read_lots(ledger, agreement_digest(agreement), today)
    if drawn.salt is None:
        waiting = [
            f"{' and '.join(lot.waits_for)} in lot {lot.name}"
            for lot in drawn.lots
            if lot.waits_for and not lot.void
        ]
        raise CannotTell(
            "actions.no_salt",
            mark(
                "{ledger} has no salt for {agreement}: not open by {waiting}. Plan without it, or wait for the opening."
            ),
            ledger=str(ledger),
            agreement=agreement.name,
            waiting="; ".join(waiting) or "either party",
        )
    return drawn


def read_nonce(path: Path) -> Kept:
    """Read a nonce that was kept."""
    with reported(path):
        data = read_small(path, MOST_BYTES)
    try:
        said = json.loads(data)
        party = next(letter for letter in LETTERS if letter == said["party"])
        nonce = bytes.fromhex(said["nonce"])
        kept = Kept(Terms(str(said["lot"]), str(said["agreement"])), party, nonce)
        whole = (said["kind"], said["v"], len(nonce)) == (NONCE, VERSION, SALT_BYTES)
    except (ValueError, KeyError, TypeError, StopIteration):
        whole = False
    if not whole:
        raise InputError(
            "actions.no_nonce",
            mark("{path} holds no nonce. Name the file that “allforall lot commit” wrote."),
            path=str(path),
        )
    return kept


def unsigned(entry: Entry) -> bytes:
    """Write an entry as an envelope that nobody has signed yet: “allforall ledger sign” takes it up."""
    return Envelope(PAYLOAD_TYPE, entry.to_bytes(), ()).to_bytes() + b"\n"


def agreement_digest(agreement: Path) -> str:
    """Return the SHA-256 of the text that both agreed on, to the byte."""
    if not agreement.is_file():
        raise InputError("actions.no_agreement", mark("There is no file {path}."), path=str(agreement))
    return digest_of_file(agreement)
