"""What counts as said already: only what still stands, by the same person, in the same words."""

import pytest

from allforall.exchange.rounds.events import (
    Agreed,
    BagListed,
    CountConfirmed,
    Extra,
    Finalised,
    Identified,
    Marked,
    RemainsCounted,
    SignedOff,
    WindowSaid,
    WrongPerson,
)
from allforall.exchange.rounds.repeated import repeats
from allforall.exchange.rounds.words import Method, Result
from rounds_made import after, at, made, offer, tasks_done


def mark(result=Result.DELIVERED, **more):
    return Marked(**{"at": at(), "who": "a-7", "to": "A", "row": 1, "result": result, **more})


def sign_off(*, withheld=False):
    why = "fever on ward 2" if withheld else ""
    return SignedOff(at=at(), who="a-12", task="a-medical", withheld=withheld, why=why)


def window(start):
    return WindowSaid(at=at(), who="a-7", by="A", start=at(start), end=at(400))


def confirmed(people):
    return CountConfirmed(at=at(), who="a-7", to="A", by="A", people=people, said_at=at(60))


def counted(bags):
    return RemainsCounted(at=at(), who="a-7", to="A", by="B", bags=bags)


ONCE_AND_AGAIN = [
    (sign_off(), sign_off(withheld=True)),
    (window(0), window(60)),
    (confirmed(4), confirmed(3)),
    (counted(1245), counted(1248)),
    (mark(), mark(Result.NO_SHOW, correct=True, why="another bus", second="a-8")),
]


@pytest.mark.parametrize(("one", "other"), ONCE_AND_AGAIN, ids=lambda event: type(event).__name__)
def test_the_same_is_said_once_and_an_earlier_word_said_again_is_new(one, other):
    now = made().after(one)
    assert repeats(now, one)
    assert not repeats(now, other)
    assert not repeats(now.after(other), one)


def test_another_persons_mark_is_a_word_of_its_own():
    assert not repeats(made().after(mark()), mark(who="a-9"))


def test_who_agreed_or_made_final_has_said_so():
    now = made()
    agreed = Agreed(at=at(), who="a", to="A", by="A", version=1)
    final = Finalised(at=at(), who="a", to="A", by="A", version=1)
    now = after(now, *tasks_done(), offer(now, "A", "B"))
    assert repeats(now, offer(now, "A", "B"))
    assert not repeats(now, agreed)
    now = after(now, agreed, final)
    assert repeats(now, agreed)
    assert repeats(now, final)


def test_a_person_a_bag_and_who_is_in_it_are_recorded_once():
    extra = Extra(at=at(), who="a", to="A", label="X1", came="a civilian")
    bag = BagListed(at=at(), who="a", to="A", bag="T-1")
    inside = Identified(at=at(), who="a", bag="T-1", person="A-1", method=Method.DNA, body="laboratory")
    now = after(made(), extra, bag, inside)
    assert all(repeats(now, event) for event in (extra, bag, inside))
    gone = Identified(
        at=at(),
        who="a",
        bag="T-1",
        person="A-1",
        method=Method.DNA,
        body="laboratory",
        taken_back=True,
        why="x",
    )
    assert not repeats(now.after(gone), inside)


def test_two_people_do_not_come_as_one_and_the_second_is_an_extra():
    now = made().after(WrongPerson(at=at(), who="a", to="A", row=2, label="X1", why="another face"))
    again = WrongPerson(at=at(9), who="a", to="A", row=2, label="X2", why="another face")
    with pytest.raises(Exception, match="X1 is recorded already"):
        now.after(again)


def test_a_sheet_typed_late_moves_no_arrival_back():
    now = after(made(), mark(at=at(50)), mark(row=2, at=at(10)))
    assert now.last_arrival["A"] == at(50)
