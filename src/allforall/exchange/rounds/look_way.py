"""What of the way of a round a person should look at: its window, its tasks, its legs and the counts at their doors."""

from collections.abc import Iterator
from datetime import datetime

from allforall.agreement.law_findings import H60_LEFT
from allforall.base.finding import Finding
from allforall.base.parties import LETTERS
from allforall.exchange.rounds import findings as found
from allforall.exchange.rounds.balance import balance
from allforall.exchange.rounds.course import Stage
from allforall.exchange.rounds.journey import State, Stretch
from allforall.exchange.rounds.round import Round
from allforall.exchange.rounds.times import clock_time
from allforall.exchange.rounds.way import Leg
from allforall.exchange.rounds.words import NOT_KNOWN, Outcome


def look_at_way(now: Round, time: datetime) -> Iterator[Finding]:
    """Go through window, tasks and legs, as of a time."""
    window = now.window
    if window is None and now.windows:
        said = "; ".join(
            f"{letter} says {clock_time(now.windows[letter].start)} to {clock_time(now.windows[letter].end)}"
            if letter in now.windows
            else f"{letter} has not said one"
            for letter in LETTERS
        )
        yield found.WINDOW_DIFFERS.at(said=said)
    for task in now.way.tasks:
        event = now.sign_offs.get(task.name)
        if event and event.withheld:
            yield found.WITHHELD.at(body=task.body, by=task.by, what=task.what, why=event.why)
    for leg in now.way.legs:
        yield from _leg(now, leg, now.journey.stretch(leg.name), time)
    for to in LETTERS:
        stage = now.courses[to].stage
        legs = [leg for leg in now.way.legs if leg.to == to and now.journey.stretch(leg.name).left]
        if now.handovers[to].begun and not legs and stage is not Stage.FINAL:
            yield found.BEGUN_NOT_FINAL.at(to=to, stage=stage.value)
        left = balance(now, to).outcomes[Outcome.NOT_YET]
        begun = now.handovers[to].begun or any(
            now.journey.stretch(leg.name).left for leg in now.way.first_legs(to)
        )
        if window and begun and left and not now.aborted and time > window.end:
            yield found.WINDOW_OVER.at(end=clock_time(window.end), count=left, to=to)


def _leg(now: Round, leg: Leg, stretch: Stretch, time: datetime) -> Iterator[Finding]:
    if stretch.left is None:
        return
    stage = now.courses[leg.to].stage
    if stage is not Stage.FINAL:
        yield H60_LEFT.at(leg=leg.name, time=clock_time(stretch.left), to=leg.to, stage=stage.value)
    window = now.window
    if window and leg.crosses:
        moments = [stretch.left, stretch.ended or time]
        outside = next((each for each in moments if not window.covers(each)), None)
        if outside:
            yield found.OUTSIDE_WINDOW.at(
                leg=leg.name,
                time=clock_time(outside.astimezone(window.start.tzinfo)),
                start=clock_time(window.start),
                end=clock_time(window.end),
            )
    if stretch.state is State.ABORTED and stretch.where == NOT_KNOWN:
        people = stretch.people_left if stretch.people_left is not None else len(stretch.rows) or None
        yield found.NOBODY_SAYS_WHERE.at(
            leg=leg.name, people=f"{people} left on it" if people else "how many is not known"
        )
    if said := _counts(stretch):
        yield found.COUNTS_ON_LEG.at(leg=leg.name, said=said)


def _counts(stretch: Stretch) -> str:
    """Say where counts on a leg differ; what nobody counted differs from nothing."""
    said = {
        "on its list": len(stretch.rows) or None,
        "counted when it left": stretch.people_left,
        "counted when it ended": stretch.people_ended,
    }
    known = {what: number for what, number in said.items() if number is not None}
    if len(set(known.values())) <= 1:
        return ""
    return ", ".join(f"{number} {what}" for what, number in known.items())
