"""The balance of an account on a day: promised = kept + outstanding, delivered = kept + beyond, at every end of a range."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allforall.accounts.amount import NOBODY, Amount, total
from allforall.accounts.posting import Account, Posting, Stage
from allforall.accounts.reported import Reported, Saying


@dataclass(frozen=True, slots=True)
class Line:
    """One event of an account, with everybody's word about it."""

    event: str
    day: date
    reported: Reported


@dataclass(frozen=True, slots=True)
class Balance:
    """What one promise owed to one side, and what came of it by `on`."""

    account: Account
    on: date
    deadline: date | None
    promises: tuple[Line, ...]
    deliveries: tuple[Line, ...]
    in_all: tuple[Line, ...] = ()

    @property
    def promised(self) -> Amount:
        """How many were promised."""
        return total(line.reported.amount for line in self.promises)

    @property
    def listed(self) -> Amount:
        """How many came home in the events that are recorded under it."""
        return total(line.reported.amount for line in self.deliveries)

    @property
    def delivered(self) -> Amount:
        """How many came home under it: the events, and what somebody says of all of them, who may know of more."""
        return self._together.amount if self.in_all else self.listed

    @property
    def disputed(self) -> Amount:
        """How far apart the sources are about what was delivered."""
        apart = total(line.reported.in_dispute for line in self.deliveries)
        return apart + self._together.in_dispute if self.in_all else apart

    @property
    def _together(self) -> Reported:
        """Hold what is said of all deliveries against the events, which are at least what there was."""
        events = Saying(Amount(self.listed.low, None), "", "")
        said = tuple(each for line in self.in_all[-1:] for each in line.reported.sayings)
        if all(each.amount.meets(events.amount) for each in said):
            firm = Reported.of(said)
            return Reported(firm.sayings, firm.amount.within(events.amount), firm.disputed)
        return Reported.of((events, *said))

    @property
    def promise_in_dispute(self) -> bool:
        """Whether the sources cannot all be right about what was promised."""
        return any(line.reported.disputed for line in self.promises)

    @property
    def in_time(self) -> Amount:
        """How many came home by the deadline, or at all where there is none."""
        due = self.deadline or self.on
        return total(line.reported.amount for line in self.deliveries if line.day <= due)

    @property
    def undisclosed(self) -> int:
        """How many deliveries there were of which nobody said how many."""
        return sum(not line.reported.amount.known for line in self.deliveries)

    @property
    def kept(self) -> Amount:
        """How much of the promise was kept."""
        return self.promised.lesser(self.delivered)

    @property
    def outstanding(self) -> Amount:
        """How much of the promise was not kept by then."""
        return self.promised.beyond(self.delivered)

    @property
    def beyond(self) -> Amount:
        """How many came home beyond what was promised."""
        return self.delivered.beyond(self.promised)

    @property
    def late(self) -> bool:
        """Whether the deadline has passed."""
        return self.deadline is not None and self.on > self.deadline

    @property
    def open(self) -> Amount:
        """What is outstanding and not yet due."""
        return NOBODY if self.late else self.outstanding

    @property
    def overdue(self) -> Amount:
        """What is outstanding after its deadline."""
        return self.outstanding if self.late else NOBODY


def balances(postings: Iterable[Posting], on: date) -> tuple[Balance, ...]:
    """Balance every account on a day with what had happened by then; knowledge is the caller's choice of postings."""
    by_account: dict[Account, list[Posting]] = defaultdict(list)
    for posting in postings:
        if posting.day <= on:
            by_account[posting.account].append(posting)
    return tuple(
        Balance(
            account,
            on,
            max((each.deadline for each in entered if each.deadline), default=None),
            _lines(entered, Stage.PROMISED),
            _lines(entered, Stage.DELIVERED),
            _lines(entered, Stage.DELIVERED_IN_ALL),
        )
        for account, entered in sorted(by_account.items())
    )


def _lines(postings: Iterable[Posting], stage: Stage) -> tuple[Line, ...]:
    """Put words about one event together, in the order of events."""
    events: dict[tuple[date, str], list[Posting]] = defaultdict(list)
    for posting in postings:
        if posting.stage is stage:
            events[posting.day, posting.event].append(posting)
    return tuple(
        Line(event, day, Reported.of(tuple(Saying(p.amount, p.said_by, p.statement) for p in said)))
        for (day, event), said in sorted(events.items())
    )
