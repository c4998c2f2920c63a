"""A manifest on its way: offered, agreed, final, and what stands in its way with the reason."""

import pytest

from allforall.base.errors import UsageError
from allforall.exchange.rounds.course import Manifest, Stage, ranges
from allforall.exchange.rounds.events import (
    Agreed,
    Departed,
    Finalised,
    Interviewed,
    Marked,
    RoundAborted,
    SignedOff,
    WindowSaid,
)
from allforall.exchange.rounds.look import look
from allforall.exchange.rounds.words import HeardBy, Outcome, Reason, Result, Wish
from rounds_made import WAY, after, at, final, made, manifest, offer, tasks_done


def agreed(by="B", version=1):
    return Agreed(at=at(-50), who="b-3", to="A", by=by, version=version)


def finalised(by, version=1):
    return Finalised(at=at(-40), who="a-7", to="A", by=by, version=version)


def refused(now, event):
    with pytest.raises(UsageError) as error:
        now.after(event)
    return error.value.code.removeprefix("rounds.")


def test_a_manifest_goes_from_draft_to_final_and_is_final_only_when_both_have_said_so():
    now = after(made(), *tasks_done())
    stages = [now.courses["A"].stage]
    for event in (offer(now, "A", "B"), agreed("A"), finalised("A"), finalised("B")):
        now = now.after(event)
        stages.append(now.courses["A"].stage)
    assert stages == [Stage.DRAFT, Stage.OFFERED, Stage.AGREED, Stage.AGREED, Stage.FINAL]
    assert now.courses["B"].stage is Stage.DRAFT


def test_nobody_agrees_to_what_nobody_offered():
    assert refused(made(), agreed()) == "not_offered"


def test_nobody_makes_final_what_the_other_side_has_not_agreed_to():
    now = after(made(), *tasks_done())
    assert refused(after(now, offer(now, "A", "A")), finalised("A")) == "not_agreed"


def test_a_manifest_with_a_row_that_nobody_judged_is_never_final_and_the_rows_are_named():
    now = after(made((True, False, False, True)), *tasks_done())
    now = after(now, offer(now, "A", "A"), agreed())
    with pytest.raises(UsageError, match=r"2 of 4 rows .* rows 2–3"):
        now.after(finalised("A"))


def test_a_new_version_lets_agreement_to_the_one_before_lapse():
    now = made((True, False), (True,), manifest("A", 2, (True, True, True)))
    now = after(now, *tasks_done(), offer(now, "A", "A"), agreed())
    assert now.courses["A"].stage is Stage.AGREED
    now = now.after(offer(now, "A", "B", version=2))
    assert (now.courses["A"].stage, now.courses["A"].agreed, now.handovers["A"].rows) == (
        Stage.OFFERED,
        ("B",),
        3,
    )
    assert refused(now, agreed("A", version=1)) == "other_version"
    assert refused(now, offer(now, "A", "A", version=1)) == "no_such_version"


def test_a_file_that_is_not_the_one_offered_does_not_count():
    now = made()
    event = offer(now, "A", "A")
    changed = made((True, True, False, True, True))
    assert refused(changed, event) == "manifest_changed"


def test_a_task_that_is_open_or_withheld_keeps_a_manifest_from_being_final():
    now = made()
    now = after(now, offer(now, "A", "A"), agreed())
    assert refused(now, finalised("A")) == "tasks_open"
    withheld = SignedOff(at=at(), who="a-12", task="a-medical", withheld=True, why="fever on ward 2")
    now = after(now, *tasks_done(), withheld)
    assert refused(now, finalised("A")) == "tasks_open"
    assert [each.says() for each in look(now, at()) if each.code == "rounds.task_withheld"] == [
        "medical service (A) withholds “fit to travel”: fever on ward 2"
    ]


def test_a_body_that_withholds_says_why_and_an_unknown_task_is_named():
    now = made()
    assert refused(now, SignedOff(at=at(), who="a", task="a-medical", withheld=True)) == "withheld_why"
    assert refused(now, SignedOff(at=at(), who="a", task="a-kitchen")) == "no_such_task"


def test_once_final_a_manifest_takes_no_new_version():
    now = final(made((True,), (True,), manifest("A", 2, (True, True))))
    assert refused(now, offer(now, "A", "A", version=2)) == "final_already"


def test_once_people_were_handed_over_rows_stay_those_of_the_same_people():
    now = made((True,), (True,), manifest("A", 2, (True, True)))
    now = now.after(Marked(at=at(), who="a", to="A", row=1, result=Result.DELIVERED))
    assert refused(now, offer(now, "A", "A", version=2)) == "handover_begun"


def test_once_a_leg_has_left_rows_stay_those_of_the_same_people():
    now = made((True,), (True,), manifest("A", 2, (True, True)))
    now = now.after(Departed(at=at(), who="a", leg="a-sites", rows=(1,)))
    assert refused(now, offer(now, "A", "A", version=2)) == "handover_begun"


def test_what_somebody_told_a_neutral_stays_theirs_when_rows_change():
    second = Manifest("A", 2, ("A-NEW", "A-CASE1"), (True, True), "2" * 64)
    third = Manifest("A", 3, ("A-CASE2", "A-CASE1"), (True, True), "3" * 64)
    now = made((True, True), (True,), second, third)
    for row, wish in ((1, Wish.REFUSES), (2, Wish.REFUSES)):
        now = now.after(
            Interviewed(at=at(), who="i", to="A", subject=str(row), heard_by=HeardBy.NEUTRAL, wish=wish)
        )
    outcomes = []
    for version in (2, 3):
        now = now.after(offer(now, "A", "A", version=version))
        outcomes.append([now.handovers["A"].outcome(row) for row in (1, 2)])
    assert outcomes == [[Outcome.NOT_YET, Outcome.REFUSED], [Outcome.REFUSED, Outcome.REFUSED]]


def test_nothing_more_is_agreed_in_a_round_that_was_aborted_and_what_happened_is_still_recorded():
    now = made()
    now = now.after(RoundAborted(at=at(), who="a", reason=Reason.FIRE))
    assert refused(now, offer(now, "A", "A")) == "was_aborted"
    assert refused(now, RoundAborted(at=at(), who="a", reason=Reason.ROAD)) == "aborted_already"
    assert now.after(Marked(at=at(), who="a", to="A", row=1, result=Result.DELIVERED)) is not now


def test_a_window_holds_when_both_sides_have_said_the_same():
    now = made()
    assert now.window == WAY.window
    one = WindowSaid(at=at(), who="a", by="A", start=at(60), end=at(300))
    now = now.after(one)
    assert now.window is None
    assert [each.code for each in look(now, at())] == ["rounds.windows_differ"]
    now = now.after(WindowSaid(at=at(), who="b", by="B", start=at(60), end=at(300)))
    assert (now.window.start, now.window.end) == (at(60), at(300))
    assert refused(now, WindowSaid(at=at(), who="b", by="B", start=at(60), end=at(60))) == "window_backwards"


def test_rows_are_written_as_ranges():
    assert ranges((1, 2, 3, 7, 9, 10)) == "1–3, 7, 9–10"
