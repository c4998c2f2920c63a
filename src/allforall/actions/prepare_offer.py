"""Prepare a list that leaves the house: first the sheet on which people decide, then the lists with their receipts."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from allforall.actions.draw_lot import unsigned
from allforall.actions.fixed_case import against_fixed, fixed_case
from allforall.actions.seat_people import seat_people
from allforall.base.clock import Clock
from allforall.base.errors import InputError, UsageError
from allforall.base.finding import Finding, blocks
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.base.progress import SILENT, Progress, task
from allforall.documents.outgoing_papers import (
    DECISION_COLUMNS,
    decision_rows,
    decisions_csv,
    difference_csv,
    list_columns,
    list_csv,
    list_rows,
    preview,
    receipt_text,
)
from allforall.documents.table_workbook import table_workbook
from allforall.documents.tables import csv_text
from allforall.exchange.moves.decided import PERSON
from allforall.exchange.outgoing.decide import Candidate, Decisions, candidates, check
from allforall.exchange.outgoing.leaving import Differing, Outgoing, differences, outgoing, sent_now
from allforall.exchange.outgoing.profiles import Purpose
from allforall.exchange.outgoing.receipt import Receipt, receipt, sent_entry
from allforall.exchange.view import View
from allforall.files.sent_before import SECRET_BYTES, SENT_FILE, SentBefore, read_decisions, read_sent
from allforall.intake import read_columns, read_list
from allforall.ledger.entry import SALT_BYTES
from allforall.ledger.strict import to_base64
from allforall.linkage import duplicates
from allforall.people.person_list import PersonList
from allforall.ports.outbox import Outbox
from allforall.ports.source import Source


@dataclass(frozen=True, slots=True)
class Order:
    """What is to leave: the list, for whom and what, whose people they are, and what left before."""

    path: Path
    purpose: Purpose
    ours: Letter
    about: Letter
    before: Path | None = None
    columns: Path | None = None


@dataclass(frozen=True, slots=True)
class Sending:
    """What decides besides the files once everything is decided: by whom it is sent, and by when an answer is due."""

    by: tuple[str, str]
    reply_by: date


@dataclass(frozen=True)
class Prepared:
    """What the program proposes of each person, what keeps the list in the house, and the receipts of what left."""

    people: tuple[Candidate, ...]
    findings: tuple[Finding, ...]
    receipts: tuple[Receipt, ...] = ()
    differing: tuple[Differing, ...] = ()


def prepare_offer(
    order: Order,
    outbox: Outbox,
    clock: Clock,
    random: Callable[[int], bytes],
    *,
    decisions: Path | None = None,
    sending: Sending | None = None,
    source: Source | None = None,
    progress: Progress = SILENT,
) -> Prepared:
    """Write the sheet of decisions, or with a filled one the lists; nothing leaves while anything blocks.

    With `source`, an exchange that keeps a case file, moves on which nobody has decided block as well. Raises
    `InputError` where a file cannot be read, `UsageError` where it is not said who sends and when a reply is due.
    """
    people, findings = _read(order, clock)
    before = read_sent(order.before) if order.before else SentBefore(random(SECRET_BYTES), {})
    ours = order.about == order.ours
    with task(progress, mark("Looking for people on it twice")):
        twice = _stand_above(people)
    asked = candidates(people, before.sent, ours=ours, on=clock.now().date(), twice=twice)
    if source is not None:
        seated = seat_people(source, View(order.ours), progress=progress)
        case = fixed_case(source, seated.opened.exchange)
        findings += against_fixed(case, View(order.ours), seated.state, seated.state.seats)
    about = {
        "purpose": order.purpose.value,
        "made_at": clock.now().isoformat(),
        "inputs": {people.file: people.digest},
    }
    if decisions is None:
        outbox.publish(_sheet(asked, clock), {"work": "decisions to make", **about})
        return Prepared(asked, findings)
    decided = check(asked, read_decisions(decisions), ours=ours)
    findings += decided.findings
    if blocks(findings):
        return Prepared(asked, findings)
    if sending is None or sending.by[0] == sending.by[1] or not all(map(PERSON.fullmatch, sending.by)):
        raise UsageError(
            "actions.sent_by_two",
            mark("Everything is decided. Say which two persons send it and by when an answer is due: --by a-7 --by a-8 --reply-by 2025-06-12"),
        )  # fmt: skip
    lists = outgoing(asked, decided.by_entry, order.purpose, before.secret)
    differing = differences(asked, sent_now(lists))
    made = _Papers(order, asked, decided, differing, sending, clock)
    receipts, papers = made.write(lists, before, random)
    outbox.publish(papers, {"work": "sent list", **about})
    return Prepared(asked, findings, receipts, differing)


def _read(order: Order, clock: Clock) -> tuple[PersonList, tuple[Finding, ...]]:
    read = read_list(
        order.path,
        name=f"of-{order.about.lower()}",
        source=order.ours,
        today=clock.now().date(),
        columns=read_columns(order.columns) if order.columns else None,
    )
    if read.people is None:
        raise InputError(
            "actions.offer_unreadable",
            mark("{file} cannot be read as a list of people: {why}"),
            file=order.path.name,
            why=" ".join(f"{f.says()} {f.do()}" for f in read.findings) or "it is empty.",
        )
    return read.people, read.findings


def _stand_above(people: PersonList) -> frozenset[str]:
    """Name the rows whose person stands further up on the list."""
    pairs = duplicates(people).matches.select("left_id", "right_id").iter_rows()
    return frozenset(max(pair, key=people.position.__getitem__) for pair in pairs)


def _sheet(people: Sequence[Candidate], clock: Clock) -> dict[str, str | bytes]:
    rows = decision_rows(people)
    return {
        "decisions.csv": csv_text(DECISION_COLUMNS, rows),
        "decisions.xlsx": table_workbook("Decisions", DECISION_COLUMNS, rows, made_at=clock.now()),
    }


@dataclass(frozen=True, slots=True)
class _Papers:
    """Everything that one sending leaves on the disk: a folder for each recipient, and what stays in the house."""

    order: Order
    people: Sequence[Candidate]
    decided: Decisions
    differing: Sequence[Differing]
    sending: Sending
    clock: Clock

    def write(
        self, lists: Sequence[Outgoing], before: SentBefore, random: Callable[[int], bytes]
    ) -> tuple[tuple[Receipt, ...], dict[str, str | bytes]]:
        """Write the papers; return the receipts beside them."""
        sheet = decisions_csv(self.people, self.decided.lines)
        papers: dict[str, str | bytes] = {
            "private/decisions.csv": sheet,
            "private/difference.csv": difference_csv(self.differing),
            SENT_FILE: SentBefore(before.secret, sent_now(lists)).to_text(),
        }
        receipts = []
        for out in lists:
            name = out.profile.recipient.value
            content = list_csv(out).encode()
            said = receipt(out, "list.csv", content, self.order.ours, self.clock.now(), self.sending.reply_by)
            salt = random(SALT_BYTES)
            entry = sent_entry(said, content, self.differing, sheet.encode(), salt, self.sending.by)
            papers |= {
                f"{name}/list.csv": content,
                f"{name}/list.xlsx": table_workbook(
                    "People", list_columns(out), list_rows(out), made_at=self.clock.now()
                ),
                f"{name}/receipt.json": _json(said),
                f"{name}/receipt.txt": receipt_text(said),
                f"private/preview-{name}.txt": preview(out, self.differing, self._kept(out)),
                f"private/sign-{name}.json": unsigned(entry),
                f"private/sign-{name}.salt": to_base64(salt) + "\n",
            }
            receipts.append(said)
        return tuple(receipts), papers

    def _kept(self, out: Outgoing) -> dict[str, int]:
        """Count who does not leave on a list, by decision."""
        there = {one.entry for one in out.people}
        return Counter(d.value for entry, d in self.decided.by_entry.items() if entry not in there)


def _json(said: Receipt) -> str:
    return json.dumps(said.to_json(), ensure_ascii=False, indent=1) + "\n"
