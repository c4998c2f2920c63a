"""Named pairs of a text: recorded and followed where it contains them, and never over somebody seriously wounded."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from allforall.agreement.clauses import Agreement, Clause, Pair, Tie
from allforall.agreement.law import stopped
from allforall.agreement.law_findings import H01_NAMED
from allforall.base.finding import Finding
from allforall.planning.standing import COUNTERPART, Standing
from allforall.planning.terms import NamedPair


def tie(
    agreement: Agreement, everybody: Sequence[Standing], as_of: date
) -> tuple[tuple[NamedPair, ...], list[Standing], tuple[Finding, ...]]:
    """Tie the people whom the text names; return the ties, where everybody stands then, and the findings.

    Who has a duty to be returned is never tied. Where one of two people cannot go, the one who may not go without
    them stays, and is told why.
    """
    standing = {s.case.id: s for s in everybody}
    by_entry = {entry: s.case.id for s in everybody for entry in s.case.person.entries}
    ties: list[NamedPair] = []
    findings = []
    for clause, pair in _pairs(agreement):
        first, second = by_entry.get(pair.first), by_entry.get(pair.second)
        freed = [i for i in (first, second) if i is not None and standing[i].duty]
        if freed:
            findings.append(
                H01_NAMED.at(pair.place or clause.place, title=clause.title, as_of=as_of.isoformat())
            )
            continue
        goes = {i: i is not None and standing[i].kept_by is None for i in (first, second)}
        if first is not None and second is not None and goes[first] and goes[second]:
            ties.append(NamedPair(pair.id, first, second, pair.tie.value))
            continue
        waiting = (first, second) if pair.tie is Tie.SAME_ROUND else (first,)
        for case_id in waiting:
            if case_id is not None and goes[case_id]:
                standing[case_id] = replace(standing[case_id], kept_by=COUNTERPART.because())
    return tuple(ties), list(standing.values()), tuple(findings)


def _pairs(agreement: Agreement) -> Iterable[tuple[Clause, Pair]]:
    return ((clause, pair) for clause in agreement.clauses if not stopped(clause) for pair in clause.pairs)
