"""What holds of a round whatever is said of it, in whatever order: a machine that says anything it may."""

from collections import Counter

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from allforall.base.errors import UsageError
from allforall.exchange.rounds.balance import balance
from allforall.exchange.rounds.course import Stage
from allforall.exchange.rounds.events import (
    Agreed,
    Arrived,
    CountConfirmed,
    Departed,
    Extra,
    Finalised,
    Interviewed,
    LegAborted,
    Marked,
    RoundAborted,
    SentBack,
    SignedOff,
    WrongPerson,
)
from allforall.exchange.rounds.look import look
from allforall.exchange.rounds.round import fold
from allforall.exchange.rounds.whereabouts import Where, whereabouts
from allforall.exchange.rounds.words import (
    NOT_KNOWN,
    SPEAKERS,
    Danger,
    HeardBy,
    Outcome,
    Reason,
    Result,
    Wish,
)
from rounds_made import WAY, at, made, manifest, offer

LETTERS = st.sampled_from("AB")
ROWS = st.integers(0, 5)
LABELS = st.sampled_from(["X1", "X2", "X3"])
WHO = st.sampled_from(["a-7", "a-8"])
TASKS = st.sampled_from([task.name for task in WAY.tasks])
LEGS = st.sampled_from([leg.name for leg in WAY.legs])
COUNTS = st.none() | st.integers(0, 5)
PLACES = st.sampled_from(["", NOT_KNOWN, "the school of Velyka Vys"])


class Rounds(RuleBasedStateMachine):
    """Says things of a round; what is refused leaves it as it was."""

    def __init__(self):
        super().__init__()
        more = (manifest("A", 2, (True, False, True, True)), manifest("A", 3, (True,) * 5))
        self.start = made((True,) * 4, (True,) * 3, *more)
        self.now = self.start
        self.said = []
        self.minute = 0

    def say(self, make):
        self.minute += 7
        event = make(at(self.minute))
        before = self.now
        refused = None
        try:
            self.now = before.after(event)
            self.said.append(event)
        except UsageError as error:
            refused = error
        if refused:
            assert refused.code.startswith("rounds.")
            assert refused.say()
            assert self.now is before

    @rule(to=LETTERS, by=LETTERS, version=st.integers(1, 3))
    def offer(self, to, by, version):
        if version <= len(self.now.courses[to].manifests):
            self.say(lambda _: offer(self.now, to, by, version))

    @rule(to=LETTERS, by=LETTERS, version=st.integers(1, 3), last=st.booleans())
    def agree_or_finalise(self, to, by, version, last):
        kind = Finalised if last else Agreed
        self.say(lambda t: kind(at=t, who="a-7", to=to, by=by, version=version))

    @rule(to=LETTERS, version=st.integers(1, 3), sides=st.sampled_from(["A", "AB"]))
    def hurry(self, to, version, sides):
        """Say everything that makes a manifest final, as far as it is taken."""
        if version > len(self.now.courses[to].manifests):
            return
        for task in WAY.tasks:
            self.say(lambda t, task=task: SignedOff(at=t, who="a-7", task=task.name))
        self.say(lambda _: offer(self.now, to, "A", version))
        self.say(lambda t: Agreed(at=t, who="b-3", to=to, by="B", version=version))
        for by in sides:
            self.say(lambda t, by=by: Finalised(at=t, who="a-7", to=to, by=by, version=version))

    @rule(task=TASKS, withheld=st.booleans(), why=st.sampled_from(["", "no doctor"]))
    def sign_off(self, task, withheld, why):
        self.say(lambda t: SignedOff(at=t, who="a-7", task=task, withheld=withheld, why=why))

    @rule(leg=LEGS, people=COUNTS, rows=st.lists(st.integers(1, 3), max_size=3))
    def depart(self, leg, people, rows):
        self.say(lambda t: Departed(at=t, who="a-7", leg=leg, people=people, rows=tuple(rows)))

    @rule(leg=LEGS, people=COUNTS)
    def arrive(self, leg, people):
        self.say(lambda t: Arrived(at=t, who="a-7", leg=leg, people=people))

    @rule(leg=LEGS, where=PLACES)
    def stop(self, leg, where):
        self.say(lambda t: LegAborted(at=t, who="a-7", leg=leg, where=where))

    @rule(
        reason=st.sampled_from(Reason), leg=LEGS, rows=st.lists(st.integers(1, 3), max_size=3), where=PLACES
    )
    def abort(self, reason, leg, rows, where):
        """Let a leg leave, as far as it may, and abort at once and then again when somebody has said where it stands."""
        self.say(lambda t: Departed(at=t, who="a-7", leg=leg, rows=tuple(rows)))
        for said_where in (False, True):
            for each in self.now.journey.under_way() if said_where else ():
                self.say(lambda t, each=each: LegAborted(at=t, who="a-7", leg=each.name, where=where))
            before = self.now
            self.say(lambda t: RoundAborted(at=t, who="a-7", reason=reason))
            if self.now is not before:
                self.everybody_is_known()

    def everybody_is_known(self):
        stretches = self.now.journey.stretches.values()
        unsaid = any(each.where == NOT_KNOWN or not each.rows for each in stretches)
        for handover in self.now.handovers.values():
            for place in whereabouts(handover, self.now.journey).values():
                assert place.where is not Where.UNDER_WAY
                assert place.where is not Where.NOT_KNOWN or unsaid

    @rule(
        to=LETTERS,
        row=ROWS,
        result=st.sampled_from(Result),
        heard_by=st.none() | st.sampled_from(HeardBy),
        who=WHO,
        why=st.sampled_from(["", "looked again"]),
        correct=st.booleans(),
    )
    def mark(self, to, row, result, heard_by, who, why, correct):
        self.say(
            lambda t: Marked(
                at=t,
                who=who,
                to=to,
                row=row,
                result=result,
                heard_by=heard_by,
                why=why,
                correct=correct,
                second="a-8",
            )
        )

    @rule(to=LETTERS, label=LABELS)
    def extra(self, to, label):
        self.say(lambda t: Extra(at=t, who="a-7", to=to, label=label))

    @rule(to=LETTERS, row=ROWS, label=LABELS, who=WHO)
    def wrong(self, to, row, label, who):
        self.say(
            lambda t: WrongPerson(at=t, who=who, to=to, row=row, label=label, why="other face", second="a-8")
        )

    @rule(
        to=LETTERS,
        subject=st.sampled_from(["1", "2", "9", "X1", "X2"]),
        heard_by=st.sampled_from(HeardBy),
        wish=st.sampled_from(Wish),
        danger=st.sampled_from(Danger),
    )
    def interview(self, to, subject, heard_by, wish, danger):
        self.say(
            lambda t: Interviewed(
                at=t, who="n-1", to=to, subject=subject, heard_by=heard_by, wish=wish, danger=danger
            )
        )

    @rule(to=LETTERS, label=LABELS, who=WHO, happened=st.booleans(), heard=st.booleans())
    def send_back(self, to, label, who, happened, heard):
        """Send somebody back, one who is known to be wrong where there is one, sometimes after a good interview."""
        label = next(iter(self.now.handovers[to].wrong()), label)
        if heard:
            self.say(
                lambda t: Interviewed(
                    at=t,
                    who="n-1",
                    to=to,
                    subject=label,
                    heard_by=HeardBy.NEUTRAL,
                    wish=Wish.WISHES,
                    danger=Danger.NONE_SEEN,
                )
            )
        self.say(
            lambda t: SentBack(
                at=t, who=who, to=to, label=label, second="a-8", happened=happened, why="own wish"
            )
        )

    @rule(to=LETTERS, by=st.sampled_from(SPEAKERS), people=st.integers(0, 5))
    def confirm(self, to, by, people):
        self.say(lambda t: CountConfirmed(at=t, who="a-7", to=to, by=by, people=people, said_at=t))

    @invariant()
    def rows_are_in_one_outcome_each_and_add_up_to_the_manifest(self):
        for to in "AB":
            counted = balance(self.now, to)
            outcomes = self.now.handovers[to].outcomes()
            assert list(outcomes) == list(range(1, counted.manifest + 1))
            assert Counter(outcomes.values()) == Counter(
                {outcome: count for outcome, count in counted.outcomes.items() if count}
            )
            assert sum(counted.outcomes.values()) == counted.manifest
            assert counted.substitutes == counted.outcomes[Outcome.SUBSTITUTED]
            assert counted.sent_back <= counted.wrong
            assert counted.extras + counted.wrong == len(self.now.handovers[to].others)

    @invariant()
    def a_final_manifest_has_judged_rows_only_and_both_sides_and_every_task(self):
        for course in self.now.courses.values():
            if course.final_by:
                assert all(course.manifest.judged)
                assert set(course.agreed) == {"A", "B"}
            assert (course.stage is Stage.FINAL) == (len(course.final_by) == 2)

    @invariant()
    def everybody_is_somewhere_and_after_an_abort_nobody_is_under_way_unsaid(self):
        for to in "AB":
            places = whereabouts(self.now.handovers[to], self.now.journey)
            assert len(places) == self.now.courses[to].manifest.people
            on_legs = {leg.name for leg in self.now.journey.under_way()}
            for place in places.values():
                if place.where is Where.UNDER_WAY:
                    assert place.place in on_legs

    @invariant()
    def nobody_goes_back_unheard_without_an_alert(self):
        alerts = {
            (finding.args["to"], finding.args["label"])
            for finding in look(self.now, at(self.minute))
            if finding.code in {"rounds.wrong_person", "rounds.sent_back_unheard"}
        }
        for to, handover in self.now.handovers.items():
            for label in handover.wrong():
                heard = handover.may_go_back(label) and label in handover.sent_back
                if not heard or handover.sent_back[label].happened:
                    assert (to, label) in alerts

    def teardown(self):
        """What was said gives the same round again."""
        assert fold(self.start, self.said) == (self.now, ())


TestRounds = pytest.mark.slow(Rounds.TestCase)
TestRounds.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)
