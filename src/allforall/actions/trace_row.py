"""Walk one row of a paper back to who said it, in which list and cell."""

from pathlib import Path

from allforall.base.canonical import digest_of_file
from allforall.base.errors import CannotTell, InputError
from allforall.base.messages import mark
from allforall.exchange.manifest import read_entries
from allforall.exchange.trace import Trace, joins_of
from allforall.files.run_folder import find_run, row_at
from allforall.people.entry import list_of, row_of
from allforall.people.statement import Statement
from allforall.ports.source import Source


def trace_row(paper: Path, line: int, source: Source) -> Trace:
    """Trace one row of a manifest.

    Opens only the lists that the row names. Raises `CannotTell` when a list is gone; a list that changed since the
    paper was made is still shown, and named in `changed`.
    """
    run = find_run(paper)
    row = row_at(paper, line)
    entries = read_entries(row.get("entries", ""))
    if not entries:
        raise InputError(
            "actions.nothing_to_trace",
            "{path} has no column “entries”, so its rows cannot be walked back. Name a manifest.",
            path=str(paper),
        )
    exchange, _ = source.exchange()
    specs = {spec.name: spec for spec in exchange.lists} if exchange else {}
    statements: list[Statement] = []
    changed = [] if run.unchanged(paper) else [paper.name]
    for name in dict.fromkeys(list_of(entry) for entry in entries):
        spec = specs.get(name)
        people = source.people(spec).people if spec else None
        if spec is None or people is None:
            raise CannotTell(
                "actions.list_gone",
                "The list {name} can no longer be read from {folder}.",
                name=name,
                folder=str(run.made_from),
            )
        if run.digests.get(spec.file) != digest_of_file(source.locate(spec)):
            changed.append(spec.file)
        for entry in entries:
            if list_of(entry) == name and row_of(entry) in people.position:
                statements.extend(people.statements(people.position[row_of(entry)]))
    found = {statement.entry for statement in statements}
    if lost := [entry for entry in entries if entry not in found]:
        raise CannotTell(
            "actions.entry_gone",
            mark("{path} names {entry}, and no list has such a row. The paper or the list was changed."),
            path=str(paper),
            entry=lost[0],
        )
    joined = joins_of(entries, run.rows("links.csv"))
    return Trace(paper.name, line, row, joined, tuple(statements), tuple(changed))
