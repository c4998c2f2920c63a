"""`allforall round show`: manifest, boarded, handed over, confirmed by A, by B, and what is open, on one screen."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from allforall.base.parties import LETTERS
from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.finding_lines import facts, show
from allforall.cli.round_numbers import number_facts, number_table
from allforall.cli.round_options import Folder

if TYPE_CHECKING:
    from allforall.actions.round_words import Situation


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show")(show_round)


def show_round(
    folder: Folder,
    rows: Annotated[
        bool, typer.Option("--rows", help="Every row too, with names: for those who work on the round.")
    ] = False,
    at: Annotated[
        str, typer.Option("--at", metavar="TIME", help="As of which time lags are counted, if not now.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Show where a round stands: the numbers of both directions side by side, its legs, its tasks, and what to look at.

    It ends with status 1 while something is found that blocks.

    Example:
      allforall round show round-09
    """
    from allforall.actions.round_words import situation
    from allforall.base.clock import SystemClock
    from allforall.base.finding import blocks
    from allforall.documents.words import day
    from allforall.exchange.rounds.balance import balance
    from allforall.exchange.rounds.look import look

    with answering(as_json) as answer:
        now = situation(folder)
        time = now.moment(at, SystemClock()).astimezone(now.zone)
        way, counted = now.now.way, {to: balance(now.now, to) for to in LETTERS}
        answer.say(
            strong(f"Round {way.number} of {way.agreement}"),
            f", {day(way.day)}, {way.place}. {_window(now)}",
        )
        transit = f" Transit: {way.transit}." if way.transit else ""
        answer.say(f"Record kept by {way.kept_by}, {len(now.read.events):,} lines.{transit}")
        if now.now.aborted:
            answer.say(
                strong(f"Aborted at {now.now.aborted.at:%H:%M %Z}"), f" ({now.now.aborted.reason.value})."
            )
        answer.say(number_table(counted, time))
        _way(answer, now)
        _tasks(answer, now)
        _dead(answer, now)
        if rows:
            _rows(answer, now)
        findings = (*now.findings, *look(now.now, time))
        show(answer, findings)
        if not findings:
            answer.say("Nothing to look at.")
        answer.status = int(blocks(findings))
        answer.give(**({"rows": list(_places(now))} if rows else {}))
        answer.give(
            round=way.number,
            agreement=way.agreement,
            as_of=time.isoformat(),
            aborted=now.now.aborted.at.isoformat() if now.now.aborted else None,
            directions={to: number_facts(each, time) for to, each in counted.items()},
            legs=_legs(now),
            open_tasks=list(now.now.open_tasks),
            remains=_remains(now),
            findings=list(facts(findings)),
        )


def _window(now: "Situation") -> str:
    kept = now.now.window
    if kept is None:
        return "No safe window is agreed." if now.now.windows else "No safe window is planned."
    how = "both sides said so" if now.now.windows else "as planned"
    return f"Safe window {kept.start:%H:%M}–{kept.end:%H:%M %Z}, {how}."


def _way(answer: Answer, now: "Situation") -> None:
    for leg in _legs(now):
        times = " to ".join(
            f"{datetime.fromisoformat(each):%H:%M}" for each in (leg["left"], leg["ended"]) if each
        )
        where = f"at {leg['where']}" if leg["where"] else ""
        people = f"{leg['people_left']:,} people" if leg["people_left"] is not None else ""
        parts = ", ".join(filter(None, (leg["state"], times, people, where)))
        answer.say(f"  leg {leg['leg']}, to {leg['to']}: {leg['start']} → {leg['end']}: {parts}")


def _legs(now: "Situation") -> list[dict[str, Any]]:
    found = []
    for leg in now.now.way.legs:
        stretch = now.now.journey.stretch(leg.name)
        found.append(
            {
                "leg": leg.name,
                "to": leg.to,
                "start": leg.start,
                "end": leg.end,
                "state": stretch.state.value,
                "left": stretch.left.astimezone(now.zone).isoformat() if stretch.left else None,
                "ended": stretch.ended.astimezone(now.zone).isoformat() if stretch.ended else None,
                "people_left": stretch.people_left,
                "people_ended": stretch.people_ended,
                "where": stretch.where,
            }
        )
    return found


def _tasks(answer: Answer, now: "Situation") -> None:
    for task in now.now.way.tasks:
        event = now.now.sign_offs.get(task.name)
        state = "waits"
        if event:
            state = (
                "withheld" if event.withheld else f"signed off {event.at.astimezone(now.zone):%d %b %H:%M}"
            )
        answer.say(f"  task {task.name}: {task.body} ({task.by}), {task.what}: {state}")


def _dead(answer: Answer, now: "Situation") -> None:
    for each in _remains(now):
        counts = (
            ", ".join(f"{who} counts {bags:,}" for who, bags in each["counts"].items())
            or "nobody counts them"
        )
        answer.say(
            f"  remains to {each['to']}: {counts}; {each['listed']:,} labels here; people identified: {each['identified']:,},"
            f" to go on to the other side: {each['to_return']:,}"
        )


def _remains(now: "Situation") -> list[dict[str, Any]]:
    from allforall.exchange.rounds.words import SPEAKERS

    remains = now.now.remains
    return [
        {
            "to": to,
            "counts": {by: bags for by in SPEAKERS if (bags := remains.total(to, by)) is not None},
            "listed": remains.listed_bags(to),
            "identified": len(remains.people(to)),
            "to_return": sum(remains.bags[bag].to == to for bag, _ in remains.to_return()),
        }
        for to in LETTERS
        if remains.stages(to)
    ]


def _rows(answer: Answer, now: "Situation") -> None:
    table = Table("to", "row", "name", "born", "outcome", "where", box=None, padding=(0, 2, 0, 0))
    travellers = {each.case: each for to in LETTERS for each in now.travellers(to)}
    for each in _places(now):
        person = travellers[each["case"]]
        where = " ".join(filter(None, (each["where"], each["place"])))
        table.add_row(each["to"], str(each["row"]), person.name, person.dob, each["outcome"], where)
    answer.say(table)


def _places(now: "Situation") -> "Iterator[dict[str, Any]]":
    """Say of every row what became of its person and where they are, by case and without a name."""
    from allforall.exchange.rounds.whereabouts import whereabouts

    for to in LETTERS:
        handover = now.now.handovers[to]
        places = whereabouts(handover, now.now.journey)
        for each in now.travellers(to):
            yield {
                "to": to,
                "row": each.row,
                "case": each.case,
                "outcome": handover.outcome(each.row).value,
                "where": places[each.row].where.value,
                "place": places[each.row].place,
            }
