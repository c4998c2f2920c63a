"""The content of a paper as a person writes it: a YAML file, or the JSON that lies beside a PDF."""

from pathlib import Path
from typing import Any

from allforall.base.errors import InputError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.yaml_file import read_yaml, validate
from allforall.documents.paper_check.read import MOST_BYTES, Unreadable, model_of, parse_paper
from allforall.documents.papers.counted import Counted
from allforall.documents.papers.paper import Kind, Paper
from allforall.documents.papers.statement import Statement


def read_paper(path: Path, kind: Kind) -> tuple[Paper[Any] | None, tuple[Finding, ...]]:
    """Read the content of a paper; every fault of a YAML file is a finding at its line.

    In YAML a statement is written as true counts (`Paper[Counted]`), which `actions` turns into what may be public.
    """
    _there(path)
    if path.suffix.lower() == ".json":
        found = read_content(path)
        _of_kind(path, found.paper.value, kind)
        return found, ()
    source = read_yaml(path)
    if source.data is None and not source.findings:
        raise InputError(
            "papers.empty_file",
            mark(
                "{path} is empty. Begin with one of examples/papers; docs/reference/papers.md lists every field."
            ),
            path=str(path),
        )
    if source.data is None:
        return None, source.findings
    model = Paper[Counted] if kind is Kind.STATEMENT else model_of(kind)
    if model is None:  # every kind has a form, which a test holds
        return None, source.findings
    named = source.data.get("paper") if isinstance(source.data, dict) else None
    _of_kind(path, str(named or kind.value), kind)
    return validate(source, model)


def read_content(path: Path) -> Paper[Any]:
    """Read the JSON that lies beside a PDF."""
    _there(path)
    try:
        with path.open("rb") as file:
            return parse_paper(file.read(MOST_BYTES + 1))
    except Unreadable as error:
        raise InputError(
            "papers.unreadable",
            mark("{path} cannot be read as the content of a paper: {why}."),
            path=str(path),
            why=str(error),
        ) from error


def read_statement(path: Path) -> Statement:
    """Read an earlier statement, by its JSON."""
    content = read_content(path).content
    if isinstance(content, Statement):
        return content
    raise InputError(
        "papers.no_statement",
        mark("{path} is no public statement. Name the JSON files beside earlier statements."),
        path=str(path),
    )


def _of_kind(path: Path, found: str, kind: Kind) -> None:
    if found != kind.value:
        raise InputError(
            "papers.other_kind",
            mark("{path} holds the content of another paper: {found}, not {wanted}."),
            path=str(path),
            found=found,
            wanted=kind.value,
        )


def _there(path: Path) -> None:
    if not path.is_file():
        raise InputError(
            "papers.no_file", mark("There is no file {path}. Name the content of the paper."), path=str(path)
        )
