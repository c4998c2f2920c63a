"""What our own lists know of every row of an offered list, before anything is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allforall.agreement.clauses import Agreement
from allforall.agreement.eligible import answers
from allforall.agreement.truth import NO, YES
from allforall.agreement.will import Will, will_of
from allforall.base.parties import Letter
from allforall.exchange.definition import ListKind
from allforall.exchange.offer import Identity, Weighed
from allforall.exchange.reconcile import HOME
from allforall.linkage.links import Links
from allforall.names.display import latin_name
from allforall.names.doubling import doubled_differently
from allforall.people.entry import row_of
from allforall.people.fields import NAME_FIELDS
from allforall.people.person import Person
from allforall.people.person_list import PersonList
from allforall.people.statement import Statement

CIVILIAN = frozenset({"civilian_internee", "civilian_accused", "child"})
_SETTLED = {
    "dob": frozenset({"same", "as_far_as_known"}),
    "surname": frozenset({"same"}),
    "given": frozenset({"same"}),
}
"""Levels of a compared field at which two lists say the same thing of it."""
_SAYS = {"dob": "date of birth", "surname": "family name", "given": "given name"}


@dataclass(frozen=True, slots=True)
class OwnList:
    """One of our lists, what it says of its people, whose they are, and its pairs with the offered list (left)."""

    people: PersonList
    kind: ListKind
    about: Letter
    links: Links


@dataclass(frozen=True, slots=True)
class _Pair:
    own: OwnList
    index: int
    weight: float
    sure: bool
    differing: tuple[str, ...]

    @property
    def entry(self) -> str:
        return self.own.people.entry(self.index)

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.own.people.statements(self.index)


def weigh_rows(
    offered: PersonList,
    own: Sequence[OwnList],
    repeats: Mapping[int, str],
    agreement: Agreement,
    ours: Letter,
) -> tuple[Weighed, ...]:
    """Weigh each row in the order of the list.

    `repeats` maps a position to the earlier entry that it repeats: what is known of that one is known of this one.
    """
    pairs: dict[str, list[_Pair]] = {row_id: [] for row_id in offered.values["id"]}
    for own_list in own:
        for row_id, pair in _pairs(own_list):
            pairs[row_id].append(pair)
    rows = []
    for index, row_id in enumerate(pairs):
        repeated = repeats.get(index)
        found = pairs[row_of(repeated) if repeated else row_id]
        rows.append(
            _weigh(offered, index, sorted(found, key=_surest_first), repeated, agreement=agreement, ours=ours)
        )
    return tuple(rows)


def _pairs(own: OwnList) -> list[tuple[str, _Pair]]:
    columns = ["left_id", "right_index", "match_weight", "band", *(f"{field}_level" for field in _SETTLED)]
    rows = own.links.pairs.select(columns).iter_rows(named=True)
    return [
        (
            row["left_id"],
            _Pair(
                own,
                row["right_index"],
                row["match_weight"],
                row["band"] == "match",
                tuple(_SAYS[f] for f, same in _SETTLED.items() if row[f"{f}_level"] not in {None, *same}),
            ),
        )
        for row in rows
    ]


def _surest_first(pair: _Pair) -> tuple[bool, float, str]:
    return (not pair.sure, -pair.weight, pair.entry)


def _weigh(
    offered: PersonList,
    index: int,
    pairs: Sequence[_Pair],
    repeats: str | None,
    *,
    agreement: Agreement,
    ours: Letter,
) -> Weighed:
    sure = [pair for pair in pairs if pair.sure]
    of_ours = [pair for pair in sure if pair.own.about == ours]
    maybe_ours = [pair for pair in pairs if pair.own.about == ours]
    theirs = any(pair.own.about != ours for pair in sure)
    entry = offered.entry(index)
    said = offered.statements(index)
    statements = said + tuple(s for pair in of_ours for s in pair.statements)
    person = Person(entry, statements, home=ours if of_ours else "")
    by_clause = answers(agreement, person, goes_to=ours)
    open_answers = [(clause, found) for clause, found in by_clause if found.state not in {YES, NO}]
    statuses = {s.value for s in person.statements if s.field in {"status", "category"}}
    values = offered.values.row(index, named=True)
    return Weighed(
        entry=entry,
        line=int(offered.rows[index]),
        name=latin_name(*(values[field] or "" for field in NAME_FIELDS if field in values)),
        identity=Identity.SAME if of_ours else (Identity.POSSIBLE if maybe_ours else Identity.UNKNOWN),
        ours=bool(of_ours) or (bool(maybe_ours) and not theirs),
        theirs=theirs,
        matched=tuple(pair.entry for pair in (of_ours or maybe_ours)),
        weight=(of_ours or maybe_ours)[0].weight if maybe_ours else None,
        home=any(pair.own.kind is ListKind.RETURNED for pair in of_ours) or _home_by_us(of_ours),
        dead="deceased" in statuses,
        repeats=repeats,
        civilian=bool(CIVILIAN & set(person.values("category"))),
        refuses=will_of(person) is Will.REFUSED_TO_NEUTRAL,
        interview=will_of(person) is Will.REFUSAL_REPORTED,
        said_free=bool(HOME & {s.value for s in said if s.field == "status"}),
        met=tuple(clause.id for clause, found in by_clause if found.state is YES),
        undetermined=tuple(clause.id for clause, _ in open_answers),
        asked_for=tuple(dict.fromkeys(field for _, found in open_answers for field in found.fields)),
        differing=_differing(values["surname"] or "", of_ours[0]) if of_ours else (),
        has_dob=bool(values.get("dob")),
    )


def _differing(surname: str, pair: _Pair) -> tuple[str, ...]:
    """Name what the offered row and our surest entry write differently, a letter typed twice included."""
    ours = pair.own.people.values["surname"][pair.index] or ""
    twice = [_SAYS["surname"]] if surname and ours and doubled_differently(surname, ours) else []
    return tuple(dict.fromkeys([*pair.differing, *twice]))


def _home_by_us(pairs: Sequence[_Pair]) -> bool:
    """Tell whether our own lists say that somebody is no longer held; the offer's word alone does not."""
    return any(s.field == "status" and s.value in HOME for pair in pairs for s in pair.statements)
