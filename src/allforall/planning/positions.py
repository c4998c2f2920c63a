"""For how many people each position counts: who is eligible under what a party accepts, rejects or has not answered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from allforall.agreement.clauses import Agreement, Category, Clause, Formula
from allforall.agreement.parts import Stance
from allforall.agreement.truth import NO, OPEN, YES, Answer, every
from allforall.base.parties import LETTERS, Letter
from allforall.planning.case import Case
from allforall.planning.standing import DIED, HOME, OWN_SIDE, Standing, stand

_NOT_IN_CAPTIVITY = {DIED.code, HOME.code, OWN_SIDE.code}


@dataclass(frozen=True, slots=True)
class Counted:
    """One clause, or a category of it, with each party's position and the people in captivity by whose they are.

    `category` is None for a whole clause; `rest` tells that the row is those whom none of its categories takes in.
    """

    clause: Clause
    category: Category | None
    rest: bool
    stances: Mapping[Letter, Stance]
    eligible: Mapping[Letter, int]
    undetermined: Mapping[Letter, int]

    @property
    def title(self) -> str:
        """What a person reads."""
        return self.category.title if self.category else self.clause.title


def count_positions(
    agreement: Agreement, cases: Sequence[Case], as_of: date, rounds: Sequence[date] = ()
) -> tuple[Counted, ...]:
    """Count every clause and category in the order of the text; somebody who meets several counts under each.

    Whoever is dead, home or held by their own side by the holder's word is not counted.
    """
    found = [stand(case, agreement, as_of, rounds) for case in cases]
    captive = [each for each in found if each.kept_by is None or each.kept_by.code not in _NOT_IN_CAPTIVITY]
    rows: list[Counted] = []
    for position, clause in enumerate(agreement.clauses):
        if clause.formula is Formula.BODIES_N_FOR_N:
            continue  # remains are returned on a track of their own
        if not clause.categories:
            rows.append(_row(clause, None, as_of, [(s, s.answers[position][1]) for s in captive]))
            continue
        parts = {
            each.id: [(s, _within(each, s, position, agreement)) for s in captive]
            for each in clause.categories
        }
        rows += [_row(clause, each, as_of, parts[each.id]) for each in clause.categories]
        others = [
            (s, s.answers[position][1])
            for index, s in enumerate(captive)
            if all(answered[index][1].state is NO for answered in parts.values())
        ]
        rest = _row(clause, None, as_of, others, rest=True)
        if any((*rest.eligible.values(), *rest.undetermined.values())):
            rows.append(rest)
    return tuple(rows)


def _within(category: Category, standing: Standing, position: int, agreement: Agreement) -> Answer:
    """Answer for a part of a clause: whoever meets the clause and the part."""
    clause, met = standing.answers[position]
    return every([met, category.who.answer(standing.case.person, agreement.reference_date(clause))])


def _row(
    clause: Clause,
    category: Category | None,
    as_of: date,
    answered: Sequence[tuple[Standing, Answer]],
    *,
    rest: bool = False,
) -> Counted:
    count = Counter((answer.state, standing.case.goes_to) for standing, answer in answered)
    return Counted(
        clause=clause,
        category=category,
        rest=rest,
        stances={letter: clause.stance(letter, category.id if category else "", as_of) for letter in LETTERS},
        eligible={letter: count[YES, letter] for letter in LETTERS},
        undetermined={letter: count[OPEN, letter] for letter in LETTERS},
    )


def by_stance(rows: Sequence[Counted], party: Letter) -> Mapping[Stance, Mapping[Letter, int]]:
    """Add up for one party how many eligible people stand under each of its positions, one count a clause they meet."""
    return {
        stance: {
            letter: sum(row.eligible[letter] for row in rows if row.stances[party] is stance)
            for letter in LETTERS
        }
        for stance in Stance
    }
