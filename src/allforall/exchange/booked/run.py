"""What one run of an exchange would book: the text, its promises, and how many it plans for each round."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import reduce

from allforall.accounts.amount import NOT_KNOWN, Amount
from allforall.accounts.posting import Group
from allforall.agreement.clauses import Agreement, Clause, Formula
from allforall.agreement.parts import Stance
from allforall.agreement.quantity import Bound, Quantity, Scope
from allforall.agreement.stages import IN_FORCE
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.booked.read import Booked
from allforall.exchange.booked.rounds import RoundSize, Step
from allforall.exchange.booked.terms import AgreementSigned, Promise, Stage
from allforall.exchange.booked.word import BOTH, Under, Word
from allforall.exchange.outcome import Outcome
from allforall.exchange.view import View

_SPEAKER = {View.A: "A", View.B: "B", View.BOTH: "M"}
"""Who plans: a bureau for its own side, or a mediator."""


def booked_of(outcome: Outcome, manifests: Mapping[tuple[Letter, int], str]) -> Iterator[Booked]:
    """Book what a run says; `manifests` gives the salted digest of each that was drafted, by whom it brings home and round."""
    yield from text_of(outcome)
    yield from plan_of(outcome, manifests)


def text_of(outcome: Outcome) -> Iterator[Booked]:
    """Book the agreement and what each clause promises, to each side that it brings people home to."""
    agreement = outcome.agreement
    if agreement.state_on(outcome.exchange.as_of) in IN_FORCE:
        yield AgreementSigned(Word(BOTH, agreement.agreed_on), agreement.id)
    for clause in agreement.clauses:
        for letter in LETTERS:
            if clause.direction.brings_home_to(letter):
                yield from _promises(agreement, clause, letter)


def plan_of(outcome: Outcome, manifests: Mapping[tuple[Letter, int], str]) -> Iterator[RoundSize]:
    """Book how many go home in each round whose manifest was drafted, under the clause or duty that counts them."""
    going = Counter((t.round, t.known.about, t.clause) for t in outcome.travellers)
    days = {slot.number: slot.day for slot in outcome.exchange.rounds}
    for (number, letter, name), people in sorted(going.items()):
        if (letter, number) in manifests:
            word = Word(_SPEAKER[outcome.view], outcome.exchange.as_of, manifests[letter, number])
            under = Under(outcome.agreement.id, name, letter, Group.PERSONS)
            yield RoundSize(word, under, number, Step.PLANNED, Amount.exactly(people), days[number])


def _promises(agreement: Agreement, clause: Clause, letter: Letter) -> Iterator[Promise]:
    """Book a clause as agreed where both accept it, and else as proposed by whoever does."""
    group = Group.BODIES if clause.formula is Formula.BODIES_N_FOR_N else Group.PERSONS
    under = Under(agreement.id, clause.id, letter, group)
    accepting = [each for each in LETTERS if clause.stance(each) is Stance.ACCEPTS]
    agreed = len(accepting) == len(LETTERS)
    for speaker in [BOTH] if agreed else accepting:
        yield Promise(
            Word(speaker, clause.agreed_on or agreement.agreed_on),
            under,
            Stage.AGREED if agreed else Stage.PROPOSED,
            _amount(clause.quantity, letter),
            clause.deadline,
        )


def _amount(quantity: Quantity | None, letter: Letter) -> Amount:
    """Say how many a text promises to one side, as far as it says so: an open scope leaves what its readings share."""
    if quantity is None:
        return NOT_KNOWN
    if quantity.readings:
        read = [replace(quantity, scope=each.scope, readings=()) for each in quantity.readings]
        return reduce(Amount.around, (_amount(each, letter) for each in read))
    own = {"A": Scope.TO_A, "B": Scope.TO_B}[letter]
    if quantity.kind is Bound.ABOUT and quantity.number is not None and quantity.scope in {Scope.EACH, own}:
        return Amount(quantity.number, quantity.number, about=True)
    return Amount(quantity.fewest_to(letter) or 0, quantity.most_to(letter))
