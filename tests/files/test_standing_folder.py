import json
from dataclasses import replace
from datetime import UTC, datetime

import polars as pl
import pytest

from allforall.base.errors import InputError
from allforall.files import standing_folder
from allforall.files.standing_folder import add_to_index, open_index
from allforall.linkage import link
from allforall.linkage.against import link_against
from allforall.linkage.model import as_json, default_model, parse
from allforall.people.judgement import Judgement, Verdict
from allforall.people.person_list import PersonList
from example_lists import example_list
from linkage_people import ANNA, TARAS, person_list, strangers

NOW = datetime(2025, 7, 5, tzinfo=UTC)


def code_of(call, *args):
    with pytest.raises(InputError) as error:
        call(*args)
    assert "Make" in error.value.say() or "Name" in error.value.say() or "again" in error.value.say()
    return error.value.code


def without_ids(people: PersonList):
    """The same list as a sender leaves it who numbers nobody."""
    numbered = people.values.with_columns(people.rows.cast(pl.String).alias("id"))
    columns = {name: column for name, column in people.columns.items() if name != "id"}
    return replace(people, values=numbered, raw=people.raw.drop("id"), columns=columns)


def test_new_rows_against_an_index_are_the_links_of_two_lists(tmp_path):
    new, held = example_list("a-missing.csv"), example_list("b-held.csv")
    add_to_index(tmp_path, held, NOW)
    found, rows = link_against(new, open_index(tmp_path))
    expected = link(new, held)
    shown = expected.pairs.drop("left_index", "right_index")
    assert found.pairs.drop("left_index", "right_index").equals(shown)
    assert [f.says() for f in found.findings] == [f.says() for f in expected.findings]
    assert [str(f.where) for f in found.findings] == [str(f.where) for f in expected.findings]
    assert len(rows) < len(held)


def test_a_judgement_about_a_standing_row_that_nobody_resembles_is_kept(tmp_path):
    new, held = person_list("a", [ANNA]), person_list("b", [TARAS, *strangers(30)])
    add_to_index(tmp_path, held, NOW)
    judged = Judgement("a:0001", "b:0001", Verdict.SAME, "a clerk", "the family said so")
    found, _ = link_against(new, open_index(tmp_path), judgements=[judged])
    assert found.pairs.equals(link(new, held, judgements=[judged]).pairs.with_columns(right_index=pl.lit(0)))


def test_rows_are_added_and_those_that_stand_there_are_not_added_twice(tmp_path):
    assert add_to_index(tmp_path, person_list("b", [TARAS]), NOW)[1:] == (1, 0)
    assert add_to_index(tmp_path, person_list("b", [TARAS]), NOW)[0].number == 1
    version, new, changed = add_to_index(tmp_path, person_list("b", [TARAS, ANNA, *strangers(3)]), NOW)
    assert (version.number, version.people, new, changed) == (2, 5, 4, 0)
    assert len(open_index(tmp_path)) == 5


def test_a_row_that_changed_takes_the_place_of_the_old_one(tmp_path):
    add_to_index(tmp_path, person_list("b", [TARAS, *strangers(5)]), NOW)
    _, new, changed = add_to_index(tmp_path, person_list("b", [{**TARAS, "dob": "1990-01-01"}]), NOW)
    standing = open_index(tmp_path)
    assert (new, changed, len(standing)) == (0, 1, 6)
    rows, _ = standing.people(standing.positions_of(["0001"]))
    assert rows.values["dob"].to_list() == ["1990-01-01"]
    assert len(list((tmp_path / "parts").glob("*.parquet"))) == 2


def test_a_list_without_ids_may_come_again_in_another_order(tmp_path):
    people = person_list("b", [TARAS, ANNA, *strangers(5)])
    add_to_index(tmp_path, without_ids(people), NOW)
    turned = person_list("b", [*strangers(5), ANNA, TARAS])
    assert add_to_index(tmp_path, without_ids(turned), NOW)[1:] == (0, 0)


@pytest.mark.parametrize("rows", [[], [TARAS]])
def test_a_standing_list_may_be_of_one_person_or_nobody(tmp_path, rows):
    people = person_list("b", rows)
    add_to_index(tmp_path, people, NOW)
    found, _ = link_against(person_list("a", [TARAS]), open_index(tmp_path))
    assert found.pairs.height == len(rows)
    nobody, _ = link_against(person_list("a", []), open_index(tmp_path))
    assert nobody.pairs.is_empty()


def test_a_folder_without_an_index_says_how_to_make_one(tmp_path):
    assert code_of(open_index, tmp_path / "nowhere") == "files.no_index"


@pytest.mark.parametrize("harm", ["cut", "gone", "version", "chain"])
def test_a_damaged_index_is_refused(tmp_path, harm):
    add_to_index(tmp_path, person_list("b", [TARAS]), NOW)
    add_to_index(tmp_path, person_list("b", [ANNA | {"id": "9"}]), NOW)
    part = min((tmp_path / "parts").iterdir())
    versions = sorted((tmp_path / "versions").iterdir())
    if harm == "cut":
        part.write_bytes(part.read_bytes()[:-9])
    elif harm == "gone":
        part.unlink()
    elif harm == "version":
        versions[-1].write_text("{}", encoding="utf-8")
    else:
        versions[0].write_text(versions[0].read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert code_of(open_index, tmp_path) == "files.index_damaged"


def test_an_index_of_another_model_is_stale(tmp_path):
    add_to_index(tmp_path, person_list("b", [TARAS]), NOW)
    data = json.loads(json.dumps(as_json(default_model())))
    data["fields"]["dob"]["same"]["m"] = 0.5
    assert code_of(open_index, tmp_path, parse(data)) == "files.index_stale"
    assert code_of(add_to_index, tmp_path, person_list("b", [ANNA]), NOW, parse(data)) == "files.index_stale"


def test_an_index_of_names_read_otherwise_is_stale(tmp_path, monkeypatch):
    add_to_index(tmp_path, person_list("b", [TARAS]), NOW)
    monkeypatch.setattr(standing_folder, "way_of_reading", lambda: "another")
    assert code_of(open_index, tmp_path) == "files.index_stale"


def test_another_list_does_not_go_into_the_index(tmp_path):
    add_to_index(tmp_path, person_list("b", [TARAS]), NOW)
    assert code_of(add_to_index, tmp_path, person_list("c", [ANNA]), NOW) == "files.index_of_another"


def test_of_two_who_add_at_once_the_second_is_told(tmp_path, monkeypatch):
    add_to_index(tmp_path, person_list("b", [TARAS]), NOW)
    before = standing_folder.latest(tmp_path)
    add_to_index(tmp_path, person_list("b", [ANNA | {"id": "8"}]), NOW)
    monkeypatch.setattr(standing_folder, "latest", lambda _: before)
    late = person_list("b", [ANNA | {"id": "9"}])
    assert code_of(add_to_index, tmp_path, late, NOW) == "files.index_moved"
    monkeypatch.undo()
    assert len(open_index(tmp_path)) == 2


def test_a_model_is_written_as_it_is_read():
    assert parse(as_json(default_model())) == default_model()
