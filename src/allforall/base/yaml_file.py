"""A YAML file with the line and column of everything in it, so that an error points where a person looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StreamMark, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

from allforall.base.finding import Finding, Severity, kind
from allforall.base.limits import MEGABYTE
from allforall.base.messages import mark
from allforall.base.place import Place

UNREADABLE = kind(
    "base.yaml_unreadable",
    Severity.BLOCKS,
    "{file} cannot be read as YAML: {why}",
    "Mend the line that is named; spaces at the start of a line matter.",
)
WRONG_VALUE = kind(
    "base.yaml_wrong_value",
    Severity.BLOCKS,
    "{path} in {file} cannot be used: {why}",
    "Mend the value; the guide lists what each key may hold.",
)
Model = TypeVar("Model", bound=BaseModel)
MOST_BYTES = 2 * MEGABYTE
MOST_DEPTH = 40


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The content of a YAML file; `data` is None where it could not be read, and `findings` says why."""

    file: str
    data: Any
    findings: tuple[Finding, ...] = ()

    def place(self, path: Sequence[str | int]) -> Place:
        """Say where a key stands, by its path from the root, or the nearest part of it that exists."""
        node, line, column = self.data, 0, 0
        for step in path:
            try:
                line, column = node.lc.key(step) if isinstance(step, str) else node.lc.item(step)
                node = node[step]
            except (AttributeError, KeyError, IndexError, TypeError):
                break
        return Place(self.file, row=line + 1, character=column + 1)


def read_yaml(path: Path) -> YamlFile:
    """Read YAML 1.2. Size is limited and aliases are refused, since a few of them can be made to fill any memory."""
    if path.stat().st_size > MOST_BYTES:
        return _unreadable(path, f"it is larger than {MOST_BYTES // MEGABYTE} MB", None)
    try:
        text = path.read_text(encoding="utf-8-sig")
        if bomb := _bomb(text):
            return _unreadable(path, *bomb)
        return YamlFile(path.name, YAML(typ="rt", pure=True).load(text))
    except UnicodeDecodeError:
        return _unreadable(path, "it is not in UTF-8", None)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        return _unreadable(path, error.problem or "bad syntax", mark)
    except (YAMLError, ValueError, RecursionError) as error:
        return _unreadable(path, str(error).splitlines()[0], None)


def validate(source: YamlFile, model: type[Model]) -> tuple[Model | None, tuple[Finding, ...]]:
    """Check the content against a model; every fault is a finding at its line."""
    try:
        return model.model_validate(source.data), source.findings
    except ValidationError as error:
        findings = [
            WRONG_VALUE.at(
                source.place(fault["loc"]),
                file=source.file,
                path=".".join(str(step) for step in fault["loc"]) or "the file",
                why=_in_words(fault["type"], fault["msg"]),
            )
            for fault in error.errors()
        ]
        return None, (*source.findings, *findings)


def _bomb(text: str) -> tuple[str, StreamMark] | None:
    """Find what a small file could fill memory or time with, before anything is built of it."""
    depth = 0
    for event in YAML(typ="safe", pure=True).parse(text):
        if isinstance(event, AliasEvent):
            return "an alias (*) stands in it; write the value out", event.start_mark
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > MOST_DEPTH:
            return f"it is nested more than {MOST_DEPTH} deep", event.start_mark
    return None


def _unreadable(path: Path, why: str, mark: StreamMark | None) -> YamlFile:
    place = Place(path.name, row=mark.line + 1, character=mark.column + 1) if mark else Place(path.name)
    return YamlFile(path.name, None, (UNREADABLE.at(place, file=path.name, why=why),))


_WORDS = {
    "extra_forbidden": mark("there is no such key"),
    "missing": mark("it is missing"),
    "enum": mark("it is none of the words that may stand here"),
    "literal_error": mark("it is none of the words that may stand here"),
    "model_type": mark("keys and values are expected here"),
    "dict_type": mark("keys and values are expected here"),
    "list_type": mark("a list is expected here"),
    "date_from_datetime_parsing": mark("it is no date; write it as 2025-06-09"),
    "date_type": mark("it is no date; write it as 2025-06-09"),
}


def _in_words(kind: str, message: str) -> str:
    """Say for a person what the checker of types says for a programmer."""
    said = _WORDS.get(kind) or message.removeprefix("Value error, ")
    return said[:1].lower() + said[1:]
