"""Who may do what, and who may see which part of what was said about a person. What is not written here is refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from allforall.base.messages import mark
from allforall.people.fields import BY_NAME, Sensitivity


class Share(StrEnum):
    """A part of what is said about a person, kept and shown as one: a role sees all of it or nothing."""

    ORDINARY = "ordinary"
    IDENTITY = "identity"
    CUSTODY = "custody"
    WILL = "will"
    HEALTH = "health"


class Act(StrEnum):
    """What somebody may do at the desk."""

    SEE_LISTS = "see lists"
    TAKE_IN = "take lists in"
    FIND_PEOPLE = "find people"
    JUDGE = "judge pairs"
    SEE_OFFERS = "see offers"
    ANSWER_OFFERS = "answer offers"
    LET_GO = "let files leave"
    READ_LOG = "read the log of look-ups"
    MANAGE = "manage accounts"


class Role(StrEnum):
    """What somebody is here for, in one compartment."""

    INTAKE = "intake"
    REVIEWER = "reviewer"
    MEDIC = "medic"
    NEGOTIATOR = "negotiator"
    TRANSFER = "transfer officer"
    FAMILY = "family liaison"
    MEDIATOR = "mediator"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Permission:
    """What one role may do and see, in words and in sets."""

    says: str
    acts: frozenset[Act]
    shares: frozenset[Share]

    def sees(self, field: str) -> bool:
        """Tell whether this role may see a field."""
        return share_of(field) in self.shares


_HEALTH = frozenset({"condition", "medical_class", "annex_code", "note"})
"""A note may say anything, so it is guarded like the most guarded of all that it may say."""
_WILL = frozenset({"will", "will_heard_by"})


def share_of(field: str) -> Share:
    """Return the part that a field belongs to; a field that nobody knows is guarded like health."""
    if field not in BY_NAME or field in _HEALTH:
        return Share.HEALTH
    if field in _WILL:
        return Share.WILL
    sensitivity = BY_NAME[field].sensitivity
    if sensitivity is Sensitivity.PROTECTED:
        return Share.CUSTODY
    return Share.IDENTITY if sensitivity is Sensitivity.IDENTITY else Share.ORDINARY


def _permission(says: str, acts: Iterable[Act], shares: Iterable[Share]) -> Permission:
    return Permission(says, frozenset(acts), frozenset(shares))


_WHO = (Share.ORDINARY, Share.IDENTITY)
_WHERE = (*_WHO, Share.CUSTODY)

PERMISSIONS: Mapping[Role, Permission] = {
    Role.INTAKE: _permission(
        mark("takes lists and enquiries in; sees who somebody is, not where or how they are"),
        (Act.SEE_LISTS, Act.TAKE_IN, Act.FIND_PEOPLE),
        _WHO,
    ),
    Role.REVIEWER: _permission(
        mark("judges whether two entries are one person"),
        (Act.SEE_LISTS, Act.FIND_PEOPLE, Act.JUDGE, Act.SEE_OFFERS),
        _WHERE,
    ),
    Role.MEDIC: _permission(
        mark("sees what is said of health, and nothing of where somebody is held"),
        (Act.FIND_PEOPLE,),
        (*_WHO, Share.HEALTH),
    ),
    Role.NEGOTIATOR: _permission(
        mark("answers offers and prepares terms; lets files leave that others asked for"),
        (Act.SEE_LISTS, Act.FIND_PEOPLE, Act.SEE_OFFERS, Act.ANSWER_OFFERS, Act.LET_GO),
        (*_WHERE, Share.WILL),
    ),
    Role.TRANSFER: _permission(
        mark(
            "prepares who travels; sees where somebody is and what they wish; lets files leave that others asked for"
        ),
        (Act.SEE_LISTS, Act.FIND_PEOPLE, Act.SEE_OFFERS, Act.LET_GO),
        (*_WHERE, Share.WILL),
    ),
    Role.FAMILY: _permission(mark("answers families; sees who somebody is"), (Act.FIND_PEOPLE,), _WHO),
    Role.MEDIATOR: _permission(
        mark("sees lists and offers that were shown to a mediator, and each person's own wish"),
        (Act.SEE_LISTS, Act.FIND_PEOPLE, Act.SEE_OFFERS),
        (*_WHERE, Share.WILL),
    ),
    Role.AUDITOR: _permission(
        mark("reads who looked at what, and never what they saw"), (Act.READ_LOG,), (Share.ORDINARY,)
    ),
    Role.ADMINISTRATOR: _permission(
        mark("keeps accounts and roles; sees nobody's case"), (Act.MANAGE,), (Share.ORDINARY,)
    ),
}


def roles_that_may(act: Act) -> frozenset[Role]:
    """Return the roles that may do something."""
    return frozenset(role for role, permission in PERMISSIONS.items() if act in permission.acts)
