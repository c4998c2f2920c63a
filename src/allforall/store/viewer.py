"""Somebody who looks: who they are, in which compartment, in which role."""

from dataclasses import dataclass

from allforall.people.access import PERMISSIONS, Act, Permission, Role, Share


@dataclass(frozen=True, slots=True)
class Viewer:
    """One person at the desk in one role; another role of theirs is another viewer."""

    user_id: int
    name: str
    role: Role
    compartment_id: int

    @property
    def permission(self) -> Permission:
        """What the role may do and see."""
        return PERMISSIONS[self.role]

    def may(self, act: Act) -> bool:
        """Tell whether the role may do something."""
        return act in self.permission.acts

    def sees(self, share: Share) -> bool:
        """Tell whether the role may see a part of what is said about a person."""
        return share in self.permission.shares
