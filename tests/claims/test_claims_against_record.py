"""Claims held against the record: agreement, contradiction and news are three things."""

from dataclasses import replace
from datetime import date

from allforall.claims.against_record import Standing, against
from allforall.claims.claim import Claim, ClaimCount, Evidence, Kind
from allforall.claims.record.record import public_record
from allforall.claims.review import Document, waiting

RECORD = public_record()
TEXT = Document("news.txt", "cd" * 32, "https://example.org/1", date(2024, 12, 31))


def standing(kind=Kind.DONE, day="2024-12-30", speaker="UA.president", **counts):
    return held(kind, day, speaker, **counts).standing


def held(kind=Kind.DONE, day="2024-12-30", speaker="UA.president", **counts):
    said = tuple(ClaimCount(side, n) for side, n in counts.items())
    claim = Claim(kind, speaker, day, counts=said, evidence=(Evidence(0, 5, None),))
    (one,) = against(RECORD, waiting(TEXT, [claim]))
    return one


def test_a_number_that_the_record_has_agrees():
    assert standing(day="2025-02-05", UA=150, RU=150) is Standing.AGREES


def test_another_number_for_the_same_people_is_contradicted():
    assert standing(day="2025-02-05", UA=152) is Standing.CONTRADICTED


def test_a_number_that_the_record_lacks_adds_and_contradicts_nothing():
    assert standing(day="2022-04-01", RU=86) is Standing.AGREES


def test_an_exchange_that_nobody_recorded_is_new():
    assert standing(day="2022-05-05", UA=41) is Standing.NEW


def test_a_claim_without_a_day_waits_for_a_person():
    assert standing(day=None, UA=41) is Standing.NO_ENTRY


def test_a_promise_of_both_of_which_one_side_alone_speaks_is_marked_as_such():
    same = held(Kind.COMMIT, "2023-03-07", "RU.ombudsman", UA=160)
    assert (same.standing, same.one_sided) == (Standing.AGREES, True)
    other = held(Kind.COMMIT, "2023-03-07", "UA.coord_hq", UA=150)
    assert (other.standing, other.one_sided) == (Standing.CONTRADICTED, False)


def test_holding_claims_against_the_record_does_not_change_it():
    before = RECORD.statements
    claim = Claim(
        Kind.DONE, "press", "2024-12-30", counts=(ClaimCount("UA", 1),), evidence=(Evidence(0, 5, None),)
    )
    against(RECORD, waiting(TEXT, [claim, replace(claim, speaker="RU.mod")]))
    assert RECORD.statements is before
