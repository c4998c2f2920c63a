"""The conditions of `who:`, answered over every value that may be true of a person.

Where several values are said, a condition is met only if each of them meets it, and failed only if each fails it.
Where nothing is said, it is undetermined. So learning more can settle an answer, or unsettle it when sources
contradict each other, but never turns eligible into not eligible or back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from allforall.agreement.reason import reason_kind
from allforall.agreement.truth import NO, OPEN, YES, Answer, agreeing, every, opposite, some
from allforall.people.entry import list_of
from allforall.people.person import Person

_NOT_KNOWN = reason_kind("agreement.field_not_known", "{field} is not known")
_FIELD_IS = reason_kind("agreement.field_is", "{field} is said to be {said}")
_STATUS_IN_DOUBT = reason_kind(
    "agreement.status_in_doubt", "the status is in doubt, so counts as a prisoner of war (GC III 5)"
)
_ON_LIST = reason_kind("agreement.on_list", "stands on the list {list}")
_NOT_ON_LIST = reason_kind("agreement.not_on_list", "does not stand on the list {list}")
_UNREADABLE = reason_kind("agreement.text_unreadable", "whom the clause is about cannot be read in the text")
_NAMED = reason_kind("agreement.is_named", "is named in the text")
_NOT_NAMED = reason_kind("agreement.not_named", "is not named in the text")


class Predicate(Protocol):
    """A condition on a person."""

    def answer(self, person: Person, on: date) -> Answer:
        """Answer for a person on a reference date."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """One of these values is said of a field: sex, branch, or a criterion that the law forbids."""

    field: str
    values: tuple[str, ...]

    def answer(self, person: Person, on: date) -> Answer:  # noqa: ARG002  # every condition is asked alike
        """Compare every value said."""
        found = person.values(self.field)
        if not found:
            return Answer(OPEN, (_NOT_KNOWN.because(field=self.field.replace("_", " ")),), (self.field,))
        reason = _FIELD_IS.because(field=self.field.replace("_", " "), said=found)
        return Answer(
            agreeing(YES if value in self.values else NO for value in found), (reason,), (self.field,)
        )


@dataclass(frozen=True, slots=True)
class InCategory:
    """The person's legal category is one of these; a status in doubt counts as prisoner of war (GC III 5)."""

    values: tuple[str, ...]

    def answer(self, person: Person, on: date) -> Answer:
        """Compare every category said."""
        found = person.values("category")
        accepted = (*self.values, "unknown_status") if "pow" in self.values else self.values
        answer = Said("category", accepted).answer(person, on)
        if answer.state is YES and "unknown_status" in found:
            return Answer(YES, (_STATUS_IN_DOUBT.because(),), answer.fields)
        return answer


@dataclass(frozen=True, slots=True)
class OnList:
    """An entry of this list is judged, or proposed, to be the person. Membership is the text's word, not knowledge."""

    name: str

    def answer(self, person: Person, on: date) -> Answer:  # noqa: ARG002  # every condition is asked alike
        """Look for an entry of the list."""
        found = any(list_of(entry) == self.name for entry in person.entries)
        reason = (_ON_LIST if found else _NOT_ON_LIST).because(list=self.name)
        return Answer(YES if found else NO, (reason,), ("entries",))


@dataclass(frozen=True, slots=True)
class Named:
    """One of the entries that the text names (`LIST:ROW_ID`) is the person."""

    entries: tuple[str, ...]

    def answer(self, person: Person, on: date) -> Answer:  # noqa: ARG002  # every condition is asked alike
        """Look for the entries."""
        found = any(entry in self.entries for entry in person.entries)
        reason = (_NAMED if found else _NOT_NAMED).because()
        return Answer(YES if found else NO, (reason,), ("entries",))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What the text says here cannot be read, so nobody meets it and nobody fails it."""

    def answer(self, person: Person, on: date) -> Answer:  # noqa: ARG002  # every condition is asked alike
        """Leave everybody undetermined."""
        return Answer(OPEN, (_UNREADABLE.because(),))


@dataclass(frozen=True, slots=True)
class Every:
    """All of these; of none, everyone."""

    parts: tuple[Predicate, ...] = ()

    def answer(self, person: Person, on: date) -> Answer:
        """Join the answers of the parts."""
        return every([part.answer(person, on) for part in self.parts])


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of these."""

    parts: tuple[Predicate, ...]

    def answer(self, person: Person, on: date) -> Answer:
        """Join the answers of the parts."""
        return some([part.answer(person, on) for part in self.parts])


@dataclass(frozen=True, slots=True)
class Not:
    """Anybody but these."""

    part: Predicate

    def answer(self, person: Person, on: date) -> Answer:
        """Turn the answer of the part round."""
        return opposite(self.part.answer(person, on))


def parts_of(predicate: Predicate, *, includes: bool = True) -> Iterator[tuple[Predicate, bool]]:
    """Walk to the single conditions, each with whether it takes people in (True) or leaves them out."""
    if isinstance(predicate, Every | Some):
        for part in predicate.parts:
            yield from parts_of(part, includes=includes)
    elif isinstance(predicate, Not):
        yield from parts_of(predicate.part, includes=not includes)
    else:
        yield predicate, includes


EVERYONE = Every()
