"""The answer sheet laid out: each row as its sender wrote it, what our lists know, what is proposed and decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allforall.base.messages import mark, translate
from allforall.desk.person import LABELS
from allforall.exchange.definition import ListKind
from allforall.exchange.offer import EXPLANATIONS, Reply, State
from allforall.names.display import latin
from allforall.people.access import Share
from allforall.people.fields import NAME_FIELDS
from allforall.store.answering import latest, opened_omitted, opened_row
from allforall.store.look_ups import Looked
from allforall.store.models import AnswerRow, AnswerSheet, Decision, SentList
from allforall.store.reading import entries_seen, rows_at
from allforall.store.vault import Vault
from allforall.store.viewer import Viewer

CHIPS = {
    Reply.ACCEPT: "ok",
    Reply.CONDITIONAL: "half",
    Reply.ASK: "unk",
    Reply.COUNT_ONCE: "stop",
    Reply.OTHER_TERMS: "stop",
    Reply.NOT_OURS: "stop",
    Reply.HOME: "stop",
}
ABOUT_WILL = frozenset({State.REFUSES, State.INTERVIEW})
HIDDEN = mark("not shown to this role")


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of the sheet."""

    position: int
    line: int
    entry: str
    name: str
    latin: str
    dob: str
    matched: tuple[str, ...]
    clauses: tuple[str, ...]
    states: tuple[str, ...]
    reply: Reply
    chip: str
    words: str
    repeats: str
    decided: Decision | None
    decided_reply: Reply | None


def answer_rows(
    vault: Vault, viewer: Viewer, sheet: AnswerSheet, rows: Sequence[AnswerRow], now: datetime, language: str
) -> list[RowShown]:
    """Open some rows, each of them a look that is written down. Inside a transaction."""
    seen = rows_at(vault, viewer, sheet.version, [row.position for row in rows], Looked.ANSWER, now)
    at = {position: index for index, position in enumerate(seen.positions)}
    decided = latest(sheet.version, [row.position for row in rows])
    shown = []
    for row in rows:
        values = seen.people.values.row(at[row.position], named=True)
        said = opened_row(vault, sheet.version, row)
        name = " ".join(values[field] for field in NAME_FIELDS if values.get(field)) or said["name"]
        line = decided.get(row.position)
        reply = Reply[row.reply]
        shown.append(
            RowShown(
                position=row.position,
                line=said["line"],
                entry=said["entry"],
                name=name,
                latin=latin(name),
                dob=values.get("dob") or "",
                matched=tuple(said["matched"]),
                clauses=tuple(said["met"]),
                states=tuple(_states(said, viewer, language)),
                reply=reply,
                chip=CHIPS[reply],
                words=_words(said, reply, language),
                repeats=said["repeats"] or "",
                decided=line,
                decided_reply=Reply[line.reply] if line else None,
            )
        )
    return shown


def _states(said: dict[str, Any], viewer: Viewer, language: str) -> list[str]:
    """Say what stands against a row; what is known of somebody's wish only to those who may know it."""
    states = [State[name] for name in said["states"]]
    shown = [
        translate(HIDDEN if state in ABOUT_WILL and not viewer.sees(Share.WILL) else state.value, language)
        for state in states
    ]
    return list(dict.fromkeys(shown))


def _words(said: dict[str, Any], reply: Reply, language: str) -> str:
    """Explain the proposal: what it means, what would decide it."""
    parts = [translate(EXPLANATIONS[reply], language)]
    if said["asked_for"]:
        fields = ", ".join(translate(LABELS.get(each, each), language) for each in said["asked_for"])
        parts.append(translate(mark("To decide, ask for: {fields}."), language).format(fields=fields))
    if said["differing"]:
        fields = ", ".join(translate(each, language) for each in said["differing"])
        parts.append(translate(mark("Lists differ on: {fields}."), language).format(fields=fields))
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class OmittedShown:
    """Somebody whom the offer leaves out, with the name as our own list writes it."""

    original: str
    name: str
    entries: tuple[str, ...]
    clauses: tuple[str, ...]
    last_sign_of_life: str
    held_by: str


def omitted_rows(vault: Vault, viewer: Viewer, sheet: AnswerSheet, now: datetime) -> tuple[OmittedShown, ...]:
    """Open whom the offer leaves out, each a look that is written down; only where custody may be seen."""
    if not viewer.sees(Share.CUSTODY):
        return ()
    found = opened_omitted(vault, sheet)
    names: dict[str, str] = {}
    for seen in entries_seen(vault, viewer, [one.entries[0] for one in found], Looked.ANSWER, now):
        for index, values in enumerate(seen.people.values.iter_rows(named=True)):
            names[seen.entry(index)] = " ".join(values[field] for field in NAME_FIELDS if values.get(field))
    return tuple(
        OmittedShown(
            names.get(one.entries[0]) or one.name,
            one.name,
            one.entries,
            one.clauses,
            one.last_sign_of_life,
            one.held_by,
        )
        for one in found
    )


def offers_of(viewer: Viewer, today: date) -> list[dict[str, Any]]:
    """List the offers with their deadlines, the most urgent first."""
    lists = SentList.objects.seen_by(viewer).filter(kind=ListKind.OFFER.value).select_related("current")
    found = []
    for sent in lists:
        sheet = AnswerSheet.objects.seen_by(viewer).filter(version=sent.current_id, active=True).first()
        mine = Decision.objects.seen_by(viewer).filter(version=sent.current_id)
        found.append(
            {
                "list": sent,
                "sheet": sheet,
                "decided": mine.values("position").distinct().count(),
                "days_left": (sent.reply_by - today).days if sent.reply_by else None,
            }
        )
    return sorted(found, key=lambda each: each["list"].reply_by or date.max)
