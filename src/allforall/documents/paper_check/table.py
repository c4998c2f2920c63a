"""A manifest as a table, held against the content of the paper beside it, row by row."""

import csv
import io

from allforall.base.messages import mark
from allforall.documents.paper_check.read import Unreadable, parse_paper
from allforall.documents.papers.manifest import Manifest, Traveller
from allforall.documents.tables import cell_text
from allforall.exchange.manifest import Seat, Standing
from allforall.ledger.verdict import Verdict

TABLE = mark("a manifest as a table")
_COLUMNS = (
    "case", "surname", "given_name", "patronymic", "latin", "dob", "rank", "clause", "stretcher", "seat", "standing",
)  # fmt: skip


def is_table(data: bytes) -> bool:
    """Tell by its header whether a file is a manifest as a run writes it."""
    head = data[:1_000].partition(b"\n")[0].decode("utf-8", "replace").split(",")
    return set(_COLUMNS) <= {name.strip() for name in head}


def check_table(verdict: Verdict, data: bytes, content: bytes | None, beside: str) -> None:
    """Compare a table with the content beside it; what that is worth is said of the content, not of the table."""
    if content is None:
        verdict.open(mark("A table proves nothing by itself: put the file {name} beside it."), name=beside)
        return
    try:
        manifest = parse_paper(content).content
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    except (Unreadable, UnicodeDecodeError, csv.Error) as error:
        verdict.wrong(mark("It cannot be read: {why}."), why=str(error))
        return
    if not isinstance(manifest, Manifest):
        verdict.wrong(mark("The content beside it is that of another kind of paper."))
        return
    if len(rows) != len(manifest.people):
        verdict.wrong(
            mark("The table has {rows} people, and the content beside it {people}."),
            rows=len(rows), people=len(manifest.people),
        )  # fmt: skip
    other = [
        n for n, (row, one) in enumerate(zip(rows, manifest.people, strict=False), 2) if not _same(row, one)
    ]
    if other:
        verdict.wrong(
            mark("Line {line} of the table says something else than the content beside it; lines that differ: {count}."),
            line=other[0], count=len(other),
        )  # fmt: skip
    verdict.shows(
        mark("The table and the content beside it name the same people, with the same particulars.")
    )
    verdict.leaves_open(mark("Holder, place and the cells behind a row: they stand in the table alone."))


def _same(row: dict[str, str], person: Traveller) -> bool:
    wanted = {
        "case": person.case,
        "surname": person.surname,
        "given_name": person.given_name,
        "patronymic": person.patronymic,
        "latin": person.latin,
        "dob": person.born,
        "rank": person.rank,
        "clause": person.clause,
        "stretcher": "yes" if person.lying else "no",
        "seat": Seat.CONDITIONAL if person.conditional else Seat.FIRM,
        "standing": Standing.JUDGED if person.judged else Standing.DRAFT,
    }
    return all(
        (row.get(name) or "").strip() == cell_text(str(value)).strip() for name, value in wanted.items()
    )
