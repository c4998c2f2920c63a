"""Compare two names that somebody typed."""

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.names.compare import Comparison, compare


def compare_names(left: str, right: str) -> Comparison:
    """Compare two full names; raise `names.no_letters` where one of them has nothing that can be compared."""
    for name in (left, right):
        if not any(map(str.isalnum, name)):
            raise UsageError(
                "names.no_letters", mark("“{name}” has no letters to compare. Give a full name."), name=name
            )
    return compare(left, right)
