"""`allforall dedupe`: who stands on a list twice, and across several lists who is who."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.list_options import Columns, Judgements

if TYPE_CHECKING:
    from allforall.actions.dedupe_lists import Deduped
    from allforall.exchange.sources import SourceKind


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("dedupe")(dedupe)


def dedupe(
    lists: Annotated[
        list[str],
        typer.Argument(
            metavar="LIST...",
            help="One list; or several, each with what it is: missing=, enquiries=, held=, hospital=, visits=,"
            " sightings=, returned=, dead=.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder for duplicates.csv, review.csv and the rest.")],
    columns: Columns = None,
    judgements: Judgements = None,
    model: Annotated[
        Path | None,
        typer.Option("--model", help="Weights from `allforall train-links` instead of the packaged ones."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Find people who stand on a list twice; of several lists, who is on which, home, dead, or held on no list.

    Examples:
      allforall dedupe lists/a-missing.csv --out out/twice
      allforall dedupe missing=a-missing.csv held=b-held.csv sightings=seen.csv returned=home.csv --out out/people
    """
    from allforall.actions.dedupe_lists import dedupe_lists
    from allforall.base.clock import SystemClock
    from allforall.base.finding import blocks
    from allforall.files.folder_out import FolderOutbox

    with answering(as_json) as answer:
        with answer.progress() as progress:
            found = dedupe_lists(
                [_named(text) for text in lists],
                FolderOutbox(out),
                columns=columns,
                judgements=judgements,
                model=model,
                today=SystemClock().now().date(),
                progress=progress,
            )
        _tell(answer, found, out)
        answer.status = int(blocks(found.findings))


def _named(text: str) -> "tuple[SourceKind | None, Path]":
    """Take `held=b-held.csv` apart; a path may itself have an equals sign."""
    from allforall.exchange.sources import SourceKind

    kind, sign, path = text.partition("=")
    if sign and kind in set(SourceKind):
        return SourceKind(kind), Path(path)
    return None, Path(text)


WORDS = {
    "agreed": "asked for and held: both lists name them",
    "conflict": "asked for and held, and the lists contradict each other",
    "possible": "a possible match waits for a person",
    "only_a": "asked for, on no list of the holder",
    "only_b": "held, asked for by no one",
    "evidence_only": "seen or heard of, asked for by no one, on no list of the holder",
    "already_returned": "home already, by the home party's word",
    "deceased": "dead, by the home party's word",
}


def _tell(answer: Answer, found: "Deduped", out: Path) -> None:
    """Sum up for a person, and for a program."""
    from rich.table import Table

    from allforall.base.finding import count_by_code
    from allforall.documents import words

    rows = sum(map(len, found.lists.values()))
    answer.say(
        strong(words.counted("{n} row", "{n} rows", rows)),
        words.counted(" on {n} list", " on {n} lists", len(found.lists)),
    )
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right")
    for count, one, many in (
        (
            len(found.repeated),
            "person stands on one list more than once",
            "people stand on one list more than once",
        ),
        (found.repeats, "row repeats another one of its list", "rows repeat another one of their list"),
        (found.waiting, "pair waits for a person", "pairs wait for a person"),
    ):
        table.add_row(words.number(count), one if count == 1 else many)
    answer.say(table)
    if found.kinds:
        answer.say(strong(words.counted("{n} person", "{n} people", len(found.known))), " behind these lists")
        people = Table(box=None, show_header=False, pad_edge=False)
        people.add_column(justify="right")
        for code, count in found.by_code().items():
            people.add_row(words.number(count), strong(code), WORDS[code])
        answer.say(people)
        answer.say(
            strong("Held but on no list: "),
            words.counted(
                "{n} person was seen in captivity and stands on no list of the holder.",
                "{n} people were seen in captivity and stand on no list of the holder.",
                found.held_on_no_list,
            ),
        )
        answer.say("Every match is a proposal until a person has judged it.")
    answer.say(
        f"Twice: {out / 'duplicates.csv'}   To judge: {out / 'review.csv'}   Findings: {len(found.findings):,}"
    )
    answer.give(
        lists={name: len(people) for name, people in found.lists.items()},
        people_repeated=len(found.repeated),
        rows_repeated=found.repeats,
        review=found.waiting,
        results=found.by_code() if found.kinds else None,
        held_on_no_list=found.held_on_no_list if found.kinds else None,
        findings=dict(sorted(count_by_code(found.findings).items())),
        out=str(out),
    )
