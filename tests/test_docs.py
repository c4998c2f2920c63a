"""The documents are held to the code: what they name exists, and what exists is named."""

import importlib.util
import re
from pathlib import Path
from string import Formatter

import pytest
from rich.text import Text

from allforall.base.finding import KINDS
from allforall.cli.run_summary import people_lines
from allforall.exchange.offer import EXPLANATIONS
from allforall.files import exchange_yaml
from allforall.names.compare import compare
from example import checked, outcome

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
STATES = ("here", "partly", "not yet")

_spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
reference = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(reference)

STALE = reference.stale()  # which also declares every kind of finding
COMMANDS = dict(reference.commands())


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def name_of(page):
    return str(page.relative_to(ROOT))


def rows(page):
    """Read the rows of tables that begin with the number of a requirement."""
    found = {}
    for line in text(page).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.fullmatch(r"[RC]\d+", cells[0]):
            assert cells[0] not in found
            found[cells[0]] = cells[1:]
    return found


def headings(page):
    """Name the headings of a page as links call them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


REQUIREMENTS = rows("docs/requirements.md")


def test_the_reference_is_what_the_code_says():
    assert sorted(STALE) == []  # if not: make docs


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_in_the_reference_and_the_guide(command):
    assert f"## {command}\n" in text("docs/reference/commands.md")
    assert re.search(rf"{command}[ `]", text("docs/guide.md"))


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_help_of_a_command_shows_an_example_of_it(command):
    assert command in f"{COMMANDS[command].help} {COMMANDS[command].epilog}"


@pytest.mark.parametrize("code", sorted(KINDS))
def test_a_finding_says_what_is_and_what_to_do_in_whole_sentences(code):
    for sentence in (KINDS[code].says, KINDS[code].do):
        assert sentence.endswith((".", "?", "}")), sentence
        filled = {name for _, name, *_ in Formatter().parse(sentence) if name is not None}
        assert all(name.isidentifier() for name in filled)
    assert re.fullmatch(r"[a-z]+\.[a-z0-9_]+", code)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_and_picture_is_there(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            path, _, heading = target.partition("#")
            to = (page.parent / path).resolve() if path else page
            assert to.exists(), target
            assert not heading or heading in headings(to), target


def test_decisions_have_numbers_of_their_own():
    names = [path.name for path in sorted((DOCS / "decisions").glob("*.md"))]
    assert [name[:4] for name in names] == [f"{n:04}" for n in range(1, len(names) + 1)]
    for name in names:
        assert text(f"docs/decisions/{name}").startswith(f"# {int(name[:4])}. ")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_page_speaks_of_a_machine_a_registry_or_unfinished_work(page):
    words = page.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.-])/(work|tmp|home|root|opt|Users)/", words)
    assert not re.search(r"(?i)(index|registry).url|/simple/|\.whl\b", words)
    assert not re.search(r"\b(TODO|FIXME|TBD)\b", words)


def test_the_first_page_names_the_two_commands_and_says_whose_people_these_are():
    page = text("README.md")
    assert "\nmake demo\nmake test\n" in page
    assert "People generated, terms real." in page


def test_every_requirement_has_its_row():
    assert list(REQUIREMENTS) == [f"R{n}" for n in range(1, 51)] + [f"C{n}" for n in range(1, 21)]


@pytest.mark.parametrize("number", list(REQUIREMENTS))
def test_a_requirement_names_commands_and_tests_that_exist(number):
    _, state, command, where, proof = REQUIREMENTS[number]
    assert state.startswith(STATES)
    assert set(re.findall(r"`(allforall [^`]+)`", command)) <= set(COMMANDS)
    tests = re.findall(r"`(tests/[^`]+)`", proof)
    for test in tests:
        file, _, name = test.partition("::")
        assert re.search(rf"^def {name}\(", text(file), re.MULTILINE), test
    begun = not state.startswith("not yet")
    assert bool(tests) is begun
    assert (where != "–") is begun


def test_the_requirements_are_counted_right():
    states = [row[1] for row in REQUIREMENTS.values()]
    for state in STATES:
        assert f"{sum(each.startswith(state) for each in states)} {state}" in text("docs/requirements.md")


@pytest.mark.parametrize("model", ["_Exchange", "_Party", "_Holder", "_List", "_Round"])
def test_every_key_of_an_exchange_is_in_the_guide(model):
    page = text("docs/guide.md")
    for key in getattr(exchange_yaml, model).model_fields:
        assert f"`{key}`" in page


def test_the_guide_compares_names_as_the_program_does():
    told = compare("Шевченко Олексій Петрович", "Aleksej SCHEWTSCHENKO")
    assert f"{told.score:.2f} of 1\n" in text("docs/guide.md")
    for reason in told.reasons:
        assert reason.say() in text("docs/guide.md")


@pytest.mark.slow
def test_the_guide_shows_the_example_as_the_program_tells_it():
    shown = " ".join(text("docs/guide.md").split())
    for line in people_lines(outcome("A")):
        assert " ".join(Text.from_markup(line).plain.split()) in shown


@pytest.mark.slow
def test_the_guide_shows_the_answer_to_the_offer_as_the_program_gives_it():
    shown = text("docs/guide.md")
    for reply, count in checked().sheet.by_reply().items():
        assert re.search(rf"^{count} +{reply.value} +{re.escape(EXPLANATIONS[reply])}$", shown, re.MULTILINE)
    assert f"{len(checked().sheet.omitted)} people whom we have evidence for are left out" in shown
