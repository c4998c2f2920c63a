"""`allforall audit-links`: how wrong may our links be?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Answer, Json, answering, strong

if TYPE_CHECKING:
    from allforall.actions.audit_links import Audited
    from allforall.linkage.audit import Estimate


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("audit-links")(audit_links)


def audit_links(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="The folder that allforall link or dedupe wrote.")
    ],
    filled: Annotated[
        Path | None, typer.Option("--filled", metavar="SHEET.csv", help="The sheet with verdicts filled in.")
    ] = None,
    size: Annotated[
        int, typer.Option("--size", min=1, max=10_000, help="About how many pairs to draw.")
    ] = 200,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Decides which pairs, and their order.")] = 1,
    as_json: Json = False,
) -> None:
    """Draw pairs for a person to judge blind; from the filled sheet, say how many links are wrong or missing.

    Examples:
      allforall audit-links out/links
      allforall audit-links out/links --filled out/links/audit/sheet.csv
    """
    from allforall.actions.audit_links import as_facts, draw_audit, read_audit

    with answering(as_json) as answer:
        if filled:
            found = read_audit(out, filled)
            _tell(answer, found)
            answer.give(**as_facts(found))
            return
        with answer.progress() as progress:
            drawn = draw_audit(out, size=size, seed=seed, progress=progress)
        answer.say(
            strong(f"{drawn.pairs:,} pairs drawn"), f" of {sum(drawn.strata.values()):,}: {drawn.sheet}"
        )
        answer.say(
            "Write same, different or unsure into the column verdict of each, without looking at links.csv."
        )
        answer.say(f"Then: allforall audit-links {out} --filled {drawn.sheet}")
        answer.give(sheet=str(drawn.sheet), pairs=drawn.pairs, strata=dict(drawn.strata), seed=seed)


WORDS = {
    "match_sure": "proposed, far above the limit",
    "match_close": "proposed, near the limit",
    "review_strong": "to judge, strong",
    "review_weak": "to judge, weaker",
    "below": "too weak to be asked about",
}


def _tell(answer: Answer, found: "Audited") -> None:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    for head in ("pairs", "same", "different", "unsure"):
        table.add_column(head, justify="right")
    for name, judged in found.judged.items():
        counts = (judged.pairs, judged.same, judged.different, judged.unsure)
        table.add_row(WORDS[name], *(f"{count:,}" for count in counts))
    answer.say(table)
    audit = found.audit
    if audit.precision and audit.wrong:
        answer.say(strong(f"Right among the proposed: {_percent(audit.precision)}"))
        wrong = audit.wrong
        answer.say(f"   of them {wrong.value:,.0f} are two people, or {wrong.low:,.0f} to {wrong.high:,.0f}")
    else:
        answer.say("Right among the proposed: cannot be told; no verdict on a proposed pair tells.")
    if audit.recall and audit.with_review:
        answer.say(strong(f"Found of all that were compared: {_percent(audit.recall)}"))
        answer.say(f"   with the pairs that a person judges: {_percent(audit.with_review)}")
        answer.say(
            "   People whose rows share no name, date or number at all were never compared; they come on top."
        )
    else:
        answer.say("Found of all: cannot be told before pairs of every kind have a verdict.")
    if found.unsure:
        answer.say(f"{found.unsure:,} unsure pairs are kept apart: they count for neither.")
    if found.open:
        answer.say(
            f"{found.open:,} pairs have no verdict yet. Judge them all: leaving out the hard ones flatters."
        )


def _percent(each: "Estimate") -> str:
    """Write a share with its interval, the bounds rounded outwards."""
    from math import ceil, floor

    low, high = floor(each.low * 1000) / 10, ceil(each.high * 1000) / 10
    return f"{each.value * 100:.1f} % (95 % interval: {low:.1f}–{high:.1f} %)"
