"""The account of a promise in one direction and group: promised, delivered line by line, what is open or overdue."""

from dataclasses import dataclass

from allforall.accounts.amount import Amount
from allforall.accounts.balance import Balance, Line
from allforall.accounts.posting import Group
from allforall.accounts.state import State, state
from allforall.base.messages import mark, translate
from allforall.claims.record.words import BOTH, SIDES, Flow
from allforall.documents import words
from allforall.documents.site import amounts, terms
from allforall.documents.site.offices import office
from allforall.documents.site.places import Figure, anchor, page_of
from allforall.documents.site.site import Site
from allforall.documents.site.titles import entry_title

_STATES = {
    State.FULFILLED: ("ok", mark("fulfilled")),
    State.AS_ONE_SAYS: ("half", mark("fulfilled, as one side says")),
    State.UNCERTAIN: ("half", mark("may be fulfilled, not certain")),
    State.OPEN: ("open", mark("open")),
    State.OVERDUE: ("warn", mark("not fulfilled by its day")),
    State.DISPUTED: ("diff", mark("the promise is disputed")),
}
"""The class of the chip and the words of each state."""


@dataclass(frozen=True, slots=True)
class LineView:
    """One event of an account with everybody's word about it."""

    title: str
    href: str
    amount: Figure
    said: tuple[tuple[Figure, str], ...]


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account, ready to be shown."""

    id: str
    name: str
    state: str
    chip: str
    promised: Figure
    delivered: Figure
    disputed: Figure
    open: Figure
    overdue: Figure
    beyond: Figure
    without: Figure
    aimed_at: str
    lines: tuple[LineView, ...]


def account_id(balance: Balance) -> str:
    """Name the place of an account on the page of its promise."""
    return f"account-{flow_of(balance).field.replace('.', '-')}"


def accounts_of(site: Site, promise: str, language: str) -> tuple[AccountView, ...]:
    """Show every account of a promise: to Ukraine first, as everywhere."""
    own = [each for each in site.balances if each.account.promise == promise]
    own.sort(key=lambda each: ([*SIDES, BOTH].index(each.account.to), list(Group).index(each.account.group)))
    return tuple(account_view(site, each, language) for each in own)


def flow_of(balance: Balance) -> Flow:
    """Return the direction and group of an account."""
    return Flow(balance.account.to, balance.account.group)


def account_view(site: Site, balance: Balance, language: str) -> AccountView:
    """Show one account; what is worked out opens to the account, what was said to its statement."""
    entry = balance.account.promise
    here = f"{page_of(entry)}#{account_id(balance)}"

    def worked_out(value: Amount) -> Figure:
        return Figure(amounts.amount(value, language), here, unknown=not value.known)

    chip, stands = _STATES[state(balance)]
    said = [line for line in balance.promises if line.reported.sayings]
    promised = amounts.amount(balance.promised, language, disputed=balance.promise_in_dispute)
    without = words.counted("{n} exchange", "{n} exchanges", balance.undisclosed, language)
    return AccountView(
        account_id(balance),
        terms.flow(flow_of(balance), language),
        translate(stands, language),
        chip,
        Figure(promised, anchor(entry, said[0].reported.sayings[0].statement) if said else here),
        _delivered(balance, here, language),
        worked_out(balance.disputed),
        worked_out(balance.open),
        worked_out(balance.overdue),
        worked_out(balance.beyond),
        Figure(without, here) if balance.undisclosed else Figure(words.number(0, language), here),
        words.day(balance.deadline, language)
        if balance.deadline
        else translate(mark("no day named"), language),
        tuple(_line(site, each, language) for each in (*balance.deliveries, *balance.in_all)),
    )


def _delivered(balance: Balance, here: str, language: str) -> Figure:
    """Write what came of a promise; announced without a number is not the same as not known."""
    value = balance.delivered
    if not value.known and balance.undisclosed:
        return Figure(translate(amounts.NOT_DISCLOSED, language), here, unknown=True)
    disputed = balance.disputed.high != 0
    return Figure(amounts.amount(value, language, disputed=disputed), here, unknown=not value.known)


def _line(site: Site, line: Line, language: str) -> LineView:
    """Show one delivery, or somebody's word about all of them."""
    of_all = line.event in site.promises
    title = entry_title(site, line.event, language)
    if of_all:
        title = translate(mark("Stated of all of it on {day}"), language).format(
            day=words.day(line.day, language)
        )
    said = tuple(
        (
            Figure(amounts.said(each.amount, language), anchor(_entry(site, each.statement), each.statement)),
            office(each.said_by, language),
        )
        for each in line.reported.sayings
    )
    return LineView(
        title,
        page_of(line.event),
        Figure(amounts.reported(line.reported, language), said[0][0].href if said else ""),
        said,
    )


def _entry(site: Site, statement: str) -> str:
    """Return what a statement is about."""
    return site.statements[statement].entry
