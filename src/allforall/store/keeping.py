"""Takes the rows of a list in, batch by batch, so that no page waits longer than one batch; then flips the list over."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from django.db import transaction

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.people.person_list import PersonList
from allforall.store.bulk import insert_many
from allforall.store.codec import Kept, encoded
from allforall.store.layout import layout_of
from allforall.store.models import Row, SearchWord, SentList, Version
from allforall.store.models.lists import State
from allforall.store.search_words import Index
from allforall.store.vault import Vault

BATCH_ROWS = 2_000
"""Rows in one transaction: about a tenth of a second on SQLite, which has one writer at a time."""
BATCH_WORDS = 10_000
_ROW_FIELDS = ("version", "position", "line", "row_id", "ordinary", "identity", "custody", "will", "health")
_WORD_FIELDS = ("token", "version", "position")


def keep_rows(vault: Vault, version: Version, people: PersonList, progress: Progress = SILENT) -> None:
    """Write every row of a version that is on its way in, and the words by which it is found.

    What an earlier try left half done is taken away first. Raises `InputError` (`store.version_in`) for a version that
    everybody works with already.
    """
    _begin(version)
    layout = layout_of(people)
    box = vault.box(version.key)
    kept = encoded(people, layout, version.pk, box)
    with task(progress, mark("Keeping rows"), len(people)):
        while batch := list(islice(kept, BATCH_ROWS)):
            with transaction.atomic():
                insert_many(Row, _ROW_FIELDS, (_as_row(version.pk, row) for row in batch))
            progress.advance(len(batch))
    words = sorted(Index(vault.ring, version.sent_list.compartment_id).of_list(people))
    with task(progress, mark("Making rows findable"), len(words)):
        for batch_of_words in _batches(words):
            with transaction.atomic():
                insert_many(
                    SearchWord, _WORD_FIELDS, ((token, version.pk, at) for token, at in batch_of_words)
                )
            progress.advance(len(batch_of_words))
    Version.unguarded.filter(pk=version.pk).update(layout=layout.to_json(), rows_count=len(people))


def activate(version: Version, now: datetime) -> None:
    """Make a version the one that everybody works with, in one step."""
    with transaction.atomic():
        sent = SentList.unguarded.select_for_update().get(pk=version.sent_list_id)
        Version.unguarded.filter(pk=version.pk).update(state=State.IN, activated_at=now)
        sent.current_id = version.pk
        sent.save(update_fields=["current"])


def take_away_half(version: Version) -> None:
    """Take away the rows of a version that never was in."""
    while positions := list(
        Row.unguarded.filter(version=version).order_by("position").values_list("pk", flat=True)[:BATCH_ROWS]
    ):
        with transaction.atomic():
            Row.unguarded.filter(pk__in=positions)._raw_delete(Row.unguarded.db)  # noqa: SLF001  # nothing hangs on them
    SearchWord.objects.filter(version=version)._raw_delete(SearchWord.objects.db)  # noqa: SLF001


def _begin(version: Version) -> None:
    with transaction.atomic():
        now = Version.unguarded.select_for_update().get(pk=version.pk)
        if now.state == State.IN:
            raise InputError(
                "store.version_in",
                mark("Version {number} of this list is in already. Nothing was changed."),
                number=now.number,
            )
        Version.unguarded.filter(pk=version.pk).update(state=State.ARRIVING)
    take_away_half(version)


def _as_row(version: int, row: Kept) -> tuple[object, ...]:
    return (version, row.position, row.line, row.row_id, *row.parts)


def _batches(words: Sequence[tuple[int, int]]) -> Iterator[Sequence[tuple[int, int]]]:
    for start in range(0, len(words), BATCH_WORDS):
        yield words[start : start + BATCH_WORDS]
