"""The way: who is on board of what, and after an abort everybody’s place is known or said not to be known."""

import pytest

from allforall.base.errors import UsageError
from allforall.exchange.rounds.boarding import boarding
from allforall.exchange.rounds.events import Arrived, Departed, LegAborted, Marked, RoundAborted
from allforall.exchange.rounds.look import look
from allforall.exchange.rounds.whereabouts import Where, Whereabouts, whereabouts
from allforall.exchange.rounds.words import NOT_KNOWN, Reason, Result
from rounds_made import after, at, final, made


def left(leg, *rows, people=None, minutes=0):
    return Departed(at=at(minutes), who="a-12", leg=leg, rows=rows, people=people)


def there(leg, people=None, minutes=30):
    return Arrived(at=at(minutes), who="a-12", leg=leg, people=people)


def stopped(leg, where, minutes=20):
    return LegAborted(at=at(minutes), who="a-12", leg=leg, where=where, reason=Reason.FIRE)


def abort(minutes=40):
    return RoundAborted(at=at(minutes), who="a-7", reason=Reason.FIRE)


def places(now, to="A"):
    return [place.where for place in whereabouts(now.handovers[to], now.journey).values()]


def codes(now, minutes=60):
    return [finding.code.removeprefix("rounds.") for finding in look(now, at(minutes))]


def refused(now, event):
    with pytest.raises(UsageError) as error:
        now.after(event)
    return error.value.code.removeprefix("rounds.")


def test_people_are_with_the_holder_then_under_way_then_at_the_end_of_their_leg():
    now = final(made())
    assert places(now) == [Where.HOLDER] * 4
    now = now.after(left("a-sites", 1, 2, 3))
    assert places(now) == [Where.UNDER_WAY] * 3 + [Where.HOLDER]
    now = now.after(there("a-sites"))
    assert whereabouts(now.handovers["A"], now.journey)[1] == Whereabouts(Where.AT_PLACE, "crossing point 2")


def test_who_boards_is_whoever_waits_there_and_where_several_legs_leave_somebody_says_who():
    now = final(made())
    assert boarding(now, "a-sites", None) == (1, 2, 3, 4)
    with pytest.raises(UsageError, match="several legs"):
        boarding(now, "b-north", None)
    assert boarding(now, "b-north", (2,)) == (2,)
    now = after(
        now,
        Marked(at=at(), who="a", to="A", row=2, result=Result.NO_SHOW),
        left("a-sites", 1, 3),
        there("a-sites"),
    )
    assert boarding(now, "a-crossing", None) == (1, 3)


def test_a_leg_does_not_leave_twice_nor_arrive_before_it_left():
    now = final(made())
    assert refused(now, there("a-sites")) == "not_under_way"
    now = now.after(left("a-sites", 1))
    assert refused(now, left("a-sites", 2)) == "left_already"
    assert refused(now.after(there("a-sites")), left("a-sites", 2)) == "left_already"
    assert refused(now, left("a-nowhere")) == "no_such_leg"


def test_nobody_is_on_two_legs_at_once_nor_on_a_row_that_is_not_there():
    now = final(made()).after(left("b-north", 1, 2))
    assert refused(now, left("b-south", 2, 3)) == "on_two_legs"
    assert refused(now, left("b-south", 9)) == "no_row_on_leg"


def test_an_aborted_leg_may_leave_again():
    now = after(final(made()), left("a-sites", 1, 2), stopped("a-sites", "the bridge"))
    assert places(now)[:2] == [Where.AT_PLACE] * 2
    assert boarding(now, "a-sites", None) == (1, 2, 3, 4)
    assert places(now.after(left("a-sites", 1, 2, minutes=60)))[:2] == [Where.UNDER_WAY] * 2


def test_a_round_is_not_aborted_before_somebody_says_where_those_under_way_are():
    now = final(made()).after(left("a-sites", 1, 2, 3, 4))
    assert refused(now, abort()) == "legs_under_way"
    assert refused(now, stopped("a-sites", "")) == "where_are_they"
    now = after(now, stopped("a-sites", "the bridge"), abort())
    assert places(now) == [Where.AT_PLACE] * 4


def test_an_abort_leaves_everybody_known_whoever_arrived_is_home():
    now = after(
        final(made()),
        left("a-sites", 1, 2, 3),
        there("a-sites"),
        left("a-crossing", 1, 2),
        Marked(at=at(20), who="a", to="A", row=1, result=Result.DELIVERED),
        stopped("a-crossing", "crossing point 2"),
        abort(),
    )
    assert places(now) == [Where.HOME, Where.AT_PLACE, Where.AT_PLACE, Where.HOLDER]
    assert places(now, "B") == [Where.HOLDER] * 3


def test_where_nobody_can_say_it_is_said_that_nobody_can_and_that_blocks():
    now = after(final(made()), left("a-sites", 1, 2, people=2), stopped("a-sites", NOT_KNOWN), abort())
    assert places(now) == [Where.NOT_KNOWN] * 2 + [Where.HOLDER] * 2
    (finding,) = (each for each in look(now, at(60)) if each.code == "rounds.nobody_says_where")
    assert "2 left on it" in finding.says()


def test_where_nobody_said_who_boarded_nobody_is_taken_to_be_elsewhere():
    now = final(made()).after(left("a-sites", people=3))
    assert places(now) == [Where.NOT_KNOWN] * 4


def test_gc_iii_46_a_leg_that_leaves_without_a_final_manifest_is_recorded_and_found():
    now = made().after(left("a-sites", 1, 2, 3, 4))
    assert codes(now) == ["agreement.law_h60_left_without_manifest"]
    assert codes(final(made()).after(left("a-sites", 1))) == []


def test_only_what_crosses_the_line_is_held_to_the_window():
    early = after(final(made()), left("a-sites", 1, 2, 3, 4, minutes=-120))
    assert codes(early) == []
    now = after(early, there("a-sites"), left("a-crossing", 1, 2, 3, 4, minutes=350))
    assert codes(now, 355) == []
    assert codes(now.after(there("a-crossing", minutes=361)), 361) == ["outside_window", "window_is_over"]


def test_counts_at_the_door_that_differ_are_found_and_unknown_ones_differ_from_nothing():
    now = final(made()).after(left("a-sites", 1, 2, 3, 4))
    assert codes(now.after(there("a-sites"))) == []
    (finding,) = look(now.after(there("a-sites", people=3)), at())
    assert "4 on its list, 3 counted when it ended" in finding.says()


def test_boarded_is_the_sum_at_the_first_legs_and_not_known_where_nobody_counted():
    now = final(made())
    assert now.journey.boarded("B") == (None, 2)
    now = now.after(left("b-north", 1, people=1))
    assert now.journey.boarded("B") == (1, 1)
    assert now.after(left("b-south", 2, 3)).journey.boarded("B") == (None, 0)
    assert now.after(left("b-south", 2, 3, people=2)).journey.boarded("B") == (3, 0)
