"""Everything that one run came to, ready for papers: who is who, what the agreement means, the plan, what remains."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from allforall.agreement.clauses import Agreement
from allforall.base.finding import Finding
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.definition import Exchange, ListKind, ListSpec
from allforall.exchange.manifest import Traveller
from allforall.exchange.reconcile import Known
from allforall.exchange.remainder import Why, counted, why_not
from allforall.exchange.view import View
from allforall.linkage.several import Several
from allforall.people.person_list import PersonList
from allforall.planning.case import Case
from allforall.planning.distrust import Curve
from allforall.planning.formulas import FormulaOutcome
from allforall.planning.noshow import Drawn
from allforall.planning.plan import Plan
from allforall.planning.policy import Compiled
from allforall.planning.weights import severity

STRETCHER_FROM = 2
"""Severity from which somebody travels lying down (FORMAT of exchange problems)."""


@dataclass(frozen=True)
class Outcome:
    """One run of an exchange, by one pair of eyes. `lists` are those that this view opened.

    `prices` say what another exposure limit would bring, None where no clause has one;
    `no_shows` what the plan is worth where some do not come, under each assumption.
    """

    exchange: Exchange
    agreement: Agreement
    view: View
    lists: Mapping[str, tuple[ListSpec, PersonList]]
    people: Mapping[Letter, tuple[Known, ...]]
    linked: Mapping[Letter, Several]
    cases: tuple[Case, ...]
    contested: frozenset[str]
    compiled: Compiled
    plan: Plan
    formulas: tuple[FormulaOutcome, ...]
    findings: tuple[Finding, ...]
    inputs: Mapping[str, str]
    prices: Curve | None = None
    no_shows: tuple[Drawn, ...] = ()

    @cached_property
    def known(self) -> dict[str, Known]:
        """Everybody, by case id."""
        return {one.person.id: one for letter in LETTERS for one in self.people[letter]}

    @cached_property
    def travellers(self) -> tuple[Traveller, ...]:
        """Everybody who is in a round of the plan."""
        ids = self.compiled.problem.people["id"].tolist()
        rounds = dict(zip(ids, self.plan.assignment.tolist(), strict=True))
        return tuple(self._traveller(case, rounds[case.id]) for case in self.cases if rounds.get(case.id, 0))

    def _traveller(self, case: Case, number: int) -> Traveller:
        return Traveller(
            known=self.known[case.id],
            round=number,
            clause=self.compiled.counted_by[case.id],
            holder=case.holder,
            site=case.site,
            stretcher=severity(case.person) >= STRETCHER_FROM,
            conditional=case.id in self.compiled.conditional,
        )

    @cached_property
    def remains(self) -> dict[str, Why]:
        """Why everybody else who is away is in no round, by case id."""
        goes = {traveller.known.person.id for traveller in self.travellers}
        planned = self.plan.status != "infeasible"
        return why_not(self.known.values(), goes, self.compiled.excluded, self.contested, planned=planned)

    @cached_property
    def remains_counted(self) -> dict[Letter, dict[Why, int]]:
        """The same, counted by whose people they are."""
        return {
            letter: dict(reasons) for letter, reasons in counted(self.known.values(), self.remains).items()
        }

    def lists_of(self, kind: ListKind, about: Letter) -> tuple[PersonList, ...]:
        """Return the lists of one kind about one party's people that this view opened."""
        return tuple(
            people for spec, people in self.lists.values() if spec.kind is kind and spec.about == about
        )

    def going(self, letter: Letter, number: int | None = None) -> int:
        """Count the people of a party who go home, in one round or in all."""
        return sum(t.known.about == letter and (number is None or t.round == number) for t in self.travellers)
