"""Open an exchange as one pair of eyes may see it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from allforall.agreement.clauses import Agreement
from allforall.base.errors import InputError
from allforall.base.finding import Finding
from allforall.base.progress import SILENT, Progress, task
from allforall.exchange.definition import Exchange, ListKind, ListSpec
from allforall.exchange.view import View, visible
from allforall.people.judgement import Judgement
from allforall.people.person_list import PersonList
from allforall.ports.source import Source


@dataclass(frozen=True, slots=True)
class Opened:
    """What a view could open: the agreement, each list with what it is, and what people judged."""

    exchange: Exchange
    agreement: Agreement
    view: View
    lists: Mapping[str, tuple[ListSpec, PersonList]]
    judgements: tuple[Judgement, ...]
    findings: tuple[Finding, ...]

    def judgements_between(self, one: str, two: str) -> tuple[Judgement, ...]:
        """Return the judgements about entries of two lists, or inside one list where both names are the same."""
        return tuple(
            j
            for j in self.judgements
            if sorted((j.left.partition(":")[0], j.right.partition(":")[0])) == sorted((one, two))
        )


def open_exchange(
    source: Source, view: View, progress: Progress = SILENT, kinds: Collection[ListKind] = tuple(ListKind)
) -> Opened:
    """Open what a view may see, lists of some kinds only where that is enough.

    Raises `InputError` when the exchange or its agreement cannot be read; a list that cannot be read is a finding.
    """
    exchange, findings = source.exchange()
    if exchange is None:
        raise _unusable("exchange.yaml", findings)
    read = source.agreement(exchange)
    if read.agreement is None:
        raise _unusable(exchange.agreement_file, read.findings)
    judgements, doubtful = source.judgements(exchange)
    specs = [spec for spec in visible(exchange, view) if spec.kind in kinds]
    lists: dict[str, tuple[ListSpec, PersonList]] = {}
    found = [*findings, *read.findings, *doubtful]
    with task(progress, "Reading lists", len(specs)):
        for spec in specs:
            people = source.people(spec, progress)
            found.extend(people.findings)
            if people.people is not None:
                lists[spec.name] = (spec, people.people)
            progress.advance()
    return Opened(exchange, read.agreement, view, lists, judgements, tuple(found))


def _unusable(name: str, findings: tuple[Finding, ...]) -> InputError:
    first = findings[0] if findings else None
    where = f" ({first.where})" if first and first.where else ""
    return InputError(
        "actions.exchange_unusable",
        "{name} cannot be used{where}: {why}",
        name=name,
        where=where,
        why=f"{first.says()} {first.do()}" if first else "it is empty.",
    )
