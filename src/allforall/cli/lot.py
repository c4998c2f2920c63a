"""`allforall lot`: the tie-break salt that both parties draw together, so that neither can choose it."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering, strong
from allforall.cli.clock import clock_of
from allforall.cli.finding_lines import facts, show
from allforall.cli.ledger_options import Clocked, Folder

Agreement = Annotated[
    Path, typer.Option("--agreement", metavar="FILE", help="The text that both agreed on, to the byte.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Draw the tie-break salt together with the other party.", no_args_is_help=True)
    group.command("commit")(commit)
    group.command("open")(open_one)
    group.command("show")(show_lots)
    app.add_typer(group, name="lot")


def commit(
    agreement: Agreement,
    as_party: Annotated[str, typer.Option("--as", help="A or B: who commits.")],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where nonce and commitment go.")],
    lot: Annotated[str, typer.Option("--lot", help="What both call this lot, such as lot-1.")] = "lot-1",
    open_by: Annotated[
        datetime | None,
        typer.Option("--open-by", formats=["%Y-%m-%d"], help="By which day it is to be opened."),
    ] = None,
    clock: Clocked = None,
    as_json: Json = False,
) -> None:
    """Draw a nonce and commit to it. Sign and append the commitment; the nonce stays with you until both have committed.

    Example:
      allforall lot commit --agreement agreement.yaml --as A --lot lot-1 --out lot-1
    """
    from secrets import token_bytes

    from allforall.actions.draw_lot import commit_lot
    from allforall.cli.party import party

    with answering(as_json) as answer:
        due = open_by.date() if open_by else None
        nonce, entry = commit_lot(
            agreement, lot, party(as_party), out, clock_of(clock), token_bytes, open_by=due
        )
        answer.say(
            strong(f"Committed to {lot}. "),
            f"Keep {nonce} where nobody sees it: without it nothing can be opened.",
        )
        answer.say(f"Next: allforall ledger sign {entry} --key KEY --out SIGNED")
        answer.give(lot=lot, nonce=str(nonce), entry=str(entry))


def open_one(
    folder: Folder,
    nonce: Annotated[Path, typer.Argument(metavar="NONCE", help="The nonce that “lot commit” wrote.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The opening to sign.")],
    clock: Clocked = None,
    as_json: Json = False,
) -> None:
    """Open your commitment, once the ledger has both; before that it is refused.

    Example:
      allforall lot open ledger lot-1/nonce --out opening.json
    """
    from allforall.actions.draw_lot import open_lot

    with answering(as_json) as answer:
        kept = open_lot(folder, nonce, out, clock_of(clock))
        answer.say(strong(f"Opening of {kept.terms.lot} by {kept.party}: {out}"))
        answer.say(f"Next: allforall ledger sign {out} --key KEY --out SIGNED")
        answer.give(lot=kept.terms.lot, party=kept.party, out=str(out))


def show_lots(
    folder: Folder,
    agreement: Agreement,
    run: Annotated[
        Path | None,
        typer.Option(
            "--run", metavar="OUT", help="Results of a run, to compute again with the salt of the ledger."
        ),
    ] = None,
    clock: Clocked = None,
    as_json: Json = False,
) -> None:
    """Show every lot: who committed, who opened, who has not; and the salt. With --run, compute every seat again.

    Status 1: the run did not use this salt, or somebody has another seat than it gives. 3: there is no salt yet.

    Example:
      allforall lot show ledger --agreement agreement.yaml --run out
    """
    from allforall.actions.check_seats import check_seats
    from allforall.actions.draw_lot import agreement_digest, read_lots
    from allforall.base.parties import LETTERS

    with answering(as_json) as answer:
        drawn = read_lots(folder, agreement_digest(agreement), clock_of(clock).now().date())
        for lot in drawn.lots:
            for letter in LETTERS:
                state = (
                    "opened"
                    if letter in lot.opened
                    else "committed, not open"
                    if letter in lot.committed
                    else "not committed"
                )
                answer.say(f"{lot.name}  {letter}  {state}  {lot.by.get(letter, '')}".rstrip())
        show(answer, drawn.findings)
        answer.say(
            strong(f"Salt, by {drawn.lot}: {drawn.salt}") if drawn.salt else strong("There is no salt yet.")
        )
        answer.status = 0 if drawn.salt else 3
        answer.give(lot=drawn.lot, salt=drawn.salt, findings=list(facts(drawn.findings)))
        answer.give(lots=[{"lot": lot.name, "waits_for": list(lot.waits_for), "void": lot.void, "by": lot.by} for lot in drawn.lots])  # fmt: skip
        if run is not None and drawn.salt:
            checked = check_seats(folder, agreement, run)
            answer.status = 0 if checked.sound else 1
            answer.say(f"The run used this salt: {'yes' if checked.same_salt else 'no'}.")
            answer.say(f"Seats that the salt gives otherwise: {len(checked.differ):,}.")
            for case, (has, due) in list(checked.differ.items())[:20]:
                answer.say(f"  {case}: {_round(has)}, by the salt {_round(due)}")
            if checked.by_clock:
                answer.say("The search ended by the clock, so another machine may find other seats.")
            answer.give(same_salt=checked.same_salt, differ=checked.differ, by_clock=checked.by_clock)


def _round(turn: int) -> str:
    return f"round {turn}" if turn else "no round"
