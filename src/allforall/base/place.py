"""Where something stands in a file that somebody sent, as that person would find it again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: sheet, row (1 is the first line of the sheet) and column as the sender sees them.

    Any part but the file may be missing: a finding about a whole row has no column.
    """

    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    character: int | None = None
    """Where the place is in a text file, the column of `row` counted from 1."""

    def __str__(self) -> str:
        """Write the place as `a-missing.xlsx, sheet Люди, C12`, or as much of it as is known."""
        parts = [self.file]
        if self.sheet:
            parts.append(f"sheet {self.sheet}")
        if self.row is not None and self.character is not None:
            parts.append(f"line {self.row}, column {self.character}")
        elif self.row is not None:
            parts.append(f"{self.column}{self.row}" if self.column else f"row {self.row}")
        elif self.column:
            parts.append(f"column {self.column}")
        return ", ".join(parts)


def column_letter(index: int) -> str:
    """Name a column as spreadsheets do: 0 is A, 25 is Z, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
