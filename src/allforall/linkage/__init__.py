"""Which entries of two lists speak of the same person, how sure that is, and why."""

from allforall.linkage.linking import duplicates, link
from allforall.linkage.links import Links

__all__ = ["Links", "duplicates", "link"]
