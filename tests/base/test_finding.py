import pytest

from allforall.base.errors import (
    AllforallError,
    CannotTell,
    InputError,
    InternalError,
    UsageError,
)
from allforall.base.finding import KINDS, Severity, blocks, count_by_code, kind
from allforall.base.place import Place, column_letter


@pytest.fixture
def snow():
    made = kind("test.snow", Severity.LOOK, "{name} has snow in {what}.", "Ask {name} for a shovel.")
    yield made
    del KINDS["test.snow"]


def test_a_finding_says_in_words_what_was_found_and_what_to_do(snow):
    finding = snow.at(Place("a.csv", row=3), name="The bureau", what="cell C3")
    assert finding.says() == "The bureau has snow in cell C3."
    assert finding.do() == "Ask The bureau for a shovel."


@pytest.mark.usefixtures("snow")
def test_a_code_is_declared_once():
    with pytest.raises(ValueError, match="declared twice"):
        kind("test.snow", Severity.NOTE, "again", "")


def test_only_a_blocking_finding_blocks(snow):
    assert not blocks([snow.at(name="x", what="y")])
    assert count_by_code([snow.at(name="x", what="y")] * 2) == {"test.snow": 2}


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("a.csv"), "a.csv"),
        (Place("a.xlsx", "Люди", 12, "C"), "a.xlsx, sheet Люди, C12"),
        (Place("a.csv", row=7), "a.csv, row 7"),
        (Place("a.csv", column="B"), "a.csv, column B"),
    ],
)
def test_a_place_is_written_as_a_person_would_find_it(place, words):
    assert str(place) == words


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_lettered_as_in_a_spreadsheet(index, letter):
    assert column_letter(index) == letter


@pytest.mark.parametrize(
    ("error", "status"),
    [(UsageError, 2), (InputError, 1), (CannotTell, 3), (InternalError, 1)],
)
def test_every_error_comes_from_one_tree_and_carries_its_exit_status(error, status):
    raised = error("test.code", "The list {name} is missing.", name="a-held")
    assert isinstance(raised, AllforallError)
    assert raised.exit_status == status
    assert raised.say() == "The list a-held is missing."
