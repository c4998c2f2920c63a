"""Reads one mapping of a YAML file key by key. What it was asked for is what it knows; the rest is a finding."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from allforall.agreement.findings import MISSING, SAME_ID, UNKNOWN_KEY, WRONG_VALUE
from allforall.agreement.words import listed
from allforall.base.finding import Finding
from allforall.base.place import Place
from allforall.base.yaml_file import YamlFile

Choice = TypeVar("Choice", bound=StrEnum)
Read = TypeVar("Read")
MOST_CHARS = 4_000
LARGEST_NUMBER = 10_000_000
RESERVED = "law-"
"""How the duties are named that stand without any clause."""
_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@dataclass(slots=True)
class Form:
    """One mapping, where it stands, and the findings about it; call `close` when everything was asked for."""

    source: YamlFile
    path: tuple[str | int, ...]
    name: str
    findings: list[Finding]
    asked: dict[str, None] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, Any]:
        """What stands in it; nothing where it is no mapping."""
        found = _at(self.source.data, self.path)
        return found if isinstance(found, dict) else {}

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.source.place(self.path)

    def here(self, key: str) -> Place:
        """Where a key stands, or the mapping where the key is missing."""
        return self.source.place((*self.path, key)) if key in self.data else self.place

    def has(self, key: str) -> bool:
        """Tell whether something is written under a key."""
        self.asked[key] = None
        return self.data.get(key) is not None

    def text(self, key: str, *, because: str = "") -> str:
        """Read words; `because` says why they must be there, where they must."""
        value = self._get(key, because)
        if value is None:
            return ""
        if (
            isinstance(value, bool | dict | list | float)
            or not str(value).strip()
            or len(str(value)) > MOST_CHARS
        ):
            return self._wrong(key, value, "a text", "")
        return " ".join(str(value).split())

    def identifier(self, key: str, *, because: str) -> str:
        """Read a short name that other parts of the house can use in file names and references."""
        value = self.text(key, because=because)
        if value and (not _IDENTIFIER.fullmatch(value) or value.startswith(RESERVED)):
            wanted = f"a name of small letters, digits and hyphens that does not begin with “{RESERVED}”"
            return self._wrong(key, value, wanted, "")
        return value

    def number(self, key: str, *, because: str = "", least: int = 0) -> int | None:
        """Read a whole number."""
        value = self._get(key, because)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= LARGEST_NUMBER:
            return self._wrong(key, value, f"a whole number from {least:,} to {LARGEST_NUMBER:,}", None)
        return int(value)

    def flag(self, key: str) -> bool | None:
        """Read true or false."""
        value = self._get(key, "")
        if value is None or isinstance(value, bool):
            return value
        return self._wrong(key, value, "true or false", None)

    def day(self, key: str, *, because: str = "") -> date | None:
        """Read a day, `2025-06-02`."""
        value = self._get(key, because)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            return self._wrong(key, value, "a day such as 2025-06-02", None)
        return value

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        """Read one of a few codes."""
        value = self._get(key, "")
        if value is None:
            return default
        if not isinstance(value, str) or value not in set(choices):
            return self._wrong(key, value, _one_of(str(value), list(choices)), default)
        return choices(value)

    def texts(self, key: str, choices: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Read a list of words, or one word; each among `choices` where there are any."""
        value = self._get(key, "")
        found = []
        for item in value if isinstance(value, list) else [] if value is None else [value]:
            if isinstance(item, bool | dict | list | float) or (choices and item not in choices):
                wanted = _one_of(str(item), list(choices)) if choices else "a word"
                self._wrong(key, item, wanted, None)
            else:
                found.append(str(item))
        return tuple(found)

    def form(self, key: str) -> "Form | None":
        """Step into a mapping."""
        value = self._get(key, "")
        if value is None:
            return None
        if not isinstance(value, dict):
            return self._wrong(key, value, "a mapping of keys to values", None)
        return self._inside((*self.path, key), f"{key} of {self.name}")

    def forms(self, key: str, one: str) -> Iterator["Form"]:
        """Step through a list of mappings, each called `one` and its id or number."""
        value = self._get(key, "")
        if value is not None and not isinstance(value, list):
            self._wrong(key, value, "a list", None)
            return
        for index, item in enumerate(value or []):
            if isinstance(item, dict):
                yield self._inside((*self.path, key, index), f"{one} {item.get('id') or index + 1}")
            else:
                place = self.source.place((*self.path, key, index))
                wanted, part = "a mapping of keys to values", f"{key} of {self.name}"
                self.findings.append(WRONG_VALUE.at(place, value=str(item)[:60], part=part, wanted=wanted))

    def each(self, key: str, one: str, read: Callable[["Form"], Read | None]) -> tuple[Read, ...]:
        """Read a list of mappings; those that cannot be read are left out, with findings."""
        found = []
        for form in self.forms(key, one):
            item = read(form)
            form.close()
            if item is not None:
                found.append(item)
        self._different(key, found)
        return tuple(found)

    def close(self) -> None:
        """Find every key that nobody asked for, with the nearest one that means something."""
        for key in self.data:
            if key not in self.asked:
                near = get_close_matches(str(key), self.asked, 1, 0.6)
                nearest = f"“{near[0]}”" if near else "one of " + listed(list(self.asked), last="or")
                place = self.source.place((*self.path, key))
                self.findings.append(UNKNOWN_KEY.at(place, key=key, part=self.name, nearest=nearest))

    def missing(self, key: str, because: str) -> None:
        """Find that a term must be there and is not."""
        self.findings.append(MISSING.at(self.here(key), part=self.name, key=key, why=because))

    def _get(self, key: str, because: str) -> Any:
        if not self.has(key) and because:
            self.missing(key, because)
        return self.data.get(key)

    def _wrong(self, key: str, value: Any, wanted: str, instead: Read) -> Read:
        shown = str(value)[:60]
        where = f"{key} of {self.name}"
        self.findings.append(WRONG_VALUE.at(self.here(key), value=shown, part=where, wanted=wanted))
        return instead

    def _inside(self, path: tuple[str | int, ...], name: str) -> "Form":
        return Form(self.source, path, name, self.findings)

    def _different(self, key: str, items: list[Any]) -> None:
        ids = [item.id for item in items if hasattr(item, "id")]
        for twice in sorted({name for name in ids if ids.count(name) > 1}):
            self.findings.append(SAME_ID.at(self.here(key), id=twice))


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def _one_of(value: str, choices: list[str]) -> str:
    words = "one of " + listed([str(choice) for choice in choices], last="or")
    near = get_close_matches(value, [str(choice) for choice in choices], 1, 0.6)
    return f"{words}; perhaps “{near[0]}” is meant" if near else words
