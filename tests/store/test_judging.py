import pytest
from django.db import DatabaseError, transaction

from allforall.people.judgement import Verdict
from allforall.people.settled import Settled
from allforall.store import judging
from allforall.store.judging import judge, judgements_of, next_pair, queue, take_back_last, throughput
from allforall.store.models import JudgementLine, Pair
from allforall.store.persons import known_person
from desk_made import NOW, compared, paired, taken_in, viewer


@pytest.fixture
def pair(case, monkeypatch):
    """Give the pair that waits, looked at by one person only."""
    monkeypatch.setattr(judging, "wants_second_look", lambda *_: False)
    return paired(case)


def test_a_pair_that_the_engine_cannot_decide_waits_for_a_person(case):
    compared(case)
    pair = Pair.unguarded.get(band="review")
    eyes = viewer(case, "reviewer")
    assert {pair.left, pair.right} == {"a-missing:AM-1", "a-seen:E-1"}
    assert next_pair(eyes).pk == pair.pk
    assert set(pair.evidence) >= {"surname", "given", "dob"}


def test_same_joins_two_entries_into_one_person_and_undo_parts_them(case, desk, pair):
    eyes = viewer(case, "reviewer")

    def entries():
        with transaction.atomic():
            return set(known_person(desk.vault(), eyes, "a-missing:AM-1", NOW).person.entries)

    assert entries() == {"a-missing:AM-1"}
    told = judge(desk.vault(), eyes, pair, Verdict.SAME, NOW, why="the aunt said so")
    assert told.settled is Settled.JUDGED
    assert entries() == {"a-missing:AM-1", "a-seen:E-1"}
    assert next_pair(eyes) is None
    assert take_back_last(desk.vault(), eyes, NOW).pk == pair.pk
    assert entries() == {"a-missing:AM-1"}
    assert next_pair(eyes).pk == pair.pk
    assert JudgementLine.unguarded.count() == 2


def test_two_people_who_differ_are_both_kept_and_a_third_decides(case, desk, pair):
    one, two, three = (viewer(case, "reviewer", name) for name in ("one", "two", "three"))
    judge(desk.vault(), one, pair, Verdict.SAME, NOW)
    told = judge(desk.vault(), two, pair, Verdict.DIFFERENT, NOW, after=0)
    assert [line.who for line in told.others] == ["one"]
    assert told.settled is Settled.CONFLICT
    assert next_pair(one) is None
    assert next_pair(three).pk == pair.pk
    assert judgements_of(desk.vault(), case)[0].verdict is Verdict.UNSURE
    assert judge(desk.vault(), three, pair, Verdict.DIFFERENT, NOW).settled is Settled.JUDGED
    assert judgements_of(desk.vault(), case)[0].verdict is Verdict.DIFFERENT
    assert JudgementLine.unguarded.count() == 3
    done = throughput(three, NOW)
    assert (done.today, done.agreed, done.judged_twice) == (1, 0, 1)


def test_who_saw_the_last_line_is_told_of_no_other(case, desk, pair):
    one, two = viewer(case, "reviewer", "one"), viewer(case, "reviewer", "two")
    first = judge(desk.vault(), one, pair, Verdict.SAME, NOW)
    assert judge(desk.vault(), two, pair, Verdict.SAME, NOW, after=first.line.pk).others == ()


def test_a_judgement_outlives_the_next_comparing_and_the_next_version(case, desk, pair):
    eyes = viewer(case, "reviewer")
    judge(desk.vault(), eyes, pair, Verdict.DIFFERENT, NOW, why="брати")
    compared(case)
    again = Pair.unguarded.filter(run__active=True, left=pair.left, right=pair.right).first()
    assert again is None or again.settled == Settled.JUDGED.value
    assert queue(eyes).count() == 0
    taken_in(desk, case, "a-seen", "evidence", open_text())
    compared(case)
    assert queue(eyes).count() == 0
    assert judgements_of(desk.vault(), case)[0].why == "брати"


def open_text():
    from desk_made import SEEN

    return SEEN + "Иванов;Пётр;Ильич;1980;E-3;returnee\n"


def test_a_judgement_is_never_changed(case, desk, pair):
    judge(desk.vault(), viewer(case, "reviewer"), pair, Verdict.SAME, NOW)
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        JudgementLine.unguarded.update(verdict="different")


def test_nobody_but_a_reviewer_has_a_queue(case, pair):
    for role in ("intake", "medic", "auditor", "administrator", "family liaison"):
        eyes = viewer(case, role)
        if role in {"auditor", "administrator"}:
            assert queue(eyes).count() == 0
