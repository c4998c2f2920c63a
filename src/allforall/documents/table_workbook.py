"""Any table as a workbook, with the same guard and the same bytes as the marked list."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from openpyxl.utils import get_column_letter

from allforall.documents.book import NARROWEST, WIDEST, cell, new_book, new_sheet, packed
from allforall.documents.tables import Value, cell_text


def table_workbook(
    title: str, columns: Sequence[str], rows: Iterable[Mapping[str, Value]], *, made_at: datetime
) -> bytes:
    """Write rows as xlsx; every cell is a text and none is a formula. The same input leaves the same bytes."""
    texts = [[cell_text(row.get(name)) for name in columns] for row in rows]
    book = new_book(made_at)
    sheet = new_sheet(book, title)
    for position, name in enumerate(columns, 1):
        longest = max((len(row[position - 1]) for row in texts[:200]), default=0)
        width = min(WIDEST, max(NARROWEST, longest + 1, len(name) + 3))
        sheet.column_dimensions[get_column_letter(position)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(texts) + 1}"
    sheet.append([cell(sheet, name, bold=True) for name in columns])
    for row in texts:
        sheet.append([cell(sheet, text) if text else None for text in row])
    return packed(book, made_at)
