"""Going through a round for what people should look at now: about its way, its people, its confirmations, its dead."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from allforall.base.finding import Finding
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.rounds import findings as found
from allforall.exchange.rounds.balance import balance
from allforall.exchange.rounds.course import Stage, ranges
from allforall.exchange.rounds.events import Marked, WrongPerson
from allforall.exchange.rounds.journey import State, Stretch, clock_time
from allforall.exchange.rounds.round import Round
from allforall.exchange.rounds.way import Leg
from allforall.exchange.rounds.words import NOT_KNOWN, Confirmed, HeardBy, Outcome, Speaker


def look(now: Round, time: datetime) -> tuple[Finding, ...]:
    """Return everything that a person should look at, people first."""
    return (
        *(each for to in LETTERS for each in _people(now, to)),
        *_way(now, time),
        *(each for to in LETTERS for each in _confirmations(now, to, time)),
        *_remains(now),
    )


def _people(now: Round, to: Letter) -> Iterator[Finding]:
    handover = now.handovers[to]
    for label in handover.wrong():
        event = handover.others[label]
        row = event.row if isinstance(event, WrongPerson) else 0
        back = handover.sent_back.get(label)
        if back is None:
            yield found.WRONG_PERSON.at(label=label, row=row, to=to)
        elif back.happened or not handover.may_go_back(label):
            yield found.SENT_BACK_UNHEARD.at(label=label, to=to)
    for row, outcome in handover.outcomes().items():
        if outcome is Outcome.TO_SETTLE:
            yield found.TO_SETTLE.at(row=row, to=to, marks=_marks(now, to, row))
        elif outcome is Outcome.DELIVERED and handover.refused_to_neutral(str(row)):
            yield found.AGAINST_WISH.at(row=row, to=to)
        elif (
            outcome is Outcome.NO_SHOW
            and handover.said_to_decline(row)
            and handover.wishes_to_neutral(str(row))
        ):
            yield found.STILL_WISHES.at(row=row, to=to)
        if handover.interview_due(row):
            yield found.INTERVIEW_DUE.at(row=row, to=to, heard_by=_heard_by(now, to, row))
    died = [row for row, outcome in handover.outcomes().items() if outcome is Outcome.DIED_BEFORE]
    if died:
        yield found.DIED_BEFORE.at(to=to, rows=ranges(died))


def _marks(now: Round, to: Letter, row: int) -> str:
    said = []
    for event in now.handovers[to].marks[row]:
        result = event.result.value.replace("_", " ") if isinstance(event, Marked) else "somebody else came"
        said.append(f"{event.who} says {result} at {clock_time(event.at)}")
    return "; ".join(said)


def _heard_by(now: Round, to: Letter, row: int) -> str:
    marks = now.handovers[to].marks[row]
    heard = [each.heard_by for each in marks if isinstance(each, Marked) and each.heard_by]
    return ", ".join(sorted({each.value for each in heard if each is not HeardBy.NEUTRAL}))


def _way(now: Round, time: datetime) -> Iterator[Finding]:
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
        yield found.NOT_FINAL_AT_DEPARTURE.at(
            leg=leg.name, time=clock_time(stretch.left), to=leg.to, stage=stage.value
        )
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


def _confirmations(now: Round, to: Letter, time: datetime) -> Iterator[Finding]:
    counted = balance(now, to)
    spoken = counted.confirmations
    numbers = {letter: spoken.number(letter) for letter in LETTERS}
    known = [number for number in numbers.values() if number is not None]
    if spoken.state is Confirmed.BOTH_DIFFER or any(number != counted.handed_over for number in known):
        yield found.CONFIRMED_OTHERWISE.at(
            to=to,
            a=_number(numbers["A"]),
            b=_number(numbers["B"]),
            record=counted.handed_over,
        )
    for letter in LETTERS:
        waiting = spoken.waiting(letter, counted.last_arrival, time)
        if waiting is not None and not counted.open:
            yield found.WAITS_FOR_WORD.at(by=letter, to=to, lag=duration(waiting))


def _remains(now: Round) -> Iterator[Finding]:
    remains = now.remains
    speakers: tuple[Speaker, ...] = ("A", "B", "neutral")
    for to in LETTERS:
        for stage in remains.stages(to):
            said = {f"{by} counts": remains.said(to, stage, by) for by in speakers}
            known = {who: bags for who, bags in said.items() if bags is not None}
            listed = remains.listed_bags(to, stage)
            if len(set(known.values())) > 1 or (known and listed > max(known.values())):
                words = [
                    *(f"{who} {bags:,}" for who, bags in known.items()),
                    f"labels listed so far {listed:,}",
                ]
                yield found.BAGS_DIFFER.at(to=to, stage=stage, said=", ".join(words))
    for bag, person in remains.proposed_links():
        methods = ", ".join(sorted({each.method.value for each in remains.links[bag, person]}))
        yield found.PROPOSED_ONLY.at(bag=bag, person=person, methods=methods)
    for (bag, person), home in remains.to_return().items():
        yield found.REMAINS_TO_RETURN.at(bag=bag, person=person, to=remains.bags[bag].to, home=home)


def _number(number: int | None) -> str:
    return "nothing yet" if number is None else f"{number:,}"


def duration(lag: timedelta) -> str:
    """Write a stretch of time as people say it: `3 min`, `2 h 10 min`, `3 days`."""
    minutes = round(lag.total_seconds() / 60)
    if minutes < 0:
        return f"−{duration(-lag)}"
    hours, rest = divmod(minutes, 60)
    days, hours_left = divmod(hours, 24)
    if days:
        return f"{days} {'day' if days == 1 else 'days'}" + (f" {hours_left} h" if hours_left else "")
    return f"{hours} h {rest} min" if hours else f"{rest} min"
