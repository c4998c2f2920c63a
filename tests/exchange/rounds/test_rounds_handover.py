"""Person by person: what two phones say, who declined to whom, and a wrong person, who is never sent back by routine."""

import pytest

from allforall.base.errors import UsageError
from allforall.exchange.rounds.balance import balance
from allforall.exchange.rounds.events import Extra, Interviewed, Marked, SentBack, WrongPerson
from allforall.exchange.rounds.look import look
from allforall.exchange.rounds.words import Danger, HeardBy, Outcome, Result, Wish
from rounds_made import after, at, final, made


def mark(row, result, **more):
    return Marked(**{"at": at(), "who": "a-7", "to": "A", "row": row, "result": result, **more})


def heard(subject, wish, heard_by=HeardBy.NEUTRAL, **more):
    return Interviewed(at=at(30), who="icrc-2", to="A", subject=subject, heard_by=heard_by, wish=wish, **more)


def wrong(**more):
    return WrongPerson(at=at(5), who="a-7", to="A", row=2, label="X1", why="another face", **more)


def outcome(now, row=1):
    return now.handovers["A"].outcome(row)


def codes(now):
    return [finding.code.removeprefix("rounds.") for finding in look(now, at(60))]


def refused(now, event):
    with pytest.raises(UsageError) as error:
        now.after(event)
    return error.value.code.removeprefix("rounds.")


def test_two_phones_that_differ_are_both_kept_until_somebody_settles_them():
    now = after(final(made()), mark(1, Result.DELIVERED), mark(1, Result.NO_SHOW, who="a-9", at=at(-20)))
    assert outcome(now) is Outcome.TO_SETTLE
    (finding,) = (each for each in look(now, at()) if each.code == "rounds.marks_differ")
    assert "a-7 says delivered at 09:00 UTC; a-9 says no show at 08:40 UTC" in finding.says()
    settled = mark(1, Result.DELIVERED, correct=True, why="it was row 11", second="a-8")
    assert outcome(now.after(settled)) is Outcome.DELIVERED


def test_two_phones_that_say_the_same_agree():
    now = after(final(made()), mark(1, Result.DELIVERED), mark(1, Result.DELIVERED, who="a-9"))
    assert outcome(now) is Outcome.DELIVERED


@pytest.mark.parametrize(
    "lacking", [{"why": ""}, {"second": ""}, {"second": "a-7"}], ids=["reason", "second", "another"]
)
def test_a_correction_needs_a_reason_and_a_second_person(lacking):
    said = {"correct": True, "why": "it was row 11", "second": "a-8", **lacking}
    assert (
        refused(after(final(made()), mark(1, Result.DELIVERED)), mark(1, Result.NO_SHOW, **said))
        == "second_person"
    )


def test_a_refusal_that_a_neutral_heard_stops():
    now = after(final(made()), mark(1, Result.REFUSED, heard_by=HeardBy.NEUTRAL))
    assert outcome(now) is Outcome.REFUSED
    assert codes(now) == []


@pytest.mark.parametrize("heard_by", [HeardBy.HOLDER, HeardBy.FAMILY, HeardBy.HOME])
def test_a_refusal_by_anybody_elses_word_stops_nobody_and_asks_for_an_interview(heard_by):
    now = after(final(made()), mark(1, Result.REFUSED, heard_by=heard_by))
    assert outcome(now) is Outcome.NO_SHOW
    assert codes(now) == ["interview_due"]
    assert outcome(now.after(heard("1", Wish.REFUSES))) is Outcome.REFUSED
    wishes = now.after(heard("1", Wish.WISHES))
    assert outcome(wishes) is Outcome.NO_SHOW
    assert codes(wishes) == ["wishes_and_did_not_come"]


def test_a_row_is_the_same_row_however_its_number_is_typed():
    now = after(final(made()), mark(1, Result.REFUSED, heard_by=HeardBy.HOLDER), heard("01", Wish.REFUSES))
    assert outcome(now) is Outcome.REFUSED
    assert refused(now, heard("X9", Wish.REFUSES)) == "no_such_row"


def test_an_interview_by_the_holder_settles_nothing():
    now = after(final(made()), mark(1, Result.REFUSED, heard_by=HeardBy.HOLDER))
    now = now.after(heard("1", Wish.REFUSES, HeardBy.HOLDER))
    assert (outcome(now), codes(now)) == (Outcome.NO_SHOW, ["interview_due"])


def test_who_heard_a_refusal_has_to_be_said():
    assert refused(final(made()), mark(1, Result.REFUSED)) == "who_heard"


def test_somebody_who_arrives_after_declining_before_a_neutral_is_an_alert():
    now = after(final(made()), heard("1", Wish.REFUSES))
    assert outcome(now) is Outcome.REFUSED
    assert codes(now.after(mark(1, Result.DELIVERED))) == ["arrived_after_declining"]


def test_substitutes_come_in_a_place_and_extras_beside_the_manifest():
    now = after(
        final(made()),
        mark(1, Result.SUBSTITUTED, came="P. I."),
        Extra(at=at(), who="a-7", to="A", label="X1", came="a civilian"),
        mark(2, Result.DELIVERED),
    )
    counted = balance(now, "A")
    assert (counted.manifest, counted.substitutes, counted.extras, counted.handed_over) == (4, 1, 1, 3)
    assert refused(now, mark(3, Result.EXTRA)) == "extra_has_no_row"
    assert refused(now, Extra(at=at(), who="a-7", to="A", label="X1")) == "label_taken"


def test_a_row_that_is_not_on_the_manifest_is_refused():
    assert refused(final(made()), mark(5, Result.DELIVERED)) == "no_such_row"


def test_gc_iii_120_of_the_dead_certificates_are_asked_for():
    now = after(final(made()), mark(1, Result.DIED_BEFORE), mark(3, Result.DIED_BEFORE))
    (finding,) = look(now, at())
    assert finding.code == "agreement.law_h31_died_before"
    assert "rows 1, 3" in finding.says()


def test_gc_iv_45_whoever_has_grounds_to_fear_is_sent_nowhere_until_somebody_has_decided():
    now = final(made()).after(heard("1", Wish.WISHES, danger=Danger.FEARED))
    assert codes(now) == ["agreement.law_h38_fear_recorded"]
    assert codes(now.after(heard("1", Wish.WISHES, danger=Danger.NONE_SEEN))) == []
    assert codes(final(made()).after(heard("1", Wish.REFUSES, danger=Danger.FEARED))) == []


def test_a_wrong_person_is_an_alert_with_its_article_and_the_rows_person_did_not_arrive():
    now = final(made()).after(wrong())
    assert outcome(now, 2) is Outcome.NO_SHOW
    assert codes(now) == ["wrong_person"]
    (finding,) = look(now, at(60))
    assert finding.severity == "blocks"
    assert finding.kind.article == "CAT 3; GC IV 45(4); GC III 118"
    counted = balance(now, "A")
    assert (counted.extras, counted.wrong, counted.handed_over) == (0, 1, 0)


def test_who_was_marked_as_arrived_and_is_somebody_else_needs_a_second_person():
    now = final(made()).after(mark(2, Result.DELIVERED))
    assert refused(now, wrong()) == "second_person"
    assert outcome(now.after(wrong(second="a-8")), 2) is Outcome.NO_SHOW


def test_a_wrong_person_goes_back_only_when_a_neutral_heard_the_wish_and_two_persons_answer():
    now = final(made()).after(wrong())
    back = SentBack(at=at(50), who="a-7", to="A", label="X1", second="a-8", why="own wish")
    assert refused(now, back) == "not_heard"
    by_holder = now.after(heard("X1", Wish.WISHES, HeardBy.HOLDER, danger=Danger.NONE_SEEN))
    assert refused(by_holder, back) == "not_heard"
    afraid = now.after(heard("X1", Wish.WISHES, danger=Danger.FEARED))
    assert refused(afraid, back) == "not_heard"
    ready = now.after(heard("X1", Wish.WISHES, danger=Danger.NONE_SEEN))
    alone = SentBack(at=at(50), who="a-7", to="A", label="X1", second="a-7", why="own wish")
    assert refused(ready, alone) == "second_person"
    gone = ready.after(back)
    assert codes(gone) == []
    assert balance(gone, "A").sent_back == 1
    assert refused(gone, back) == "went_back_already"


def test_what_was_done_without_asking_is_recorded_and_stays_an_alert():
    now = final(made()).after(wrong())
    done = SentBack(
        at=at(50), who="a-7", to="A", label="X1", second="a-8", happened=True, why="driven off at once"
    )
    assert codes(now.after(done)) == ["sent_back_unheard"]
    later = after(now, done, heard("X1", Wish.WISHES, danger=Danger.NONE_SEEN))
    assert codes(later) == ["sent_back_unheard"]


def test_nobody_who_stands_on_a_row_is_sent_back():
    back = SentBack(at=at(), who="a-7", to="A", label="X1", second="a-8", why="x", happened=True)
    assert refused(final(made()), back) == "no_wrong_person"
    extra = final(made()).after(Extra(at=at(), who="a-7", to="A", label="X1"))
    assert refused(extra, back) == "no_wrong_person"


def test_people_handed_over_before_both_made_their_manifest_final_are_found():
    now = made().after(mark(1, Result.DELIVERED))
    assert codes(now) == ["handed_over_before_final"]
