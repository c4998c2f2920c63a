"""The whole report of a run."""

from datetime import datetime

from allforall.base.canonical import digest_of
from allforall.base.messages import mark
from allforall.base.parties import LETTERS
from allforall.documents.counts import Absent, Count
from allforall.documents.report.model import Report, Source, Traveller
from allforall.documents.report.source_documents import source_documents
from allforall.documents.run_report import (
    curves,
    demands,
    findings,
    flows,
    formulas,
    methods,
    noshows,
    positions,
    prices,
    promises,
    pyramids,
    rounds,
)
from allforall.exchange.definition import ListKind
from allforall.exchange.outcome import Outcome
from allforall.names.display import latin_name
from allforall.people.fields import NAME_FIELDS

_KINDS = {
    ListKind.MISSING: mark("people whom {said_by} asks for"),
    ListKind.HELD: mark("people of {about} whom {said_by} says it holds"),
    ListKind.OFFER: mark("people of {about} whom {said_by} offers"),
    ListKind.EVIDENCE: mark("sightings of people of {about} in captivity"),
    ListKind.RETURNED: mark("people of {about} who are home"),
    ListKind.REMAINS: mark("remains for {about}"),
    ListKind.CHILDREN: mark("children whom {said_by} asks for"),
}
FILES = (
    ("reconciliation.csv, .xlsx", mark("everybody, and what comparing the lists came to")),
    ("review.csv", mark("pairs for a person to judge")),
    ("links.csv", mark("every pair with its evidence")),
    ("findings.csv", mark("every finding with its place")),
    ("plan.json", mark("the plan, for programs")),
    ("rounds/NN/manifest-A.csv, -B.csv", mark("who goes home to A, and to B, in each round")),
)


def report_of(
    outcome: Outcome, made_at: datetime | None, *, folder: str, out: str, names: bool = False
) -> Report:
    """Fill the report; `folder` and `out` are how a person would name the exchange and the results."""
    exchange = outcome.exchange
    trace = trace_command(outcome, out)
    return Report(
        title=exchange.title,
        as_of=exchange.as_of,
        made_at=made_at,
        view=outcome.view.value,
        notice=exchange.notice,
        parties=(exchange.parties["A"], exchange.parties["B"]),
        letters=mark("A always stands first, as a circle; B second, as a square."),
        unjudged=sum(
            len(t.known.person.entries) > 1 and not t.known.person.judged for t in outcome.travellers
        ),
        outlook=rounds.outlook(outcome),
        rounds=rounds.rounds(outcome),
        decisions=findings.decisions(outcome, folder),
        sources=_sources(outcome),
        documents=source_documents(demands.answers(outcome)),
        flows=flows.flows(outcome),
        ages=pyramids.ages(outcome),
        captivity=pyramids.captivity(outcome),
        formulas=formulas.formulas(outcome),
        cumulative=curves.cumulative(outcome),
        exposures=rounds.exposures(outcome),
        prices=prices.prices(outcome),
        no_shows=noshows.no_shows(outcome),
        promises=promises.promises(outcome),
        positions=positions.positions(outcome),
        remainder=rounds.remainder(outcome),
        findings=findings.groups(outcome.findings, names=names),
        methods=methods.methods(outcome),
        versions=methods.versions(),
        digest=digest_of(dict(outcome.inputs)),
        trace=f"allforall {trace}" if trace else "",
        files=FILES,
        people=_people(outcome) if names else None,
    )


def trace_command(outcome: Outcome, out: str) -> str:
    """Name a row that exists, to be walked back; empty where nobody travels."""
    first = min(outcome.travellers, key=lambda t: (t.round, t.known.about), default=None)
    return f"trace {out}/rounds/{first.round:02d}/manifest-{first.known.about}.csv:2" if first else ""


def _sources(outcome: Outcome) -> tuple[Source, ...]:
    by_file = {spec.file: (spec, people) for spec, people in outcome.lists.values()}
    found = []
    for file, digest in outcome.inputs.items():
        what: str = mark("terms, parties or judgements")
        entries: Count = Absent.DOES_NOT_APPLY
        if file in by_file:
            spec, people = by_file[file]
            what, entries = _KINDS[spec.kind].format(said_by=spec.said_by, about=spec.about), len(people)
        found.append(Source(file, what, entries, digest))
    return tuple(found)


def _people(outcome: Outcome) -> tuple[Traveller, ...]:
    """Name everybody who is in a round, in the order of rounds: only where names were asked for."""
    found = []
    for traveller in outcome.travellers:
        person = traveller.known.person
        name = " ".join(part for field in NAME_FIELDS if (part := person.first(field)))
        shown = latin_name(name)
        found.append(
            Traveller(
                name=name,
                language="",
                latin="" if shown == name else shown,
                to=traveller.known.about,
                round=traveller.round,
                clause=rounds.number_of(outcome, traveller.clause),
                note=mark("seat on condition") if traveller.conditional else "",
            )
        )
    return tuple(sorted(found, key=lambda t: (t.round or 0, LETTERS.index(t.to), t.latin or t.name)))
