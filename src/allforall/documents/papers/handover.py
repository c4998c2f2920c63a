"""The act of handover: who was handed over and received at a point, signed there by both sides and a neutral."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.documents.papers.speech import Speech
from allforall.documents.papers.values import MOST_PEOPLE, Content, Day, Line, Named, Story, Wanted
from allforall.documents.papers.view import (
    Cell,
    Column,
    Signer,
    Table,
    View,
    day,
    known,
    line,
    narrow,
    our,
    signature,
    tick,
    typed,
)  # fmt: skip

Step = Literal["boarded", "handed_over", "received"]
STEPS: tuple[Step, ...] = ("boarded", "handed_over", "received")


class Ending(StrEnum):
    """What became of somebody at the point; OPEN where it is filled in by hand."""

    OPEN = ""
    HANDED_OVER = "handed_over"
    NO_SHOW = "did_not_arrive"
    DECLINED = "declined"
    DIED = "died"
    SUBSTITUTE = "in_place_of"
    EXTRA = "beyond_the_list"


_WORDS = {
    Ending.HANDED_OVER: mark("handed over"),
    Ending.NO_SHOW: mark("did not arrive"),
    Ending.DECLINED: mark("declined to return"),
    Ending.DIED: mark("died before the round"),
    Ending.SUBSTITUTE: mark("handed over in place of somebody else"),
    Ending.EXTRA: mark("handed over beyond the list"),
}
_CAME = (Ending.HANDED_OVER, Ending.SUBSTITUTE, Ending.EXTRA)
_ADDED = (Ending.SUBSTITUTE, Ending.EXTRA)


class Handed(Named):
    """One person at the point. `in_place_of` is the case whose seat was taken."""

    case: Wanted
    home_to: Letter
    latin: Line = ""
    born: Line = ""
    ending: Ending = Ending.OPEN
    in_place_of: Line = ""
    steps: tuple[Step, ...] = ()
    judged: bool = True


class Handover(Content):
    """What happened at the point; A stands first, for no other reason than the lot."""

    round: Annotated[int, Field(ge=1, le=100_000)]
    day: Day = ""
    place: Line = ""
    began: Line = ""
    ended: Line = ""
    parties: Annotated[Mapping[Letter, Wanted], Field(min_length=2)]
    intermediary: Line = ""
    people: Annotated[tuple[Handed, ...], Field(max_length=MOST_PEOPLE)]
    remarks: Mapping[Literal["A", "B", "neutral"], Story] = {}
    signers: Mapping[Literal["A", "B", "neutral"], Signer] = {}

    @property
    def unjudged(self) -> bool:
        """Whether a match behind some row was judged by nobody."""
        return not all(person.judged for person in self.people)


def view(said: Handover, say: Speech) -> View:
    """Lay the act out: counts of both directions, then everybody by name, then remarks and signatures."""
    neutral = (
        say("For the intermediary: {name}", name=said.intermediary)
        if said.intermediary
        else say("For the intermediary")
    )
    remarks = [
        (say("Remarks of: {party}", party=said.parties[letter]), typed(said.remarks[letter]))
        for letter in LETTERS
        if said.remarks.get(letter)
    ]
    if said.remarks.get("neutral"):
        remarks.append((say("Remarks of the intermediary"), typed(said.remarks["neutral"])))
    return View(
        title=say("Act of handover, round {number}", number=said.round),
        subtitle=say("Drawn up at the point of handover. Both sides and the intermediary sign the same text."),
        facts=[
            (say("Day"), day(said.day, say)),
            (say("Begun"), known(said.began, say) if said.began else line()),
            (say("Place"), known(said.place, say)),
            (say("Ended"), known(said.ended, say) if said.ended else line()),
        ],
        tables=[_counts(said, say), *(_people(said, letter, say) for letter in LETTERS)],
        notes=[
            say("A remark binds only the side that makes it. A side that disagrees about a person writes so there."),
            say("The signatures confirm who was handed over and received here. They give up no claim about how anybody was held."),
        ],
        signatures=[
            *(signature(say("For: {party}", party=said.parties[x]), said.signers.get(x), say) for x in LETTERS),
            signature(neutral, said.signers.get("neutral"), say),
        ],
        more={"remarks": remarks},
    )  # fmt: skip


def _counts(said: Handover, say: Speech) -> Table:
    columns = (Column(say("People"), 2), *(Column(say("Go home to: {party}", party=said.parties[x]), 1, end=True) for x in LETTERS))  # fmt: skip
    labels = (
        say("On the manifest"), say("Handed over"), say("Did not arrive"), say("Declined to return"),
        say("Died before"), say("In place of others"), say("Beyond the list"),
    )  # fmt: skip
    sums = [_sums(said, letter, say) for letter in LETTERS]
    return Table(columns, [(our(label), *(each[i] for each in sums)) for i, label in enumerate(labels)])


def _sums(said: Handover, letter: Letter, say: Speech) -> list[Cell]:
    found = Counter(person.ending for person in said.people if person.home_to == letter)
    listed = found.total() - sum(found[each] for each in _ADDED)
    if found[Ending.OPEN]:
        return [our(say.number(listed)), *(line() for _ in range(6))]
    sums = [
        listed,
        sum(found[each] for each in _CAME),
        *(found[each] for each in (Ending.NO_SHOW, Ending.DECLINED, Ending.DIED, *_ADDED)),
    ]
    return [our(say.number(each)) for each in sums]


def _people(said: Handover, letter: Letter, say: Speech) -> Table:
    columns = (
        Column(say("No."), end=True),
        Column(say("Family name, given names"), 2.8),
        Column(say("Born"), 1.4),
        Column(say("Case"), 1.9),
        Column(say("Boarded"), 0.9),
        Column(say("Handed over"), 0.9),
        Column(say("Received"), 0.9),
        Column(say("Outcome"), 1.9),
    )
    people = [person for person in said.people if person.home_to == letter]
    rows = [
        (
            our(say.number(number)),
            narrow(person.full_name, person.latin),
            narrow(person.born) if person.born else known("", say),
            narrow(person.case),
            *(tick(step in person.steps) for step in STEPS),
            _outcome(person, say),
        )
        for number, person in enumerate(people, 1)
    ]
    return Table(columns, rows, say("Go home to: {party}", party=said.parties[letter]))


def _outcome(person: Handed, say: Speech) -> dict[str, Any]:
    if person.ending is Ending.OPEN:
        return line()
    cell = our(say(_WORDS[person.ending]))
    return cell | {"below": typed(person.in_place_of)} if person.in_place_of else cell
