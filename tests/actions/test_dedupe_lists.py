import csv
from datetime import date

import pytest

from allforall.actions.dedupe_lists import dedupe_lists
from allforall.base.errors import UsageError
from allforall.exchange.sources import CODES, SourceKind
from allforall.files.folder_out import FolderOutbox
from shared import shared

HEAD = "id,surname,given_name,patronymic,dob,status\n"
PEOPLE = {
    "both": "Вербицький,Тарас,Олегович,1988-02-14",
    "asked": "Шевчук,Ганна,Петрівна,1991-07-03",
    "held": "Гнатюк,Ілля,Якович,1979-05-06",
    "seen": "Коваль,Остап,Ілліч,1960-01-01",
    "home": "Мельник,Лев,Юрійович,1985-11-23",
    "dead": "Ткачук,Роман,Ігорович,1999-09-09",
    "doubt": "Бондар,Сергій,Іванович,1983-03-30",
    "other": "Бондар,Сергій,Іванович,",
}
TODAY = date(2025, 7, 5)


def write(folder, name, who, status=""):
    rows = [f"{name[:2]}-{n},{PEOPLE[person]},{status}\n" for n, person in enumerate(who.split(), start=1)]
    (folder / f"{name}.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    return folder / f"{name}.csv"


def rows(folder, name):
    with (folder / "out" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def dedupe(folder, judgements=None, **lists):
    named = [(SourceKind(kind), path) for kind, path in lists.items()]
    return dedupe_lists(named, FolderOutbox(folder / "out"), judgements=judgements, today=TODAY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("lists")


@pytest.fixture(scope="module")
def found(folder):
    return dedupe(
        folder,
        missing=write(folder, "missing", "both asked home dead doubt both seen"),
        held=write(folder, "held", "both held other"),
        sightings=write(folder, "seen", "seen seen both"),
        returned=write(folder, "returned", "home"),
        dead=write(folder, "dead", "dead"),
        visits=write(folder, "visits", "seen"),
    )


def test_everybody_has_one_result_in_the_codes_of_the_field(folder, found):
    by_name = {row["name"].split()[0]: row["result"] for row in rows(folder, "people.csv")}
    assert by_name == {
        "Вербицький": "agreed",
        "Шевчук": "only_a",
        "Гнатюк": "only_b",
        "Коваль": "only_a",
        "Мельник": "already_returned",
        "Ткачук": "deceased",
        "Бондар": "possible",
    }
    assert found.by_code()["possible"] == 2
    assert sum(found.by_code().values()) == len(found.known) == 8


def test_who_was_seen_and_stands_on_no_list_of_the_holder_is_named(folder, found):
    missed = [row for row in rows(folder, "people.csv") if row["held_on_no_list"] == "yes"]
    assert [row["name"].split()[0] for row in missed] == ["Коваль"]
    assert missed[0]["visits"] == "visits:vi-1"
    assert missed[0]["sightings"] == "seen:se-1; seen:se-2"
    assert found.held_on_no_list == 1


def test_two_sightings_of_one_person_are_no_mistake_and_two_rows_of_a_list_are(folder, found):
    assert [row["entry"] for row in rows(folder, "duplicates.csv")] == ["missing:mi-1", "missing:mi-6"]
    assert (len(found.repeated), found.repeats) == (1, 1)


def test_a_pair_that_waits_becomes_a_judgement_that_settles_it(folder, found, tmp_path):
    (waiting,) = (row for row in rows(folder, "review.csv") if row["right"] == "missing:mi-5")
    assert waiting["left_name"].startswith("Бондар")
    judged = folder / "judged.csv"
    judged.write_text(
        f"left,right,verdict,who,why\n{waiting['left']},{waiting['right']},same,a clerk,the same mother\n",
        encoding="utf-8",
    )
    lists = {SourceKind(kind): folder / f"{kind}.csv" for kind in ("missing", "held")}
    again = dedupe_lists(list(lists.items()), FolderOutbox(tmp_path), judgements=judged, today=TODAY)
    assert again.by_code()["agreed"] == found.by_code()["agreed"] + 1


def test_one_list_may_come_without_saying_what_it_is(tmp_path):
    path = write(tmp_path, "list", "both asked both held")
    found = dedupe_lists([(None, path)], FolderOutbox(tmp_path / "out"), today=TODAY)
    assert (found.repeats, found.known, found.by_code()) == (1, (), {})
    assert not (tmp_path / "out" / "people.csv").exists()


@pytest.mark.parametrize("who", ["", "both"])
def test_a_list_of_one_person_or_nobody_repeats_nobody(tmp_path, who):
    found = dedupe_lists([(None, write(tmp_path, "list", who))], FolderOutbox(tmp_path / "out"))
    assert (found.repeats, found.waiting) == (0, 0)
    assert rows(tmp_path, "duplicates.csv") == []


def test_several_lists_without_a_word_of_what_they_are_make_no_sense(tmp_path):
    paths = [write(tmp_path, name, "both") for name in ("x", "y")]
    with pytest.raises(UsageError) as error:
        dedupe_lists([(None, path) for path in paths], FolderOutbox(tmp_path / "out"))
    assert error.value.code == "actions.kind_of_list"
    with pytest.raises(UsageError) as error:
        dedupe_lists([(SourceKind.HELD, paths[0])] * 2, FolderOutbox(tmp_path / "out"))
    assert error.value.code == "actions.list_twice"


@pytest.mark.needs_shared
def test_the_codes_are_those_of_the_field_and_one_of_ours():
    lines = [
        line.split(",") for line in shared("domain/code_lists.csv").read_text(encoding="utf-8").splitlines()
    ]
    known = {line[1] for line in lines if line[0] == "recon_result"}
    assert set(CODES.values()) - known == {"evidence_only"}
    assert known - set(CODES.values()) == {"duplicate"}
