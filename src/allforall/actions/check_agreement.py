"""Read a text on the table and hold it against the law, itself and a day, clause by clause."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from allforall.agreement.check import check_one
from allforall.agreement.clauses import Agreement, Clause
from allforall.agreement.course import check_course, check_force
from allforall.agreement.read import read_agreement
from allforall.base.finding import Finding


@dataclass(frozen=True, slots=True)
class CheckedClause:
    """A clause with everything found about it."""

    clause: Clause
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CheckedAgreement:
    """A text as it stands on a day. `agreement` is None where the file holds none; `rest` is about no single clause."""

    agreement: Agreement | None
    on: date
    clauses: tuple[CheckedClause, ...]
    rest: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found: about the file and its course first, then clause by clause."""
        return (*self.rest, *(finding for each in self.clauses for finding in each.findings))


def check_agreement_file(path: Path, on: date) -> CheckedAgreement:
    """Check the agreement in a file; raise `InputError` where there is no file."""
    read = read_agreement(path)
    agreement = read.agreement
    if agreement is None:
        return CheckedAgreement(None, on, (), read.findings)
    clauses = []
    rest = list(read.findings)
    for clause in agreement.clauses:
        # Reading finds some things about a clause as a whole; they name it by its title.
        about = [each for each in rest if each.args.get("title") == clause.title]
        rest = [each for each in rest if each not in about]
        clauses.append(CheckedClause(clause, (*about, *check_one(clause, agreement, on))))
    return CheckedAgreement(
        agreement, on, tuple(clauses), (*rest, *check_course(agreement, on), *check_force(agreement, on))
    )
