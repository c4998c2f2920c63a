"""What each side says afterwards: its own number with its lag; bags, labels and people as three accounts."""

import pytest

from allforall.base.errors import UsageError
from allforall.exchange.rounds.balance import balance
from allforall.exchange.rounds.events import (
    BagListed,
    CountConfirmed,
    Identified,
    Marked,
    RemainsCounted,
    RemainsReturned,
)
from allforall.exchange.rounds.look import look
from allforall.exchange.rounds.times import duration
from allforall.exchange.rounds.words import Confirmed, Method, Result
from rounds_made import after, at, final, made


def confirmed(by, people, minutes=130, **more):
    return CountConfirmed(
        at=at(minutes), who="a-7", to="A", by=by, people=people, said_at=at(minutes), **more
    )


def home(*rows):
    return tuple(Marked(at=at(row), who="a-7", to="A", row=row, result=Result.DELIVERED) for row in rows)


def bag(label, to="A", stage=1):
    return BagListed(at=at(), who="a-20", to=to, bag=label, stage=stage)


def who(label, person, method=Method.DNA, **more):
    return Identified(
        at=at(), who="a-20", bag=label, person=person, method=method, body="laboratory 2", **more
    )


def refused(now, event):
    with pytest.raises(UsageError) as error:
        now.after(event)
    return error.value.code.removeprefix("rounds.")


def codes(now, minutes=200):
    return [finding.code.removeprefix("rounds.") for finding in look(now, at(minutes))]


def test_one_side_is_shown_as_one_side_with_its_lag_and_how_long_the_other_is_silent():
    now = after(final(made()), *home(1, 2, 3, 4), confirmed("A", 4))
    spoken = balance(now, "A").confirmations
    since = now.last_arrival["A"]
    assert spoken.state is Confirmed.ONE_SIDE
    assert duration(spoken.lag("A", since)) == "2 h 6 min"
    assert duration(spoken.waiting("B", since, at(244))) == "4 h 0 min"
    assert codes(now) == ["confirmation_waits"]


def test_a_correction_is_no_later_arrival():
    now = after(final(made()), *home(1, 2))
    fixed = Marked(
        at=at(99), who="a-7", to="A", row=3, result=Result.DELIVERED, correct=True, why="seen", second="a-8"
    )
    assert now.after(fixed).last_arrival["A"] == at(2)


def test_both_may_match_or_differ_and_every_number_is_kept():
    now = after(final(made()), *home(1, 2, 3, 4), confirmed("A", 4))
    assert balance(now.after(confirmed("B", 4)), "A").confirmations.state is Confirmed.BOTH_MATCH
    differ = now.after(confirmed("B", 3))
    assert balance(differ, "A").confirmations.state is Confirmed.BOTH_DIFFER
    (finding,) = look(differ, at(200))
    assert "A says 4, B says 3, this record has 4" in finding.says()


def test_both_may_agree_on_another_number_than_the_record_has():
    now = after(final(made()), *home(1, 2, 3, 4), confirmed("A", 3), confirmed("B", 3))
    assert balance(now, "A").confirmations.state is Confirmed.BOTH_MATCH
    assert codes(now) == ["sides_differ"]


def test_clause_by_clause_adds_up_and_a_number_in_all_takes_its_place():
    now = after(final(made()), confirmed("A", 2, clause="young"), confirmed("A", 1, clause="ill"))
    now = now.after(confirmed("A", 3, clause="young"))
    assert balance(now, "A").confirmations.number("A") == 4
    assert balance(now.after(confirmed("A", 9)), "A").confirmations.number("A") == 9


def test_a_neutrals_number_stands_beside_and_confirms_for_nobody():
    now = after(final(made()), *home(1), confirmed("neutral", 1))
    spoken = balance(now, "A").confirmations
    assert (spoken.state, spoken.number("neutral"), spoken.number("A")) == (Confirmed.NONE, 1, None)


def test_two_sides_count_bags_differently_and_neither_number_is_lost():
    counts = [
        RemainsCounted(at=at(), who="a", to="A", by=by, bags=bags, stage=stage)
        for by, stage, bags in (("A", 1, 4812), ("A", 2, 1245), ("B", 1, 4812), ("B", 2, 1248))
    ]
    now = after(made(), *counts)
    assert (now.remains.total("A", "A"), now.remains.total("A", "B")) == (6057, 6060)
    (finding,) = look(now, at())
    assert finding.says() == (
        "Remains to A, stage 2: A counts 1,245, B counts 1,248, labels listed so far 0. All numbers are kept."
    )


def test_a_total_of_stages_is_not_known_where_a_side_left_one_out():
    said = [
        RemainsCounted(at=at(), who="a", to="A", by="A", bags=10, stage=1),
        RemainsCounted(at=at(), who="a", to="A", by="B", bags=12, stage=2),
    ]
    assert after(made(), *said).remains.total("A", "A") is None


def test_a_bag_holds_several_people_and_a_person_lies_in_several_bags_and_no_count_changes():
    now = after(
        made(),
        RemainsCounted(at=at(), who="a", to="A", by="A", bags=2),
        bag("T-1"),
        bag("T-2"),
        who("T-1", "A-AAA"),
        who("T-1", "A-BBB"),
        who("T-2", "A-AAA", Method.DENTAL),
    )
    assert now.remains.people("A") == {"A-AAA": ("T-1", "T-2"), "A-BBB": ("T-1",)}
    assert (now.remains.total("A", "A"), now.remains.listed_bags("A")) == (2, 2)


@pytest.mark.parametrize("method", [Method.PHYSICAL, Method.EFFECTS, Method.VISUAL])
def test_a_secondary_method_alone_proposes_and_identifies_nobody(method):
    now = after(made(), bag("T-1"), who("T-1", "A-AAA", method))
    assert now.remains.people("A") == {}
    assert codes(now) == ["identified_by_secondary_only"]
    assert now.after(who("T-1", "A-AAA")).remains.people("A") == {"A-AAA": ("T-1",)}


def test_dead_of_the_other_side_among_them_have_a_way_back():
    now = after(made(), bag("T-1"), who("T-1", "B-CCC", home="B"))
    assert codes(now) == ["remains_to_return"]
    back = RemainsReturned(at=at(), who="a-20", bag="T-1", person="B-CCC", to="B")
    assert codes(now.after(back)) == []
    assert refused(now.after(back), back) == "not_to_return"


def test_an_identification_is_taken_back_with_a_reason():
    now = after(made(), bag("T-1"), who("T-1", "A-AAA"))
    assert refused(now, who("T-1", "A-AAA", taken_back=True)) == "nothing_to_take_back"
    gone = now.after(who("T-1", "A-AAA", taken_back=True, why="sample of another bag"))
    assert gone.remains.people("A") == {}
    assert refused(gone, who("T-1", "A-AAA", taken_back=True, why="again")) == "nothing_to_take_back"


def test_a_label_that_is_not_listed_or_listed_twice_is_refused():
    now = made().after(bag("T-1"))
    assert refused(now, who("T-9", "A-AAA")) == "no_such_bag"
    assert refused(now, bag("T-1")) == "bag_listed"
