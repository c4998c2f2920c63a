"""The balance of every account: what was promised, planned, delivered and confirmed, and the entries behind each figure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from allforall.accounts.balance import Balance, balances
from allforall.accounts.posting import Account
from allforall.exchange.booked.book import Line, Standing
from allforall.exchange.booked.counts import Count, counts_of
from allforall.exchange.booked.course import Abort, Leg, SignOff
from allforall.exchange.booked.figure import Figure
from allforall.exchange.booked.figures import figures
from allforall.exchange.booked.postings import postings
from allforall.exchange.booked.remarks import Correction, Dispute
from allforall.exchange.booked.round_words import RoundWords, rounds_of
from allforall.exchange.booked.terms import AgreementSigned
from allforall.exchange.booked.window import SafeWindow


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One account on a day: its balance, its figures by name, its rounds, and the open disputes about its entries."""

    balance: Balance
    figures: Mapping[str, Figure]
    rounds: tuple[RoundWords, ...]
    disputes: tuple[int, ...]

    @property
    def account(self) -> Account:
        """Which account it is."""
        return self.balance.account


def reckon(standing: Standing) -> tuple[Reckoning, ...]:
    """Balance every account of what stands. Directions, groups and promises are never added together."""
    counts = counts_of(standing.lines)
    by_account: dict[Account, list[Count]] = defaultdict(list)
    for count in counts:
        by_account[count.account].append(count)
    balanced = {each.account: each for each in balances(postings(counts), standing.on)}
    disputes = _about(standing)
    return tuple(
        Reckoning(
            balance := balanced.get(account, Balance(account, standing.on, None, (), ())),
            figures(balance, said, disputes.get(account, [])),
            rounds_of(said, standing.on),
            tuple(line.number for line in disputes.get(account, [])),
        )
        for account, said in sorted(by_account.items())
    )


def _about(standing: Standing) -> dict[Account, list[Line]]:
    """Find for every account the open disputes about its entries."""
    accounts = {
        line.digest: line.booked.under.account
        for line in standing.lines
        if not isinstance(
            line.booked, AgreementSigned | Leg | SignOff | Abort | SafeWindow | Dispute | Correction
        )
    }
    found: dict[Account, list[Line]] = defaultdict(list)
    for line in standing.disputes:
        about = line.booked.about if isinstance(line.booked, Dispute) else ()
        for account in dict.fromkeys(accounts[digest] for digest in about if digest in accounts):
            found[account].append(line)
    return found
