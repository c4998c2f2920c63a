"""Where results go."""

from collections.abc import Mapping
from typing import Any, Protocol


class Outbox(Protocol):
    """Takes finished papers."""

    def publish(self, papers: Mapping[str, str | bytes], about: Mapping[str, Any]) -> None:
        """Put a whole set of papers in place of the last one, or leave the last one whole.

        Names are such as `rounds/03/manifest-A.csv`; `about` says what they were made from
        and as what `work`: papers of another kind of work are never replaced. Whatever a person put
        there or changed by hand stops it before anything is touched.
        """
        ...

    def put(self, name: str, content: str | bytes) -> None:
        """Write one paper by itself; it replaces an older one at once."""
        ...
