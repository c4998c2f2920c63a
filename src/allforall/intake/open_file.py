"""Opens a file of any kind to the cells of one sheet, or says why it is put aside."""

from collections.abc import Mapping
from pathlib import Path

from allforall.base.limits import Limits
from allforall.base.messages import mark
from allforall.intake.archive import declared_size
from allforall.intake.container import Container, container_of
from allforall.intake.grid import Grid, Refused, refused
from allforall.intake.limited import read_limited
from allforall.intake.separated import read_separated

_LARGE = mark("it is larger than the limits allow")


def open_grid(path: Path, *, sheet: str | None, given: Mapping[str, str], limits: Limits) -> Grid | Refused:
    """Read the cells of a list; text is split here, everything that needs a parser in a limited process."""
    size = path.stat().st_size
    if size == 0:
        return Refused("intake.file_empty", {})
    if size > limits.file_bytes:
        return refused(_LARGE)
    container = container_of(path)
    if not isinstance(container, Container):
        return refused(container)
    if container is Container.TEXT:
        return read_separated(path.read_bytes(), given, limits)
    declared = _declared(path, container, limits)
    if isinstance(declared, str):
        return refused(declared)
    return read_limited(
        path=path, container=container, declared_bytes=declared, sheet=sheet, given=given, limits=limits
    )


def _declared(path: Path, container: Container, limits: Limits) -> int | str:
    """Return the bytes that the process may reckon with, or the reason why the file is put aside."""
    size = path.stat().st_size
    if container is Container.PARQUET:
        return size
    if size > limits.workbook_bytes:
        return _LARGE
    return declared_size(path, limits) if container is Container.WORKBOOK else size
