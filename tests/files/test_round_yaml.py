"""The plan of a round: what it may say, and each fault in words."""

from datetime import timedelta
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from allforall.base.yaml_file import read_yaml
from allforall.files import round_yaml
from allforall.files.round_yaml import way_from
from rounds_made import WAY
from rounds_on_disk import plan_text

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "istanbul-2025" / "round-01.yaml"


def read(tmp_path, text):
    path = tmp_path / "round.yaml"
    path.write_text(text, encoding="utf-8")
    return way_from(read_yaml(path))


def test_a_plan_that_was_written_is_read_back(tmp_path):
    assert read(tmp_path, plan_text()) == (WAY, ())


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("name: a-crossing", "name: a-sites", "two legs are called a-sites"),
        ("name: icrc-transport", "name: a-medical", "two tasks are called a-medical"),
        ("end: '2025-07-23T15:00:00+00:00'", "end: '2025-07-23T08:00:00+00:00'", "ends before it begins"),
        ("'2025-07-23T15:00:00+00:00'", "'2025-07-23T15:00:00'", "timezone"),
        ("start: north site", "start: crossing point 2", "the leg b-north ends where it begins"),
        ("kept_by: A", "kept_by: C", "none of the words"),
        ("transit:", "transits:", "there is no such key"),
        ("round: 9", "round: 0", "greater than or equal to 1"),
    ],
)
def test_a_fault_in_the_plan_is_said_with_its_place(tmp_path, old, new, why):
    text = plan_text()
    assert old in text
    way, findings = read(tmp_path, text.replace(old, new, 1))
    assert way is None
    assert why in findings[0].says()
    assert findings[0].where.row is not None


def test_the_zone_of_the_window_is_kept(tmp_path):
    way, _ = read(tmp_path, plan_text().replace("+00:00", "+03:00"))
    assert way.window.start.utcoffset() == timedelta(hours=3)
    assert f"{way.window.start:%H:%M %Z}" == "09:00 UTC+03:00"


@pytest.mark.parametrize("model", ["_Round", "_Window", "_Leg", "_Task"])
def test_every_key_of_a_plan_is_in_the_docs(model):
    page = (ROOT / "docs" / "rounds.md").read_text(encoding="utf-8")
    for key in getattr(round_yaml, model).model_fields:
        assert f"`{key}" in page, key


def test_the_plan_of_the_example_is_whole(tmp_path):
    values = YAML(typ="safe").load(EXAMPLE.read_text(encoding="utf-8"))
    head = "agreement: istanbul-2025\nround: 1\nday: 2025-06-09\nplace: Novi Yarylovychi\nkept_by: A\n"
    way, findings = read(tmp_path, head + EXAMPLE.read_text(encoding="utf-8"))
    assert findings == ()
    assert len(way.legs) == len(values["legs"])
    assert [leg.name for leg in way.first_legs("B")] == ["b-sites"]
