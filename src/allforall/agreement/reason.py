"""Why somebody is in or out: a stable code and a sentence, translated only at the edge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from allforall.agreement.words import said
from allforall.base.messages import translate

REASONS: dict[str, str] = {}
"""Every reason's sentence by its code; the docs list them."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `args` fill the sentence: dates, codes in a tuple, and further reasons are worded when it is said."""

    code: str
    args: Mapping[str, Any] = field(default_factory=dict)

    def says(self, language: str = "en") -> str:
        """Say the reason."""
        words = {name: _worded(value, language) for name, value in self.args.items()}
        return translate(REASONS[self.code], language).format(**words)


def _worded(value: object, language: str) -> object:
    if isinstance(value, tuple) and any(isinstance(item, Reason) for item in value):
        return "; ".join(dict.fromkeys(item.says(language) for item in value))
    return said(value, language)


@dataclass(frozen=True, slots=True)
class ReasonKind:
    """A documented kind of reason."""

    code: str

    def because(self, **args: Any) -> Reason:
        """Give this reason with its facts."""
        return Reason(self.code, args)


def reason_kind(code: str, sentence: str) -> ReasonKind:
    """Declare a kind of reason, once."""
    if code in REASONS:
        msg = f"reason declared twice: {code}"
        raise ValueError(msg)
    REASONS[code] = sentence
    return ReasonKind(code)
