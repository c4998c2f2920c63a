"""`allforall ledger balance`: what a ledger tells of every promise, with the entries behind each figure."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.balance_lines import notes, show_accounts
from allforall.cli.clock import clock_of
from allforall.cli.ledger_options import Clocked, Folder

if TYPE_CHECKING:
    from allforall.accounts.amount import Amount
    from allforall.actions.balance_ledger import LedgerBalance
    from allforall.exchange.booked.figure import Figure
    from allforall.exchange.booked.reckon import Reckoning
    from allforall.exchange.booked.round_words import RoundWords

_DAY = ["%Y-%m-%d"]


def register(ledger: typer.Typer) -> None:
    """Add the command."""
    ledger.command("balance")(balance)


def balance(
    folder: Folder,
    at: Annotated[
        datetime | None,
        typer.Option(
            "--at", metavar="DATE", formats=_DAY, help="What had happened by this day; today unless said."
        ),
    ] = None,
    known: Annotated[
        datetime | None,
        typer.Option(
            "--known",
            metavar="DATE",
            formats=_DAY,
            help="What stood in the ledger by this day; all of it unless said.",
        ),
    ] = None,
    clock: Clocked = None,
    as_json: Json = False,
) -> None:
    """Say of every promise what was promised, planned, handed over, confirmed by each side, disputed and open.

    Each figure names the entries that it comes from. What no entry says is left out and is not 0. The figures are what stands
    in the files: “allforall ledger verify” says whether it holds.

    Example:
      allforall ledger balance ledger --at 2025-06-30
    """
    from allforall.actions.balance_ledger import balance_ledger

    with answering(as_json) as answer:
        on = (at or clock_of(clock).now()).date()
        with answer.progress() as progress:
            made = balance_ledger(folder, on, known.date() if known else None, progress)
        _show(answer, made)
        answer.give(**_facts(made))


def _show(answer: Answer, made: "LedgerBalance") -> None:
    from allforall.documents import words

    knowledge = f"as it stood on {words.day(made.known)}" if made.known else "as it stands"
    answer.say(
        strong(made.origin),
        f"  {made.size:,} entries, {knowledge}; what had happened by {words.day(made.standing.on)}",
    )
    show_accounts(answer, made.accounts)
    for note in notes(made):
        answer.say(note)


def _facts(made: "LedgerBalance") -> dict[str, Any]:
    """Give a program the same, each figure with its entries."""
    from allforall.ledger.draft import is_draft

    return {
        "origin": made.origin,
        "draft": is_draft(made.origin),
        "size": made.size,
        "at": made.standing.on,
        "known": made.known,
        "accounts": [_account(each) for each in made.accounts],
        "later": made.later,
        "corrected": {str(number): by for number, by in sorted(made.standing.corrected.items())},
        "disputes": [line.number for line in made.standing.disputes],
        "unsigned": [{"entry": line.number, "by": line.unsigned} for line in made.standing.unsigned],
        "void": [line.number for line in made.standing.void],
        "not_read": [{"entry": each.number, "kind": each.kind, "why": each.why} for each in made.book.unread],
        "without_keys": made.keyless,
    }


def _account(each: "Reckoning") -> dict[str, Any]:
    from allforall.accounts.state import state

    account, promised = each.account, "promised" in each.figures
    return {
        "promise": account.promise,
        "to": account.to,
        "group": account.group,
        "state": state(each.balance) if promised else None,
        "deadline": each.balance.deadline,
        "figures": {name: _figure(figure) for name, figure in each.figures.items()},
        "rounds": [_round(words) for words in each.rounds],
        "disputes": each.disputes,
    }


def _figure(figure: "Figure") -> dict[str, Any]:
    return {**_amount(figure.amount), "entries": figure.entries}


def _amount(amount: "Amount") -> dict[str, Any]:
    """Give the bounds that are known: `?` has none."""
    return {
        "amount": str(amount),
        "at_least": amount.low if amount.known else None,
        "at_most": amount.high,
    }


def _round(words: "RoundWords") -> dict[str, Any]:
    return {
        "round": words.round,
        "day": words.day,
        "delivered": _amount(words.delivered.amount),
        "words": [
            {
                "said_by": each.said_by,
                **_amount(each.amount),
                "entries": [int(n) for n in each.statement.split("+")],
            }
            for each in words.delivered.sayings
        ],
        "confirmed": {side: {"on": on, **_figure(figure)} for side, (on, figure) in words.confirmed.items()},
        "lag_days": words.lag,
        "waits_for": words.waits_for,
    }
