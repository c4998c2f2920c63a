import json

from typer.testing import CliRunner

from allforall.cli.app import build

TEXT = "Kyiv and Moscow swapped 95 prisoners of war each on 14 May 2025, Zelensky said.\n"


def run(*words):
    return CliRunner().invoke(build(), ["claims", *map(str, words)])


def test_announcements_become_claims_and_events(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "first.txt").write_text("Swap\n\n" + TEXT)
    (tmp_path / "in" / "second.txt").write_text(
        "Обмін\n\n14 травня 2025 року з російського полону повернулися 95 українців.\n"
    )
    done = run("read", tmp_path / "in", "--out", tmp_path / "out", "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["documents"] == 2
    first = json.loads((tmp_path / "out" / "first.json").read_text())
    assert {"doc", "lang", "date", "date_source", "relevant", "claims", "left_out", "findings"} == set(first)
    assert first["claims"][0]["rule"]
    events = json.loads((tmp_path / "out" / "clusters.json").read_text())["events"]
    assert {row["doc"] for row in events["EX-2025-05-14"]} == {"first", "second"}


def test_two_files_of_one_stem_have_a_result_each(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.htm").write_text(TEXT)
    done = run("read", tmp_path / "a.txt", tmp_path / "a.htm", "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert {p.name for p in (tmp_path / "out").glob("a.*")} == {"a.txt.json", "a.htm.json"}


def test_no_private_name_is_written(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Bohdan Vyshnevyi is among the 95 Ukrainians who were freed by Russia, Zelensky said.\n"
    )
    run("read", tmp_path / "a.txt", "--out", tmp_path / "out")
    written = "".join(p.read_text() for p in (tmp_path / "out").glob("*.json"))
    assert '"n": 95' in written
    assert "Vyshnevyi" not in written


def test_a_folder_without_announcements_is_said(tmp_path):
    done = run("read", tmp_path, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert not (tmp_path / "out").exists()
