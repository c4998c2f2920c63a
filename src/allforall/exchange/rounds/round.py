"""A round: everything that was said of it folded into where it stands. The same events always give the same round."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.rounds import events as said
from allforall.exchange.rounds.confirmations import Confirmations
from allforall.exchange.rounds.course import Course, Manifest
from allforall.exchange.rounds.events import Event
from allforall.exchange.rounds.handover import Handover
from allforall.exchange.rounds.journey import Journey
from allforall.exchange.rounds.remains import Remains
from allforall.exchange.rounds.times import clock_time
from allforall.exchange.rounds.way import Way, Window
from allforall.exchange.rounds.words import Outcome


@dataclass(frozen=True, slots=True)
class Round:
    """Where a round stands. `after` returns the next one, or raises `UsageError` with the reason why not."""

    way: Way
    courses: Mapping[Letter, Course]
    handovers: Mapping[Letter, Handover]
    journey: Journey
    confirmations: Mapping[Letter, Confirmations]
    remains: Remains = field(default_factory=Remains)
    sign_offs: Mapping[str, said.SignedOff] = field(default_factory=dict)
    windows: Mapping[Letter, said.WindowSaid] = field(default_factory=dict)
    aborted: said.RoundAborted | None = None
    last_arrival: Mapping[Letter, datetime] = field(default_factory=dict)

    @property
    def open_tasks(self) -> tuple[str, ...]:
        """The tasks that nobody has signed off, or that were withheld."""
        given = {name for name, event in self.sign_offs.items() if not event.withheld}
        return tuple(task.name for task in self.way.tasks if task.name not in given)

    @property
    def window(self) -> Window | None:
        """The window that holds: what both sides said last if they said the same, else the one of the plan if nobody moved it."""
        if not self.windows:
            return self.way.window
        kept = {Window(event.start, event.end) for event in self.windows.values()}
        return kept.pop() if len(self.windows) == len(LETTERS) and len(kept) == 1 else None

    def after(self, event: Event) -> "Round":  # noqa: C901, PLR0911, PLR0912  # one line for each thing that can be said
        """Return the round as it stands after one more event."""
        match event:
            case said.Opened():
                return self
            case said.Offered() | said.Agreed() | said.Finalised():
                return self._course(event)
            case said.SignedOff():
                return self._signed_off(event)
            case said.WindowSaid():
                return self._window(event)
            case said.Departed():
                return self._departed(event)
            case said.Arrived():
                return replace(self, journey=self.journey.arrived(event))
            case said.LegAborted():
                return replace(self, journey=self.journey.aborted(event))
            case said.RoundAborted():
                return self._aborted(event)
            case said.Marked():
                return self._handover(event.to, self.handovers[event.to].marked(event), event)
            case said.Extra():
                return self._with(event.to, self.handovers[event.to].came(event), event.at)
            case said.WrongPerson():
                return self._handover(event.to, self.handovers[event.to].was_wrong(event), event)
            case said.Interviewed():
                return self._with(event.to, self.handovers[event.to].interviewed(event))
            case said.SentBack():
                return self._with(event.to, self.handovers[event.to].went_back(event))
            case said.CountConfirmed():
                spoken = self.confirmations[event.to].confirmed(event)
                return replace(self, confirmations={**self.confirmations, event.to: spoken})
            case said.RemainsCounted():
                return replace(self, remains=self.remains.count_said(event))
            case said.BagListed():
                return replace(self, remains=self.remains.listed(event))
            case said.Identified():
                return replace(self, remains=self.remains.identified(event))
            case said.RemainsReturned():
                return replace(self, remains=self.remains.went_back(event))
        raise TypeError(event)

    def _course(self, event: said.Offered | said.Agreed | said.Finalised) -> "Round":
        self._refuse_after_abort()
        course = self.courses[event.to]
        match event:
            case said.Offered():
                if self._begun(event.to) and event.version != course.version:
                    raise UsageError(
                        "rounds.handover_begun",
                        mark(
                            "The handover of people going home to {to} has begun: another version of the manifest would give"
                            " rows to other people. Mark what becomes of each person instead."
                        ),
                        to=event.to,
                    )
                course = course.offered(event)
            case said.Agreed():
                course = course.agreed_to(event)
            case said.Finalised():
                self._refuse_with_open_tasks(event.to)
                course = course.finalised(event)
        handover = self.handovers[event.to].for_version(self.courses[event.to].manifest, course.manifest)
        return replace(
            self,
            courses={**self.courses, event.to: course},
            handovers={**self.handovers, event.to: handover},
        )

    def _begun(self, to: Letter) -> bool:
        """Tell whether rows are spoken of by what happened: then they stay those of the same people."""
        legs = [leg for leg in self.way.legs if leg.to == to and self.journey.stretch(leg.name).left]
        return self.handovers[to].begun or bool(legs)

    def _signed_off(self, event: said.SignedOff) -> "Round":
        if self.way.task(event.task) is None:
            raise UsageError(
                "rounds.no_such_task",
                mark("The round has no task called {task}. It has: {known}."),
                task=event.task,
                known=", ".join(task.name for task in self.way.tasks) or "none",
            )
        if event.withheld and not event.why:
            raise UsageError(
                "rounds.withheld_why",
                mark("The task {task} is withheld. Give the reason with --why."),
                task=event.task,
            )
        return replace(self, sign_offs={**self.sign_offs, event.task: event})

    def _window(self, event: said.WindowSaid) -> "Round":
        if event.end <= event.start:
            raise UsageError("rounds.window_backwards", mark("The window ends before it begins."))
        return replace(self, windows={**self.windows, event.by: event})

    def _departed(self, event: said.Departed) -> "Round":
        journey = self.journey.departed(event)
        leg = self.way.leg(event.leg)
        rows = self.handovers[leg.to].rows if leg else 0
        if beyond := [row for row in event.rows if not 1 <= row <= rows]:
            raise UsageError(
                "rounds.no_row_on_leg",
                mark("The manifest has rows 1 to {rows}; row {row} cannot be on the leg {leg}."),
                rows=rows,
                row=beyond[0],
                leg=event.leg,
            )
        return replace(self, journey=journey)

    def _aborted(self, event: said.RoundAborted) -> "Round":
        if self.aborted:
            raise UsageError(
                "rounds.aborted_already",
                mark("The round was aborted already, at {time}. Nothing was written."),
                time=clock_time(self.aborted.at),
            )
        if legs := self.journey.under_way():
            raise UsageError(
                "rounds.legs_under_way",
                mark(
                    "The leg {leg} is under way. Say where its people are, with --stands {leg}=PLACE, or"
                    " --stands “{leg}=not known”."
                ),
                leg=legs[0].name,
            )
        return replace(self, aborted=event)

    def _handover(self, to: Letter, handover: Handover, event: said.Marked | said.WrongPerson) -> "Round":
        """Take over what was said of a row, and when the last person came; a correction is made later than that."""
        came = (Outcome.DELIVERED, Outcome.SUBSTITUTED)
        arrives = handover.outcome(event.row) in came and self.handovers[to].outcome(event.row) not in came
        arrives = not event.correct and arrives if isinstance(event, said.Marked) else True
        return self._with(to, handover, event.at if arrives else None)

    def _with(self, to: Letter, handover: Handover, arrival: datetime | None = None) -> "Round":
        last = self.last_arrival
        if arrival and (to not in last or arrival > last[to]):
            last = {**last, to: arrival}
        return replace(self, handovers={**self.handovers, to: handover}, last_arrival=last)

    def _refuse_after_abort(self) -> None:
        if self.aborted:
            raise UsageError(
                "rounds.was_aborted",
                mark(
                    "The round was aborted at {time}: nothing more is agreed in it. What happened can still be recorded;"
                    " a new round is opened from a new plan."
                ),
                time=clock_time(self.aborted.at),
            )

    def _refuse_with_open_tasks(self, to: Letter) -> None:
        if self.open_tasks:
            raise UsageError(
                "rounds.tasks_open",
                mark(
                    "The manifest of people going home to {to} cannot be final while tasks are open: {tasks}. Each is signed"
                    " off with “allforall round sign-off”."
                ),
                to=to,
                tasks=", ".join(self.open_tasks),
            )


def begin(way: Way, manifests: Sequence[Manifest]) -> Round:
    """Begin a round with every version of its manifests that lies in its folder; version 1 is the draft."""
    courses = {
        letter: Course(
            letter,
            tuple(sorted((each for each in manifests if each.to == letter), key=lambda each: each.version)),
        )
        for letter in LETTERS
    }
    return Round(
        way,
        courses,
        {letter: Handover(letter, courses[letter].manifest.people) for letter in LETTERS},
        Journey(way),
        {letter: Confirmations(letter) for letter in LETTERS},
    )


def fold(start: Round, said_so_far: Iterable[Event]) -> tuple[Round, tuple[tuple[Event, str], ...]]:
    """Go through what was said; what cannot have happened beside the rest is set aside with its reason, never lost."""
    now, aside = start, []
    for event in said_so_far:
        try:
            now = now.after(event)
        except UsageError as error:
            aside.append((event, error.say()))
    return now, tuple(aside)
