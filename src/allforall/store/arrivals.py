"""A file that somebody brought: sealed as it came, read in the background, shown before anything is taken in."""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from allforall.store.models import Compartment, Original, SentList, Version
from allforall.store.models.lists import State
from allforall.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is known of a list before anybody opens it."""

    name: str
    kind: str
    said_by: str
    about: str
    received: date | None = None
    reply_by: date | None = None
    offered_under: tuple[str, ...] = ()


def receive(
    vault: Vault,
    compartment: Compartment,
    arrival: Arrival,
    file: str,
    content: bytes,
    who: str,
    now: datetime,
) -> Version:
    """Keep a file as the next version of its list, sealed; the list begins to exist where it is new."""
    with transaction.atomic():
        sent, _ = SentList.unguarded.get_or_create(
            compartment=compartment,
            name=arrival.name,
            defaults={
                "kind": arrival.kind,
                "said_by": arrival.said_by,
                "about": arrival.about,
                "received": arrival.received,
                "reply_by": arrival.reply_by,
                "offered_under": list(arrival.offered_under),
            },
        )
        SentList.unguarded.select_for_update().get(pk=sent.pk)
        last = Version.unguarded.filter(sent_list=sent).aggregate(last=Max("number"))["last"] or 0
        digest = hashlib.sha256(content).hexdigest()
        version: Version = Version.unguarded.create(
            sent_list=sent,
            number=last + 1,
            file=Path(file).name[:255],
            digest=digest,
            key=vault.new_key(f"list/{compartment.pk}/{sent.pk}/{last + 1}"),
            added_by=who,
            added_at=now,
        )
        Original.unguarded.create(
            version=version,
            size=len(content),
            sealed=vault.box(version.key).seal(content, f"original/{version.pk}"),
        )
    return version


@contextmanager
def original_as_file(vault: Vault, version: Version) -> Iterator[Path]:
    """Lay the file out under its own name, readable by nobody else, for as long as it is read."""
    kept = Original.unguarded.get(version=version)
    with tempfile.TemporaryDirectory(prefix="allforall-") as folder:
        path = Path(folder) / (version.file or "list")
        path.touch(0o600)
        path.write_bytes(vault.box(version.key).open(bytes(kept.sealed), f"original/{version.pk}"))
        yield path


def keep_preview(
    vault: Vault,
    version: Version,
    shown: Mapping[str, Any],
    findings: list[dict[str, Any]],
    *,
    rows: int,
    found: int,
    blocking: int,
    readable: bool,
) -> None:
    """Keep what a page shows before the list is taken in."""
    box = vault.box(version.key)
    Version.unguarded.filter(pk=version.pk).exclude(state=State.IN).update(
        preview=box.seal(json.dumps(shown, ensure_ascii=False).encode(), f"preview/{version.pk}"),
        findings=box.seal(json.dumps(findings, ensure_ascii=False).encode(), f"findings/{version.pk}"),
        rows_count=rows,
        findings_count=found,
        blocking_count=blocking,
        state=State.READ if readable else State.REFUSED,
    )


def opened_preview(vault: Vault, version: Version) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Open what was kept to be shown; nothing where the file was not read yet."""
    if not version.preview:
        return {"columns": [], "rows": []}, []
    box = vault.box(version.key)
    shown = json.loads(box.open(bytes(version.preview), f"preview/{version.pk}"))
    findings = json.loads(box.open(bytes(version.findings), f"findings/{version.pk}"))
    return shown, findings
