"""Answer a list that the other side offers: who is this, what fits, who is missing from it, what do we reply."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from allforall.actions.findings import NO_SUCH_CLAUSE
from allforall.actions.open_exchange import Opened, open_exchange
from allforall.base.errors import InputError, UsageError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.parties import Letter, other
from allforall.base.progress import SILENT, Progress, task
from allforall.exchange.definition import ListKind, ListSpec
from allforall.exchange.offer import AnswerSheet, answer
from allforall.exchange.offered_rows import OwnList, weigh_rows
from allforall.exchange.omitted import HELD_BY_OUR_RECORDS, omitted
from allforall.exchange.reconcile import Known, reconcile
from allforall.exchange.view import View
from allforall.intake import read_columns, read_list
from allforall.linkage import duplicates, link
from allforall.linkage.links import Links
from allforall.linkage.several import between_lists, link_several, once
from allforall.people.entry import entry_name
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


def check_offer(
    path: Path,
    ours: Letter,
    source: Source,
    *,
    columns: Path | None = None,
    progress: Progress = SILENT,
) -> CheckedOffer:
    """Check an offered list against our own lists alone.

    The list may lie anywhere; where the exchange names it, its day of receipt, its reply date and the clauses that it
    is offered under are taken from there; `columns` is a file that says which header is which field. Raises `InputError` when the list cannot be read, `UsageError` when the
    exchange says that it is about the other party's people.
    """
    opened = open_exchange(source, View(ours), progress, kinds=(*ABOUT_OURS, *ABOUT_THEIRS), said_by=ours)
    spec, named = _spec(path, ours, opened, source)
    with task(progress, mark("Reading the offered list")):
        read = (
            source.people(spec)
            if named and columns is None
            else read_list(
                path,
                name=spec.name,
                source=spec.said_by,
                received=spec.received,
                today=opened.exchange.as_of,
                columns=read_columns(columns) if columns else None,
                sheet=spec.sheet,
            )
        )
    if read.people is None:
        raise InputError(
            "actions.offer_unreadable",
            mark("{file} cannot be read as a list of people: {why}"),
            file=path.name,
            why=" ".join(f"{f.says()} {f.do()}" for f in read.findings) or "it is empty.",
        )
    offered = read.people
    under, unknown = _offered_under(spec, opened)
    own, twice, compared = _compare(offered, opened, progress)
    with task(progress, mark("Answering rows"), len(offered)):
        rows = weigh_rows(offered, own, twice, opened.agreement, ours)
        answers = tuple(answer(row, under) for row in rows)
    with task(progress, mark("Looking for people left out")):
        on_it = frozenset(entry for row in rows for entry in row.matched)
        evidence, doubts = _with_evidence(ours, opened)
        left_out = omitted(evidence, on_it, under, opened.agreement, ours)
    findings = (*opened.findings, *read.findings, *unknown, *compared, *doubts)
    return CheckedOffer(AnswerSheet(answers, left_out), offered, spec, opened, findings)


def _spec(path: Path, ours: Letter, opened: Opened, source: Source) -> tuple[ListSpec, bool]:
    """Find what the exchange says of the offered file, or describe a file that it does not name."""
    for spec in opened.exchange.lists:
        if source.locate(spec) == path.resolve():
            if spec.kind is not ListKind.OFFER:
                raise UsageError(
                    "actions.not_an_offer",
                    mark(
                        "{file} is the list {name} of this exchange, of kind {kind}, and no offer. Name the offered list."
                    ),
                    file=spec.file,
                    name=spec.name,
                    kind=spec.kind.value,
                )
            if spec.about != ours:
                raise UsageError(
                    "actions.offer_of_the_others",
                    mark("{file} offers people of {about}. Check it with --as {about}."),
                    file=spec.file,
                    about=spec.about,
                )
            return spec, True
    taken = {spec.name for spec in opened.exchange.lists}
    name = next(name for name in ("offer", "offered-list", "offered-list-2") if name not in taken)
    return ListSpec(name, path.name, ListKind.OFFER, other(ours), ours, (ours,)), False


def _offered_under(spec: ListSpec, opened: Opened) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Take the clauses that the agreement has from those that the list is said to be offered under."""
    known = tuple(name for name in spec.offered_under if opened.agreement.clause(name))
    strange = [name for name in spec.offered_under if name not in known]
    return known, tuple(NO_SUCH_CLAUSE.at(name=spec.name, clause=name) for name in strange)


def _compare(
    offered: PersonList, opened: Opened, progress: Progress
) -> tuple[list[OwnList], dict[int, str], tuple[Finding, ...]]:
    """Compare everybody on the offered list once with each of our lists; a row that repeats another is not compared.

    Returns our lists with their pairs, for the position of each repeating row the entry that it repeats, and what was
    found on the way.
    """
    own = []
    with task(progress, mark("Comparing with our lists"), len(opened.lists) + 1):
        inside = between_lists(opened.judgements, offered.name, offered.name)
        twice = duplicates(offered, judgements=inside)
        findings = list(twice.findings)
        compared = once(offered, twice, opened.judgements, first=offered.position.__getitem__)
        progress.advance()
        for spec, people in opened.lists.values():
            judged = between_lists(opened.judgements, offered.name, spec.name)
            single = spec.kind is not ListKind.EVIDENCE
            links = link(compared, people, judgements=judged, one_to_one=single)
            own.append(OwnList(people, spec.kind, spec.about, links))
            findings.extend(links.findings)
            progress.advance()
    return own, _repeats(offered, compared, twice), tuple(findings)


def _repeats(offered: PersonList, compared: PersonList, twice: Links) -> dict[int, str]:
    """Say of every row that was left out which row of the same person was compared instead."""
    same: dict[str, str] = {}
    for left, right in twice.matches.select("left_id", "right_id").iter_rows():
        for one, two in ((left, right), (right, left)):
            if one not in compared.position:
                same[one] = min(same.get(one, two), two) if two in compared.position else same.get(one, two)
    return {offered.position[row]: entry_name(offered.name, first) for row, first in same.items()}


def _with_evidence(ours: Letter, opened: Opened) -> tuple[tuple[Known, ...], tuple[Finding, ...]]:
    """Join what we know of those of ours who are held by evidence; nobody else can have been left out."""
    mine = [(spec, people) for spec, people in opened.lists.values() if spec.about == ours]
    mine = [(spec, people) for spec, people in mine if spec.kind in ABOUT_OURS]
    held = {entry for spec, people in mine for entry in _held_entries(spec, people)}
    if not held:
        return (), ()
    found = link_several(
        [people for _, people in mine],
        judgements=opened.judgements,
        repeating=frozenset(spec.name for spec, _ in mine if spec.kind is ListKind.EVIDENCE),
        inside=False,
    )
    groups = [group for group in found.clusters if held & set(group.entries)]
    lists = {spec.name: people for spec, people in mine}
    known = reconcile(ours, [spec for spec, _ in mine], lists, groups, found.possible)
    return known, found.findings


def _held_entries(spec: ListSpec, people: PersonList) -> list[str]:
    """List the entries that say that somebody is held: every sighting, and rows with that status."""
    if spec.kind is ListKind.EVIDENCE:
        return [people.entry(index) for index in range(len(people))]
    if "status" not in people.values.columns:
        return []
    held = people.values.filter(pl.col("status").is_in(sorted(HELD_BY_OUR_RECORDS)))
    return [entry_name(people.name, row_id) for row_id in held["id"]]
