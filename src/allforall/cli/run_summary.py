"""What a run came to, in lines that count people."""

from collections.abc import Iterator

from allforall.base.finding import Severity
from allforall.base.parties import LETTERS, Letter, other
from allforall.documents import words
from allforall.exchange.definition import ListKind
from allforall.exchange.outcome import Outcome
from allforall.exchange.reconcile import Result
from allforall.exchange.remainder import Why
from allforall.planning.words import demand


def people_lines(outcome: Outcome) -> Iterator[str]:
    """Say for each party who was found and who goes, then whether the plan is proven."""
    for letter in LETTERS:
        yield f"People of {letter} ({outcome.exchange.parties[letter].name}), held by {other(letter)}"
        yield f"  {_found(outcome, letter)}"
        yield f"  {_goes(outcome, letter)}"
    yield _proof(outcome)
    blocking = sum(finding.severity is Severity.BLOCKS for finding in outcome.findings)
    if blocking:
        yield words.counted(
            "{n} finding blocks drafting; see findings.csv.",
            "{n} findings block drafting; see findings.csv.",
            blocking,
        )


def _found(outcome: Outcome, letter: Letter) -> str:
    people = outcome.people[letter]
    asks = bool(outcome.lists_of(ListKind.MISSING, letter))
    holds = bool(outcome.lists_of(ListKind.HELD, letter) or outcome.lists_of(ListKind.OFFER, letter))
    counts = [
        f"{_n(sum(one.asked for one in people))} asked for"
        if asks
        else _absent(outcome, letter, "asked for"),
        f"{_n(sum(one.held for one in people))} on the holder's lists"
        if holds
        else _absent(outcome, other(letter), "the holder's lists"),
    ]
    if asks and holds:
        counts.append(f"{_n(sum(one.on_both for one in people))} on both")
    counts.append(f"{_n(sum(bool(one.possible) for one in people))} wait for a person")
    if outcome.lists_of(ListKind.RETURNED, letter):
        counts.append(f"{_n(sum(one.result is Result.ALREADY_RETURNED for one in people))} home already")
    return " · ".join(counts)


def _absent(outcome: Outcome, says: Letter, what: str) -> str:
    """Say why there is no list: this view may not see it, or nobody gave one."""
    return f"{what}: {'no list' if says in outcome.view.sees else 'not shown to this role'}"


_SHORT = {
    Why.NO_SEAT: "no seat or counterpart",
    Why.NO_PLAN: "without a plan",
    Why.NO_CLAUSE: "in no agreed category",
    Why.STOPPED: "under a clause that the law stops",
    Why.UNDETERMINED: "undetermined",
    Why.TOO_LATE: "no round late enough",
    Why.WHOSE: "on lists of both parties",
    Why.DECLINED: "declined to return",
    Why.SAID_DEAD: "dead by the holder's word",
    Why.SAID_FREE: "free by the holder's word",
    Why.UNREACHABLE: "held by somebody who answers to nobody",
    Why.HOLDER_NOT_KNOWN: "holder not known",
    Why.OWN_SIDE: "held by their own side",
    Why.EVIDENCE: "held by evidence only",
    Why.POSSIBLE: "possible match",
    Why.CHILD_ASKED: "children asked for",
    Why.NO_TRACE: "asked for, on no other list",
}


def _goes(outcome: Outcome, letter: Letter) -> str:
    remains = outcome.remains_counted[letter]
    parts = [f"{_n(outcome.going(letter))} in the planned rounds"]
    parts += [f"{_n(remains[why])} {_SHORT[why]}" for why in Why if remains.get(why)]
    return " · ".join(parts)


def _proof(outcome: Outcome) -> str:
    if outcome.plan.status == "infeasible":
        problem = outcome.compiled.problem
        sets = " · ".join(
            "; ".join(demand(problem, item) for item in items) for items in outcome.plan.blocking_sets
        )
        return f"No plan keeps every term. These contradict each other: {sets}."
    last = max((t.round for t in outcome.travellers), default=0)
    rounds = len({t.round for t in outcome.travellers})
    day = next((words.day(s.day) for s in outcome.exchange.rounds if s.number == last), "")
    proof = (
        "proven best"
        if outcome.plan.status == "optimal"
        else f"within {outcome.plan.gap or 0:.1e} of the best"
    )
    planned = f"{_n(rounds)} rounds until {day}, {proof}." if rounds else "Nobody is in a round."
    return f"{planned} Every match is a proposal until a person has judged it."


def _n(number: int) -> str:
    return words.number(number)
