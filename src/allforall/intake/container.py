"""What kind of file this is, told by its first bytes: a name can say anything."""

from enum import StrEnum
from pathlib import Path

from allforall.base.messages import mark


class Container(StrEnum):
    """How the list is packed."""

    WORKBOOK = "workbook"
    """A zip archive: xlsx, xlsm, xlsb, ods."""
    OLD_WORKBOOK = "old_workbook"
    """Of Excel 97 to 2003: xls."""
    PARQUET = "parquet"
    TEXT = "text"


HEAD_BYTES = 4096
ZIP = b"PK\x03\x04"
_OFFICE_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<table")

_OTHER = (
    (b"\x89PNG", mark("it is a picture")),
    (b"\xff\xd8\xff", mark("it is a picture")),
    (b"GIF8", mark("it is a picture")),
    (b"II*\0", mark("it is a picture")),
    (b"MM\0*", mark("it is a picture")),
    (b"%PDF", mark("it is a PDF, and lists are not read from PDF")),
    (b"{\\rtf", mark("it is a text document")),
    (b"\x1f\x8b", mark("it is a compressed archive; unpack it first")),
    (b"7z\xbc\xaf", mark("it is a compressed archive; unpack it first")),
    (b"Rar!", mark("it is a compressed archive; unpack it first")),
    (b"BZh", mark("it is a compressed archive; unpack it first")),
    (b"\xfd7zXZ", mark("it is a compressed archive; unpack it first")),
    (b"SQLite format 3", mark("it is a database")),
    (b"MZ", mark("it is a program")),
    (b"\x7fELF", mark("it is a program")),
)
WEB_PAGE = mark(
    "it is a web page that was named a table; open it in a spreadsheet program and save it as .xlsx"
)
ENCRYPTED = mark("it is locked with a password; ask for the list without one")


def container_of(path: Path) -> Container | str:
    """Tell the container of a file, or the reason, in plain words, why it can be no list."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    for start, reason in _OTHER:
        if head.startswith(start):
            return reason
    if head.startswith(ZIP):
        return Container.WORKBOOK
    if head.startswith(_OFFICE_OLD):
        return ENCRYPTED if _ENCRYPTED in path.read_bytes() else Container.OLD_WORKBOOK
    if head.startswith(b"PAR1"):
        return Container.PARQUET
    start_of_text = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:100].lower()
    return WEB_PAGE if start_of_text.startswith(_MARKUP) else Container.TEXT
