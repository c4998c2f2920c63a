"""`allforall claims read`: announcements in, attributed claims out."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering, strong
from allforall.cli.finding_lines import show

SAID = {"claims.never_above", "claims.contradicted", "claims.bad_review", "claims.not_read_again"}
"""Findings that are said whole; of the others there may be one for every sentence."""


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("read")(read)


def read(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", help="Announcements: text, HTML or PDF, or folders of them."),
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder for NAME.json of each, and clusters.json.")],
    judged: Annotated[
        list[Path] | None,
        typer.Option(
            "--judged",
            metavar="FILE",
            help="A review.csv that a person filled in; may be repeated. Judgements stay.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Read announcements in English, Ukrainian and Russian to claims: who said it, kind, day, how many, to whom.

    NAME.json beside NAME.txt may give lang, date, outlet, url and title. What was not understood is listed, not
    guessed. Names of private persons are never taken out. review.csv has every claim that waits for a person, with how
    it stands beside the public record; contradictions.csv has both sources of whatever does not fit.

    Example: allforall claims read announcements --out out/claims --judged judged.csv
    """
    from allforall.actions.read_claims import read_claims
    from allforall.base.clock import SystemClock
    from allforall.base.finding import count_by_code
    from allforall.claims.against_record import Standing
    from allforall.files.claim_reviews import read_reviews
    from allforall.files.folder_out import FolderOutbox

    with answering(as_json) as answer:
        known, doubtful = read_reviews(judged or ())
        with answer.progress() as progress:
            result = read_claims(
                paths, FolderOutbox(out), SystemClock().now(), judged=known, progress=progress
            )
        answer.say("Announcements read: ", strong(f"{len(result.documents):,}"))
        answer.say("Claims: ", strong(f"{result.claims:,}"))
        answer.say(f"Sentences with a figure that were not understood: {result.not_understood:,}")
        standing = Counter(each.value for each in result.review.standing.values())
        answer.say(
            "Beside the public record: " + ", ".join(f"{standing[each]:,} {each}" for each in Standing)
        )
        answer.say("Claims that wait for a person: ", strong(f"{result.review.waiting:,}"))
        findings = (*result.findings, *doubtful)
        counted = count_by_code(findings)
        show(answer, [each for each in findings if each.code in SAID])
        for code, count in sorted(counted.items()):
            if code not in SAID:
                answer.say(f"  {count:,} × {code}")
        answer.say(
            f"Written to {out}: one file for each, clusters.json by event, review.csv to judge, contradictions.csv."
        )
        answer.give(
            documents=len(result.documents),
            claims=result.claims,
            not_understood=result.not_understood,
            waiting=result.review.waiting,
            standing=dict(standing),
            findings=dict(counted),
            out=str(out),
        )
