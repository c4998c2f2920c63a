"""Rows as somebody may see them: only through a viewer, only the parts of their role, never without a line in the log."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from allforall.people.access import Share
from allforall.people.entry import entry_name, list_of, row_of
from allforall.people.person_list import PersonList
from allforall.store.codec import SHARES, Kept, decoded_list
from allforall.store.layout import Layout
from allforall.store.look_ups import Looked, record
from allforall.store.models import Row, SentList, Version
from allforall.store.vault import Vault
from allforall.store.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Seen:
    """Some rows of one version, with the fields that the viewer's role may see; `hidden` are the others."""

    version: Version
    people: PersonList
    positions: tuple[int, ...]
    hidden: tuple[str, ...]
    erased: frozenset[int]

    def entry(self, index: int) -> str:
        """Return the entry of one of the rows."""
        return self.people.entry(index)


def current_version(viewer: Viewer, list_name: str) -> Version | None:
    """Find the version of a list that everybody works with, where the viewer may know of the list."""
    sent = SentList.objects.seen_by(viewer).filter(name=list_name).first()
    if sent is None or sent.current_id is None:
        return None
    found: Version | None = (
        Version.objects.seen_by(viewer).select_related("key", "sent_list").filter(pk=sent.current_id).first()
    )
    return found


def rows_at(
    vault: Vault, viewer: Viewer, version: Version, positions: Sequence[int], what: Looked, now: datetime
) -> Seen:
    """Open some rows of a version and note who looked. Must run inside a transaction."""
    rows = list(
        Row.objects.seen_by(viewer).filter(version=version, position__in=positions).order_by("position")
    )
    record(viewer, what, [entry_name(version.layout["name"], row.row_id) for row in rows], now)
    return _seen(vault, viewer.permission.shares, version, rows)


def entry_seen(vault: Vault, viewer: Viewer, entry: str, what: Looked, now: datetime) -> Seen | None:
    """Open the row that an entry names, as it stands on the list now; None where the viewer may not know of it."""
    version = current_version(viewer, list_of(entry))
    if version is None:
        return None
    row = Row.objects.seen_by(viewer).filter(version=version, row_id=row_of(entry)).first()
    if row is None:
        return None
    record(viewer, what, [entry], now)
    return _seen(vault, viewer.permission.shares, version, [row])


def entries_seen(
    vault: Vault, viewer: Viewer, entries: Iterable[str], what: Looked, now: datetime
) -> list[Seen]:
    """Open the rows that some entries name, list by list; those that the viewer may not know of are left out."""
    by_list: dict[str, list[str]] = {}
    for entry in entries:
        by_list.setdefault(list_of(entry), []).append(row_of(entry))
    seen = []
    for name, row_ids in by_list.items():
        version = current_version(viewer, name)
        if version is not None:
            rows = list(
                Row.objects.seen_by(viewer).filter(version=version, row_id__in=row_ids).order_by("position")
            )
            record(viewer, what, [entry_name(name, row.row_id) for row in rows], now)
            seen.append(_seen(vault, viewer.permission.shares, version, rows))
    return seen


def whole_list(vault: Vault, version: Version) -> PersonList:
    """Open a whole version for work in the background, where nobody looks."""
    rows = Row.unguarded.filter(version=version).order_by("position").iterator(chunk_size=5_000)
    layout = Layout.from_json(version.layout)
    return decoded_list((kept_of(row) for row in rows), layout, version.pk, vault.box(version.key))


def kept_of(row: Row) -> Kept:
    """Take a row out of its table."""
    parts = tuple(bytes(getattr(row, share.value)) for share in SHARES)
    return Kept(row.position, row.line, row.row_id, parts)


def hidden_fields(layout: Layout, shares: Iterable[Share]) -> tuple[str, ...]:
    """Name the fields of a list that stand in parts which a role does not see."""
    others = [share for share in SHARES if share not in set(shares)]
    return tuple(field for share in others for field in layout.values_of(share))


def _seen(vault: Vault, shares: frozenset[Share], version: Version, rows: Sequence[Row]) -> Seen:
    layout = Layout.from_json(version.layout)
    people = decoded_list(map(kept_of, rows), layout, version.pk, vault.box(version.key), shares)
    return Seen(
        version=version,
        people=people,
        positions=tuple(row.position for row in rows),
        hidden=hidden_fields(layout, shares),
        erased=frozenset(row.position for row in rows if row.erased_at is not None),
    )
