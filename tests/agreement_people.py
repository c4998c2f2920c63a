"""People for tests of agreements: a person said by one list, or by several that differ."""

from allforall.people.cell import Cell
from allforall.people.person import Person
from allforall.people.statement import Statement


def statement(field, value, entry="b-held:1"):
    name = entry.partition(":")[0]
    cell = Cell(f"{name}.csv", "0" * 64, "", 2, "A", field)
    return Statement(entry, field, value, value, cell, name)


def person(person_id="p1", entry="b-held:1", **said):
    """Make a person; a field may have one value or a list of values that contradict each other."""
    statements = tuple(
        statement(field, value, entry)
        for field, values in said.items()
        for value in ([values] if isinstance(values, str) else values)
    )
    return Person(person_id, statements or (statement("note", "-", entry),))


def soldier(person_id="p1", entry="b-held:1", **said):
    """Make a prisoner of war."""
    return person(person_id, entry, **{"category": "pow", **said})
