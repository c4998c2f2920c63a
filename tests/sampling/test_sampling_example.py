"""The committed lists of the example are those that its script makes, with the faults that the truth names."""

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from allforall.intake import read_list

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "istanbul-2025"
LISTS, TRUTH = EXAMPLE / "lists", EXAMPLE / "truth"
FILES = sorted(path.name for path in LISTS.iterdir())


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(path):
    book = load_workbook(path, read_only=True)
    found = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    book.close()
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("example")
    subprocess.run([sys.executable, EXAMPLE / "make_lists.py", out], check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def people():
    return {name: read_list(LISTS / name, name=name, source="A").people for name in FILES}


@pytest.fixture(scope="module")
def faults():
    return {row["row_id"]: row["fault"] for row in table(TRUTH / "offer_faults.csv")}


def partners(file, row_id, other):
    found = set()
    for row in table(TRUTH / "links.csv"):
        if (row["left_file"], row["left_id"], row["right_file"]) == (file, row_id, other):
            found.add(row["right_id"])
        if (row["right_file"], row["right_id"], row["left_file"]) == (file, row_id, other):
            found.add(row["left_id"])
    return found


@pytest.mark.parametrize("name", FILES)
def test_a_committed_list_is_the_one_that_the_script_makes(name, made):
    again, committed = made / "lists" / name, LISTS / name
    if name.endswith(".xlsx"):
        assert cells(again) == cells(committed)
    else:
        assert again.read_bytes() == committed.read_bytes()


@pytest.mark.parametrize("name", ["links.csv", "twice.csv", "offer_faults.csv", "offer_omitted.csv"])
def test_the_committed_truth_is_the_one_that_the_script_makes(name, made):
    assert (made / "truth" / name).read_bytes() == (TRUTH / name).read_bytes()


def test_the_script_makes_all_lists_and_no_other(made):
    assert sorted(path.name for path in (made / "lists").iterdir()) == FILES


def test_the_lists_are_small_enough_to_travel():
    assert sum(path.stat().st_size for path in LISTS.iterdir()) < 3_000_000


def test_the_lists_have_the_sizes_that_the_example_tells_of(people):
    assert {name: len(one) for name, one in people.items()} == {
        "a-children.csv": 312,
        "a-evidence.csv": 215,
        "a-held.xlsx": 1_260,
        "a-missing.csv": 2_300,
        "a-remains.csv": 80,
        "a-returned.csv": 420,
        "b-held.csv": 1_520,
        "b-missing.xlsx": 2_060,
        "b-offer-640.xlsx": 640,
        "b-remains.csv": 6_000,
        "b-returned.csv": 380,
    }


def test_every_list_says_that_its_people_are_generated():
    for name in FILES:
        raw = (LISTS / name).read_bytes()
        if name.endswith(".xlsx"):
            text = " ".join(
                str(cell) for rows in cells(LISTS / name).values() for row in rows[:3] for cell in row
            )
        else:
            text = next(raw.decode(code) for code in ("utf-8-sig", "cp1251") if _decodes(raw, code))
        assert any(word in text for word in ("вигадан", "вымышлен", "generated"))


def _decodes(raw, code):
    try:
        raw.decode(code)
    except UnicodeDecodeError:
        return False
    return True


def test_the_planted_faults_are_as_many_as_promised(faults):
    assert Counter(faults.values()) == {
        "already_home": 7,
        "dead": 6,
        "civilian": 14,
        "twice": 9,
        "not_in_category": 228,
        "theirs": 5,
        "wrong_dob": 18,
        "misspelt": 24,
        "unknown_to_a": 31,
        "no_dob": 16,
    }


def test_a_planted_fault_is_one_that_the_lists_show(people, faults):
    offered, missing = people["b-offer-640.xlsx"], people["a-missing.csv"]
    born = dict(offered.values.select("id", "dob").iter_rows())
    known = {row["id"]: row for row in missing.values.iter_rows(named=True)}
    for row_id, fault in faults.items():
        asked = partners("b-offer-640.xlsx", row_id, "a-missing.csv")
        match fault:
            case "already_home":
                assert partners("b-offer-640.xlsx", row_id, "a-returned.csv")
            case "dead":
                assert {known[one]["status"] for one in asked} == {"deceased"}
            case "civilian":
                assert {known[one]["category"] for one in asked} == {"civilian_internee"}
            case "theirs":
                assert partners("b-offer-640.xlsx", row_id, "a-held.xlsx")
                assert not asked
            case "unknown_to_a":
                assert not asked
                assert partners("b-offer-640.xlsx", row_id, "b-held.csv")
            case "wrong_dob":
                assert born[row_id] not in {known[one]["dob"] for one in asked}
            case "no_dob":
                assert born[row_id] is None
            case "not_in_category":
                assert all(not "1999-06-03" <= known[one]["dob"] <= "2007-06-02" for one in asked)


def test_the_second_row_of_somebody_is_the_fault(faults):
    later = {row["right_id"] for row in table(TRUTH / "twice.csv") if row["left_file"] == "b-offer-640.xlsx"}
    assert later == {row_id for row_id, fault in faults.items() if fault == "twice"}


def test_nobody_who_is_left_out_of_the_offer_stands_on_it():
    left_out = table(TRUTH / "offer_omitted.csv")
    assert len(left_out) == 64
    on_offer = {
        (row["left_file"], row["left_id"])
        for row in table(TRUTH / "links.csv")
        if row["right_file"] == "b-offer-640.xlsx"
    }
    for row in left_out:
        ids = [("a-missing.csv", one) for one in row["missing_id"].split(";") if one]
        ids += [("a-evidence.csv", one) for one in row["evidence_id"].split(";") if one]
        assert ids
        assert not on_offer & set(ids)


def test_the_truth_names_rows_that_exist(people):
    ids = {name: set(one.values["id"]) for name, one in people.items()}
    for row in (*table(TRUTH / "links.csv"), *table(TRUTH / "twice.csv")):
        assert row["left_id"] in ids[row["left_file"]]
        assert row["right_id"] in ids[row["right_file"]]
