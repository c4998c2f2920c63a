"""Open an exchange as one pair of eyes may see it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from allforall.actions.findings import NO_SUCH_LIST
from allforall.actions.judgements_in import on_these_lists
from allforall.agreement.clauses import Agreement
from allforall.base.canonical import digest_of
from allforall.base.errors import InputError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.base.progress import SILENT, Progress, task
from allforall.exchange.definition import Exchange, ListKind, ListSpec
from allforall.exchange.view import View, visible
from allforall.people.entry import list_of
from allforall.people.judgement import Judgement
from allforall.people.person_list import PersonList
from allforall.ports.source import Source

NORMAL_OF_REMAINS = frozenset({"intake.row_without_name"})
"""What is a doubt about the living and the normal case of remains."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a view could open: the agreement, each list with what it is, and what people judged."""

    exchange: Exchange
    agreement: Agreement
    view: View
    lists: Mapping[str, tuple[ListSpec, PersonList]]
    judgements: tuple[Judgement, ...]
    findings: tuple[Finding, ...]

    def judged(self) -> str:
        """Return a digest of the judgements that this view knows."""
        return digest_of([[j.left, j.right, j.verdict.value, j.who, j.why] for j in self.judgements])


def open_exchange(
    source: Source,
    view: View,
    progress: Progress = SILENT,
    *,
    kinds: Collection[ListKind] = tuple(ListKind),
    said_by: Letter | None = None,
) -> Opened:
    """Open what a view may see; only lists of some kinds, or those that one party says, where that is enough.

    Raises `InputError` when the exchange or its agreement cannot be read; a list that cannot be read is a finding.
    """
    exchange, findings = source.exchange()
    if exchange is None:
        raise _unusable("exchange.yaml", findings)
    read = source.agreement(exchange)
    if read.agreement is None:
        raise _unusable(exchange.agreement_file, read.findings)
    judgements, doubtful = _judgements(source, exchange, view)
    seen = visible(exchange, view)
    specs = [spec for spec in seen if spec.kind in kinds and said_by in {None, spec.said_by}]
    lists: dict[str, tuple[ListSpec, PersonList]] = {}
    found = [*findings, *read.findings, *doubtful]
    with task(progress, mark("Reading lists"), len(specs)):
        for spec in specs:
            people = source.people(spec, progress)
            found.extend(
                f
                for f in people.findings
                if not (f.code in NORMAL_OF_REMAINS and spec.kind is ListKind.REMAINS)
            )
            if people.people is not None:
                lists[spec.name] = (spec, people.people)
            progress.advance()
    judgements, others = on_these_lists(judgements, {name: people for name, (_, people) in lists.items()})
    return Opened(exchange, read.agreement, view, lists, judgements, (*found, *others))


def _judgements(
    source: Source, exchange: Exchange, view: View
) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    """Read the judgements about lists that this view may open; of the others it learns nothing, not even that they are."""
    read, findings = source.judgements(exchange)
    seen = {spec.name for spec in visible(exchange, view)}
    named = {spec.name for spec in exchange.lists}
    known, said = [], [f for f in findings if _about(f.args) <= seen]
    for judgement in read:
        lists = {list_of(judgement.left), list_of(judgement.right)}
        if lists <= seen:
            known.append(judgement)
        elif not lists <= named and lists & named <= seen:
            said.append(NO_SUCH_LIST.at(left=judgement.left, right=judgement.right, who=judgement.who))
    return tuple(known), tuple(said)


def _about(args: Mapping[str, object]) -> set[str]:
    return {list_of(str(args[key])) for key in ("left", "right") if key in args}


def _unusable(name: str, findings: tuple[Finding, ...]) -> InputError:
    first = findings[0] if findings else None
    where = f" ({first.where})" if first and first.where else ""
    return InputError(
        "actions.exchange_unusable",
        mark("{name} cannot be used{where}: {why}"),
        name=name,
        where=where,
        why=f"{first.says()} {first.do()}" if first else "it is empty.",
    )
