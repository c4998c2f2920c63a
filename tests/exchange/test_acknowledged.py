"""Who is held by all evidence and stands on no list of the holder."""

from datetime import date

import pytest

from agreement_people import person
from allforall.exchange.acknowledged import check_acknowledged
from allforall.exchange.reconcile import Known, Result

DAY = date(2025, 6, 6)


def known(result=Result.EVIDENCE_ONLY, about="A", **said):
    who = person("p", "a-evidence:1", **said)
    return Known(who, about, result, asked=True, held=False, evidence=True)


def codes(people, shown=("A", "B")):
    return [f.code.removeprefix("agreement.") for f in check_acknowledged(people, shown, DAY)]


def test_cihl_98_whoever_is_held_by_evidence_and_not_listed_is_asked_for():
    found = list(check_acknowledged([known(), known(Result.AGREED)], ("A",), DAY))
    assert [f.code for f in found] == ["agreement.law_h58_not_acknowledged"]
    assert (found[0].args["party"], found[0].args["count"]) == ("A", 1)


def test_cihl_98_says_nothing_where_the_holders_lists_were_not_shown():
    assert codes([known(about="B")], shown=("A",)) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"category": "civilian_internee", "capture_date": "2025-05-01"}, False),
        ({"category": "civilian_internee", "capture_date": "2025-05-23"}, True),
        (
            {"category": "civilian_internee", "capture_date": "2025-05"},
            True,
        ),  # perhaps on the last day of May
        ({"category": "civilian_internee"}, True),
        ({"category": "pow", "capture_date": "2025-05-01"}, True),
    ],
)
def test_gc4_136_a_civilian_in_custody_for_over_two_weeks_is_told_of(said, told):
    assert ("law_h47_civilians_not_notified" not in codes([known(**said)])) is told
