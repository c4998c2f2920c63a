"""Workbooks made by hand, honest and hostile, for the tests of intake."""

import zipfile
from pathlib import Path

import openpyxl

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="{office}/{what}" Target="{target}"/></Relationships>'
)
_BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    f'xmlns:r="{_OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def raw_workbook(path: Path, rows: str) -> Path:
    """Write a workbook with these rows as XML, whatever they say."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        top = _RELATIONS.format(office=_OFFICE, what="officeDocument", target="xl/workbook.xml")
        archive.writestr("_rels/.rels", top)
        archive.writestr("xl/workbook.xml", _BOOK)
        below = _RELATIONS.format(office=_OFFICE, what="worksheet", target="worksheets/sheet1.xml")
        archive.writestr("xl/_rels/workbook.xml.rels", below)
        archive.writestr("xl/worksheets/sheet1.xml", _SHEET.format(rows))
    return path


def cells_in_opposite_corners(path: Path) -> Path:
    """Write two legal cells as far apart as a sheet allows: the parser asks for 550 GB and aborts (calamine #693)."""
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    last = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    return raw_workbook(path, first + last)


def wide_and_empty(path: Path) -> Path:
    """Write two cells that span a hundred million: a size that fits the memory of some machines and keeps them busy."""
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    last = '<row r="6000"><c r="XFD6000"><v>2</v></c></row>'
    return raw_workbook(path, first + last)


def workbook(path: Path, sheets: dict[str, list[list[object]]], *, at: tuple[int, int] = (1, 1)) -> Path:
    """Write an honest workbook, its tables beginning at a row and column."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                sheet.cell(at[0] + r, at[1] + c, value)
    book.save(path)
    return path


def open_document(path: Path, rows: list[list[str]]) -> Path:
    """Write a small OpenDocument spreadsheet."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
            for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Люди">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<?xml version="1.0"?><m:manifest xmlns:m="{office}:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path
