"""What a run came to, in lines that count people."""

from collections.abc import Iterator

from allforall.base.parties import LETTERS, Letter, other
from allforall.documents import words
from allforall.exchange.definition import ListKind
from allforall.exchange.outcome import Outcome
from allforall.exchange.reconcile import Result
from allforall.exchange.remainder import Why


def people_lines(outcome: Outcome) -> Iterator[str]:
    """Say for each party who was found and who goes, then whether the plan is proven."""
    for letter in LETTERS:
        yield f"[bold]People of {letter}[/bold] ({outcome.exchange.parties[letter].name}), held by {other(letter)}"
        yield f"  {_found(outcome, letter)}"
        yield f"  {_goes(outcome, letter)}"
    yield _proof(outcome)


def _found(outcome: Outcome, letter: Letter) -> str:
    people = outcome.people[letter]
    asks = outcome.lists_of(ListKind.MISSING, letter)
    holds = (*outcome.lists_of(ListKind.HELD, letter), *outcome.lists_of(ListKind.OFFER, letter))
    counts = [
        f"{_n(sum(one.asked for one in people))} asked for" if asks else "asked for: not shown to this role",
        f"{_n(sum(one.held for one in people))} on the holder's lists"
        if holds
        else "the holder's lists: not shown to this role",
    ]
    if asks and holds:
        counts.append(f"{_n(sum(one.on_both for one in people))} on both")
    counts.append(f"{_n(sum(bool(one.possible) for one in people))} wait for a person")
    if outcome.lists_of(ListKind.RETURNED, letter):
        counts.append(f"{_n(sum(one.result is Result.ALREADY_RETURNED for one in people))} home already")
    return " · ".join(counts)


def _goes(outcome: Outcome, letter: Letter) -> str:
    remains = outcome.remains_counted[letter]
    parts = [f"[bold]{_n(outcome.going(letter))} in the planned rounds[/bold]"]
    for why, say in (
        (Why.NO_SEAT, "no seat or counterpart"),
        (Why.UNDETERMINED, "undetermined"),
        (Why.UNREACHABLE, "unreachable"),
        (Why.EVIDENCE, "held by evidence only"),
        (Why.NO_TRACE, "no trace"),
    ):
        if remains.get(why):
            parts.append(f"{_n(remains[why])} {say}")
    return " · ".join(parts)


def _proof(outcome: Outcome) -> str:
    if outcome.plan.status == "infeasible":
        sets = " · ".join(" and ".join(items) for items in outcome.plan.blocking_sets)
        return f"[bold]No plan keeps every term.[/bold] These contradict each other: {sets}"
    last = max((t.round for t in outcome.travellers), default=0)
    rounds = len({t.round for t in outcome.travellers})
    day = next((words.day(s.day) for s in outcome.exchange.rounds if s.number == last), "")
    proof = (
        "proven best"
        if outcome.plan.status == "optimal"
        else f"within {outcome.plan.gap or 0:.1e} of the best"
    )
    return (
        f"{_n(rounds)} rounds until {day}, {proof}. Every match is a proposal until a person has judged it."
    )


def _n(number: int) -> str:
    return words.number(number)
