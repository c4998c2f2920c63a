"""`allforall verify`: is it sound, by whom, and what does that prove?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Answer, Json, answering, strong

if TYPE_CHECKING:
    from allforall.ledger.verdict import Verdict

Papers = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH…",
        help="PDFs and their contents, ledgers, checkpoints, proofs, signed documents, sealed lists and their openings.",
    ),
]
Policy = Annotated[
    Path | None,
    typer.Option(
        "--policy", metavar="FILE", help="Whom you trust, as you got it by another way than the papers."
    ),
]
Ledger = Annotated[
    Path | None, typer.Option("--ledger", metavar="FOLDER", help="A ledger whose keys and rules count.")
]
Against = Annotated[
    list[Path] | None,
    typer.Option("--against", metavar="FILE", help="A checkpoint or commitment that you hold from before."),
]
Document = Annotated[
    Path | None, typer.Option("--document", metavar="FILE", help="The document behind a signed digest.")
]
Salt = Annotated[
    Path | None, typer.Option("--salt", metavar="FILE", help="The salt that was kept with the document.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("verify")(verify)


def verify(
    papers: Papers,
    policy: Policy = None,
    ledger: Ledger = None,
    against: Against = None,
    document: Document = None,
    salt: Salt = None,
    as_json: Json = False,
) -> None:
    """Say of each paper whether it is sound: who signed what and when, what that proves and what it does not.

    A PDF is held against the content beside it: NAME.json for NAME.pdf.

    Exit status: 0 all sound · 1 one is not · 3 of one it cannot be told, and the words say what is missing.

    Example:
      allforall verify entry-12.tlog-proof --policy policy
    """
    _answer(papers, policy, ledger, against, document, salt, as_json)


def ledger_verify(
    papers: Papers,
    policy: Policy = None,
    ledger: Ledger = None,
    against: Against = None,
    document: Document = None,
    salt: Salt = None,
    as_json: Json = False,
) -> None:
    """Do the same as “allforall verify”.

    Example:
      allforall ledger verify ledger
    """
    _answer(papers, policy, ledger, against, document, salt, as_json)


def _answer(
    papers: list[Path],
    policy: Path | None,
    ledger: Path | None,
    against: list[Path] | None,
    document: Path | None,
    salt: Path | None,
    as_json: bool,
) -> None:
    from allforall.actions.verify_papers import verify_papers
    from allforall.base.progress import task

    with answering(as_json) as answer:
        with answer.progress() as progress, task(progress, "Checking"):
            verdicts = verify_papers(
                papers, policy=policy, ledger=ledger, against=against or (), document=document, salt=salt
            )
        for verdict in verdicts:
            _say(answer, verdict)
        answer.status = _status(verdicts)
        answer.give(papers=[_as_json(verdict) for verdict in verdicts])


def _status(verdicts: list["Verdict"]) -> int:
    from allforall.ledger.verdict import Answer as Told

    told = {verdict.answer for verdict in verdicts}
    return 1 if Told.NOT in told else 3 if Told.CANNOT_TELL in told else 0


def _say(answer: Answer, verdict: "Verdict") -> None:
    from allforall.base.messages import translate
    from allforall.ledger.verdict import Answer as Told

    answer.say(strong(f"{verdict.path}: {verdict.answer}"), f" ({translate(verdict.what)})")
    parts = [("", verdict.reasons), ("", verdict.facts)]
    if verdict.answer is not Told.NOT:
        first = "Proves: " if verdict.answer is Told.SOUND else "Would prove: "
        parts += [(first, verdict.proves), ("Does not prove: ", verdict.proves_not)]
    for before, sentences in parts:
        for each in sentences:
            answer.say(f"  {before}{each.say()}")


def _as_json(verdict: "Verdict") -> dict[str, object]:
    return {
        "path": verdict.path,
        "what": verdict.what,
        "answer": verdict.answer.value,
        "reasons": [each.say() for each in verdict.reasons],
        "facts": [each.say() for each in verdict.facts],
        "proves": [each.say() for each in verdict.proves],
        "does_not_prove": [each.say() for each in verdict.proves_not],
    }
