"""Every figure of one account under its name."""

from collections import defaultdict
from collections.abc import Mapping

from allforall.accounts.amount import Amount, total
from allforall.accounts.balance import Balance
from allforall.accounts.reported import Reported, Saying
from allforall.base.parties import LETTERS
from allforall.exchange.booked.book import Line
from allforall.exchange.booked.counts import Count, What
from allforall.exchange.booked.figure import Figure, entries_of, numbers_of, over_rounds, reported, summed
from allforall.exchange.booked.remarks import Dispute

SUMMED = (
    What.PROPOSED,
    What.PLANNED,
    What.OFFERED,
    What.DECLINED,
    What.AGREED,
    What.FINAL,
    What.NO_SHOW,
    What.REFUSED,
    What.SUBSTITUTED,
    What.EXTRA,
    What.DIED_BEFORE,
)
"""What adds up over rounds as it is said."""


def figures(balance: Balance, said: list[Count], disputes: list[Line]) -> dict[str, Figure]:
    """Put every figure that some entry speaks of under its name."""
    of = {what: [each for each in said if each.what is what] for what in What}
    found = {what.value: over_rounds(of[what]) for what in SUMMED if of[what]}
    found |= _identified(of)
    promised, came = of[What.PROMISED], [*of[What.DELIVERED], *of[What.CONFIRMED]]
    both = entries_of([*promised, *came])
    if promised:
        found["promised"] = Figure(balance.promised, entries_of(promised))
        found["open"] = Figure(balance.open, both)
        if balance.deadline:
            found["overdue"] = Figure(balance.overdue, both)
    if came:
        apart = [line for line in balance.deliveries if line.reported.disputed]
        words = [saying.statement for line in apart for saying in line.reported.sayings]
        found["delivered"] = Figure(balance.delivered, entries_of(came))
        found["disputed"] = Figure(balance.disputed, numbers_of(words))
    if promised and came:
        found["kept"] = Figure(balance.kept, both)
        found["beyond"] = Figure(balance.beyond, both)
    found |= _confirmed(of[What.CONFIRMED])
    if disputes:
        amounts = [d.booked.amount for d in disputes if isinstance(d.booked, Dispute)]
        found["in_raised_disputes"] = Figure(total(amounts), tuple(line.number for line in disputes))
    return found


def _confirmed(said: list[Count]) -> dict[str, Figure]:
    """Say how many each side confirms, each alone, and both: the smaller word of each round."""
    rounds: dict[int, dict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for each in said:
        rounds[each.round][each.side].append(each)
    parts: dict[str, list[Figure]] = defaultdict(list)
    for sides in rounds.values():
        figures = {side: reported(words) for side, words in sides.items()}
        for side, figure in figures.items():
            parts[f"confirmed_by_{side}"].append(figure)
        if len(figures) == len(LETTERS):
            first, second = figures.values()
            lesser = first.amount.lesser(second.amount)
            parts["confirmed_by_both"].append(Figure(lesser, (*first.entries, *second.entries)))
        else:
            parts[f"confirmed_by_{next(iter(figures))}_alone"] += figures.values()
    return {name: summed(figures) for name, figures in parts.items()}


def _identified(of: Mapping[What, list[Count]]) -> dict[str, Figure]:
    """Add up what each speaker identified; two speakers may speak of the same persons, so theirs are never added."""
    found: dict[str, Figure] = {}
    for what in (What.IDENTIFIED, What.OWN):
        sums: dict[str, Amount] = {}
        for each in of[what]:
            sums[each.said_by] = sums.get(each.said_by, Amount.exactly(0)) + each.amount
        if sums:
            taken = Reported.of(tuple(Saying(amount, by, "") for by, amount in sums.items()))
            found[what.value] = Figure(taken.amount, entries_of(of[what]))
    return found
