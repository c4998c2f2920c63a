"""`agreement.yaml` → `Agreement`, with a finding at line and column for everything that could not be used."""

from dataclasses import dataclass
from pathlib import Path

from allforall.agreement.clauses import Agreement
from allforall.agreement.findings import NO_SOURCE, WRONG_VALUE
from allforall.agreement.form import Form
from allforall.agreement.parts import (
    Intermediary,
    PoliticalItem,
    Role,
    Source,
    Stage,
    StageChange,
)
from allforall.agreement.read_clause import read_clause
from allforall.agreement.read_session import read_session
from allforall.base.errors import InputError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.yaml_file import read_yaml

FORMAT = "exchange-agreement/1"
MOST_CLAUSES = 200


@dataclass(frozen=True, slots=True)
class AgreementRead:
    """What was read: the agreement, or None where there is none to speak of, and every finding."""

    agreement: Agreement | None
    findings: tuple[Finding, ...]


def read_agreement(path: Path) -> AgreementRead:
    """Read an agreement; parts that cannot be used are left out, each with a finding that says where."""
    if not path.is_file():
        raise InputError(
            "agreement.no_file",
            mark(
                "There is no agreement at {file}. Write one as the guide to agreements shows, or mend the name."
            ),
            file=path.name,
        )
    source = read_yaml(path)
    findings = list(source.findings)
    if source.data is None and findings:
        return AgreementRead(None, tuple(findings))
    form = Form(source, (), path.name, findings)
    agreement = _agreement(form)
    form.close()
    return AgreementRead(agreement, tuple(findings))


def _agreement(form: Form) -> Agreement | None:
    said = form.text("agreement", because=f"the file must say that it is written as {FORMAT}")
    if said not in {FORMAT, ""}:
        form.findings.append(
            WRONG_VALUE.at(form.here("agreement"), value=said, part=form.name, wanted=FORMAT)
        )
    agreement_id = form.identifier("id", because="plans and papers name the agreement by it")
    title = form.text("title")
    agreed_on = form.day(
        "agreed_on", because="ages and times count from that day unless a clause names another"
    )
    clauses = form.each("clauses", "clause", read_clause)
    if not form.has("clauses"):
        form.missing("clauses", "without them nothing was agreed")
    if len(clauses) > MOST_CLAUSES:
        wanted = f"a list of at most {MOST_CLAUSES} clauses"
        form.findings.append(
            WRONG_VALUE.at(form.here("clauses"), value=str(len(clauses)), part=form.name, wanted=wanted)
        )
    rest = {
        "place": form.text("place"),
        "note": form.text("note"),
    }
    history = form.each("history", "stage", _stage)
    intermediaries = form.each("intermediaries", "intermediary", _intermediary)
    sources = form.each("sources", "source", _source)
    political = form.each("political", "political item", _political)
    sessions = form.each("sessions", "session", read_session)
    hostilities_ended = form.day("hostilities_ended")
    if not agreement_id or agreed_on is None or len(clauses) > MOST_CLAUSES:
        return None
    agreement = Agreement(
        id=agreement_id,
        title=title or agreement_id,
        agreed_on=agreed_on,
        clauses=clauses,
        history=history,
        intermediaries=intermediaries,
        sources=sources,
        political=political,
        sessions=sessions,
        hostilities_ended=hostilities_ended,
        **rest,
    )
    form.findings += _unknown_sources(agreement, form)
    return agreement


def _stage(form: Form) -> StageChange | None:
    stage = form.choice("stage", Stage, Stage.PROPOSED)
    on = form.day("on", because="a stage without a day says nothing")
    change = (form.text("source"), form.text("note"))
    return None if on is None else StageChange(stage, on, *change, form.place)


def _intermediary(form: Form) -> Intermediary | None:
    name = form.text("name", because="it says who helps")
    roles = tuple(Role(role) for role in form.texts("roles", tuple(Role)))
    return Intermediary(name, roles, form.day("since"), form.day("until")) if name else None


def _source(form: Form) -> Source | None:
    source_id = form.text("id", because="clauses name their sources by it")
    said = Source(source_id, form.text("says"), form.day("said_on"), form.text("reference"))
    return said if source_id else None


def _political(form: Form) -> PoliticalItem | None:
    item_id = form.text("id", because="conditions name it by it")
    item = PoliticalItem(item_id, form.text("says"), form.day("on"), form.text("source"))
    return item if item_id else None


def _unknown_sources(agreement: Agreement, form: Form) -> list[Finding]:
    """Find sources that are named and not listed, so that every term can be walked back to who said it."""
    known = {source.id for source in agreement.sources}
    named = [
        *((f"clause {c.id}", c.place, source) for c in agreement.clauses for source in c.sources),
        *(
            (f"a position on clause {c.id}", p.place, p.source)
            for c in agreement.clauses
            for p in c.positions
        ),
        *((f"session {s.id}", s.place, s.source) for s in agreement.sessions),
        *((f"document {d.id}", d.place, d.source) for s in agreement.sessions for d in s.documents),
    ]
    return [
        NO_SOURCE.at(place or form.place, part=part, id=source)
        for part, place, source in named
        if source and source not in known
    ]
