"""Writes the reference pages from the code: every finding, every error, every command, every field of a paper. Run by `make docs`.

    python docs/make_reference.py [--check]

With `--check` nothing is written and the exit status is 1 if a page is not up to date.
"""

import ast
import importlib
import pkgutil
import re
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typer
from django.apps import apps

import allforall
from allforall.agreement import law_findings
from allforall.agreement.law_rules import LawRule, law_rules
from allforall.base import errors
from allforall.base.finding import KINDS
from allforall.cli.app import build
from allforall.desk.prepare import Place, set_up
from allforall.documents.papers.counted import Counted
from allforall.documents.papers.kinds import FORMS
from allforall.documents.papers.paper import Kind, Paper
from allforall.documents.papers.values import Content
from allforall.documents.papers.view import Signer

REFERENCE = Path(__file__).parent / "reference"
SOURCE = Path(allforall.__file__).parent
TESTS = Path(__file__).parent.parent / "tests"
ERRORS = {name: each for name, each in vars(errors).items() if isinstance(each, type)}


def findings_page() -> str:
    """List every kind of finding by code."""
    _with_django()
    for module in pkgutil.walk_packages(allforall.__path__, "allforall."):
        if not module.name.endswith(("worker", "__main__")):
            importlib.import_module(module.name)
    lines = [
        "# Findings",
        "",
        "What can be found about people and lists. *blocks* stops drafting or publishing until it is settled, *look*",
        "asks a person to look, *note* is good to know. Nothing ever stops the recording of what happened.",
        "Words in braces are filled in.",
        "",
        "| code | severity | says | what to do | article |",
        "|---|---|---|---|---|",
    ]
    for code, kind in sorted(KINDS.items()):
        lines.append(_row(f"`{code}`", str(kind.severity), kind.says, kind.do, kind.article or "–"))
    return "\n".join(lines) + "\n"


def _with_django() -> None:
    """Set Django up on a folder that is thrown away: modules of the desk are imported like all others."""
    if not apps.ready:
        set_up(Place(Path(tempfile.mkdtemp(prefix="allforall-reference-"))))


def law_page() -> str:
    """List every rule of law: what triggers it, what cures it, where it is checked and by which test."""
    names = {each.code: name for name, each in vars(law_findings).items() if hasattr(each, "code")}
    lines = [
        "# The law, rule by rule",
        "",
        "Numbers are those of the project's domain notes. *blocks* stops drafting or publishing until it is settled, *look*",
        "asks a person to look, *note* informs. Nothing here ever stops the recording of what happened. H28, H35, H39, H54",
        "and H57 only inform until a lawyer confirms them.",
        "",
        "## Checked",
        "",
        "| rule | article | what is found, and what would cure it | in | test |",
        "|---|---|---|---|---|",
    ]
    rules = [*law_rules(), *_without_number(names)]
    for rule in (each for each in rules if each.checked):
        kinds = [KINDS[code] for code in rule.findings]
        found = " ".join(f"**{kind.severity}** `{kind.code}` {kind.says} *{kind.do}*" for kind in kinds)
        if rule.needs:
            found += f" Checked in part; it would need {rule.needs}."
        where = _mentioning(SOURCE, [names[kind.code] for kind in kinds], "law_findings")
        tests = [test for kind in kinds for test in _tests_of(kind.code)]
        article = "; ".join(dict.fromkeys(kind.article for kind in kinds))
        lines.append(_row(rule.rule, article, found, _codes(where), _codes(tests)))
    lines += [
        "",
        "## Not checked yet",
        "",
        "What would set it off, and the facts that nobody records here yet.",
        "",
        "| rule | article | set off by | needs |",
        "|---|---|---|---|",
    ]
    for rule in law_rules():
        if not rule.checked:
            lines.append(_row(rule.rule, f"{rule.instrument} {rule.article}", rule.trigger, rule.needs))
    return "\n".join(lines) + "\n"


def _without_number(names: dict[str, str]) -> list[LawRule]:
    """Give the findings of law that no rule of the notes numbers."""
    numbered = {code for rule in law_rules() for code in rule.findings}
    others = [code for code in names if code not in numbered]
    return [LawRule("–", "", KINDS[code].article, "", "", "", "", (code,), "") for code in others]


def _mentioning(folder: Path, words: list[str], but: str) -> list[str]:
    """Name the files that mention one of some words."""
    pattern = re.compile(rf"\b({'|'.join(words)})\b")
    files = sorted(path for path in folder.rglob("*.py") if path.stem != but)
    return [
        str(path.relative_to(folder)) for path in files if pattern.search(path.read_text(encoding="utf-8"))
    ]


@cache
def _test_functions() -> tuple[tuple[str, str], ...]:
    """Give every test by its name, with its text."""
    found: list[tuple[str, str]] = []
    for path in sorted(TESTS.rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        found.extend(
            (f"{path.stem}::{node.name}", _whole(node, text))
            for node in ast.parse(text).body
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        )
    return tuple(found)


def _whole(function: ast.FunctionDef, text: str) -> str:
    """Return a function with its decorators: what a test expects often stands there."""
    first = min(each.lineno for each in (function, *function.decorator_list))
    return "\n".join(text.splitlines()[first - 1 : function.end_lineno])


def _tests_of(code: str) -> list[str]:
    """Name the tests that expect a finding by its code."""
    short = re.compile(rf"\b{code.partition('.')[2]}\b")
    return [name for name, text in _test_functions() if short.search(text)]


def _codes(words: list[str]) -> str:
    return " ".join(f"`{word}`" for word in dict.fromkeys(words))


def errors_page() -> str:
    """List every error by code, with its exit status."""
    lines = [
        "# Errors",
        "",
        "What can go wrong with an operation. Nothing is half written when one is raised. A request that makes no",
        "sense ends with status 2, a question that the data does not answer with 3, everything else with 1.",
        "Words in braces are filled in.",
        "",
        "| code | kind | exit status | message |",
        "|---|---|---|---|",
    ]
    for kind, code, message in sorted(set(raised()), key=lambda each: (each[1], each[2])):
        lines.append(_row(f"`{code}`", kind, str(ERRORS[kind].exit_status), message))
    return "\n".join(lines) + "\n"


def raised() -> Iterator[tuple[str, str, str]]:
    """Find every error that the code makes: class, code and message; raise `ValueError` for one that hides its words."""
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for scope in ast.walk(tree):
            if isinstance(scope, ast.FunctionDef):
                yield from _raised_in(scope, path)


def _raised_in(function: ast.FunctionDef, path: Path) -> Iterator[tuple[str, str, str]]:
    for node in ast.walk(function):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS):
            continue
        code = _text(node.args[0], node.lineno, function)
        message = _text(node.args[1], node.lineno, function)
        if not code or not message:
            msg = f"{path.relative_to(SOURCE)}:{node.lineno}: an error must show its code and its words where it is raised"
            raise ValueError(msg)
        yield node.func.id, code, message


def _text(node: ast.expr, line: int, function: ast.FunctionDef) -> str:
    """Read a text that is written out, marked for translation, or named just above."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "mark":
        node = node.args[0]
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        named = [
            each
            for each in ast.walk(function)
            if isinstance(each, ast.Assign)
            and each.lineno < line
            and any(isinstance(target, ast.Name) and target.id == node.id for target in each.targets)
        ]
        if named:
            last = max(named, key=lambda each: each.lineno)
            return _text(last.value, last.lineno, function)
    return ""


def commands_page() -> str:
    """Show the help of every command, its arguments and its options."""
    lines = [
        "# Commands",
        "",
        "Exit status: 0 done · 1 findings that block, or input that cannot be used · 2 the request makes no sense ·",
        "3 cannot tell.",
    ]
    for path, command in sorted(commands()):
        lines += ["", f"## {path}", "", *_help(command), ""]
        lines += [f"- {line}" for line in map(_parameter, command.params) if line]
    return "\n".join(lines) + "\n"


def commands() -> Iterator[tuple[str, Any]]:
    """Give every command with the words that call it."""
    return _below(typer.main.get_command(build()), "allforall")


def _below(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield path, command
        return
    for name, each in inner.items():
        yield from _below(each, f"{path} {name}")


def _help(command: Any) -> Iterator[str]:
    """Write the words of a command, its example as code."""
    for line in f"{command.help or ''}\n\n{command.epilog or ''}".strip().splitlines():
        told = line.strip()
        example = told.removeprefix("Example:").strip()
        if example.startswith("allforall "):
            yield from ("```", example, "```")
        elif told != "Example:":
            yield told


def _parameter(parameter: Any) -> str:
    if parameter.name == "help":
        return ""
    option = parameter.param_type_name == "option"
    name = ", ".join(parameter.opts) if option else (parameter.metavar or parameter.name)
    choices = getattr(getattr(parameter, "type_descriptor", None), "choices", None)
    told = [f"`{name}`", str(parameter.help or "")]
    if choices:
        told.append("One of: " + ", ".join(str(getattr(each, "value", each)) for each in choices) + ".")
    if option:
        told.append("Needed." if parameter.required else _default(parameter.default))
    return " ".join(part for part in told if part)


def _default(value: Any) -> str:
    shown = getattr(value, "value", value)
    return "" if shown in {None, False} else f"Unless said: {shown}."


def papers_page() -> str:
    """List what may stand in the content of every paper, from the classes that check it."""
    lines = [
        "# Contents of papers",
        "",
        "What may stand in the YAML or JSON from which `allforall paper` makes a paper; `examples/papers` has one of each.",
        "A field that is not needed and not known is left out: nothing unknown is written as 0 or no. A day may be a month",
        "(2025-06) or a year. A field that does not stand here is refused.",
        "",
        "## Every paper",
        "",
        *_fields_of(Paper[Content].model_json_schema(), leave="content"),
    ]
    for kind, form in FORMS.items():
        content = Counted if kind is Kind.STATEMENT else form.content
        schema = content.model_json_schema()
        lines += ["", f"## {kind.value}", "", _first_line(content), "", *_fields_of(schema)]
        for name, part in schema.get("$defs", {}).items():
            if "properties" in part and name != "Signer":
                lines += ["", f"Each **{name.lower()}**:", "", *_fields_of(part, schema)]
    lines += ["", "## Signer", "", _first_line(Signer), "", *_fields_of(Signer.model_json_schema())]
    return "\n".join(lines) + "\n"


def _first_line(model: type[Content]) -> str:
    return " ".join((model.__doc__ or "").split())


def _fields_of(schema: dict[str, Any], whole: dict[str, Any] | None = None, leave: str = "") -> list[str]:
    needed = schema.get("required", [])
    rows = [
        _row(f"`{name}`", _may_be(said, whole or schema), "yes" if name in needed else "")
        for name, said in schema["properties"].items()
        if name not in {leave, "v"}
    ]
    return ["| field | what may stand there | needed |", "|---|---|---|", *rows]


def _may_be(said: dict[str, Any], schema: dict[str, Any]) -> str:
    """Say in words what a value may be."""
    if "anyOf" in said:
        return next(_may_be(each, schema) for each in said["anyOf"] if each.get("type") != "null")
    if "$ref" in said:
        name = said["$ref"].rpartition("/")[2]
        known = schema.get("$defs", {}).get(name, {})
        return _may_be(known, schema) if "enum" in known else name.lower()
    if "enum" in said:
        return "one of " + ", ".join(f"`{each}`" for each in said["enum"] if each)
    if said.get("type") == "array":
        items = said.get("items") or (said.get("prefixItems") or [{}])[0]
        return f"a list: {_may_be(items, schema)}"
    if said.get("type") == "object":
        names = ", ".join(f"`{each}`" for each in said.get("propertyNames", {}).get("enum", []))
        return f"{names or 'names'}, each with {_may_be(said.get('additionalProperties', {}), schema)}"
    words = {"boolean": "true or false", "integer": "a whole number"}
    formats = {"date-time": "a time, `2025-06-09T14:00:00Z`", "day": "a day, `2025-06-09`"}
    return formats.get(said.get("format", "")) or words.get(said.get("type", ""), "text")


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


PAGES = {
    "findings.md": findings_page,
    "law.md": law_page,
    "errors.md": errors_page,
    "commands.md": commands_page,
    "papers.md": papers_page,
}


def stale() -> dict[str, str]:
    """Make every page and return those that differ from what is written."""
    made = {name: make() for name, make in PAGES.items()}
    return {
        name: text
        for name, text in made.items()
        if not (REFERENCE / name).exists() or (REFERENCE / name).read_text(encoding="utf-8") != text
    }


def main() -> int:
    """Write the pages, or say which are out of date."""
    found = stale()
    if "--check" not in sys.argv:
        REFERENCE.mkdir(exist_ok=True)
        for name, text in found.items():
            (REFERENCE / name).write_text(text, encoding="utf-8")
    print(*sorted(found) or ["reference up to date"], sep="\n")
    return int(bool(found) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
