"""A language is data: no rule names a word, and a fourth language is one file."""

import ast
import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from allforall.claims import every, languages
from allforall.claims.article import Article, detect_language
from allforall.claims.claim import Kind
from allforall.claims.read import read_article, trigger

CODE = sorted(Path(str(files("allforall.claims"))).glob("*.py"))
KNOW_LETTERS = {"tokens.py", "lexicon.py"}
"""Where words are compared letter by letter, with patterns that come from data."""
CACHES = (
    languages.languages,
    languages.lexicon,
    languages.furniture,
    trigger,
    every._words,
)


def strings(code):
    """Return the string constants of a module that are no docstrings."""
    tree = ast.parse(code)
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs]  # fmt: skip


@pytest.mark.parametrize("path", CODE, ids=lambda p: p.name)
def test_no_rule_names_a_word_in_cyrillic(path):
    assert [each for each in strings(path.read_text()) if re.search(r"[\u0400-\u04ff]", each)] == []


@pytest.mark.parametrize("path", CODE, ids=lambda p: p.name)
def test_no_rule_looks_at_the_letters_of_a_word(path):
    """A rule asks what class a word is of (`token.of("negation")`); `low` is for the lexicon alone."""
    if path.name in KNOW_LETTERS:
        return
    tree = ast.parse(path.read_text())
    compared = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and any(
            isinstance(part, ast.Attribute) and part.attr == "low" and "token" in ast.unparse(part)
            for part in [node.left, *node.comparators]
        )
    ]
    assert compared + re.findall(r"\.low\.(?:starts|ends)with\(", path.read_text()) == []


@pytest.mark.parametrize("path", CODE, ids=lambda p: p.name)
def test_no_sign_that_a_rule_compares_with_is_a_word(path):
    tree = ast.parse(path.read_text())
    texts = [
        constant.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and any(isinstance(part, ast.Attribute) and part.attr == "text" for part in [node.left, *node.comparators])
        for constant in ast.walk(node)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    ]  # fmt: skip
    assert [each for each in texts if any(char.isalpha() for char in each)] == []


@pytest.fixture
def belarusian(monkeypatch):
    """Add a folder with a fourth language, and forget it afterwards."""
    folder = Path(__file__).parent / "fourth_language"
    monkeypatch.setattr(languages, "FOLDERS", [*languages.FOLDERS, folder])
    for each in CACHES:
        each.cache_clear()
    yield
    for each in CACHES:
        each.cache_clear()


ANNOUNCEMENT = """Абмен палоннымі 23 мая

Сёння адбыўся абмен палоннымі. Расія вярнула 390 ваеннаслужачых, паведаміла міністэрства абароны РФ. Украіне перадалі 300 палонных і 90 цывільных.

Зяленскі пацвердзіў, што дадому вярнуліся 390 украінцаў, сярод іх 12 жанчын.

Умераў заявіў, што бакі дамовіліся абмяняць усіх на ўсіх.

Масква адмовілася забіраць 1000 целаў.
"""


@pytest.mark.usefixtures("belarusian")
def test_a_fourth_language_is_one_file():
    assert detect_language(ANNOUNCEMENT) == "be"
    reading = read_article(Article(ANNOUNCEMENT, "be", date(2025, 5, 23), "text"))
    said = {
        (c.kind, c.speaker, c.event_date, frozenset((x.to, x.n, x.what) for x in c.counts), c.formula)
        for c in reading.claims
    }
    day = "2025-05-23"
    assert said == {
        (Kind.DONE, "RU.mod", day, frozenset({("RU", 390, "military"), ("UA", 300, "persons"), ("UA", 90, "civilians")}), None),
        (Kind.DONE, "UA.president", day, frozenset({("UA", 390, "persons"), ("UA", 12, "women")}), None),
        (Kind.COMMIT, "UA.mod", day, frozenset(), "all_for_all"),
        (Kind.DISPUTE, "press", day, frozenset({("RU", 1000, "bodies")}), "bodies"),
    }  # fmt: skip


def test_without_its_file_the_language_is_a_finding():
    reading = read_article(Article(ANNOUNCEMENT, "be", date(2025, 5, 23)))
    assert [finding.code for finding in reading.findings] == ["claims.language_not_read"]


def test_rules_and_lexicons_name_the_same_classes_of_words():
    code = "\n".join(path.read_text() for path in CODE)
    asked = {
        name for call in re.findall(r"\.of\(([^)]*)\)", code) for name in re.findall(r'"([a-z_]+)"', call)
    }
    taught = {name for language in languages.languages() for name in languages.lexicon(language).words}
    assert asked - taught == set()
    assert {name for name in taught if f'"{name}"' not in code and not name.startswith("span_")} == set()
