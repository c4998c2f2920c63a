"""Bad data is a value: what was found, how grave it is, where it stands, and what a person can do about it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from allforall.base.messages import translate
from allforall.base.place import Place


class Severity(StrEnum):
    """What a finding stops. Nothing ever stops the recording of what happened."""

    BLOCKS = "blocks"
    """Drafting or publishing stops until it is settled."""
    LOOK = "look"
    """A person should look; work goes on."""
    NOTE = "note"
    """Good to know; nobody has to act."""


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One documented kind of finding: a stable code, its severity, and sentences about people, not about data."""

    code: str
    severity: Severity
    says: str
    do: str
    article: str = ""

    def at(self, where: Place | None = None, **args: Any) -> "Finding":
        """Make a finding of this kind at a place; `args` fill the sentences."""
        return Finding(self.code, self.severity, where, args)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about data, collected beside the result, shown beside the cell, translated only at the edge."""

    code: str
    severity: Severity
    where: Place | None = None
    args: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> FindingKind:
        """The documented kind that this finding is of."""
        return KINDS[self.code]

    def says(self, language: str = "en") -> str:
        """Say what was found."""
        return translate(self.kind.says, language).format(**self.args)

    def do(self, language: str = "en") -> str:
        """Say what a person can do about it."""
        return translate(self.kind.do, language).format(**self.args)


KINDS: dict[str, FindingKind] = {}
"""Every kind of finding by its code; the reference page and the translations are made from it."""


def kind(code: str, severity: Severity, says: str, do: str, article: str = "") -> FindingKind:
    """Declare a kind of finding, once, in the package that finds it; `code` is `package.what_is_wrong`."""
    if code in KINDS:
        msg = f"finding code declared twice: {code}"
        raise ValueError(msg)
    KINDS[code] = FindingKind(code, severity, says, do, article)
    return KINDS[code]


def count_by_code(findings: Iterable[Finding]) -> Counter[str]:
    """Count findings by code, for a summary that a person can read."""
    return Counter(f.code for f in findings)


def blocks(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding stops drafting or publishing."""
    return any(f.severity is Severity.BLOCKS for f in findings)
