"""`allforall agreement check` and `allforall agreement diff`: a text on the table, and what changed in it."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.exchange.view import View

if TYPE_CHECKING:
    from allforall.actions.check_agreement import CheckedAgreement
    from allforall.agreement.diff import AgreementDiff, Change
    from allforall.planning.positions import Counted

On = Annotated[
    datetime | None,
    typer.Option(
        "--on", metavar="DATE", formats=["%Y-%m-%d"], help="The day to look from; today without it."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Texts on the table.", no_args_is_help=True)
    group.command("check")(check)
    group.command("diff")(diff)
    app.add_typer(group, name="agreement")


def check(
    agreement: Annotated[Path, typer.Argument(metavar="AGREEMENT.yaml", help="An agreement.")],
    on: On = None,
    folder: Annotated[
        Path | None,
        typer.Option("--in", help="An exchange folder whose people are counted under each position."),
    ] = None,
    view: Annotated[
        View, typer.Option("--as", help="Whose eyes count, with --in: A or B opens only what it was shown.")
    ] = View.BOTH,
    as_json: Json = False,
) -> None:
    """Read a text clause by clause and hold it against the law: what blocks, what to ask, what is overdue.

    With --in it also counts, for each clause and category, how many people in captivity stand under what each party
    accepts, rejects, left unclear or did not answer; whoever is undetermined stands apart.

    Example: allforall agreement check examples/istanbul-2025/agreement.yaml --on 2025-06-16
    """
    from allforall.actions.check_agreement import check_agreement_file
    from allforall.actions.count_positions import positions_among
    from allforall.base.finding import blocks
    from allforall.bureau import on_plain_files

    with answering(as_json) as answer:
        checked = check_agreement_file(agreement, _day(on))
        counted: tuple[Counted, ...] = ()
        if folder is not None and checked.agreement is not None:
            source = on_plain_files(folder, folder).source
            with answer.progress() as progress:
                counted = positions_among(source, view, checked.agreement, checked.on, progress)
        _show_checked(answer, checked, counted)
        answer.status = int(blocks(checked.findings))


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD.yaml", help="The text as it was.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.yaml", help="The text as it is proposed.")],
    on: On = None,
    as_json: Json = False,
) -> None:
    """Compare two texts clause by clause, and say what the changes mean for the law.

    Ends with status 1 where the new text has a clause that the law blocks and the old one had not.

    Example: allforall agreement diff old.yaml new.yaml
    """
    from allforall.actions.diff_agreements import diff_agreements
    from allforall.base.finding import blocks

    with answering(as_json) as answer:
        found = diff_agreements(old, new, _day(on))
        _show_diff(answer, found)
        answer.status = int(blocks(found.found))


def _day(on: datetime | None) -> date:
    from allforall.base.clock import SystemClock

    return on.date() if on else SystemClock().now().date()


def _show_checked(answer: Answer, checked: "CheckedAgreement", counted: "tuple[Counted, ...]") -> None:
    from rich.table import Table

    from allforall.agreement.clause_words import terms
    from allforall.agreement.course_words import course_lines
    from allforall.cli.finding_lines import facts, show, summary
    from allforall.cli.position_lines import count_facts, count_lines, stance_lines

    text = checked.agreement
    if text is not None:
        answer.say(strong(text.title))
        for line in course_lines(text, checked.on):
            answer.say(line)
    clauses = []
    for number, each in enumerate(checked.clauses, 1):
        said = () if text is None else terms(each.clause, text)
        answer.say(strong(f"\n{number}. {each.clause.title}"), f" ({each.clause.id})")
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for term in said[1:]:
            table.add_row(f"   {term.name}", term.words)
        answer.say(table)
        mine = [row for row in counted if row.clause.id == each.clause.id]
        for line in count_lines(mine):
            answer.say(f"   {line}")
        show(answer, each.findings, "   ")
        clauses.append(
            {
                "id": each.clause.id,
                "title": each.clause.title,
                "terms": {term.key: term.words for term in said},
                "people": count_facts(mine),
                "findings": list(facts(each.findings)),
            }
        )
    if counted:
        answer.say(strong("\nEligible people by position"), ", once under each clause that they meet")
        for line in stance_lines(counted):
            answer.say(f"   {line}")
    if checked.rest:
        answer.say(strong("\nThe text as a whole"))
        show(answer, checked.rest, "   ")
    answer.say(f"\nFindings: {summary(checked.findings)}.")
    answer.give(
        agreement=text.id if text else None,
        on=checked.on.isoformat(),
        state=str(text.state_on(checked.on)) if text else None,
        clauses=clauses,
        findings=list(facts(checked.rest)),
    )


def _show_diff(answer: Answer, found: "AgreementDiff") -> None:

    from allforall.agreement.diff_words import change_words, clause_lines, clause_words, order_words
    from allforall.cli.finding_lines import facts, show

    if not found:
        answer.say("Nothing changed.")
    for change in found.head:
        answer.say(change_words(change))
    for clause in found.clauses:
        answer.say(strong(clause_words(clause)))
        for line in clause_lines(clause):
            answer.say(f"   {line}")
    if found.order:
        answer.say(order_words(found))
    for heading, findings in (
        ("New for the law and the text", found.found),
        ("Settled by the change", found.settled),
    ):
        if findings:
            answer.say(strong(f"\n{heading}"))
            show(answer, findings, "   ")
    answer.give(
        head=[_term(change) for change in found.head],
        clauses=[
            {"id": c.id, "title": c.title, "kind": str(c.kind), "changes": [_term(x) for x in c.changes]}
            for c in found.clauses
        ],
        order=[list(side) for side in found.order],
        found=list(facts(found.found)),
        settled=list(facts(found.settled)),
    )


def _term(change: "Change") -> dict[str, str]:
    return {"term": change.key, "kind": str(change.kind), "before": change.before, "after": change.after}
