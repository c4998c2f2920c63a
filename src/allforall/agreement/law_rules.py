"""The rules of law that this package checks, as facts: instrument, article, and the findings that each becomes."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class LawRule:
    """One rule. `kind` tells a treaty rule from interpretation or policy; `findings` are the codes that report it."""

    rule: str
    instrument: str
    article: str
    says: str
    severity: str
    kind: str
    findings: tuple[str, ...]


@lru_cache
def law_rules() -> tuple[LawRule, ...]:
    """Read the packaged rules, in the order of their numbers."""
    text = (files("allforall.agreement") / "data" / "law.csv").read_text(encoding="utf-8")
    return tuple(
        LawRule(rule, instrument, article, says, severity, kind, tuple(findings.split()))
        for rule, instrument, article, says, severity, kind, findings in list(csv.reader(text.splitlines()))[
            1:
        ]
    )
