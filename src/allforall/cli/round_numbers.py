"""The numbers of a round side by side: for a person as a table, for a program as values."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from rich.table import Table

from allforall.base.parties import LETTERS, Letter
from allforall.cli.answer import strong

if TYPE_CHECKING:
    from allforall.exchange.rounds.balance import Balance
    from allforall.exchange.rounds.words import Speaker

NOTHING = "–"


def number_table(counted: "Mapping[Letter, Balance]", time: datetime) -> Table:
    """Show both directions side by side, from the manifest to what both sides confirm."""
    from allforall.exchange.rounds.words import Outcome

    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    for to in LETTERS:
        table.add_column(strong(f"going home to {to}"), justify="right")
    lines: list[tuple[str, Any]] = [
        ("manifest", lambda each: each.stage.value),
        ("people on it", lambda each: f"{each.manifest:,}"),
        ("boarded", _boarded),
        *(
            (f"  {outcome.value}", lambda each, which=outcome: f"{each.outcomes[which]:,}")
            for outcome in Outcome
        ),
        ("beside it: on no row", lambda each: f"{each.extras:,}"),
        ("  wrong person", lambda each: f"{each.wrong:,}"),
        ("handed over in all", lambda each: f"{each.handed_over:,}"),
        ("confirmed by A", lambda each: _confirmed(each, "A", time)),
        ("confirmed by B", lambda each: _confirmed(each, "B", time)),
        ("a neutral counts", lambda each: _confirmed(each, "neutral", time)),
        ("", lambda each: each.confirmations.state.value),
    ]
    for name, say in lines:
        table.add_row(name, *(say(counted[to]) for to in LETTERS))
    return table


def _boarded(counted: "Balance") -> str:
    if counted.boarded is None:
        return "not known"
    return f"{counted.boarded:,}" + (f", {counted.open_legs} legs to go" if counted.open_legs else "")


def _confirmed(counted: "Balance", by: "Speaker", time: datetime) -> str:
    from allforall.exchange.rounds.times import duration

    number = counted.confirmations.number(by)
    lag = counted.confirmations.lag(by, counted.last_arrival)
    waiting = counted.confirmations.waiting(by, counted.last_arrival, time)
    if number is not None:
        return f"{number:,}" + (f" after {duration(lag)}" if lag is not None else "")
    return f"{NOTHING} for {duration(waiting)}" if waiting is not None and by != "neutral" else NOTHING


def number_facts(counted: "Balance", time: datetime) -> dict[str, Any]:
    """Give a program the numbers of one direction; what is not known is null."""
    from allforall.exchange.rounds.words import SPEAKERS

    spoken = counted.confirmations
    return {
        "stage": counted.stage.value,
        "manifest": counted.manifest,
        "drafts": counted.drafts,
        "boarded": counted.boarded,
        "outcomes": {outcome.name.casefold(): count for outcome, count in counted.outcomes.items()},
        "substitutes": counted.substitutes,
        "extras": counted.extras,
        "wrong_person": counted.wrong,
        "sent_back": counted.sent_back,
        "handed_over": counted.handed_over,
        "confirmed": {by: spoken.number(by) for by in SPEAKERS},
        "confirmation": spoken.state.value,
        "lag_s": {by: _seconds(spoken.lag(by, counted.last_arrival)) for by in SPEAKERS},
        "waiting_s": {by: _seconds(spoken.waiting(by, counted.last_arrival, time)) for by in LETTERS},
    }


def _seconds(lag: timedelta | None) -> int | None:
    return None if lag is None else int(lag.total_seconds())
