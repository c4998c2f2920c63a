"""`allforall ledger moves`: who gained a seat, who lost one, and which two persons decided it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.finding_lines import facts, show
from allforall.cli.ledger_options import Folder

if TYPE_CHECKING:
    from allforall.exchange.moves.audit import Change


def register(ledger: typer.Typer) -> None:
    """Add the command."""
    ledger.command("moves")(moves)


def moves(
    folder: Folder,
    house: Annotated[
        Path | None,
        typer.Option(
            "--names",
            metavar="MOVES",
            help="The folder of the case file, with its secret: names in the place of codes.",
        ),
    ] = None,
    as_party: Annotated[
        str | None,
        typer.Option(
            "--as", help="Only the moves of this party: with --names, the party whose case file it is."
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show every change that moved people: who gained, who lost, in which matter, why, and by which two persons.

    Status 1 where an entry is not signed by the two whom it names, covers other moves, breaks the chain or is back-dated.

    Example:
      allforall ledger moves ledger --names moves --as A
    """
    from allforall.actions.audit_moves import audit_moves
    from allforall.base.errors import UsageError
    from allforall.cli.party import party

    with answering(as_json) as answer:
        if house is not None and as_party is None:
            raise UsageError("cli.whose_names", "Say whose case file that is: --as A or --as B.")
        audited = audit_moves(folder, house, party(as_party) if as_party else "")
        for change in audited.changes:
            _show(answer, change)
        if not audited.changes:
            answer.say("No change that moves people stands in this ledger.")
        show(answer, audited.findings)
        if house is None:
            answer.say("People are codes here; the house that moved them can name them: --names MOVES.")
        answer.status = 1 if audited.findings else 0
        answer.give(
            changes=[_as_json(each) for each in audited.changes], findings=list(facts(audited.findings))
        )


def _show(answer: Answer, change: "Change") -> None:
    from allforall.exchange.moves.compare import EFFECT_WORDS, Effect
    from allforall.exchange.moves.matters import REASONS, WORDS, Matter

    by = f"decided by {change.who} and {change.second} of party {change.party}"
    answer.say(
        strong(f"Entry {change.number:,}"),
        f", {change.at:%d %B %Y}: {len(change.moves):,} moves, {by}".replace(" 0", " "),
    )
    for move in change.moves:
        words = WORDS.get(Matter(move.matter), move.matter) if move.matter in set(Matter) else move.matter
        what = words if move.effect is Effect.NONE else EFFECT_WORDS[move.effect]
        answer.say(f"  {move.person}: {what}; {REASONS.get(move.reason, move.reason)}")


def _as_json(change: "Change") -> dict[str, object]:
    return {
        "entry": change.number,
        "at": change.at.isoformat(),
        "party": change.party,
        "who": change.who,
        "second": change.second,
        "moves": [
            {
                "entry": move.number,
                "person": move.person,
                "matter": move.matter,
                "field": move.field,
                "effect": move.effect.value,
                "reason": move.reason,
            }
            for move in change.moves
        ],
    }
