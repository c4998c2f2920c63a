"""The tie-break salt drawn by both parties: each commits to a nonce before either shows one, so neither can choose it.

Entries `lot.committed` and `lot.opened` of the ledger. A commitment is SHA-256 over the nonce, the lot, the party and the
agreement: it shows nothing, fits no other agreement, and cannot be copied by the other party. The salt is SHA-256 over
both nonces and the agreement (commit and reveal; Blum 1981).

Whoever opens last knows the salt first and may choose not to open. That cannot be prevented between two; it is seen: the
lot stays open, with the name of who has not opened, and every lot that was begun stands in the ledger.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from allforall.base.canonical import canonical_bytes
from allforall.base.finding import Finding
from allforall.base.parties import LETTERS, Letter, other
from allforall.exchange import lot_findings as found
from allforall.ledger.entry import SALT_BYTES, Entry, SignedEntry, salted_digest
from allforall.ledger.keys import PublicKey

COMMITTED, OPENED = "lot.committed", "lot.opened"

Row = tuple[int, SignedEntry, Sequence[PublicKey]]


@dataclass(frozen=True, slots=True)
class Terms:
    """Which lot, under which agreement (the SHA-256 of its file)."""

    lot: str
    agreement: str

    def of(self, party: Letter) -> bytes:
        """Return what a commitment of a party is over, beside the nonce."""
        return canonical_bytes({"lot": self.lot, "agreement": self.agreement, "party": party})


@dataclass(slots=True)
class Lot:
    """One lot as the ledger tells it: who committed and opened, by whose hand."""

    name: str
    committed: dict[Letter, str] = field(default_factory=dict)
    opened: dict[Letter, bytes] = field(default_factory=dict)
    by: dict[Letter, str] = field(default_factory=dict)
    open_by: dict[Letter, str] = field(default_factory=dict)
    void: bool = False

    @property
    def waits_for(self) -> tuple[Letter, ...]:
        """The parties whose nonce is not open, or that have not committed."""
        return tuple(letter for letter in LETTERS if letter not in self.opened)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Every lot of a ledger under one agreement, the salt of the first one that is whole, and what is wrong."""

    lots: tuple[Lot, ...]
    salt: str | None
    lot: str
    findings: tuple[Finding, ...]


def commitment(terms: Terms, party: Letter, nonce: bytes, at: datetime, open_by: date | None = None) -> Entry:
    """Write the entry by which a party commits to a nonce of 32 bytes, drawn by chance and kept."""
    facts: dict[str, str | int] = {"lot": terms.lot, "party": party}
    if open_by:
        facts["open_by"] = open_by.isoformat()
    return Entry(COMMITTED, at, salted_digest(nonce, terms.of(party)), facts=facts)


def opening(terms: Terms, party: Letter, nonce: bytes, at: datetime) -> Entry:
    """Write the entry by which a party shows its nonce, once both have committed."""
    return Entry(OPENED, at, facts={"lot": terms.lot, "party": party, "nonce": nonce.hex()})


def salt_of(terms: Terms, nonces: dict[Letter, bytes]) -> str:
    """Return the salt, as hex."""
    said = {"lot": terms.lot, "agreement": terms.agreement}
    said |= {str(letter): nonces[letter].hex() for letter in LETTERS}
    return sha256(b"allforall tie-break salt v1\n" + canonical_bytes(said)).hexdigest()


def draw(rows: Iterable[Row], agreement: str, today: date | None = None) -> Drawn:
    """Go through the entries of a ledger and draw the salt under an agreement, where it can be drawn.

    Only what a party has signed itself speaks for it; a first commitment counts, and one made after an opening does not. Of
    several lots that are whole the first counts: a salt that could be drawn again could be chosen.
    """
    lots: dict[str, Lot] = {}
    findings: list[Finding] = []
    for number, signed, signers in rows:
        if signed.entry.kind in {COMMITTED, OPENED}:
            findings += _take(number, signed.entry, signers, lots, agreement)
    whole = [lot for lot in lots.values() if not lot.waits_for and not lot.void]
    for lot in lots.values():
        findings += _abandoned(lot, today)
    for lot in whole[1:]:
        by: dict[str, Any] = {"who": lot.by["A"], "second": lot.by["B"]}
        findings.append(found.REDRAWN.at(lot=lot.name, first=whole[0].name, **by))
    if not whole:
        return Drawn(tuple(lots.values()), None, "", tuple(findings))
    first = whole[0]
    salt = salt_of(Terms(first.name, agreement), first.opened)
    return Drawn(tuple(lots.values()), salt, first.name, tuple(findings))


def _take(
    number: int, entry: Entry, signers: Sequence[PublicKey], lots: dict[str, Lot], agreement: str
) -> Iterator[Finding]:
    """Take in an entry where it counts; say why where it does not."""
    named = entry.facts.get("party")
    who = next((key.person for key in signers if key.party == named), "")
    by: dict[str, Any] = {"number": number, "party": named, "lot": entry.facts.get("lot", ""), "who": who}
    party = next((letter for letter in LETTERS if letter == named), None)
    if not who or party is None:
        yield found.UNSIGNED.at(None, **by)
        return
    lot = lots.setdefault(str(by["lot"]), Lot(str(by["lot"])))
    if entry.kind == COMMITTED:
        yield from _commit(lot, party, entry, by)
    elif len(lot.committed) < len(LETTERS):
        lot.void = True
        yield found.TOO_EARLY.at(None, **by)
    else:
        nonce = _nonce(entry)
        if (
            nonce is None
            or salted_digest(nonce, Terms(lot.name, agreement).of(party)) != lot.committed[party]
        ):
            yield found.NOT_THIS.at(None, **by)
        else:
            lot.opened[party] = nonce


def _commit(lot: Lot, party: Letter, entry: Entry, by: dict[str, Any]) -> Iterator[Finding]:
    if party in lot.committed:
        yield found.AGAIN.at(None, **by)
    elif lot.opened or lot.void:
        yield found.LATE.at(None, **by, other=other(party))
    else:
        lot.committed[party], lot.by[party] = entry.digest, by["who"]
        lot.open_by[party] = str(entry.facts.get("open_by", ""))


def _nonce(entry: Entry) -> bytes | None:
    try:
        nonce = bytes.fromhex(str(entry.facts.get("nonce", "")))
    except ValueError:
        return None
    return nonce if len(nonce) == SALT_BYTES else None


def _abandoned(lot: Lot, today: date | None) -> list[Finding]:
    """Say who has not opened although both have committed; overdue where a day was named."""
    if len(lot.committed) < len(LETTERS):
        return []
    said = []
    for party in lot.waits_for:
        due = lot.open_by.get(party, "")
        late = today is not None and bool(due) and due < today.isoformat()
        words = f" It was due on {due}, which is over." if late else f" It is due on {due}." if due else ""
        said.append(
            found.ABANDONED.at(
                lot=lot.name,
                party=party,
                who=lot.by[party],
                second=lot.by[other(party)],
                other=other(party),
                due=words,
            )
        )
    return said
