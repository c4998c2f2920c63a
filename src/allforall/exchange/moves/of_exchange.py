"""The state of a case file as an exchange stands now: its lists, who is who, and who has which seat."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from allforall.base.canonical import digest_of
from allforall.exchange.definition import Exchange, ListKind, ListSpec
from allforall.exchange.moves.case_file import SALT, CaseFile, Seats, lasting_cases, rows_of
from allforall.exchange.reconcile import Known
from allforall.people.person_list import PersonList
from allforall.planning.problem import Problem


def state_of(
    exchange: Exchange,
    lists: Mapping[str, tuple[ListSpec, PersonList]],
    people: Iterable[Known],
    seats: Seats,
    grounds: Mapping[str, str],
) -> CaseFile:
    """Take down what decides who goes; `grounds` are digests of the agreement and of the judgements.

    Remains have a track of their own and no seat, so their lists are left out.
    """
    living = [people for spec, people in lists.values() if spec.kind is not ListKind.REMAINS]
    slots = [[slot.day.isoformat(), slot.seats, slot.stretchers] for slot in exchange.rounds]
    salt, rounds = digest_of(exchange.salt), digest_of([slots, exchange.horizon.isoformat()])
    return CaseFile(
        rows_of(living),
        lasting_cases({one.person.id: one.person.entries for one in people}, living),
        {case: turn for case, turn in seats.items() if turn},
        {**grounds, SALT: salt, "rounds": rounds},
    )


def seats_in(problem: Problem, turns: NDArray[np.int32]) -> dict[str, int]:
    """Return everybody's round by case, from a round for each person of a problem; who stays is left out."""
    pairs = zip(problem.people["id"].tolist(), turns.tolist(), strict=True)
    return {case: turn for case, turn in pairs if turn}
