"""The documents are held to the code: what they name exists, what exists is named."""

import importlib.util
import re
from pathlib import Path
from string import Formatter

import pytest

from allforall.actions.run_exchange import run_exchange
from allforall.base.finding import KINDS
from allforall.cli.run_summary import people_lines
from allforall.exchange.view import View
from allforall.files.folder_in import FolderSource
from allforall.names.compare import compare
from allforall.people.fields import BY_NAME
from example import EXAMPLE, checked, outcome

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
WRITTEN_BY_HAND = [page for page in PAGES if page.parent != DOCS / "reference"]
STATES = ("here", "partly", "not yet")

_spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
reference = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(reference)

COMMANDS = sorted(path for path, _ in reference.commands())


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def rows(page):
    """Read the rows of the tables of a page that begin with a number of a requirement."""
    found = {}
    for line in text(page).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.fullmatch(r"[RC]\d+", cells[0]):
            assert cells[0] not in found
            found[cells[0]] = cells[1:]
    return found


REQUIREMENTS = rows("docs/requirements.md")


def test_the_reference_is_what_the_code_says():
    assert sorted(reference.stale()) == []  # if not: make docs


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_reference_and_the_guide(command):
    assert f"## {command}\n" in text("docs/reference/commands.md")
    assert f"{command} " in text("docs/guide.md") or f"{command}`" in text("docs/guide.md")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_shows_an_example_of_itself(command):
    shown = dict(reference.commands())[command]
    assert f"{command}" in f"{shown.help} {shown.epilog}"


@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_finding_says_what_is_and_what_to_do_in_whole_sentences(code):
    kind = KINDS[code]
    for sentence in (kind.says, kind.do):
        assert sentence[-1] in ".:?)}", sentence
        fields = {name for _, name, *_ in Formatter().parse(sentence) if name is not None}
        assert all(name.isidentifier() for name in fields)
        assert sentence.format(**dict.fromkeys(fields, 1))
    assert re.fullmatch(r"[a-z]+\.[a-z0-9_]+", code)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_is_there(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "mailto:")):
            path, _, heading = target.partition("#")
            to = (page.parent / path).resolve() if path else page
            assert to.exists(), target
            assert not heading or heading in headings(to), target


def headings(page):
    """Name the headings of a page as links call them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_speaks_of_a_machine_a_registry_or_unfinished_work(page):
    words = page.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.-])/(work|tmp|home|root|Users|opt)/", words)
    assert not re.search(r"pypi\.org|pythonhosted|index-url|npmjs", words)
    assert not re.search(r"\b(TODO|FIXME|TBD|lorem ipsum)\b", words)


def test_the_requirements_are_all_there():
    assert list(REQUIREMENTS) == [f"R{n}" for n in range(1, 51)] + [f"C{n}" for n in range(1, 21)]


@pytest.mark.parametrize("number", list(REQUIREMENTS))
def test_a_requirement_names_commands_and_tests_that_exist(number):
    _, state, command, where, proof = REQUIREMENTS[number]
    assert state.startswith(STATES)
    for named in re.findall(r"`(allforall [^`]+)`", command):
        assert named in COMMANDS
    tests = re.findall(r"`(tests/[^`]+)`", proof)
    for test in tests:
        file, _, name = test.partition("::")
        assert re.search(rf"^def {name}\(", text(file), re.MULTILINE), test
    done = not state.startswith("not yet")
    assert bool(tests) == done
    assert bool(where.strip("– ")) == done


def test_the_counts_of_the_requirements_are_those_of_the_table():
    for state in STATES:
        count = sum(row[1].startswith(state) for row in REQUIREMENTS.values())
        assert f"{count} {state}" in text("docs/requirements.md")


def test_a_demand_that_the_report_shows_as_met_is_one_that_the_requirements_call_met():
    pytest.importorskip("allforall.documents.run_report.demands")
    from allforall.documents.report.model import Here
    from allforall.documents.run_report.demands import answers

    said = {number: here for number, (here, _) in answers(outcome("both")).items()}
    for number, here in said.items():
        state = REQUIREMENTS[number][1]
        assert state.startswith({Here.YES: "here", Here.PARTLY: "partly", Here.NOT_YET: "not yet"}[here]), number


def test_the_first_page_names_the_two_commands():
    assert "make demo\n" in text("README.md")
    assert "make test\n" in text("README.md")
