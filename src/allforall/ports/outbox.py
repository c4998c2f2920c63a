"""Where results go."""

from typing import Protocol


class Outbox(Protocol):
    """Takes finished papers. A paper is there whole or not at all."""

    def clear(self) -> None:
        """Take away what an earlier run left here, and nothing that a person put here."""
        ...

    def put(self, name: str, content: str | bytes) -> None:
        """Write one paper under a name such as `rounds/03/manifest-A.csv`; it replaces an older one at once."""
        ...

    def seal(self, about: dict[str, object]) -> None:
        """Write last what the run was made from; its presence says that every paper is there."""
        ...
