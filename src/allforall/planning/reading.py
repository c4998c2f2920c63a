"""Checked access to a document's JSON: what is wrong is said with the path of the key, such as `clauses[0].ratio`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from allforall.base.errors import InputError
from allforall.base.messages import mark

LARGEST = 10**12
"""The largest whole number that a problem may hold: sums over millions of people stay exact in 64 bits."""


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a document and where it stands; `document` is what people call the file."""

    value: Any
    path: str = ""
    document: str = "exchange problem"

    def wrong(self, reason: str) -> NoReturn:
        """Refuse the document; `reason` completes the sentence "KEY ..."."""
        raise InputError(
            "planning.bad_problem",
            mark("The {document} cannot be used: {path} {reason}."),
            document=self.document,
            path=self.path or "the file",
            reason=reason,
        )

    def keys(self, required: Sequence[str], optional: Sequence[str] = (), *, others: bool = False) -> "Node":
        """Check that this is an object with these keys, and with no others unless they are allowed."""
        if not isinstance(self.value, Mapping):
            self.wrong("must be an object with keys")
        for key in required:
            if key not in self.value:
                self.wrong(f"has no key “{key}”")
        if not others:
            for key in self.value:
                if key not in required and key not in optional:
                    self.wrong(f"has a key “{key}” that this format does not know")
        return self

    def __getitem__(self, key: str) -> "Node":
        """Step to a key; a missing optional one is there with the value None."""
        return replace(self, value=self.value.get(key), path=f"{self.path}.{key}" if self.path else key)

    def items(self) -> Iterator["Node"]:
        """Step through a list."""
        if not isinstance(self.value, list | tuple):
            self.wrong("must be a list")
        for index, value in enumerate(self.value):
            yield replace(self, value=value, path=f"{self.path}[{index}]")

    def whole(self, least: int = 0) -> int:
        """Read a whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            self.wrong("must be a whole number")
        if not least <= self.value <= LARGEST:
            self.wrong(f"must lie between {least} and {LARGEST}")
        return self.value

    def number(self) -> int | float:
        """Read a number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            self.wrong("must be a number")
        if not -LARGEST <= self.value <= LARGEST:
            self.wrong("must be a number of ordinary size")
        return self.value

    def text(self) -> str:
        """Read a text."""
        if not isinstance(self.value, str):
            self.wrong("must be a text")
        return self.value

    def flag(self) -> bool:
        """Read true or false; nothing said is false."""
        if self.value is None:
            return False
        if not isinstance(self.value, bool):
            self.wrong("must be true or false")
        return self.value

    def maybe_whole(self, least: int = 0) -> int | None:
        """Read a whole number that may be null or missing."""
        return None if self.value is None else self.whole(least)

    def one_of(self, choices: Sequence[str]) -> str:
        """Read one of a few words."""
        if self.value not in choices:
            self.wrong("must be one of " + ", ".join(choices))
        return str(self.value)

    def per_round(self, rounds: int) -> tuple[int, ...]:
        """Read a list with one whole number for every round."""
        found = tuple(item.whole() for item in self.items())
        if len(found) != rounds:
            self.wrong(f"has {len(found)} numbers for {rounds} rounds")
        return found
