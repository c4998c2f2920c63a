"""Writes the reference pages from the code: every finding, every error, every command. Run by `make docs`.

    python docs/make_reference.py [--check]

With `--check` nothing is written and the exit status is 1 if a page is not up to date.
"""

import ast
import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import typer

import allforall
from allforall.base.finding import KINDS
from allforall.cli.app import build

REFERENCE = Path(__file__).parent / "reference"
SOURCE = Path(allforall.__file__).parent
ERRORS = {"AllforallError", "UsageError", "InputError", "RefusedFile", "CannotTell", "InternalError"}


def findings_page() -> str:
    """List every kind of finding by package."""
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
        cells = (f"`{code}`", str(kind.severity), kind.says, kind.do, kind.article or "–")
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def raised() -> Iterator[tuple[str, str, str]]:
    """Find every error that the code raises: class, code and message."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS):
                continue
            words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            if len(words) > 1:
                yield node.func.id, words[0], words[1]


def errors_page() -> str:
    """List every error by code, with its exit status."""
    lines = [
        "# Errors",
        "",
        "What can go wrong with an operation. Nothing is half written when one is raised.",
        "",
        "| code | kind | message |",
        "|---|---|---|",
    ]
    for kind, code, message in sorted(set(raised()), key=lambda e: (e[1], e[2])):
        lines.append(f"| `{code}` | {kind} | {message} |")
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """Show the help of every command as the terminal shows it."""
    lines = [
        "# Commands",
        "",
        "Exit status: 0 done · 1 findings that block, or input that cannot be used · 2 the request makes no sense ·",
        "3 cannot tell.",
    ]
    root = typer.main.get_command(build())
    for path, command in sorted(_commands(root, "allforall")):
        context = click.Context(command, info_name=path)
        lines += ["", f"## {path}", "", (command.help or "").replace("\b\n", "").strip(), ""]
        for parameter in command.get_params(context):
            if parameter.name == "help":
                continue
            names = ", ".join(parameter.opts) if isinstance(parameter, click.Option) else parameter.make_metavar(context)
            lines.append(f"- `{names}` {getattr(parameter, 'help', None) or ''}".rstrip())
    return "\n".join(lines) + "\n"


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _commands(inner, f"{path} {name}")
    else:
        yield path, command


PAGES = {"findings.md": findings_page, "errors.md": errors_page, "commands.md": commands_page}


def main() -> int:
    """Write the pages, or say which are out of date."""
    stale = []
    for name, make in PAGES.items():
        path, text = REFERENCE / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    print(*stale or ["reference up to date"], sep="\n")
    return bool(stale) if "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
