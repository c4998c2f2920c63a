"""Writes who looked at whom into the transaction of the look, and chains it afterwards.

The chain lies with whoever could rewrite it, so its head is written down daily and handed to somebody else: from then on
nothing before it can change unseen.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import connection, transaction

from allforall.base.canonical import canonical_bytes
from allforall.base.errors import InternalError
from allforall.store.models import ChainLink, Checkpoint, LookUp
from allforall.store.viewer import Viewer

NOTHING = "0" * 64
BATCH = 500
A_DAY = timedelta(days=1)


class Looked(StrEnum):
    """What somebody looked at."""

    PERSON = "person"
    PAIR = "pair"
    ROWS = "rows of a list"
    SEARCH = "search"
    HIT = "search hit"
    ANSWER = "answer sheet"
    FILE = "file"


def record(viewer: Viewer, what: Looked, subjects: Iterable[str], now: datetime, shown: int = 1) -> None:
    """Note a look, a line for each subject; raise `InternalError` outside the transaction in which it happens."""
    if not connection.in_atomic_block:
        raise InternalError(
            "store.look_unrecorded",
            "A page looked at people outside a transaction. Nothing was shown; please report it.",
        )
    LookUp.unguarded.bulk_create(
        LookUp(
            at=now,
            user_id=viewer.user_id,
            who=viewer.name,
            role=viewer.role.value,
            compartment_id=viewer.compartment_id,
            kind=what.value,
            subject=subject[:600],
            shown=shown,
        )
        for subject in subjects
    )


def chain(now: datetime) -> int:
    """Chain what was not chained yet, in the order in which it was written; return how many looks that were."""
    count = 0
    while True:
        with transaction.atomic():
            last = ChainLink.objects.order_by("-seq").first()
            seq, digest = (last.seq, last.digest) if last else (0, NOTHING)
            loose = list(LookUp.unguarded.filter(link=None).order_by("pk")[:BATCH])
            links = []
            for look in loose:
                seq, digest = seq + 1, link_digest(digest, look)
                links.append(ChainLink(seq=seq, look_up=look, digest=digest))
            ChainLink.objects.bulk_create(links)
            if seq and _is_due(now):
                Checkpoint.objects.create(seq=seq, digest=digest, at=now)
        count += len(loose)
        if len(loose) < BATCH:
            return count


def link_digest(before: str, look: Any) -> str:
    """Return the digest of a look in its place: SHA-256 over the digest before and the canonical form of the look."""
    said = {
        "id": look.pk,
        "at": look.at.isoformat(),
        "user": look.user_id,
        "who": look.who,
        "role": look.role,
        "compartment": look.compartment_id,
        "kind": look.kind,
        "subject": look.subject,
        "shown": look.shown,
    }
    return hashlib.sha256(before.encode() + canonical_bytes(said)).hexdigest()


def broken_links() -> list[int]:
    """Return where the chain does not hold, by number; none where every look is as it was written."""
    digest, broken, expected = NOTHING, [], 1
    for link in ChainLink.objects.select_related("look_up").order_by("seq").iterator():
        if link.seq != expected or link.digest != link_digest(digest, link.look_up):
            broken.append(link.seq)
        digest, expected = link.digest, link.seq + 1
    heads = Checkpoint.objects.values_list("seq", "digest")
    kept = dict(ChainLink.objects.filter(seq__in=[seq for seq, _ in heads]).values_list("seq", "digest"))
    broken += [seq for seq, head in heads if kept.get(seq) != head]
    return sorted(set(broken))


def _is_due(now: datetime) -> bool:
    newest = Checkpoint.objects.order_by("-seq").first()
    return newest is None or now - newest.at >= A_DAY
