"""Workbooks that hold texts and nothing else, with the same bytes for the same content."""

import io
import zipfile
from datetime import UTC, datetime
from enum import Enum

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from allforall.documents.cells import safe_text

WIDEST, NARROWEST = 46, 8
"""Widths of columns in characters; longer cells wrap."""
A4 = 9
"""Paper, as workbooks number it."""
_UNIX = 3
_BOLD = Font(bold=True)
_TOP_AND_WRAPPED = Alignment(vertical="top", wrap_text=True)


class Ground(Enum):
    """What a mark asks of its reader, with the soft ground that it stands on; the words always say it too."""

    PLAIN = "FFFFFF"
    """Nothing to do."""
    GOOD = "E3EFE7"
    """Can be accepted as it is."""
    OPEN = "FBF1D3"
    """A person should look."""
    STOPS = "FAE8E4"
    """Can not be accepted as it is."""
    UNKNOWN = "ECEAE3"
    """Nothing can be said."""


_FILLS = {ground: PatternFill("solid", start_color=ground.value, end_color=ground.value) for ground in Ground}


def new_book(made_at: datetime) -> Workbook:
    """Begin a workbook that says when it was made and by which program."""
    book = Workbook(write_only=True)
    book.properties.creator = "Allforall"
    book.properties.created = book.properties.modified = _naive(made_at)
    return book


def new_sheet(book: Workbook, title: str) -> WriteOnlyWorksheet:
    """Add a sheet that prints across one page, on its side."""
    sheet = book.create_sheet(title)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def cell(
    sheet: WriteOnlyWorksheet, text: str, ground: Ground = Ground.PLAIN, *, bold: bool = False
) -> WriteOnlyCell:
    """Make one cell that holds a text and nothing else."""
    made = WriteOnlyCell(sheet, value=safe_text(text))
    made.data_type = "s"
    made.alignment = _TOP_AND_WRAPPED
    if bold:
        made.font = _BOLD
    if ground is not Ground.PLAIN:
        made.fill = _FILLS[ground]
    return made


def packed(book: Workbook, made_at: datetime) -> bytes:
    """Pack the parts with one time for all: the library stamps them, and one part inside, with the wall clock."""
    raw = io.BytesIO()
    book.save(raw)
    book.properties.modified = _naive(made_at)
    core = tostring(book.properties.to_tree())
    earliest = datetime(1980, 1, 1)  # noqa: DTZ001  # zip files know no zone
    stamp = max(_naive(made_at), earliest).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            part = zipfile.ZipInfo(name, stamp)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = _UNIX
            new.writestr(part, core if name == ARC_CORE else old.read(name))
    return out.getvalue()


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)
