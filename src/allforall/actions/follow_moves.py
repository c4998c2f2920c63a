"""Follow what moves people: fix a case file, show what changed since, and fix it again once two persons have decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from allforall.actions.draw_lot import unsigned
from allforall.actions.fixed_case import FixedCase, fixed_case
from allforall.actions.read_problem import read_published
from allforall.actions.seat_people import Seated, seat_people
from allforall.base.clock import Clock
from allforall.base.errors import UsageError
from allforall.base.finding import Finding, blocks
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.base.progress import SILENT, Progress
from allforall.documents.move_tables import MOVE_COLUMNS, decided_csv, move_rows, moves_csv
from allforall.documents.table_workbook import table_workbook
from allforall.exchange.moves.case_file import CaseFile
from allforall.exchange.moves.compare import Compared, compare
from allforall.exchange.moves.decided import PERSON, Decided, check, undecided
from allforall.exchange.moves.entries import decided_entries, fixed_entry
from allforall.exchange.moves.of_exchange import seats_in
from allforall.exchange.view import View
from allforall.files.move_sheet import read_moves
from allforall.ports.outbox import Outbox
from allforall.ports.source import Source


@dataclass(frozen=True)
class Followed:
    """What became of a case file: how many states it has now, what moved since the last one, what stands against it.

    `sign` are the entries that two persons sign, `append` the moves that go into the ledger before them.
    """

    number: int
    compared: Compared
    findings: tuple[Finding, ...]
    fixed: bool
    sign: tuple[Path, ...] = ()
    append: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Hands:
    """What decides besides the files: the time, chance, and the two persons who fix a first state."""

    clock: Clock
    random: Callable[[int], bytes]
    by: tuple[str, str] | None = None


def follow_moves(
    source: Source,
    ours: Letter,
    hands: Hands,
    *,
    sheet: Path | None = None,
    plan: Path | None = None,
    salt: str | None = None,
    outbox: Outbox | None = None,
    progress: Progress = SILENT,
) -> Followed:
    """Follow the moves of one bureau.

    Without a state there, the first is fixed. With one, what changed goes into a sheet (`outbox`), and once `sheet` has
    a reason and two persons for each, the next state is fixed. `plan` is a plan that people changed by hand; without
    it seats are the planner's.
    """
    seated = seat_people(source, View(ours), salt, progress)
    case = fixed_case(source, seated.opened.exchange)
    if case is None:
        raise UsageError(
            "actions.no_case_file",
            mark("exchange.yaml names no case file. Add: moves: {{folder: moves}}"),
        )
    now, last = _as_it_is(seated, plan), case.last
    if last is None:
        return _begin(case, now, ours, hands, seated)
    compared = compare(last, now, seated.state.seats)
    if sheet is None or not compared.moves:
        if outbox is not None and compared.moves:
            about = {"work": "moves", "made_at": hands.clock.now().isoformat()}
            outbox.publish(_sheets(compared, hands), about)
        said = (*seated.findings, *undecided(compared))
        return Followed(case.folder.count(), compared, said, fixed=False)
    checked = check(compared, read_moves(sheet))
    said = (*seated.findings, *checked.findings)
    if blocks(checked.findings):
        return Followed(case.folder.count(), compared, said, fixed=False)
    number, sign, append = _go_on(case, (last, now), checked.decided, ours, hands)
    return Followed(number, compared, said, fixed=True, sign=sign, append=append)


def _as_it_is(seated: Seated, plan: Path | None) -> CaseFile:
    """Return the state of the case file, with the seats of a plan that people changed where one is named."""
    if plan is None:
        return seated.state
    problem = seated.compiled.problem
    seats = seats_in(problem, read_published(plan, problem))
    return replace(seated.state, seats=seats)


def _sheets(compared: Compared, hands: Hands) -> dict[str, str | bytes]:
    rows = move_rows(compared.moves)
    return {
        "moves.csv": moves_csv(compared.moves),
        "moves.xlsx": table_workbook("Moves", MOVE_COLUMNS, rows, made_at=hands.clock.now()),
    }


def _begin(case: FixedCase, now: CaseFile, ours: Letter, hands: Hands, seated: Seated) -> Followed:
    """Fix the first state."""
    who, second = hands.by or ("", "")
    if not (PERSON.fullmatch(who) and PERSON.fullmatch(second)) or who == second:
        raise UsageError(
            "actions.fixed_by_two",
            mark("A case file begins with two persons. Name them as they sign: --by a-7 --by a-8"),
        )
    entry = fixed_entry(now, ours, (who, second), hands.clock.now(), case.folder.secret(hands.random))
    name = "entries/0001-sign.json"
    case.folder.add({name: unsigned(entry), "0001.json": now.to_bytes()})
    return Followed(1, Compared(()), seated.findings, fixed=True, sign=(case.folder.root / name,))


def _go_on(
    case: FixedCase, states: tuple[CaseFile, CaseFile], decided: Sequence[Decided], ours: Letter, hands: Hands
) -> tuple[int, tuple[Path, ...], tuple[Path, ...]]:
    """Fix the next state with the decisions that led to it; return its number, what to sign and what to append."""
    number, root = case.folder.count() + 1, case.folder.root
    text = decided_csv(decided)
    terms: dict[str, Any] = {
        "party": ours,
        "number": number,
        "at": hands.clock.now(),
        "secret": case.folder.secret(),
    }
    sign, append = {}, {}
    for part, (signed, moved) in enumerate(decided_entries(decided, states, text.encode(), **terms), 1):
        sign[f"entries/{number:04}-{part}-sign.json"] = unsigned(signed)
        for place, each in enumerate(moved, 1):
            append[f"entries/{number:04}-{part}-{place:04}.json"] = unsigned(each)
    case.folder.add({f"{number:04}.csv": text, **append, **sign, f"{number:04}.json": states[1].to_bytes()})
    return number, tuple(root / name for name in sign), tuple(root / name for name in append)
