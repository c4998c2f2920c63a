"""The rules of law that software can check, as facts: instrument, article, trigger, and the findings that each becomes."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class LawRule:
    """One rule.

    `kind` tells a treaty rule from interpretation or policy; `findings` are the codes that report it, none where it is
    not checked yet; `needs` names the facts that nobody records yet and that it waits for, wholly or in part.
    """

    rule: str
    instrument: str
    article: str
    says: str
    trigger: str
    severity: str
    kind: str
    findings: tuple[str, ...]
    needs: str

    @property
    def checked(self) -> bool:
        """Whether anything in this house checks it."""
        return bool(self.findings)


@lru_cache
def law_rules() -> tuple[LawRule, ...]:
    """Read the packaged rules, in the order of their numbers."""
    text = (files("allforall.agreement") / "data" / "law.csv").read_text(encoding="utf-8")
    return tuple(_rule(row) for row in csv.DictReader(text.splitlines()))


def _rule(row: dict[str, str]) -> LawRule:
    return LawRule(
        rule=row["rule"],
        instrument=row["instrument"],
        article=row["article"],
        says=row["says"],
        trigger=row["trigger"],
        severity=row["severity"],
        kind=row["kind"],
        findings=tuple(row["findings"].split()),
        needs=row["needs"],
    )
