"""Finds people by name in any script, by day of birth, number or code: over blind indexes, and never unrecorded."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from allforall.store.look_ups import Looked, record
from allforall.store.models import SearchWord, SentList, Version
from allforall.store.reading import Seen, rows_at
from allforall.store.search_words import Index
from allforall.store.vault import Vault
from allforall.store.viewer import Viewer

MOST_SHOWN = 50
"""A search that finds more asks for another word: nobody reads through a whole list this way."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: rows by list, whether there are more, and whether only names that are near were found."""

    rows: tuple[Seen, ...]
    more: bool
    near: bool

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return sum(len(seen.positions) for seen in self.rows)


def search(vault: Vault, viewer: Viewer, text: str, now: datetime) -> Found:
    """Find the rows that have every word; where none has, those whose family name is near. Inside a transaction."""
    index = Index(vault.ring, viewer.compartment_id)
    words = index.of_search(text)
    versions = _versions(viewer)
    exact = [exact for exact, _ in words]
    hits = _matching(exact, list(versions)) if words else []
    near = bool(words) and not hits
    if near:
        hits = _matching([alike for _, alike in words], list(versions))
    record(viewer, Looked.SEARCH, [_anonymous(exact)], now, shown=min(len(hits), MOST_SHOWN))
    by_version: dict[int, list[int]] = {}
    for version, position in hits[:MOST_SHOWN]:
        by_version.setdefault(version, []).append(position)
    rows = tuple(
        rows_at(vault, viewer, versions[version], positions, Looked.HIT, now)
        for version, positions in by_version.items()
    )
    return Found(rows, more=len(hits) > MOST_SHOWN, near=near and bool(hits))


def _versions(viewer: Viewer) -> dict[int, Version]:
    current = SentList.objects.seen_by(viewer).exclude(current=None).values_list("current", flat=True)
    found = Version.objects.seen_by(viewer).filter(pk__in=list(current)).select_related("key", "sent_list")
    return {version.pk: version for version in found.order_by("sent_list__name")}


def _matching(words: list[frozenset[int]], versions: list[int]) -> list[tuple[int, int]]:
    """Return version and position of the rows that have one number of each word, one more than are shown at most."""
    if not versions:
        return []
    table = connection.ops.quote_name(SearchWord._meta.db_table)  # noqa: SLF001  # Django's public way to a table
    allowed = ", ".join(["%s"] * len(versions))
    parts, values = [], []
    for numbers in words:
        marks = ", ".join(["%s"] * len(numbers))
        parts.append(
            f"SELECT version_id, position FROM {table} WHERE token IN ({marks}) AND version_id IN ({allowed})"  # noqa: S608
        )
        values += [*sorted(numbers), *versions]
    query = " INTERSECT ".join(parts) + f" ORDER BY 1, 2 LIMIT {MOST_SHOWN + 1}"
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(dict.fromkeys((int(version), int(position)) for version, position in cursor.fetchall()))


def _anonymous(words: list[frozenset[int]]) -> str:
    """Name a search by its blind numbers: the log tells equal searches, and not what was typed."""
    return " ".join(f"{min(numbers) & (2**64 - 1):016x}" for numbers in words)
