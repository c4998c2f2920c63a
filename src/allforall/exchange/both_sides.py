"""Somebody whom lists call a person of A and other lists a person of B: nobody moves before a human says whose."""

from collections.abc import Iterable, Mapping, Sequence

from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter, other
from allforall.base.progress import SILENT, Progress, task
from allforall.exchange.definition import ListKind, ListSpec
from allforall.exchange.reconcile import Known
from allforall.linkage import link
from allforall.linkage.several import between_lists
from allforall.people.entry import entry_name
from allforall.people.judgement import Judgement
from allforall.people.person_list import PersonList

Lists = Iterable[tuple[ListSpec, PersonList]]
IN_HAND = frozenset({ListKind.HELD, ListKind.OFFER})
CLAIMED = frozenset({ListKind.HELD, ListKind.OFFER, ListKind.MISSING})


def on_both_sides(
    lists: Lists, judgements: Sequence[Judgement], progress: Progress = SILENT
) -> tuple[tuple[str, str], ...]:
    """Find pairs of entries that are the same person, one said to be held of A and the other a person of B, or so.

    Only people in somebody's hands are looked for, since only they could be put into a round. The first entry of a
    pair is of the list by which the person would travel.
    """
    every = sorted(lists, key=lambda item: item[0].name)
    jobs = [
        (people, counter)
        for letter in LETTERS
        for spec, people in every
        if spec.about == letter and spec.kind in IN_HAND
        for against, counter in every
        if against.about == other(letter) and against.kind in CLAIMED
    ]
    found: set[tuple[str, str]] = set()
    done: set[frozenset[str]] = set()
    with task(progress, mark("Looking for people on lists of both parties"), len(jobs)):
        for people, counter in jobs:
            names = frozenset((people.name, counter.name))
            if names not in done:
                done.add(names)
                judged = between_lists(judgements, people.name, counter.name)
                matches = link(people, counter, judgements=judged).matches
                found.update(
                    (entry_name(people.name, a), entry_name(counter.name, b))
                    for a, b in matches.select("left_id", "right_id").iter_rows()
                )
            progress.advance()
    return tuple(sorted(found))


def contested(people: Mapping[Letter, Iterable[Known]], pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the cases of both parties that such pairs speak of, by case id."""
    entries = {entry for pair in pairs for entry in pair}
    return frozenset(
        one.person.id for letter in LETTERS for one in people[letter] if entries & set(one.person.entries)
    )
