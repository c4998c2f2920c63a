"""Findings by kind: a page shows what was found once, how often, and where to begin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from allforall.base.finding import Finding, Severity
from allforall.documents.report.model import FindingGroup

_GRAVEST_FIRST = {Severity.BLOCKS: 0, Severity.LOOK: 1, Severity.NOTE: 2}


def grouped(
    findings: Iterable[Finding],
    language: str = "en",
    *,
    places: int = 3,
    says: Mapping[str, str] | None = None,
) -> tuple[FindingGroup, ...]:
    """Group findings by code, gravest and most frequent first, with the first places of each.

    Where the findings of a code say different things the first one speaks as an example, unless `says` has a sentence
    for the whole group: a report without names needs one wherever the single sentence would name a person.
    """
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    groups = [
        FindingGroup(
            code=code,
            severity=found[0].severity,
            says=(says or {}).get(code) or found[0].says(language),
            do=found[0].do(language),
            count=len(found),
            places=tuple(dict.fromkeys(str(f.where) for f in found if f.where is not None))[:places],
            article=found[0].kind.article,
        )
        for code, found in by_code.items()
    ]
    return tuple(sorted(groups, key=lambda g: (_GRAVEST_FIRST[g.severity], -g.count, g.code)))
