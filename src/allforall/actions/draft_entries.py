"""Draft the entries of the ledger that follow from a round, one file each, ready to be signed.

The salts stay beside them: with the paper and its salt anybody can see that this is what was signed. The salt of a file of
the record is written last, so what a killed program left undone is drafted again.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from allforall.actions.ledger_files import read_salt, reported
from allforall.base.parties import Letter
from allforall.exchange.booked.fields import entry_digest
from allforall.exchange.booked.remarks import Correction
from allforall.exchange.booked.word import Word
from allforall.exchange.rounds.booking import Booking, Draft
from allforall.exchange.rounds.booking_people import drafts
from allforall.exchange.rounds.events import Agreed, Event, Finalised, Offered
from allforall.exchange.rounds.round import Round, begin, fold
from allforall.files.round_folder import ENTRIES, RECORD, RoundFolder, RoundRead, manifest_name
from allforall.ledger.disk import place_flushed
from allforall.ledger.dsse import Envelope, parse_envelope
from allforall.ledger.entry import PAYLOAD_TYPE, SALT_BYTES, Entry, from_envelope, salted_digest
from allforall.ledger.strict import to_base64

BOOKED = "booked"
SUFFIX = ".json"
Random = Callable[[int], bytes]


def draft_entries(place: RoundFolder, read: RoundRead, random: Random) -> tuple[Path, ...]:
    """Draft what no earlier call has drafted; return the files that are new, in the order in which they are signed."""
    now = begin(read.way, read.manifests)
    new: list[Path] = []
    for number, said in enumerate(read.said, 1):
        before = now
        now, aside = fold(now, said)
        kept = place.root / ENTRIES / f"{number:04d}.salt"
        if kept.exists():
            continue
        refused = [event for event, _ in aside]
        happened = [event for event in said if not any(event is each for each in refused)]
        salt = random(SALT_BYTES)
        record = salted_digest(salt, (place.root / RECORD / f"{number:04d}.csv").read_bytes())
        booking = _booking(place, read, (before, now), happened, record, random)
        for draft in {each.about: each for each in drafts(booking, happened)}.values():
            new += _write(place, number, draft, happened[-1])
        _keep(kept, salt)
    return tuple(new)


def _booking(
    place: RoundFolder,
    read: RoundRead,
    rounds: tuple[Round, Round],
    happened: Sequence[Event],
    record: str,
    random: Random,
) -> Booking:
    """Lay out what entries are made from; each manifest that was spoken of gets a salt of its own, kept."""
    manifests: dict[tuple[Letter, int], str] = {}
    for event in happened:
        if isinstance(event, Offered | Agreed | Finalised):
            name = manifest_name(event.to, event.version)
            kept = place.root / ENTRIES / f"{name}.salt"
            salt = _kept(kept) or random(SALT_BYTES)
            _keep(kept, salt)
            manifests[event.to, event.version] = salted_digest(salt, (place.root / name).read_bytes())
    before, now = rounds
    clauses = {
        to: tuple(each.clause for each in read.people[to, course.version])
        for to, course in now.courses.items()
    }
    return Booking(before, now, clauses, record, manifests)


def _write(place: RoundFolder, number: int, draft: Draft, last: Event) -> Iterator[Path]:
    """Write one entry, and the correction of the one that it takes the place of; where it says the same, neither."""
    entry = draft.booked.entry(last.at)
    before = _last_about(place.root, draft.about, number) if draft.corrects else None
    if before and before.counts == entry.counts:
        return
    yield _put(place, f"{number:04d}-{plain(draft.about)}", entry)
    if before:
        said = draft.booked.word
        word = Word(said.said_by, said.on, said.document)
        correction = Correction(word, entry_digest(before), entry_digest(entry), "said-anew")
        yield _put(place, f"{number:04d}-{plain(draft.about)}.corrected", correction.entry(last.at))


def _last_about(root: Path, about: str, number: int) -> Entry | None:
    """Read the last entry that was drafted on a matter for an earlier file of the record."""
    pattern = re.compile(rf"[0-9]{{4,}}-{re.escape(plain(about))}\{SUFFIX}")
    folders = (root / ENTRIES, root / ENTRIES / BOOKED)
    found = [
        path
        for folder in folders
        if folder.is_dir()
        for path in folder.iterdir()
        if pattern.fullmatch(path.name)
    ]
    earlier = [path for path in found if int(path.name.partition("-")[0]) < number]
    if not earlier:
        return None
    path = max(earlier, key=lambda each: int(each.name.partition("-")[0]))
    with reported(path):
        return from_envelope(parse_envelope(path.read_bytes())).entry


def plain(about: str) -> str:
    """Write what an entry is about as a part of a file's name."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", about)


def _put(place: RoundFolder, name: str, entry: Entry) -> Path:
    path = place.root / ENTRIES / f"{name}{SUFFIX}"
    with reported(path):
        place_flushed(path, Envelope(PAYLOAD_TYPE, entry.to_bytes(), ()).to_bytes() + b"\n")
    return path


def _keep(path: Path, salt: bytes) -> None:
    with reported(path):
        place_flushed(path, to_base64(salt).encode() + b"\n")
        path.chmod(0o600)


def _kept(path: Path) -> bytes | None:
    return read_salt(path) if path.exists() else None
