"""Claims of many articles about the same event."""

from collections.abc import Mapping

from allforall.claims.claim import Claim


def clustered(readings: Mapping[str, tuple[Claim, ...]]) -> dict[str, tuple[Claim, ...]]:
    """Give every claim the reference of its event."""
    return dict(readings)
