"""What a comparison is made of: a field and the degrees to which two entries may agree on it."""

from dataclasses import dataclass

REMAINS = "ELSE"


@dataclass(frozen=True, slots=True)
class Level:
    """One degree of agreement. `agrees` speaks for the same person, `conflicts` forbids a match without a person."""

    name: str
    condition: str = REMAINS
    agrees: bool = False
    conflicts: bool = False
    frequency: str = ""
    """The column whose value makes agreement worth more where it is rare."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field in its levels. `identifies`: its agreement is more than a name, so it can carry a match."""

    field: str
    column: str
    """The field of a person list that it is made from."""
    says: str
    """What people call the field."""
    unknown: str
    levels: tuple[Level, ...]
    identifies: bool = False

    def level(self, name: str) -> Level:
        """Find a level by its name."""
        return next(level for level in self.levels if level.name == name)
