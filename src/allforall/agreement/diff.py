"""Two texts side by side: which clauses came, went or changed, term by term, and what that changes for the law.

The comparison takes no side: turned round, it is the comparison of the second text with the first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from allforall.agreement.check import check_one
from allforall.agreement.clause_words import Term, terms
from allforall.agreement.clauses import Agreement, Clause
from allforall.agreement.words import STAGE_WORDS, day_words, listed
from allforall.base.finding import Finding


class Kind(StrEnum):
    """What became of a clause or a term."""

    ADDED = "added"
    TAKEN_OUT = "taken_out"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One term as it was and as it is, in words; empty where a text does not have it."""

    key: str
    name: str
    before: str
    after: str

    @property
    def kind(self) -> Kind:
        """Whether the term came, went or changed."""
        return Kind.CHANGED if self.before and self.after else Kind.ADDED if self.after else Kind.TAKEN_OUT


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What became of one clause, and of its terms."""

    id: str
    title: str
    kind: Kind
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class AgreementDiff:
    """What changed. `order` gives the clauses of both texts in their two orders, empty where it is the same.

    Order matters: a person counts under the first clause of the text that they meet. `found` and `settled` are the
    findings about clauses that only the second, or only the first text has.
    """

    head: tuple[Change, ...]
    clauses: tuple[ClauseChange, ...]
    order: tuple[tuple[str, ...], ...]
    found: tuple[Finding, ...]
    settled: tuple[Finding, ...]

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.head or self.clauses or self.order or self.found or self.settled)


def diff(old: Agreement, new: Agreement, on: date) -> AgreementDiff:
    """Compare two texts, as they stand on a day."""
    was, now = ({clause.id: clause for clause in text.clauses} for text in (old, new))
    orders = tuple(tuple(i for i in side if i in was and i in now) for side in (was, now))
    before, after = _findings(old, on), _findings(new, on)
    return AgreementDiff(
        head=_changes(_head(old), _head(new)),
        clauses=tuple(_clauses(was, now, old, new)),
        order=() if orders[0] == orders[1] else orders,
        found=tuple(each for key, each in after.items() if key not in before),
        settled=tuple(each for key, each in before.items() if key not in after),
    )


def _clauses(
    was: Mapping[str, Clause], now: Mapping[str, Clause], old: Agreement, new: Agreement
) -> Iterator[ClauseChange]:
    places = [{name: index for index, name in enumerate(side)} for side in (was, now)]
    last = len(was) + len(now)

    def where(name: str) -> tuple[int, str]:
        return min(side.get(name, last) for side in places), name

    for name in sorted({*was, *now}, key=where):
        one, two = was.get(name), now.get(name)
        changes = _changes(terms(one, old) if one else (), terms(two, new) if two else ())
        if one and two and changes:
            yield ClauseChange(name, two.title, Kind.CHANGED, changes)
        elif one and not two:
            yield ClauseChange(name, one.title, Kind.TAKEN_OUT, changes)
        elif two and not one:
            yield ClauseChange(name, two.title, Kind.ADDED, changes)


def _changes(was: Iterable[Term], now: Iterable[Term]) -> tuple[Change, ...]:
    one, two = ({term.key: term for term in side} for side in (was, now))
    places = [{key: index for index, key in enumerate(side)} for side in (one, two)]
    changes = []
    # As people read them; neither of the two texts decides the order.
    for key in sorted({*one, *two}, key=lambda key: (min(p[key] for p in places if key in p), key)):
        before, after = (side[key].words if key in side else "" for side in (one, two))
        if before != after:
            changes.append(Change(key, (two.get(key) or one[key]).name, before, after))
    return tuple(changes)


def _head(agreement: Agreement) -> Iterator[Term]:
    """Say what stands outside the clauses."""
    yield Term("title", "title", agreement.title)
    yield Term("agreed_on", "agreed on", day_words(agreement.agreed_on))
    yield Term("place", "place", agreement.place)
    for change in agreement.history:
        key = f"stage {change.on.isoformat()} {change.stage}"
        yield Term(key, "course", f"{STAGE_WORDS[change.stage]} on {day_words(change.on)}")
    for helper in agreement.intermediaries:
        yield Term(f"intermediary {helper.name}", helper.name, listed([str(role) for role in helper.roles]))
    for item in agreement.political:
        yield Term(f"political {item.id}", f"political item {item.id}", item.says)
    for session in agreement.sessions:
        yield Term(f"session {session.id}", f"session {session.id}", day_words(session.on))
        for handed in session.documents:
            due = f", answer due by {day_words(handed.reply_by)}" if handed.reply_by else ""
            replied = f", answered on {day_words(handed.replied_on)}" if handed.replied_on else ""
            words = f"{handed.says}, by {handed.by}{due}{replied}"
            yield Term(f"document {session.id} {handed.id}", f"document {handed.id}", words)
    ended = agreement.hostilities_ended
    yield Term("hostilities_ended", "end of hostilities", day_words(ended) if ended else "")


def _findings(agreement: Agreement, on: date) -> dict[tuple[str, str, int], Finding]:
    """Name each finding by its clause and kind, and by its number where a clause has several of one kind."""
    seen: Counter[tuple[str, str]] = Counter()
    found = {}
    for clause in agreement.clauses:
        for finding in check_one(clause, agreement, on):
            seen[clause.id, finding.code] += 1
            found[clause.id, finding.code, seen[clause.id, finding.code]] = finding
    return found
