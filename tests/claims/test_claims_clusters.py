from datetime import date

from allforall.claims.claim import Claim, ClaimCount, Kind
from allforall.claims.clusters import clustered
from allforall.claims.events import agreements, rounds


def ref(claim: Claim, published: date | None = None) -> str | None:
    return clustered({"a": [claim]}, {"a": published})["a"][0].ref


def done(day: str | None, *numbers: tuple[str, int]) -> Claim:
    return Claim(Kind.DONE, "press", day, counts=tuple(ClaimCount(to, n) for to, n in numbers))


def test_two_sides_of_one_handover_are_one_event():
    both = {"a": [done("2023-04-26", ("UA", 44))], "b": [done("2023-04-26", ("RU", 40))]}
    refs = {claims[0].ref for claims in clustered(both, {"a": None, "b": None}).values()}
    assert refs == {"EX-2023-04-26"}


def test_a_handover_of_a_month_is_the_one_with_its_number():
    assert ref(done("2024-09", ("RU", 103))) == "EX-2024-09-14"


def test_a_handover_told_a_day_late_is_moved_to_its_day():
    assert ref(done("2024-12-31", ("UA", 189))) == "EX-2024-12-30"


def test_running_totals_and_numbers_held_have_no_event():
    assert ref(Claim(Kind.CUMUL, "UA.president", "2025-10-02")) is None
    assert ref(Claim(Kind.HELD, "press", "2024-01-24")) is None


def test_an_agreement_without_a_date_is_the_one_with_its_number():
    claim = Claim(
        Kind.COMMIT, "press", None, formula="n_for_n", counts=(ClaimCount("UA", 1000), ClaimCount("RU", 1000))
    )
    assert ref(claim, date(2025, 5, 23)) == "AG-2025-05-16"


def test_the_number_of_a_whole_agreement_is_no_number_of_a_day():
    assert ref(done("2026-03-06", ("UA", 500), ("RU", 500))) == "AG-2026-02-18"


def test_every_all_for_all_proposal_is_one_cluster():
    claims = [
        Claim(Kind.PROPOSE, "UA.president", day, formula="all_for_all")
        for day in ("2022-11-15", "2025-02-24")
    ]
    assert {ref(claim) for claim in claims} == {"PR-allforall"}


def test_the_record_is_in_the_order_of_days():
    assert [r.day for r in rounds()] == sorted(r.day for r in rounds())
    assert [a.day for a in agreements()] == sorted(a.day for a in agreements())
