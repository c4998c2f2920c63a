"""Everything that the report shows, as finished values: the page computes sentences and pictures, never people.

All texts are words for people in the report's language. `Sides.a` always counts the people *of A*, who go home to A
and whom B's side holds; `Sides.b` the people of B. A number that can not be said is an `Absent`, never 0.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from allforall.base.finding import Severity
from allforall.base.messages import mark
from allforall.base.parties import Letter, Party
from allforall.documents.charts.cumulative import Cumulative
from allforall.documents.charts.exposure import Exposure
from allforall.documents.charts.flow import Flow
from allforall.documents.charts.pairs import Reason
from allforall.documents.charts.price import Prices
from allforall.documents.charts.promises import ClausePromises
from allforall.documents.charts.pyramid import Pyramid
from allforall.documents.charts.spread import Spreads
from allforall.documents.charts.table import Table
from allforall.documents.counts import Count, Sides

View = Literal["both", "A", "B"]
"""Whose view the run took: the mediator's of both sides, or one side's own."""


class Stage(StrEnum):
    """How far a round has come. Stages never blur; the first three are ahead, the others have happened."""

    PROPOSED = mark("proposed")
    AGREED = mark("agreed")
    PLANNED = mark("planned")
    HANDED_OVER = mark("handed over")
    CONFIRMED_BY_ONE = mark("confirmed by one")
    CONFIRMED_BY_BOTH = mark("confirmed by both")

    @property
    def done(self) -> bool:
        """Tell whether people have travelled."""
        return self in {Stage.HANDED_OVER, Stage.CONFIRMED_BY_ONE, Stage.CONFIRMED_BY_BOTH}


@dataclass(frozen=True, slots=True)
class Source:
    """A file that the run was made from: its name, what it is, how many entries it has, its SHA-256 in hex."""

    file: str
    what: str
    entries: Count
    digest: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What becomes of everybody, in four groups of which each person is in exactly one.

    `go`: in a round of the plan (or home already in a round of it). `stay`: placed, reachable, in no round.
    `undetermined`: falls under a clause or not, depending on what is not known yet. `unreachable`: whoever has them in
    hand answers to neither party, or nobody knows who has them.
    """

    go: Sides
    stay: Sides
    undetermined: Sides
    unreachable: Sides


@dataclass(frozen=True, slots=True)
class Round:
    """One round: who travels, how far it has come, under which clauses, and who remains after it.

    `day` is aimed at until the stage is done. `clauses` are their names as the agreement numbers them (`2, 3`).
    `remaining` is None where it was not computed.
    """

    number: int
    day: date
    people: Sides
    stage: Stage = Stage.PLANNED
    clauses: str = ""
    remaining: Sides | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that a person must decide: a whole sentence, by when, and the command that begins it."""

    says: str
    by: date | None = None
    command: str = ""


class Here(StrEnum):
    """Whether a demand of a document is met in this run."""

    YES = "here"
    PARTLY = "partly"
    NOT_YET = "not yet"


@dataclass(frozen=True, slots=True)
class Demand:
    """What a document demands: its number (`R11`, `C4`), in words, and the object or figure that answers it here.

    `answer` may stay empty for `NOT_YET`; the page then says just that.
    """

    code: str
    words: str
    state: Here
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One source document: its number (`002`), what it is, what it says in a line or two of our own, its demands."""

    number: str
    title: str
    says: str
    demands: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """What one formula would mean, beside the others. `chosen` marks the one that the plan follows.

    `person_days`: days of captivity saved. `exposure`: the furthest that one side is ever ahead, in `exposure_unit`.
    `blocks`: whole sentences, empty where nothing does.
    """

    name: str
    says: str
    go: Sides
    stay: Sides
    undetermined: Sides
    unreachable: Sides
    last_day: date | None
    person_days: Count
    exposure: Count
    exposure_unit: str
    blocks: tuple[str, ...] = ()
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind: how many, one sentence for all or for an example, what to do, where, which article."""

    code: str
    severity: Severity
    says: str
    do: str
    count: int
    places: tuple[str, ...] = ()
    article: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    """How one kind of number was obtained, in a sentence or two."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class NoShows:
    """What the plan is worth where some do not come: the assumption in words, people home, who is ahead at most."""

    assumed: str
    home: Spreads
    ahead: Spreads | None = None


@dataclass(frozen=True, slots=True)
class Traveller:
    """One person, named: only in a report that was asked for with names.

    `name` as on the list, in its own script, whose language is `language` (empty: not known); `latin` is the
    transliteration, empty where the name is in Latin letters. `round` is None for who is in no round.
    """

    name: str
    language: str
    latin: str
    to: Letter
    round: int | None
    clause: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One run, ready to be shown. Sections whose field is empty or None are left out; the rest is always there."""

    title: str
    as_of: date
    made_at: datetime | None
    """When the run was made (None: not stated, so that the same run leaves the same bytes)."""
    view: View
    notice: str
    """What stands above everything, such as that everybody in it is generated; empty for none."""
    parties: tuple[Party, Party]
    letters: str
    """How the letters A and B were drawn, as a sentence."""
    unjudged: int
    """Pairs that the run took for the same person and that no person has judged: above 0 it is an unjudged draft."""
    outlook: Outlook
    rounds: tuple[Round, ...]
    decisions: tuple[Decision, ...]
    """Most urgent first; the page shows three."""
    sources: tuple[Source, ...]
    documents: tuple[Document, ...] = ()
    flows: tuple[Flow, ...] = ()
    """People of A first, then people of B."""
    ages: Pyramid | None = None
    captivity: Pyramid | None = None
    """Bands from the shortest to the longest; each reads on after "held": "over 3 years"."""
    formulas: tuple[Formula, ...] = ()
    cumulative: Cumulative | None = None
    exposures: tuple[Exposure, ...] = ()
    prices: tuple[Prices, ...] = ()
    """What another exposure limit would bring: people home first, then whatever else is measured."""
    no_shows: NoShows | None = None
    promises: tuple[ClausePromises, ...] = ()
    positions: Table | None = None
    """What each party says to each clause and category, with the people who are eligible under it."""
    remainder: tuple[Reason, ...] = ()
    """Everybody who is in no round, by reason: the firmest ground first."""
    findings: tuple[FindingGroup, ...] = ()
    methods: tuple[Method, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    """`(program, version)` of what the numbers depend on."""
    digest: str = ""
    """SHA-256 of the run's inputs together, in hex; read aloud in groups of five digits."""
    trace: str = ""
    """A command that walks one row of this run back to its cell."""
    files: tuple[tuple[str, str], ...] = ()
    """`(file, what is in it)` that lie beside the report."""
    people: tuple[Traveller, ...] | None = None
    """None: counts only, as always unless names were asked for."""

    @property
    def next_round(self) -> Round | None:
        """The first round that has not happened."""
        ahead = [r for r in self.rounds if not r.stage.done]
        return min(ahead, key=lambda r: (r.day, r.number), default=None)
