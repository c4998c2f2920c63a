"""A workbook is a zip archive: what it declares to hold is checked before anything is unpacked."""

import zipfile
from pathlib import Path

from allforall.base.limits import MEGABYTE, Limits
from allforall.base.messages import mark

MOST_MEMBERS = 10_000
SUSPECT_BYTES = 20 * MEGABYTE
"""Smaller members may be packed as tightly as they like: they can hurt nobody."""
MOST_PACKED = 250
"""Honest sheets shrink to a twentieth, rarely to a hundredth; a bomb to a thousandth."""

_DAMAGED = mark("the workbook is damaged or was not sent whole")
_BOMB = mark("it is small but would unpack to an enormous size, as files made to do harm are")
_LARGE = mark("it is larger than the limits allow")
_OTHER_ARCHIVE = mark("it is an archive or a document and no workbook; unpack it and send the table itself")
_SHEETS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")


def declared_size(path: Path, limits: Limits) -> int | str:
    """Return the bytes that a zip archive declares to hold, or the reason why it is put aside."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return _DAMAGED
    names = {member.filename.casefold() for member in members}
    if not names.intersection(_SHEETS):
        return _OTHER_ARCHIVE
    total = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or any(_is_bomb(member) for member in members):
        return _BOMB
    return _LARGE if total > limits.file_bytes else total


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > SUSPECT_BYTES and member.file_size > MOST_PACKED * max(member.compress_size, 1)
