"""`allforall moves`: what moved people since the case file was last fixed, and who decided it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.finding_lines import facts, show
from allforall.cli.ledger_options import SaltFrom
from allforall.cli.run import Clock

if TYPE_CHECKING:
    from allforall.actions.follow_moves import Followed


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("moves")(moves)


def moves(
    folder: Annotated[
        Path, typer.Argument(help="The folder of an exchange whose exchange.yaml names a case file.")
    ],
    as_party: Annotated[str, typer.Option("--as", help="A or B: whose case file it is.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="OUT", help="Where the sheet of moves goes, to fill in.")
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions", metavar="FILE", help="The sheet as two persons filled it in, csv or xlsx."
        ),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="CODE", help="Who fixes the first state, twice: --by a-7 --by a-8."),
    ] = None,
    plan: Annotated[
        Path | None,
        typer.Option("--plan", metavar="PLAN.json", help="A plan whose seats people changed by hand."),
    ] = None,
    salt_from: SaltFrom = None,
    clock: Clock = None,
    as_json: Json = False,
) -> None:
    """Fix the case file, see what moved people since, and fix it again once each move has a reason and two persons.

    What changed and is not decided stops the next offer, plan and manifest: status 1.

    Example:
      allforall moves FOLDER --as A --out out/moves
    """
    from secrets import token_bytes

    from allforall.actions.follow_moves import Hands, follow_moves
    from allforall.base.clock import FixedClock
    from allforall.base.errors import UsageError
    from allforall.base.finding import blocks
    from allforall.bureau import on_plain_files
    from allforall.cli.clock import in_utc
    from allforall.cli.party import party
    from allforall.cli.salt_lines import lot_of

    with answering(as_json) as answer:
        persons = tuple(by or ())
        if len(persons) not in {0, 2}:
            raise UsageError("cli.two_persons", "Name two persons, as they sign: --by a-7 --by a-8")
        bureau = on_plain_files(folder, out or folder, FixedClock(in_utc(clock)) if clock else None)
        drawn = lot_of(answer, bureau.source, salt_from)
        with answer.progress() as progress:
            done = follow_moves(
                bureau.source,
                party(as_party),
                Hands(bureau.clock, token_bytes, (persons[0], persons[1]) if persons else None),
                sheet=decisions,
                plan=plan,
                salt=drawn.salt if drawn else None,
                outbox=bureau.outbox if out else None,
                progress=progress,
            )
        _tell(answer, done, out)
        answer.status = int(blocks(done.findings) and not done.fixed)


def _tell(answer: Answer, done: "Followed", out: Path | None) -> None:
    from collections import Counter

    from allforall.base.finding import Severity
    from allforall.exchange.moves.compare import EFFECT_WORDS, Effect
    from allforall.exchange.moves.matters import WORDS

    compared = done.compared
    for matter, count in Counter(move.matter for move in compared.moves).items():
        answer.say(f"{count:,} × {WORDS[matter]}")
    for effect in (Effect.GAINED, Effect.TAKEN_OVER, Effect.EARLIER, Effect.LATER, Effect.LOST):
        for move in compared.with_effect(effect)[:10]:
            answer.say(f"  {move.name} ({move.person}) {EFFECT_WORDS[effect]}: {move.before} → {move.after}")
    ours = [f for f in done.findings if f.severity is Severity.BLOCKS or f.code.startswith("exchange.")]
    show(answer, ours)
    if done.fixed:
        answer.say(strong(f"State {done.number} of the case file is fixed."))
        for path in done.sign:
            answer.say(f"Both sign: allforall ledger sign {_near(path)} --key KEY --out SIGNED")
        if done.append:
            answer.say(
                f"Then append the {len(done.append):,} moves beside them, and what was signed behind those, as one batch."
            )
    elif compared.moves and out:
        answer.say(f"Fill in reason, who and second: {out / 'moves.xlsx'}, then --decisions.")
    elif not compared.moves:
        answer.say(f"Nothing moved since state {done.number} was fixed.")
    answer.give(
        state=done.number,
        fixed=done.fixed,
        moves=[{"move": m.code, "matter": m.matter.value, "person": m.person, "field": m.field, "effect": m.effect.value, "follows": m.follows} for m in compared.moves],
        findings=list(facts(ours)),
        sign=[str(path) for path in done.sign],
        append=[str(path) for path in done.append],
    )  # fmt: skip


def _near(path: Path) -> Path:
    """Name a file as somebody who works here would."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
