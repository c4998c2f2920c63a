"""Keeps the answer to an offered list: what is proposed row by row, and what people decide, line upon line."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from allforall.exchange.offer import Answer, Omitted, Reply
from allforall.exchange.offer import AnswerSheet as Sheet
from allforall.store.models import AnswerRow, AnswerSheet, Decision, Version
from allforall.store.vault import Vault
from allforall.store.viewer import Viewer

BATCH = 2_000


def keep_sheet(
    vault: Vault, version: Version, sheet: Sheet, made_from: Mapping[str, str], now: datetime
) -> AnswerSheet:
    """Write a whole sheet and put it in the place of the last one about the same version."""
    box = vault.box(version.key)
    omitted = json.dumps([asdict(one) for one in sheet.omitted], ensure_ascii=False).encode()
    kept: AnswerSheet = AnswerSheet.unguarded.create(
        version=version,
        made_at=now,
        made_from=dict(made_from),
        counts={
            "replies": {reply.name: count for reply, count in sheet.by_reply().items()},
            "states": {state.name: count for state, count in sheet.by_state().items()},
            "rows": len(sheet.answers),
            "omitted": len(sheet.omitted),
        },
        omitted=box.seal(omitted, f"omitted/{version.pk}"),
    )
    rows = [
        AnswerRow(
            sheet=kept,
            position=position,
            reply=answer.reply.name,
            weighed=box.seal(_written(answer), f"answer/{version.pk}/{position}"),
        )
        for position, answer in enumerate(sheet.answers)
    ]
    for start in range(0, len(rows), BATCH):
        with transaction.atomic():
            AnswerRow.unguarded.bulk_create(rows[start : start + BATCH])
    with transaction.atomic():
        AnswerSheet.unguarded.filter(version=version).exclude(pk=kept.pk).update(active=False)
        AnswerSheet.unguarded.filter(pk=kept.pk).update(active=True)
    return kept


def _written(answer: Answer) -> bytes:
    row = answer.weighed
    said = {
        "entry": row.entry,
        "line": row.line,
        "name": row.name,
        "identity": row.identity.value,
        "whose": answer.whose.value,
        "matched": row.matched,
        "weight": row.weight,
        "met": row.met,
        "undetermined": row.undetermined,
        "asked_for": row.asked_for,
        "differing": row.differing,
        "repeats": row.repeats,
        "states": [state.name for state in answer.states],
        "words": answer.words,
    }
    return json.dumps(said, ensure_ascii=False).encode()


def opened_row(vault: Vault, version: Version, row: AnswerRow) -> dict[str, Any]:
    """Open what a proposed reply rests on."""
    plain = vault.box(version.key).open(bytes(row.weighed), f"answer/{version.pk}/{row.position}")
    said: dict[str, Any] = json.loads(plain)
    return said


def opened_omitted(vault: Vault, sheet: AnswerSheet) -> tuple[Omitted, ...]:
    """Open whom the offer leaves out."""
    plain = vault.box(sheet.version.key).open(bytes(sheet.omitted), f"omitted/{sheet.version_id}")
    return tuple(
        Omitted(**{**one, "entries": tuple(one["entries"]), "clauses": tuple(one["clauses"])})
        for one in json.loads(plain)
    )


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a wish to decide rows: those decided, and those that somebody else decided meanwhile."""

    positions: tuple[int, ...]
    others: tuple[Decision, ...]


def decide(
    vault: Vault,
    viewer: Viewer,
    version: Version,
    replies: Mapping[int, Reply],
    now: datetime,
    *,
    why: str = "",
    known: Mapping[int, int] | None = None,
) -> Decided:
    """Add a line for each row; `known` are the last lines that the person had seen. Both stay where two people decide."""
    box = vault.box(version.key)
    with transaction.atomic():
        Version.unguarded.select_for_update().get(pk=version.pk)
        last = latest(version, replies)
        Decision.unguarded.bulk_create(
            Decision(
                version=version,
                position=position,
                reply=reply.name,
                why=box.seal(why.encode(), f"decision/{version.pk}/{position}") if why else b"",
                who=viewer.name,
                on=now,
                after_id=last[position].pk if position in last else None,
            )
            for position, reply in replies.items()
        )
    unseen = [
        line
        for position, line in last.items()
        if line.who != viewer.name and line.pk > (known or {}).get(position, 0)
    ]
    return Decided(tuple(replies), tuple(unseen))


def latest(version: Version, positions: Iterable[int] | None = None) -> dict[int, Decision]:
    """Return the line that holds for each row that somebody decided."""
    lines = Decision.unguarded.filter(version=version)
    if positions is not None:
        lines = lines.filter(position__in=list(positions))
    newest: Sequence[int] = lines.values("position").annotate(last=Max("pk")).values_list("last", flat=True)
    return {line.position: line for line in Decision.unguarded.filter(pk__in=list(newest))}
