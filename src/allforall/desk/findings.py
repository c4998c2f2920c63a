"""Doubts about a list as a page shows them: at their cells, in the reader's language, counted by what they say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from allforall.base.finding import KINDS, Severity
from allforall.base.messages import translate
from allforall.desk.person import LABELS

_CHIPS = {Severity.BLOCKS: "stop", Severity.LOOK: "warn", Severity.NOTE: "open"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One finding in words."""

    chip: str
    severity: str
    says: str
    do: str
    row: int | None
    column: str
    code: str


@dataclass(frozen=True, slots=True)
class AtCells:
    """Findings by row, by cell, and those about the whole file; `kinds` counts them, the gravest first."""

    whole: tuple[Doubt, ...]
    by_row: Mapping[int, tuple[Doubt, ...]]
    cells: frozenset[tuple[int, str]]
    kinds: tuple[tuple[Doubt, int], ...] = field(default=())


def said(found: Mapping[str, Any], language: str) -> Doubt:
    """Say a kept finding in a language."""
    kind = KINDS[found["code"]]
    severity = Severity(found["severity"])
    args = {name: _worded(name, value, language) for name, value in found["args"].items()}
    return Doubt(
        chip=_CHIPS[severity],
        severity=translate(severity.value, language),
        says=translate(kind.says, language).format(**args),
        do=translate(kind.do, language).format(**args),
        row=found["row"],
        column=found["column"],
        code=found["code"],
    )


def _worded(name: str, value: Any, language: str) -> Any:
    """Say a reason or a field that fills a sentence in the language of the sentence; what was typed stays as it is."""
    if name == "field":
        return translate(LABELS.get(str(value), str(value)), language)
    return translate(str(value), language) if name == "reason" else value


def at_cells(findings: Iterable[Mapping[str, Any]], language: str) -> AtCells:
    """Sort findings to where they belong."""
    doubts = [said(found, language) for found in findings]
    by_row: dict[int, list[Doubt]] = {}
    for doubt in doubts:
        if doubt.row is not None:
            by_row.setdefault(doubt.row, []).append(doubt)
    kinds: dict[str, tuple[Doubt, int]] = {}
    for doubt in doubts:
        kinds[doubt.code] = (kinds.get(doubt.code, (doubt, 0))[0], kinds.get(doubt.code, (doubt, 0))[1] + 1)
    order = list(_CHIPS.values())
    return AtCells(
        whole=tuple(doubt for doubt in doubts if doubt.row is None),
        by_row={row: tuple(each) for row, each in by_row.items()},
        cells=frozenset((doubt.row, doubt.column) for doubt in doubts if doubt.row and doubt.column),
        kinds=tuple(sorted(kinds.values(), key=lambda each: (order.index(each[0].chip), -each[1]))),
    )
