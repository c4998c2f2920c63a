"""What a round leaves to those who plan again."""

import pytest

from allforall.base.errors import CannotTell
from allforall.exchange.rounds.changes import changes
from allforall.exchange.rounds.events import Extra, Marked, RoundAborted
from allforall.exchange.rounds.words import HeardBy, Reason, Result
from rounds_made import after, at, made

CASES = {"A": [f"A-PERSON00000{n}" for n in range(4)], "B": [f"B-PERSON00000{n}" for n in range(3)]}
INSTEAD, BESIDE = "A-INSTEAD00000", "A-BESIDE000000"


def mark(row, result=Result.DELIVERED, to="A", **more):
    return Marked(at=at(), who="a-7", to=to, row=row, result=result, **more)


def everybody_home_to_b():
    return tuple(mark(row, to="B") for row in (1, 2, 3))


def test_whoever_died_declined_did_not_come_or_came_instead_is_told_by_their_case():
    now = after(
        made(),
        *everybody_home_to_b(),
        mark(1, Result.DIED_BEFORE),
        mark(2, Result.REFUSED, heard_by=HeardBy.NEUTRAL),
        mark(3, Result.REFUSED, heard_by=HeardBy.HOLDER),
        mark(4, Result.SUBSTITUTED, came=INSTEAD),
        Extra(at=at(), who="a-7", to="A", label="X1", came=BESIDE),
        Extra(at=at(), who="a-7", to="A", label="X2", came="a civilian"),
    )
    assert changes(now, CASES) == {
        "format": "exchange-changes/1",
        "out": [{"id": CASES["A"][0], "reason": "died"}, {"id": CASES["A"][1], "reason": "refused"}],
        "missed": [CASES["A"][2], CASES["A"][3]],
        "went": [{"id": INSTEAD, "round": 9}, {"id": BESIDE, "round": 9}],
    }


def test_of_a_round_that_was_aborted_whoever_was_not_handed_over_did_not_come():
    now = after(made(), mark(1), RoundAborted(at=at(), who="a", reason=Reason.FIRE))
    assert changes(now, CASES)["missed"] == [*CASES["A"][1:], *CASES["B"]]


@pytest.mark.parametrize("more", [(), (mark(4), mark(4, Result.NO_SHOW))], ids=["unsaid", "to settle"])
def test_while_somebody_is_not_known_of_nobody_plans_on(more):
    now = after(made(), *everybody_home_to_b(), mark(1), mark(2), mark(3), *more)
    with pytest.raises(CannotTell, match="rows 4"):
        changes(now, CASES)
