"""The cell of a file in which somebody wrote something."""

from dataclasses import dataclass

from allforall.base.place import Place


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One cell of one file, found again by the digest of the file even when it was renamed."""

    file: str
    digest: str
    sheet: str
    row: int
    column: str
    header: str = ""

    @property
    def place(self) -> Place:
        """Where a person finds it."""
        return Place(self.file, self.sheet, self.row, self.column)
