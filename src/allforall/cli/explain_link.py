"""`allforall explain-link`: why two rows are, or are not, taken for one person."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.list_options import Columns, Judgements

if TYPE_CHECKING:
    from allforall.documents.pair_side import Side
    from allforall.linkage.pair import PairExplained


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain-link")(explain_link)


def explain_link(
    left: Annotated[str, typer.Argument(metavar="LEFT:ROW", help="A list's file, a colon, the row's id.")],
    right: Annotated[
        str, typer.Argument(metavar="RIGHT:ROW", help="The other row, of another list or of the same.")
    ],
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="Also draw the pair as a picture.")
    ] = None,
    columns: Columns = None,
    judgements: Judgements = None,
    as_json: Json = False,
) -> None:
    """Say why two rows are taken for one person or not: field by field, who else fits, what would change it.

    Example: allforall explain-link lists/a-missing.csv:AM-0001 lists/b-held.csv:BH-0865 --svg pair.svg
    """
    from allforall.actions.explain_link import explain_link as explained
    from allforall.cli.finding_lines import show
    from allforall.files.folder_out import FolderOutbox

    with answering(as_json) as answer:
        with answer.progress() as progress:
            found = explained(left, right, columns=columns, judgements=judgements, progress=progress)
        show(answer, found.findings)
        _tell(answer, found.pair)
        if svg:
            FolderOutbox(svg.parent).put(svg.name, found.card())
            answer.say(f"Picture: {svg}")
        answer.give(**_facts(found.pair), svg=str(svg) if svg else None)


def _tell(answer: Answer, pair: "PairExplained") -> None:
    from rich.table import Table

    from allforall.documents import words
    from allforall.documents.pair_side import sides
    from allforall.documents.pair_words import head_line, paragraphs, sums

    answer.say(strong(head_line(pair)))
    table = Table(box=None, padding=(0, 2, 0, 0))
    for head in ("", pair.left, pair.right):
        table.add_column(Text(head))
    table.add_column("bits", justify="right")
    table.add_column("")
    for each in pair.evidence:
        left, right = sides(each.left_value, each.right_value)
        bits = "–" if each.weight is None else words.signed(each.weight, decimals=1)
        table.add_row(Text(each.field), _shown(left), _shown(right), bits, Text(each.words))
    for label, value in sums(pair):
        table.add_row(Text(label, style="dim"), "", "", strong(value), "")
    answer.say(table)
    for part in paragraphs(pair):
        answer.say(strong(part.title))
        for line in part.lines:
            answer.say(f"  {line}")


def _shown(side: "Side") -> Text:
    """Show a value with Latin letters below it, what differs underlined."""
    from allforall.documents.pair_side import runs

    text = Text("" if side.known else side.text, style="" if side.known else "dim")
    if side.known:
        for words, differs in runs(side.text, side.marked):
            text.append(words, style="bold underline" if differs else "")
    if side.below:
        text.append("\n")
        for words, differs in runs(side.below, side.marked_below):
            text.append(words, style="bold underline" if differs else "dim")
    return text


def _facts(pair: "PairExplained") -> dict[str, Any]:
    """Give a program what a person reads."""
    from dataclasses import asdict

    from allforall.documents.pair_side import sides

    evidence = []
    for each in pair.evidence:
        left, right = sides(each.left_value, each.right_value)
        evidence.append(
            {
                **asdict(each),
                "differing": {
                    "in": "Latin letters" if left.marked_below or right.marked_below else "the original",
                    "left": left.marked_below or left.marked,
                    "right": right.marked_below or right.marked,
                },
            }
        )
    return {
        "left": pair.left,
        "right": pair.right,
        "band": pair.band,
        "judged": pair.judged or None,
        "compared": pair.compared,
        "bits": pair.bits,
        "prior_bits": round(pair.prior_bits, 6),
        "probability": pair.probability,
        "evidence": evidence,
        "reasons": list(pair.reasons),
        "rivals": [asdict(rival) for rival in pair.rivals],
        "changes": [asdict(change) for change in pair.changes],
    }
