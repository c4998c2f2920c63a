"""Papers out of the record of a round: each row once, nobody's private word, and no number that only one record says."""

from dataclasses import dataclass, replace

import pytest

from allforall.base.errors import CannotTell, InputError
from allforall.documents.papers.of_round import Recorded, act_of_round, numbers_of_round
from allforall.exchange.rounds.events import (
    Arrived,
    CountConfirmed,
    Departed,
    Extra,
    Interviewed,
    Marked,
    WrongPerson,
)
from allforall.exchange.rounds.words import Danger, HeardBy, Result, Wish
from rounds_made import NINE, after, at, final, made


@dataclass(frozen=True)
class Person:
    row: int
    case: str
    judged: bool = True
    surname: str = "Коваль"
    given_name: str = "Юрій"
    patronymic: str = ""
    latin: str = "Koval Yurii"
    dob: str = "1991-07-03"


NAMES = {"A": "Ukraine", "B": "Russian Federation"}
A_CASE = "A-QZ6POAZUGQKI"


def recorded(now, **more):
    people = {
        to: [Person(row, case) for row, case in enumerate(now.courses[to].manifest.cases, 1)] for to in NAMES
    }
    return Recorded(now, people, NAMES, NINE.tzinfo, at(300), **more)


def marked(to, row, result=Result.DELIVERED, minutes=90, **more):
    return Marked(at=at(minutes), who="a-12", to=to, row=row, result=result, **more)


def confirm(to, by, people):
    return CountConfirmed(at=at(200), who="a-7", to=to, by=by, people=people, said_at=at(200))


def the_day():
    """Four to A, of whom two come; one in another's place, one beside the list; three to B, who all come."""
    return after(
        final(made()),
        Departed(at=at(-60), who="a-12", leg="a-sites", people=4, rows=(1, 2, 3, 4)),
        Arrived(at=at(20), who="a-12", leg="a-sites", people=4),
        Departed(at=at(40), who="a-12", leg="a-crossing", people=4, rows=(1, 2, 3, 4)),
        marked("A", 1, minutes=91),
        marked("A", 2, Result.SUBSTITUTED, minutes=92, came=A_CASE, why="another came"),
        marked("A", 3, Result.REFUSED, minutes=93, heard_by=HeardBy.HOLDER, why="the escort says so"),
        WrongPerson(at=at(94), who="a-12", to="A", row=4, label="X1", came="Щукин", why="another face"),
        Extra(at=at(95), who="a-12", to="A", label="X2", came="Мороз Іван", why="a civilian"),
        *(marked("B", row) for row in (1, 2, 3)),
    )


def test_every_row_stands_in_the_act_once_and_who_came_beside_it_has_a_line():
    people = act_of_round(recorded(the_day()), ()).content.people
    assert [(each.case, each.ending.value, each.in_place_of, each.steps) for each in people if each.home_to == "A"] == [
        ("A-CASE1", "handed_over", "", ("boarded", "handed_over", "received")),
        ("A-CASE2", "did_not_arrive", "", ()),
        (A_CASE, "in_place_of", "A-CASE2", ("handed_over", "received")),
        ("A-CASE3", "did_not_arrive", "", ()),
        ("A-CASE4", "did_not_arrive", "", ()),
        ("A-X2", "beyond_the_list", "", ("handed_over", "received")),
    ]  # fmt: skip


def test_times_are_those_of_the_line_and_the_end_waits_for_the_last_row():
    act = act_of_round(recorded(the_day()), ()).content
    assert (act.began, act.ended) == ("09:40 UTC", "10:35 UTC")
    half = after(final(made()), marked("A", 1))
    assert act_of_round(recorded(half), ()).content.ended == ""


def test_reasons_are_remarks_of_whoever_keeps_the_record_and_of_nobody_else():
    remarks = act_of_round(recorded(the_day()), ()).content.remarks
    assert set(remarks) == {"A"}
    assert remarks["A"].splitlines() == [
        "A-CASE2: another came",
        "A-CASE3: the escort says so",
        "A-X2: a civilian",
    ]


def test_a_wrong_person_and_what_was_said_in_private_are_in_no_paper():
    heard = Interviewed(
        at=at(100), who="icrc-2", to="A", subject="3", heard_by=HeardBy.NEUTRAL,
        wish=Wish.WISHES, danger=Danger.FEARED, why="fears the company commander",
    )  # fmt: skip
    text = act_of_round(recorded(after(the_day(), heard)), ()).to_bytes().decode()
    assert not [word for word in ("Щукин", "another face", "commander", "X1") if word in text]


def test_marks_that_differ_are_left_to_be_filled_in_by_hand():
    now = after(the_day(), marked("A", 1, Result.NO_SHOW))
    row = next(each for each in act_of_round(recorded(now), ()).content.people if each.case == "A-CASE1")
    assert (row.ending.value, row.steps) == ("", ())


def test_one_unjudged_row_makes_the_act_a_draft():
    said = recorded(the_day())
    people = {**said.people, "B": [replace(each, judged=each.row != 2) for each in said.people["B"]]}
    assert act_of_round(said, ()).judged
    assert not act_of_round(replace(said, people=people), ()).judged


def test_the_same_record_gives_the_same_paper():
    assert act_of_round(recorded(the_day()), ()).digest == act_of_round(recorded(the_day()), ()).digest


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ([("A", "A"), ("A", "B"), ("B", "A"), ("B", "B")], "confirmed_by_both"),
        ([("A", "A"), ("A", "B"), ("B", "A")], "confirmed_by_one"),
    ],
)
def test_a_statement_is_no_further_than_the_direction_that_is_least_far(words, stage):
    now = after(the_day(), *(confirm(to, by, {"A": 30, "B": 44}[to]) for to, by in words))
    content = numbers_of_round(recorded(now), ()).content
    assert content.stage.value == stage
    assert [side.counts for side in content.sides] == [{"together": 30}, {"together": 44}]


def test_of_a_direction_that_nobody_confirmed_nothing_is_stated():
    with pytest.raises(CannotTell) as caught:
        numbers_of_round(recorded(after(the_day(), confirm("A", "A", 3))), ())
    assert caught.value.code == "rounds.not_confirmed"


def test_a_number_that_the_sides_dispute_is_stated_for_neither():
    now = after(the_day(), confirm("A", "A", 3), confirm("A", "B", 4), confirm("B", "A", 3))
    with pytest.raises(InputError) as caught:
        numbers_of_round(recorded(now), ())
    assert caught.value.code == "rounds.sides_differ"
