"""Which column gives which field, and what a person is told about the columns that give none."""

from collections.abc import Mapping, Sequence

from allforall.base.place import column_letter
from allforall.intake import findings
from allforall.intake.headers import HeaderRow, Meaning, plain
from allforall.intake.log import FindingLog, cut
from allforall.people.person_list import Column


def choose_columns(
    cells: Sequence[str | None],
    header: HeaderRow,
    given: Mapping[str, str],
    first_column: int,
    log: FindingLog,
) -> dict[str, Column]:
    """Give each field the column that says it most plainly; what a person gave wins, then the leftmost.

    `cells` are the headers as typed, `first_column` the position of the first of them in the sheet.
    """
    row = header.index + 1
    _miss(cells, given, log)
    said = {plain(text): field for field, text in given.items()}
    has_surname = any(m.fields == ("surname",) for m in header.meanings.values()) or "surname" in given
    chosen: dict[str, int] = {}
    for index in sorted(header.meanings, key=lambda i: _rank(cells[i] or "", said, header.meanings[i], i)):
        meaning = header.meanings[index]
        field = said.get(plain(cells[index] or "")) or _field(meaning, has_surname=has_surname)
        if field not in chosen:
            chosen[field] = index
            continue
        kind = findings.COLUMN_WEAKER if meaning.weak else findings.COLUMN_REPEATED
        used = cells[chosen[field]]
        log.add(
            kind,
            row,
            column_letter(first_column + index),
            header=cut(cells[index] or ""),
            used=used,
            field=field,
        )
    for index, cell in enumerate(cells):
        if cell and cell.strip() and index not in header.meanings:
            log.add(
                findings.COLUMN_UNKNOWN, row, column_letter(first_column + index), header=cut(cell.strip())
            )
    return {
        field: Column(first_column + index, cells[index] or "")
        for field, index in sorted(chosen.items(), key=lambda item: item[1])
    }


def _rank(cell: str, said: Mapping[str, str], meaning: Meaning, index: int) -> tuple[bool, bool, int]:
    return plain(cell) not in said, meaning.weak, index


def _field(meaning: Meaning, *, has_surname: bool) -> str:
    """Decide what "Name" means: the given name where family names have a column of their own, else the full name."""
    return meaning.fields[0] if has_surname else meaning.fields[-1]


def _miss(cells: Sequence[str | None], given: Mapping[str, str], log: FindingLog) -> None:
    present = {plain(cell) for cell in cells if cell}
    for field, text in given.items():
        if plain(text) not in present:
            log.add(findings.COLUMN_MISSING, header=text, field=field)
