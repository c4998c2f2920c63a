"""Who was handed over, person by person. Every row of the manifest stands in exactly one outcome, extras stand apart.

A holder cannot veto by saying “they decline”: such a row did not arrive, and somebody neutral asks the person. Two marks
that differ are both kept; until somebody settles them with a reason and a second person, the row is *to settle*.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.exchange.rounds.course import Manifest
from allforall.exchange.rounds.events import Extra, Interviewed, Marked, SentBack, WrongPerson
from allforall.exchange.rounds.words import Danger, HeardBy, Outcome, Result, Wish

_OUTCOMES = {
    Result.DELIVERED: Outcome.DELIVERED,
    Result.SUBSTITUTED: Outcome.SUBSTITUTED,
    Result.DIED_BEFORE: Outcome.DIED_BEFORE,
}


@dataclass(frozen=True, slots=True)
class Handover:
    """What was said of the people going home to one party; `marks` are those of each row that still count."""

    to: Letter
    rows: int
    marks: Mapping[int, tuple[Marked | WrongPerson, ...]] = field(default_factory=dict)
    others: Mapping[str, Extra | WrongPerson] = field(default_factory=dict)
    interviews: Mapping[str, tuple[Interviewed, ...]] = field(default_factory=dict)
    sent_back: Mapping[str, SentBack] = field(default_factory=dict)

    def for_version(self, old: Manifest, new: Manifest) -> "Handover":
        """Go over to another version: what people said in private goes with them, to whichever row is theirs now."""
        if new.version == old.version:
            return self
        rows = {case: str(row) for row, case in enumerate(new.cases, 1)}
        cases = {str(row): case for row, case in enumerate(old.cases, 1)}
        said = {cases.get(subject, subject): heard for subject, heard in self.interviews.items()}
        return replace(
            self,
            rows=new.people,
            interviews={rows.get(subject, subject): heard for subject, heard in said.items()},
        )

    @property
    def begun(self) -> bool:
        """Whether anything was said of anybody yet."""
        return bool(self.marks or self.others)

    def outcome(self, row: int) -> Outcome:
        """Say where a row stands by everything that still counts."""
        said = {self._outcome_of(event) for event in self.marks.get(row, ())}
        if not said:
            return Outcome.REFUSED if self.refused_to_neutral(str(row)) else Outcome.NOT_YET
        return said.pop() if len(said) == 1 else Outcome.TO_SETTLE

    def _outcome_of(self, event: "Marked | WrongPerson") -> Outcome:
        """Say what one mark means, together with what a neutral heard of the person."""
        subject = str(event.row)
        if isinstance(event, WrongPerson) or event.result is Result.NO_SHOW:
            return Outcome.REFUSED if self.refused_to_neutral(subject) else Outcome.NO_SHOW
        if event.result is Result.REFUSED:
            neutral = event.heard_by is HeardBy.NEUTRAL and not self.wishes_to_neutral(subject)
            return Outcome.REFUSED if neutral or self.refused_to_neutral(subject) else Outcome.NO_SHOW
        return _OUTCOMES[event.result]

    def outcomes(self) -> Mapping[int, Outcome]:
        """Say where every row stands."""
        return {row: self.outcome(row) for row in range(1, self.rows + 1)}

    def count(self) -> Counter[Outcome]:
        """Count rows by where they stand; the counts always add up to the manifest."""
        return Counter(self.outcomes().values())

    def refused_to_neutral(self, subject: str) -> bool:
        """Tell whether the last word that a neutral heard of somebody is that they decline to return."""
        return self._last_to_neutral(subject) is Wish.REFUSES

    def wishes_to_neutral(self, subject: str) -> bool:
        """Tell whether the last word that a neutral heard of somebody is that they wish to return."""
        return self._last_to_neutral(subject) is Wish.WISHES

    def _last_to_neutral(self, subject: str) -> Wish | None:
        heard = [
            each.wish
            for each in self.interviews.get(subject, ())
            if each.heard_by is HeardBy.NEUTRAL and each.wish is not Wish.NOT_ASKED
        ]
        return heard[-1] if heard else None

    def interview_due(self, row: int) -> bool:
        """Tell whether a refusal was reported that no neutral heard, and nobody neutral has asked the person since."""
        return self.said_to_decline(row) and self._last_to_neutral(str(row)) is None

    def said_to_decline(self, row: int) -> bool:
        """Tell whether a refusal was reported by anybody but a neutral."""
        return any(
            isinstance(event, Marked)
            and event.result is Result.REFUSED
            and event.heard_by is not HeardBy.NEUTRAL
            for event in self.marks.get(row, ())
        )

    def wrong(self) -> tuple[str, ...]:
        """The labels of those who came as somebody else, whether they are here still or went back."""
        return tuple(label for label, event in self.others.items() if isinstance(event, WrongPerson))

    def marked(self, event: Marked) -> "Handover":
        """Something is said of a row."""
        self._row(event.row)
        if event.result is Result.EXTRA:
            raise UsageError(
                "rounds.extra_has_no_row",
                mark("Row {row} is on the manifest, so its person is no extra. Say extra without a row."),
                row=event.row,
            )
        if event.result is Result.REFUSED and event.heard_by is None:
            raise UsageError(
                "rounds.who_heard",
                mark(
                    "Row {row} is said to decline to return. Say who heard it: neutral, holder, family or home. Only what"
                    " a neutral heard keeps anybody back (GC III 109(3))."
                ),
                row=event.row,
            )
        if event.correct:
            _with_reason_and_second(event.who, event.second, event.why)
        before = () if event.correct else self.marks.get(event.row, ())
        return replace(self, marks={**self.marks, event.row: (*before, event)})

    def came(self, event: Extra) -> "Handover":
        """Somebody came who is on no row."""
        self._new(event.label)
        return replace(self, others={**self.others, event.label: event})

    def was_wrong(self, event: WrongPerson) -> "Handover":
        """Somebody came as the person of a row and is not that person."""
        self._row(event.row)
        self._new(event.label)
        before = self.marks.get(event.row, ())
        already = next((each.label for each in before if isinstance(each, WrongPerson)), "")
        if already:
            raise UsageError(
                "rounds.wrong_already",
                mark(
                    "{label} is recorded already as somebody who came as the person of row {row}. Whoever else came is an extra."
                ),
                label=already,
                row=event.row,
            )
        if any(isinstance(each, Marked) and each.result is not Result.NO_SHOW for each in before):
            _with_reason_and_second(event.who, event.second, event.why)
            before = ()
        marks = {**self.marks, event.row: (*before, event)}
        return replace(self, marks=marks, others={**self.others, event.label: event})

    def interviewed(self, event: Interviewed) -> "Handover":
        """Somebody was heard in private."""
        subject = event.subject
        if subject not in self.others:
            row = int(subject) if subject.isdecimal() else 0
            self._row(row, subject)
            subject = str(row)
        heard = (*self.interviews.get(subject, ()), event)
        return replace(self, interviews={**self.interviews, subject: heard})

    def went_back(self, event: SentBack) -> "Handover":
        """A wrong person goes back to the holder: never without an interview by a neutral and two persons.

        What happened all the same is recorded as that, and stays an alert.
        """
        if event.label not in self.wrong():
            raise UsageError(
                "rounds.no_wrong_person",
                mark(
                    "Nobody called {label} came in another person's place to {to}. Say first who came, with"
                    " “allforall round wrong-person”."
                ),
                label=event.label,
                to=self.to,
            )
        if event.label in self.sent_back:
            raise UsageError(
                "rounds.went_back_already",
                mark("{label} is recorded as gone back already. Look with “allforall round show”."),
                label=event.label,
            )
        _with_reason_and_second(event.who, event.second, event.why)
        if not event.happened and not self.may_go_back(event.label):
            raise UsageError(
                "rounds.not_heard",
                mark(
                    "{label} may not be sent back: nobody neutral has heard, in private, that this person wishes to go and"
                    " fears nothing there (CAT 3; GC IV 45(4)). Record the interview with “allforall round interview”. If"
                    " it has happened already, say so with --happened: it is recorded, and stays an alert."
                ),
                label=event.label,
            )
        return replace(self, sent_back={**self.sent_back, event.label: event})

    def may_go_back(self, label: str) -> bool:
        """Tell whether a neutral heard last that somebody wishes to go, with no grounds seen to fear for them there."""
        heard = [each for each in self.interviews.get(label, ()) if each.heard_by is HeardBy.NEUTRAL]
        return bool(heard) and heard[-1].wish is Wish.WISHES and heard[-1].danger is Danger.NONE_SEEN

    def fear_recorded(self) -> tuple[str, ...]:
        """Those of whom it was said last that they have grounds to fear, and who neither stay nor went back already."""
        feared = [subject for subject, heard in self.interviews.items() if heard[-1].danger is Danger.FEARED]
        stays = {str(row) for row in self.marks if self.outcome(row) is Outcome.REFUSED}
        stays |= {subject for subject in feared if self.refused_to_neutral(subject) and subject.isdecimal()}
        return tuple(each for each in feared if each not in stays and each not in self.sent_back)

    def _row(self, row: int, said: str = "") -> None:
        if not 1 <= row <= self.rows:
            raise UsageError(
                "rounds.no_such_row",
                mark(
                    "The manifest of people going home to {to} has rows 1 to {rows}; there is no {row}. Somebody who is on"
                    " no row is an extra."
                ),
                to=self.to,
                rows=self.rows,
                row=said or row,
            )

    def _new(self, label: str) -> None:
        if label in self.others or label.isdecimal():
            raise UsageError(
                "rounds.label_taken",
                mark(
                    "Somebody going to {to} is called {label} already. Give this person another label, such as X{next}."
                ),
                to=self.to,
                label=label,
                next=len(self.others) + 1,
            )


def _with_reason_and_second(who: str, second: str, why: str) -> None:
    if not why or not second or second == who:
        raise UsageError(
            "rounds.second_person",
            mark(
                "This changes what was recorded of a person. Give the reason with --why, and a second person with --second"
                " who is not {who}."
            ),
            who=who,
        )
