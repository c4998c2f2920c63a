"""Make a paper: from a file with its content, or from what a run left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from allforall.agreement.law import check_publication
from allforall.base.errors import InputError
from allforall.base.finding import Finding, blocks
from allforall.base.messages import mark
from allforall.documents.papers.counted import Counted, statement_of, withdrawn
from allforall.documents.papers.paper import Kind, Language, Paper
from allforall.documents.papers.pdf import pdf
from allforall.documents.papers.statement import Statement
from allforall.files.paper_file import read_paper, read_statement

GROUPED_BY = "category"
"""The one field by which a public statement groups people."""


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper with its PDF, or none and the findings that say why."""

    paper: Paper[Any] | None
    findings: tuple[Finding, ...] = ()

    def pdf(self) -> bytes:
        """Set the paper; only where there is one."""
        if self.paper is None:
            msg = "there is no paper to set"
            raise ValueError(msg)
        return pdf(self.paper)


def make_paper(
    path: Path,
    kind: Kind,
    *,
    languages: tuple[Language, ...] = (),
    made_at: datetime | None = None,
    earlier: Sequence[Path] = (),
) -> MadePaper:
    """Make a paper from a file with its content; `languages` and `made_at` stand in place of those in the file.

    A statement is merged with `earlier` ones in mind, in their order, and checked against GC III 13 before anybody sees it.
    """
    found, findings = read_paper(path, kind)
    if found is None:
        return MadePaper(None, findings)
    paper = in_other_words(found, languages, made_at)
    if isinstance(found.content, Counted):
        made = public_paper(paper, earlier)
        return MadePaper(made.paper, (*findings, *made.findings))
    return MadePaper(paper, findings)


def in_other_words(
    paper: Paper[Any], languages: tuple[Language, ...], made_at: datetime | None = None
) -> Paper[Any]:
    """Say the same paper in other languages, or at another time."""
    changes = {"languages": languages or paper.languages, "made_at": made_at or paper.made_at}
    return type(paper).model_validate(
        {name: getattr(paper, name) for name in type(paper).model_fields} | changes
    )


def public_paper(paper: Paper[Counted], earlier: Sequence[Path]) -> MadePaper:
    """Turn true counts into what may be public after `earlier` statements: the one gate before anybody sees a statement."""
    findings = check_publication([paper.content.by])
    if blocks(findings):
        return MadePaper(None, findings)
    if paper.content.by != GROUPED_BY:
        raise InputError(
            "papers.other_groups",
            mark("People are grouped by {by}. In public they are counted by legal category only: write by: category."),
            by=paper.content.by,
        )  # fmt: skip
    return MadePaper(_public(paper, paper.content, [read_statement(each) for each in earlier]), findings)


def _public(paper: Paper[Any], counted: Counted, earlier: Sequence[Statement]) -> Paper[Statement]:
    content = statement_of(counted, earlier)
    if withdrawn(content, earlier):
        raise InputError(
            "papers.too_few_changed",
            mark(
                "Round {number} was stated before, and the new numbers differ by fewer than five people: whoever"
                " compares both statements would see who. Correct it together with a later change."
            ),
            number=counted.round,
        )
    said = {name: getattr(paper, name) for name in type(paper).model_fields} | {"content": content}
    return Paper[Statement].model_validate(said)
