"""`allforall trace`: from a row of a paper back to the cells."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Json, answering, strong

if TYPE_CHECKING:
    from allforall.people.statement import Statement


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("trace")(trace)


def trace(
    row: Annotated[
        str, typer.Argument(metavar="PAPER:LINE", help="A manifest and a line of it; line 1 is the header.")
    ],
    folder: Annotated[
        Path | None, typer.Option("--in", help="The exchange folder, if it has moved since the run.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Walk a row of a manifest back to file, sheet and cell of every statement behind it.

    Example:
      allforall trace out/istanbul-2025/rounds/03/manifest-A.csv:12
    """
    from dataclasses import asdict

    from rich.table import Table

    from allforall.actions.trace_row import trace_row
    from allforall.base.errors import CannotTell
    from allforall.files.folder_in import FolderSource
    from allforall.files.run_folder import find_run, split_reference

    with answering(as_json) as answer:
        paper, line = split_reference(row)
        made_from = folder or find_run(paper).made_from
        if not made_from.is_dir():
            raise CannotTell(
                "cli.exchange_moved",
                "The exchange {folder} is not where it was when this paper was made. Name it with --in.",
                folder=str(made_from),
            )
        found = trace_row(paper, line, FolderSource(made_from))
        row_said = found.row
        about = f"  case {row_said['case']}, clause {row_said['clause']}, {row_said['standing']}"
        answer.say(strong(row_said["latin"]), about)
        for pair in found.joined:
            why = f"judged {pair.judged}" if pair.judged else f"{float(pair.weight):.1f} bits of evidence"
            answer.say(f"  {pair.left} and {pair.right}: {why}")
        table = Table("field", "read as", "typed", "said by", "where", box=None, pad_edge=False)
        for field, statements in found.by_field().items():
            for index, said in enumerate(statements):
                table.add_row(
                    field if index == 0 else "", said.value, said.raw, _who(said), str(said.cell.place)
                )
        answer.say(table)
        for name in found.changed:
            answer.say(strong(f"{name} has changed since the run; what stands above is as it is today."))
        answer.status = 1 if found.changed else 0
        answer.give(
            paper=found.paper,
            line=found.line,
            row=dict(found.row),
            joined=[asdict(pair) for pair in found.joined],
            statements=[said.to_json() for said in found.statements],
            changed=list(found.changed),
        )


def _who(said: "Statement") -> str:
    """Say whose list it is, and whom the row itself names."""
    return said.said_by if said.source in {"", said.said_by} else f"{said.said_by}: {said.source}"
