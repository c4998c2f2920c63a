"""Person lists as somebody sent them: read within limits, columns understood, cells cleaned, doubts said per cell."""

from allforall.intake.columns_file import read_columns
from allforall.intake.read import ListRead, read_list

__all__ = ["ListRead", "read_columns", "read_list"]
