"""What a person gets to judge after a reading: every claim that waits, and where claims and record contradict one another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from allforall.base.finding import Finding
from allforall.claims.against_record import Standing, against, clashes
from allforall.claims.record.record import Record
from allforall.claims.record.views import statement_id
from allforall.claims.review import Reviewed, kept
from allforall.claims.review_findings import CONTRADICTED
from allforall.claims.review_table import COLUMNS, rows
from allforall.documents.tables import Value, csv_text
from allforall.people.statement import Statement

REVIEW, CONTRADICTIONS = "review.csv", "contradictions.csv"
_CLASHES = (
    "kind",
    "entry",
    "flow",
    "amounts",
    "explained_by",
    "said_by",
    "value",
    "source",
    "known_on",
    "where",
)


@dataclass(frozen=True, slots=True)
class Review:
    """Claims with the judgements that are kept, how the others stand beside the record, and both as tables."""

    claims: tuple[Reviewed, ...]
    standing: Mapping[str, Standing]
    papers: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def waiting(self) -> int:
        """How many claims nobody has judged."""
        return sum(each.judgement is None for each in self.claims)


def review_claims(read: Sequence[Reviewed], judged: Sequence[Reviewed], record: Record) -> Review:
    """Keep what was judged, hold every claim against the record, and write what waits; rejected claims are left out."""
    claims, findings = kept(read, judged)
    live = [each for each in claims if each.judgement is None or each.stands]
    held = against(record, live)
    standing = {each.claim.id: each.standing for each in held}
    contradicted = sum(each.standing is Standing.CONTRADICTED for each in held)
    waits = [each for each in claims if each.judgement is None]
    papers = {
        REVIEW: csv_text(COLUMNS, rows(waits, {name: each.value for name, each in standing.items()})),
        CONTRADICTIONS: csv_text(_CLASHES, list(_contradictions(record, live))),
    }
    more = (CONTRADICTED.at(count=contradicted),) if contradicted else ()
    return Review(claims, standing, papers, (*findings, *more))


def _contradictions(record: Record, claims: Iterable[Reviewed]) -> Iterator[dict[str, Value]]:
    """Write a line for each statement of each contradiction, so that both sources stand one below the other."""
    said, found = clashes(record, claims)
    by_id = {statement_id(each): each for each in (*record.statements, *said)}
    for clash in found:
        for name in clash.statements:
            each = by_id[name]
            yield {
                "kind": clash.clash.value,
                "entry": clash.entry,
                "flow": clash.flow.field if clash.flow else "",
                "amounts": "; ".join(str(amount) for amount in clash.amounts),
                "explained_by": clash.explained_by.value if clash.explained_by else "",
                "said_by": each.said_by,
                "value": each.value,
                "source": each.source,
                "known_on": each.said_on,
                "where": _where(each),
            }


def _where(said: Statement) -> str:
    """Name the place of a statement: a cell of the record, or characters of a text."""
    return f"{said.cell.file}: {said.cell.header}" if not said.cell.column else str(said.cell.place)
