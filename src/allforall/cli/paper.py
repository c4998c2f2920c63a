"""`allforall paper`: a paper that people sign, carry or keep, as a PDF with the content that it can be checked by."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allforall.base.progress import task
from allforall.cli.answer import Json, answering, strong
from allforall.cli.finding_lines import facts, show

if TYPE_CHECKING:
    from allforall.actions.make_paper import MadePaper
    from allforall.documents.papers.paper import Kind, Language

KINDS = "manifest, handover, capture-card, repatriation, death, receipt, family, statement"
Languages = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="en, uk, ru, tr or ar; repeat it for a paper in up to three languages.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("paper")(paper)


def paper(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"What paper: {KINDS}.")],
    source: Annotated[
        Path,
        typer.Option(
            "--from",
            metavar="PATH",
            help="The content as YAML or JSON; a manifest, or the folder, of a run; the folder of a round; the receipt of a list that left.",
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="PDF", help="Where the paper goes; its content goes beside it.")
    ],
    language: Languages = None,
    case: Annotated[
        str, typer.Option("--case", help="For a family's extract out of a run: the case that they ask about.")
    ] = "",
    after: Annotated[
        list[Path] | None,
        typer.Option(
            "--after", metavar="JSON", help="For a statement: every earlier one, in order; may be repeated."
        ),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--in",
            help="The exchange folder, if it has moved since the run; of a round or a receipt, the one that names the parties.",
        ),
    ] = None,
    clock: Annotated[
        datetime | None,
        typer.Option(
            "--clock",
            help="State this time (UTC) as the time of issue; papers of a run or a round keep theirs.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Make a paper: PDF/A, the same bytes for the same content, a digest on every page; not validated by veraPDF.

    Beside NAME.pdf lies NAME.json, all that the paper says in canonical form: its SHA-256 is the digest on the pages.

    Example:
      allforall paper manifest --from out/istanbul-2025/rounds/03/manifest-A.csv --language uk --out manifest-A.uk.pdf
    """
    with answering(as_json) as answer:
        wanted = _kind(kind)
        made = _made(wanted, source, _languages(language), case, after or [], folder, clock)
        show(answer, made.findings)
        answer.give(findings=list(facts(made.findings)))
        if made.paper is None:
            answer.status = 1
            return
        found = made.paper
        with answer.progress() as progress, task(progress, "Setting the paper"):
            pdf = made.pdf()
        content = _write(out, pdf, found.to_bytes())
        answer.say(strong(f"{out}"), f", and its content in {content}")
        answer.say(f"Digest: {found.spoken}")
        answer.say(f"        {found.digest}")
        if not found.judged:
            answer.say(strong("Unjudged draft: "), "it says so on every page. It is not for signing.")
        answer.give(
            paper=found.paper.value, pdf=str(out), content=str(content), digest=found.digest, spoken=found.spoken,
            languages=list(found.languages), judged=found.judged,
        )  # fmt: skip


def _made(
    kind: "Kind",
    source: Path,
    languages: "tuple[Language, ...]",
    case: str,
    after: list[Path],
    folder: Path | None,
    clock: datetime | None,
) -> "MadePaper":
    from allforall.actions.make_paper import MadePaper, make_paper
    from allforall.actions.paper_of_receipt import paper_of_receipt
    from allforall.actions.paper_of_round import OF_A_ROUND, paper_of_round
    from allforall.actions.paper_of_run import RunPapers
    from allforall.base.errors import UsageError
    from allforall.cli.clock import clock_of, in_utc
    from allforall.documents.papers.paper import Kind
    from allforall.files.folder_in import FolderSource
    from allforall.files.round_folder import is_round
    from allforall.files.run_folder import find_run, is_run
    from allforall.files.sent_receipt import is_receipt

    if kind in OF_A_ROUND and is_round(source):
        return paper_of_round(source, kind, exchange=folder, languages=languages, earlier=after)
    if kind is Kind.RECEIPT and is_receipt(source):
        return paper_of_receipt(source, exchange=folder, languages=languages)
    of_run = source.suffix == ".csv" or source.is_dir()
    if not (of_run and kind in {Kind.MANIFEST, Kind.HANDOVER, Kind.FAMILY}):
        at = in_utc(clock) if clock else None
        return make_paper(source, kind, languages=languages, made_at=at, earlier=after)
    if source.is_dir() and not is_run(source):
        raise UsageError(
            "cli.no_run_nor_round",
            "{path} is neither what a run left nor the folder of a round. Name one of these, a manifest, or a file with the"
            " content.",
            path=str(source),
        )
    run = find_run(source / "any" if source.is_dir() else source)
    papers = RunPapers(run, FolderSource(folder or run.made_from))
    found: Any
    if kind is Kind.MANIFEST:
        found = papers.manifest(source, languages)
    elif kind is Kind.HANDOVER:
        found = papers.handover(source, languages)
    elif not case:
        raise UsageError("cli.no_case", "Name the case that the family asks about, with --case.")
    else:
        found = papers.family(case, clock_of(clock).now(), languages)
    return MadePaper(found)


def _kind(text: str) -> "Kind":
    from allforall.base.errors import UsageError
    from allforall.documents.papers.paper import Kind

    try:
        return Kind(text)
    except ValueError:
        raise UsageError(
            "cli.no_such_paper", "There is no paper “{kind}”. There are: {all}.", kind=text, all=KINDS
        ) from None


def _languages(codes: list[str] | None) -> "tuple[Language, ...]":
    from allforall.cli.paper_languages import languages_of

    return languages_of(codes)


def _write(out: Path, made: bytes, content: bytes) -> Path:
    """Write the paper and its content; a paper that is there already, perhaps signed, is never replaced by another."""
    from allforall.base.errors import InputError, UsageError
    from allforall.files.folder_out import FolderOutbox

    if out.suffix.lower() != ".pdf":
        raise UsageError("cli.no_pdf_name", "{path} must end in .pdf.", path=str(out))
    beside = out.with_suffix(".json")
    for path, new in ((out, made), (beside, content)):
        if path.exists() and (not path.is_file() or path.read_bytes() != new):
            raise InputError(
                "cli.would_replace_paper",
                "{path} is there already and says something else. Name another file, or move it away.",
                path=str(path),
            )
    outbox = FolderOutbox(out.parent)
    outbox.put(beside.name, content)
    outbox.put(out.name, made)
    return beside
