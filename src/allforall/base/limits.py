"""Limits on everything that comes from outside. A limit that is met is said, with its name and its value."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. The defaults admit an honest list of a million people and refuse a bomb."""

    file_bytes: int = 2_000 * MEGABYTE
    workbook_bytes: int = 200 * MEGABYTE
    rows: int = 2_000_000
    columns: int = 200
    cell_chars: int = 10_000
    sheets: int = 50
    memory_bytes: int = 4_000 * MEGABYTE
    """Most data memory (`RLIMIT_DATA`) that the process that reads a workbook may take."""
    seconds: float = 10.0
    """Time for a small file; a large honest one gets more, in proportion to its declared size."""
    seconds_per_megabyte: float = 2.0

    def time_budget_s(self, size_bytes: int) -> float:
        """Return the seconds that a file of this size may take."""
        return self.seconds + self.seconds_per_megabyte * size_bytes / MEGABYTE


DEFAULT_LIMITS = Limits()
