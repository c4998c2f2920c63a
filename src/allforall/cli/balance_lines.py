"""The balance of a ledger in words: a table for each promise, both directions side by side, and what to know of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from allforall.cli.answer import Answer, strong

if TYPE_CHECKING:
    from allforall.actions.balance_ledger import LedgerBalance
    from allforall.exchange.booked.figure import Figure
    from allforall.exchange.booked.reckon import Reckoning
    from allforall.exchange.booked.round_words import RoundWords

ROWS = (
    ("proposed", "proposed, not agreed"),
    ("promised", "promised"),
    ("planned", "planned for rounds"),
    ("offered", "offered for rounds"),
    ("declined", "offered and declined"),
    ("agreed", "agreed for rounds"),
    ("final", "on final manifests"),
    ("delivered", "handed over"),
    ("no_show", "not brought"),
    ("refused", "did not want to go"),
    ("substituted", "came in another's place"),
    ("died_before", "died before"),
    ("extra", "came in addition"),
    ("confirmed_by_A", "confirmed by A"),
    ("confirmed_by_B", "confirmed by B"),
    ("confirmed_by_both", "confirmed by both"),
    ("confirmed_by_A_alone", "by A alone"),
    ("confirmed_by_B_alone", "by B alone"),
    ("disputed", "in dispute between their words"),
    ("in_raised_disputes", "in disputes raised"),
    ("identified", "persons identified"),
    ("own", "of these, of whoever handed over"),
    ("kept", "promise kept"),
    ("open", "open"),
    ("overdue", "overdue"),
    ("beyond", "beyond the promise"),
)
"""Every figure that a person reads, in the order in which things happen."""
SAID_IF_ANY = frozenset({"kept", "overdue", "beyond", "disputed"})
"""Figures that go without saying where they are 0 in both directions."""
MOST_NOTES = 20
COUNTED = frozenset({"delivered", "confirmed_by_A", "confirmed_by_B"})
"""Figures of which somebody could have said how many: where they did not, they disclosed none."""


def show_accounts(answer: Answer, accounts: Sequence["Reckoning"]) -> None:
    """Show the accounts, one table for each promise and group."""
    if not accounts:
        answer.say("No entry speaks of a promise, a round or a handover.")
    for promise, group in dict.fromkeys((each.account.promise, each.account.group) for each in accounts):
        sides = {
            a.account.to: a for a in accounts if (a.account.promise, a.account.group) == (promise, group)
        }
        answer.say("\n", strong(f"{promise}, {group}"))
        answer.say(_table(sides))
        for to, each in sorted(sides.items()):
            for line in _rounds(to, each.rounds):
                answer.say(line)


def _table(sides: dict[str, "Reckoning"]) -> object:
    from rich.table import Table

    from allforall.base.parties import LETTERS

    table = Table(box=None, padding=(0, 2, 0, 0))
    for title in ("", *(f"home to {letter}" for letter in LETTERS)):
        table.add_column(title)
    for name, title in ROWS:
        found = [sides[letter].figures.get(name) if letter in sides else None for letter in LETTERS]
        nothing = all(each.amount.high == 0 for each in found if each)
        if not any(found) or (name in SAID_IF_ANY and nothing):
            continue
        bags = name == "delivered" and any(each.account.group == "bodies" for each in sides.values())
        table.add_row(f"  {'bags ' if bags else ''}{title}", *(_cell(name, each) for each in found))
    return table


def _cell(name: str, figure: "Figure | None") -> str:
    """Write a figure with its entries; where no entry says anything, nothing."""
    from allforall.documents.site import amounts

    if figure is None:
        return ""
    written = (amounts.said if name in COUNTED else amounts.amount)(figure.amount)
    return f"{written}  [{numbers(figure.entries)}]" if figure.entries else written


def _rounds(to: str, rounds: Iterable["RoundWords"]) -> Iterator[str]:
    """Say of rounds whose words are apart, or that one side alone has confirmed, who says what."""
    from allforall.documents.site.amounts import said

    for each in rounds:
        if each.delivered.disputed:
            words = ", ".join(
                f"{saying.said_by} says {said(saying.amount)} [{saying.statement}]"
                for saying in each.delivered.sayings
            )
            yield f"  Round {each.round}, home to {to}: {words}."
        if each.confirmed and each.waits_for:
            (silent,) = each.waits_for
            days = "1 day" if each.lag == 1 else f"{each.lag:,} days"
            yield f"  Round {each.round}, home to {to}: {silent} has not confirmed, {days} after the other side."


def notes(made: "LedgerBalance") -> Iterator[str]:
    """Say what else a reader has to know before using the figures."""
    from allforall.documents import words
    from allforall.ledger.draft import is_draft

    standing = made.standing
    yield "\nNumbers in brackets are entries: “allforall ledger show LEDGER NUMBER”. What no entry says is left out; it is not 0."
    if is_draft(made.origin):
        yield "This is a draft that a run left: nobody has signed anything in it."
    elif made.keyless:
        who, have = words.listed(made.keyless), "has" if len(made.keyless) == 1 else "have"
        yield (
            f"{who} {have} no key in this ledger: the words of {who} stand as whoever keeps the log wrote them."
        )
    if made.later and made.known is None:
        tell = f"Entries {numbers(made.later)} tell" if made.later[1:] else f"Entry {made.later[0]} tells"
        yield f"{tell} of days up to {standing.on} and came later: --known {standing.on} leaves out what came later."
    yield from _first(
        f"Entry {number} is corrected by entry {by}, and no longer counts."
        for number, by in sorted(standing.corrected.items())
    )
    yield from _first(
        f"Entry {line.number}: {line.booked.word.said_by} raises a dispute that is open."
        for line in standing.disputes
    )
    yield from _first(
        f"Entry {line.number} does not count: it is said to be the word of {words.listed(line.unsigned)}, who did not sign it."
        for line in standing.unsigned
    )
    yield from _first(
        f"Entry {line.number} does nothing: it is about an entry of somebody else, or about none."
        for line in standing.void
    )
    yield from _first(f"Entry {each.number} does not count: {each.why}." for each in made.book.unread)


def _first(lines: Iterable[str]) -> Iterator[str]:
    """Name the first of many, and say how many more there are."""
    every = list(lines)
    yield from every[:MOST_NOTES]
    if every[MOST_NOTES:]:
        yield f"  … and {len(every) - MOST_NOTES:,} more like these: --json names them all."


def numbers(entries: Sequence[int]) -> str:
    """Write numbers of entries, runs of them short: `3, 5–9`."""
    runs: list[list[int]] = []
    for number in entries:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
