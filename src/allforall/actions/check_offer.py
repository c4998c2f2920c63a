"""Answer a list that the other side offers: who is this, what fits, who is missing from it, what do we reply."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from allforall.actions.open_exchange import Opened, open_exchange
from allforall.base.errors import InputError
from allforall.base.finding import Finding
from allforall.base.parties import Letter, other
from allforall.base.progress import SILENT, Progress, task
from allforall.exchange.definition import ListKind, ListSpec
from allforall.exchange.offer import AnswerSheet, answer
from allforall.exchange.offered_rows import OwnList, weigh_rows
from allforall.exchange.omitted import HELD_BY_OUR_RECORDS, omitted
from allforall.exchange.reconcile import Known, reconcile
from allforall.exchange.view import View
from allforall.intake import read_list
from allforall.linkage import duplicates, link
from allforall.linkage.several import link_several
from allforall.people.person_list import PersonList
from allforall.ports.source import Source

ABOUT_OURS = (ListKind.MISSING, ListKind.EVIDENCE, ListKind.RETURNED)
ABOUT_THEIRS = (ListKind.HELD,)


@dataclass(frozen=True, slots=True)
class CheckedOffer:
    """The answer sheet with what it was made from."""

    sheet: AnswerSheet
    offered: PersonList
    spec: ListSpec
    opened: Opened
    findings: tuple[Finding, ...]

    @property
    def reply_by(self) -> date | None:
        """The day by which an answer is due, where one was named."""
        return self.spec.reply_by


def check_offer(path: Path, ours: Letter, source: Source, progress: Progress = SILENT) -> CheckedOffer:
    """Check an offered list against our own lists alone.

    The list may lie anywhere; where the exchange names it, its day of receipt, its reply date and the clauses that it
    is offered under are taken from there. Raises `InputError` when the list cannot be read.
    """
    opened = open_exchange(source, View(ours), progress, kinds=(*ABOUT_OURS, *ABOUT_THEIRS))
    spec = _spec(path, ours, opened, source)
    with task(progress, f"Reading {path.name}"):
        read = read_list(path, name=spec.name, source=spec.said_by, received=spec.received, sheet=spec.sheet)
    if read.people is None:
        raise InputError(
            "actions.offer_unreadable",
            "{file} cannot be read as a list of people: {why}",
            file=path.name,
            why=" ".join(f"{f.says()} {f.do()}" for f in read.findings) or "it is empty.",
        )
    offered = read.people
    own, twice = _compare(offered, opened, progress)
    with task(progress, "Answering rows", len(offered)):
        rows = weigh_rows(offered, own, twice, opened.agreement, ours)
        answers = tuple(answer(row, spec.offered_under) for row in rows)
    with task(progress, "Looking for people left out"):
        named = {entry for row in rows for entry in row.matched}
        left_out = omitted(_with_evidence(ours, opened), named, spec.offered_under, opened.agreement, ours)
    findings = (*opened.findings, *read.findings, *(f for o in own for f in o.links.findings))
    return CheckedOffer(AnswerSheet(answers, left_out), offered, spec, opened, findings)


def _spec(path: Path, ours: Letter, opened: Opened, source: Source) -> ListSpec:
    for spec in opened.exchange.lists:
        if spec.kind is ListKind.OFFER and source.locate(spec) == path.resolve():
            return spec
    taken = {spec.name for spec in opened.exchange.lists}
    name = next(name for name in ("offer", "offered-list", "offered-list-2") if name not in taken)
    return ListSpec(name, path.name, ListKind.OFFER, other(ours), ours, (ours,))


def _compare(offered: PersonList, opened: Opened, progress: Progress) -> tuple[list[OwnList], dict[int, str]]:
    """Compare everybody on the offered list once with each of our lists; a row that repeats another is not compared.

    Returns our lists with their pairs, and for the position of each repeating row the entry that it repeats.
    """
    lists = [(spec, people) for spec, people in opened.lists.values() if spec.kind is not ListKind.OFFER]
    with task(progress, "Comparing with our lists", len(lists) + 1):
        twice = duplicates(offered, judgements=opened.judgements_between(offered.name, offered.name)).matches
        progress.advance()
        first: dict[int, int] = {}
        for earlier, later in sorted(twice.select("left_index", "right_index").iter_rows()):
            first[later] = min(first.get(later, earlier), first.get(earlier, earlier))
        alone = offered.without([offered.values["id"][later] for later in first])
        own = []
        for spec, people in lists:
            judged = opened.judgements_between(offered.name, spec.name)
            single = spec.kind is not ListKind.EVIDENCE
            links = link(alone, people, judgements=judged, one_to_one=single)
            own.append(OwnList(people, spec.kind, spec.about, links))
            progress.advance()
    return own, {later: offered.entry(earlier) for later, earlier in first.items()}


def _with_evidence(ours: Letter, opened: Opened) -> tuple[Known, ...]:
    """Join what we know of those of ours who are held by evidence; nobody else can have been left out."""
    mine = [(spec, people) for spec, people in opened.lists.values() if spec.about == ours]
    mine = [(spec, people) for spec, people in mine if spec.kind in ABOUT_OURS]
    held = {entry for spec, people in mine for entry in _held_entries(spec, people)}
    if not held:
        return ()
    found = link_several(
        [people for _, people in mine],
        judgements=opened.judgements,
        repeating=frozenset(spec.name for spec, _ in mine if spec.kind is ListKind.EVIDENCE),
        inside=False,
    )
    groups = [group for group in found.clusters if held & set(group.entries)]
    lists = {spec.name: people for spec, people in mine}
    return reconcile(ours, [spec for spec, _ in mine], lists, groups, found.possible)


def _held_entries(spec: ListSpec, people: PersonList) -> list[str]:
    """List the entries that say that somebody is held: every sighting, and rows with that status."""
    if spec.kind is ListKind.EVIDENCE:
        return [people.entry(index) for index in range(len(people))]
    if "status" not in people.values.columns:
        return []
    held = people.values.filter(pl.col("status").is_in(sorted(HELD_BY_OUR_RECORDS)))
    return [f"{people.name}:{row_id}" for row_id in held["id"]]
