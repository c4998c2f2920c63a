"""A person as the desk knows them: the entries that people judged, or the engine proposes, to be about one human being."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from allforall.people.entry import list_of
from allforall.people.judgement import Verdict
from allforall.people.person import Person
from allforall.people.settled import verdict_of
from allforall.store.judging import lines_about, said_by_each
from allforall.store.look_ups import Looked
from allforall.store.models import Pair, SentList
from allforall.store.reading import Seen, entry_seen
from allforall.store.vault import Vault
from allforall.store.viewer import Viewer

MOST_ENTRIES = 30
"""Entries of one person that are followed; whoever has more was joined wrongly."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Why two entries are taken for one person: somebody's judgement, or bits."""

    left: str
    right: str
    bits: float
    judged: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A person with what joins their entries, the pairs that still wait, and the fields that the role does not see."""

    person: Person
    joints: tuple[Joint, ...]
    waiting: tuple[Pair, ...]
    hidden: tuple[str, ...]
    lists: dict[str, SentList]


def known_person(vault: Vault, viewer: Viewer, entry: str, now: datetime) -> Known | None:
    """Open everything that is said of the person of an entry, and note every entry that was looked at. Inside a transaction."""
    entries, joints, waiting = _joined(viewer, entry)
    seen: list[Seen] = []
    for each in entries:
        found = entry_seen(vault, viewer, each, Looked.PERSON, now)
        if found is not None:
            seen.append(found)
        elif each == entry:
            return None
    statements = tuple(statement for each in seen for statement in each.people.statements(0))
    hidden = tuple(dict.fromkeys(field for each in seen for field in each.hidden))
    lists = {sent.name: sent for sent in SentList.objects.seen_by(viewer).select_related("current")}
    about = {lists[list_of(each)].about for each in entries if list_of(each) in lists}
    home = about.pop() if len(about) == 1 else ""
    judged = bool(joints) and all(joint.judged for joint in joints)
    person = Person(entry, statements, judged, home)  # type: ignore[arg-type]  # a letter or nothing
    return Known(person, joints, waiting, hidden, lists)


def _joined(viewer: Viewer, entry: str) -> tuple[list[str], tuple[Joint, ...], tuple[Pair, ...]]:
    """Follow the pairs that join entries, breadth first."""
    found, ahead = [entry], deque([entry])
    joints: dict[frozenset[str], Joint] = {}
    waiting: dict[frozenset[str], Pair] = {}
    while ahead and len(found) < MOST_ENTRIES:
        here = ahead.popleft()
        pairs = Pair.objects.seen_by(viewer).filter(Q(left=here) | Q(right=here), run__active=True)
        for pair in pairs.select_related("run").order_by("-bits"):
            other = pair.right if pair.left == here else pair.left
            ends = frozenset((pair.left, pair.right))
            verdict = verdict_of(said_by_each(lines_about(viewer.compartment_id, pair.left, pair.right)))
            if verdict is Verdict.DIFFERENT:
                continue
            if verdict is Verdict.SAME or (verdict is None and pair.band == "match"):
                joints.setdefault(ends, Joint(pair.left, pair.right, pair.bits, verdict is Verdict.SAME))
                if other not in found:
                    found.append(other)
                    ahead.append(other)
            else:
                waiting.setdefault(ends, pair)
    return found, tuple(joints.values()), tuple(pair for ends, pair in waiting.items() if ends not in joints)
