"""`allforall round`: a whole day as people would type it, what they read, and what a program reads."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allforall.actions import ledger_keys
from allforall.cli.app import build
from allforall.cli.round_way import _rows
from allforall.ledger.dsse import parse_envelope
from allforall.ledger.entry import from_envelope
from rounds_on_disk import manifest_bytes, plan_text

GOLDEN = Path(__file__).parent / "golden" / "round-day.txt"
APP = build()
PHRASE = "five words of your own"


def invoke(*words):
    return CliRunner().invoke(APP, ["round", *map(str, words)])


def run(*words, status=0):
    done = invoke(*words)
    assert done.exit_code == status, done.output
    return "\n".join(line.rstrip() for line in done.output.splitlines()) + "\n"


def answer(*words, status=0):
    return json.loads(run(*words, "--json", status=status))


def refused(*words):
    done = json.loads(run(*words, "--json", status=2))
    return done["error"]["code"]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Two manifests as a run leaves them, and a plan beside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALLFORALL_WHO", "a-7")
    papers = tmp_path / "out" / "rounds" / "09"
    papers.mkdir(parents=True)
    for to in "AB":
        (papers / f"manifest-{to}.csv").write_bytes(manifest_bytes(to))
    record = {"folder": str(tmp_path / "nowhere"), "view": "A", "inputs": {}, "files": {}}
    (tmp_path / "out" / "run.json").write_text(json.dumps(record))
    (tmp_path / "way.yaml").write_text(plan_text())
    return tmp_path


@pytest.fixture
def opened(here):
    run("open", "out/rounds/09", "r", "--plan", "way.yaml", "--kept-by", "A", "--at", "2025-07-22T10:00")
    return here / "r"


def fill(path, **marks):
    """Fill a sheet as a person would: results by row, or by `x` for somebody who is on no row."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    spare = next(row for row in rows if not row["row"])
    for number, typed in marks.items():
        row = spare if number == "x" else rows[int(number[1:]) - 1]
        row.update(dict(zip(("result", "heard_by", "who_came", "why", "time"), typed, strict=False)))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")


DAY = """
open out/rounds/09 r --plan way.yaml --kept-by A --at 2025-07-22T10:00
offer r --to A --by B --who b-3 --at 2025-07-22T11:00
agree r --to A --by A --at 2025-07-22T12:00
finalise r --to A --by A --people 4 --at 2025-07-22T13:00
sign-off r a-medical --who a-12 --at 2025-07-22T14:00
sign-off r icrc-transport --who icrc-2 --at 2025-07-22T14:10
finalise r --to A --by A --people 5 --at 2025-07-22T15:00
finalise r --to A --by A --people 4 --at 2025-07-22T15:00
finalise r --to A --by B --people 4 --who b-3 --at 2025-07-22T15:10
leg depart r a-sites --people 4 --at 06:05 --who a-12
leg arrive r a-sites --people 4 --at 08:10 --who a-12
leg depart r a-crossing --people 4 --at 10:30 --who a-12
sheet r --to A --out sheet.csv
FILL
handover r --sheet sheet.csv --who a-12
handover r --to A --row 1 --result no_show --who a-9 --at 10:35
handover r --to A --row 1 --result delivered --correct --why "row 11 was meant" --second a-8 --at 11:00
interview r --to A --subject 2 --heard-by neutral --wish wishes --who icrc-2 --at 11:20
wrong-person r --to A --row 3 --why "another face than in the file" --second a-8 --at 11:30
send-back r --to A --label X2 --why "he asks for it" --second a-8 --at 11:40
leg arrive r a-crossing --people 3 --at 11:30 --who a-12
handover r --to A --row 4 --result delivered --at 11:31
confirm r --to A --by A --people 3 --at 13:00
confirm r --to A --by B --people 4 --said-at 14:10 --at 14:20
remains r --to A --by A --bags 1245 --stage 2 --at 15:00
remains r --to A --by B --bags 1248 --stage 2 --at 15:00
remains r --to A --label T-0417 --label T-0418 --stage 2 --at 15:00
identify r --bag T-0417 --person B-2F7 --method dna --body "laboratory 2" --home B --at 15:10
show r --at 17:30
"""


@pytest.mark.slow
def test_a_day_at_the_line_reads_as_before(here):
    told = []
    for line in DAY.strip().splitlines():
        if line == "FILL":
            fill(
                here / "sheet.csv",
                r1=("arrived", "", "", "", "10:34"),
                r2=("refused", "holder", "", "the escort says so", "10:36"),
                r3=("arrived", "", "", "", "10:37"),
                r4=("perhaps",),
                x=("extra", "", "a civilian, says Moroz", "", "10:40"),
            )
            continue
        words = next(csv.reader([line], delimiter=" "))
        done = invoke(*words)
        shown = "\n".join(each.rstrip() for each in done.output.splitlines())
        status = f"\n(status {done.exit_code})" if done.exit_code else ""
        told.append(f"$ allforall round {line}\n{shown}{status}\n")
    text = "\n".join(told)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.usefixtures("opened")
def test_a_program_reads_the_numbers_that_a_person_reads():
    run("handover", "r", "--to", "A", "--row", "1", "--result", "delivered", "--at", "10:30")
    run("confirm", "r", "--to", "A", "--by", "A", "--people", "1", "--at", "12:30")
    told = answer("show", "r", "--at", "14:30")
    there = told["directions"]["A"]
    assert (there["manifest"], there["handed_over"], there["boarded"]) == (4, 1, None)
    assert there["outcomes"] == {
        "delivered": 1, "no_show": 0, "refused": 0, "substituted": 0, "died_before": 0, "to_settle": 0, "not_yet": 3
    }  # fmt: skip
    assert there["confirmed"] == {"A": 1, "B": None, "neutral": None}
    assert (there["lag_s"]["A"], there["waiting_s"]["B"]) == (7200, 14400)


@pytest.mark.usefixtures("opened")
def test_rows_show_everybodys_place_to_those_who_work_on_the_round():
    run("leg", "depart", "r", "a-sites", "--people", "4", "--at", "06:05")
    assert "Безвершенко" not in run("show", "r", "--at", "07:00", status=1)
    shown = run("show", "r", "--rows", "--at", "07:00", status=1)
    assert "Безвершенко Устим" in shown
    assert "under way a-sites" in shown
    told = answer("show", "r", "--rows", "--at", "07:00", status=1)["rows"]
    assert told[0] == {
        "to": "A", "row": 1, "case": "A-CASE1", "outcome": "not yet", "where": "under way", "place": "a-sites"
    }  # fmt: skip


def test_a_sheet_of_another_version_marks_nobody_by_mistake(opened):
    run("sheet", "r", "--to", "A", "--out", "sheet.csv")
    path = opened.parent / "sheet.csv"
    path.write_text(path.read_text().replace("A-CASE2", "A-CASE9"), encoding="utf-8")
    fill(path, r1=("arrived",), r2=("arrived",))
    told = answer("handover", "r", "--sheet", "sheet.csv", status=1)
    assert (told["events"], len(told["not_recorded"])) == (1, 1)
    assert "row 2 is another person" in told["not_recorded"][0]["says"]


def test_a_sheet_given_twice_says_nothing_twice_and_a_mended_line_is_taken(opened):
    run("sheet", "r", "--to", "B", "--out", "sheet.csv")
    path = opened.parent / "sheet.csv"
    fill(path, r1=("arrived",), r2=("arived",), x=("extra", "", "somebody"))
    assert answer("handover", "r", "--sheet", "sheet.csv", status=1)["events"] == 2
    fill(path, r2=("arrived",))
    told = answer("handover", "r", "--sheet", "sheet.csv")
    assert (told["events"], told["said_already"], told["not_recorded"]) == (1, 2, [])


def test_two_phones_with_two_sheets_leave_what_differs_to_settle(opened):
    for who, result in (("phone-1", "arrived"), ("phone-3", "did not arrive")):
        run("sheet", "r", "--to", "A", "--out", f"{who}.csv")
        fill(
            opened.parent / f"{who}.csv",
            r2=(result, "", "", "", "10:30"),
            r3=("arrived", "", "", "", "10:31"),
        )
        run("handover", "r", "--sheet", f"{who}.csv", "--who", who)
    there = answer("show", "r", "--at", "11:00")["directions"]["A"]["outcomes"]
    assert (there["to_settle"], there["delivered"], there["not_yet"]) == (1, 1, 2)


def test_no_wrong_person_is_recorded_from_a_sheet(opened):
    run("sheet", "r", "--to", "A", "--out", "sheet.csv")
    fill(opened.parent / "sheet.csv", r1=("wrong person",))
    told = answer("handover", "r", "--sheet", "sheet.csv", status=1)
    assert told["events"] == 0
    assert "wrong-person" in told["not_recorded"][0]["says"]


@pytest.mark.usefixtures("opened")
def test_an_abort_asks_where_those_under_way_are_and_then_says_where_everybody_is():
    run("leg", "depart", "r", "a-sites", "--people", "4", "--at", "06:05")
    assert refused("abort", "r", "--reason", "fire", "--at", "06:40") == "rounds.legs_under_way"
    stands = ("--stands", "a-sites=the school of the village")
    told = answer("abort", "r", "--reason", "fire", *stands, "--at", "06:40")
    assert told["places"] == {
        "A": {"on the way, standing at the school of the village": 4},
        "B": {"with the holder": 3},
    }
    assert told["events"] == 2
    assert refused("offer", "r", "--to", "A", "--by", "A") == "rounds.was_aborted"


@pytest.mark.usefixtures("opened")
def test_a_window_is_agreed_when_both_say_the_same():
    for by in "AB":
        told = answer("window", "r", "--by", by, "--from", "10:00", "--until", "16:00", "--at", "08:00")
    assert told["window"] == ["2025-07-23T10:00:00+00:00", "2025-07-23T16:00:00+00:00"]


@pytest.mark.usefixtures("opened")
def test_a_moved_window_waits_for_the_ledger_as_the_word_of_the_side_that_keeps_it():
    told = answer("window", "r", "--by", "B", "--from", "10:00", "--until", "16:00", "--at", "08:00")
    [path] = told["entries"]
    entry = from_envelope(parse_envelope(Path(path).read_bytes())).entry
    assert entry.kind == "round.window"
    assert entry.facts["said_by"] == "B"
    assert (entry.facts["start"], entry.facts["end"]) == ("2025-07-23T10:00:00Z", "2025-07-23T16:00:00Z")


def test_a_new_version_is_offered_from_a_file(opened):
    (opened.parent / "new.csv").write_bytes(manifest_bytes("A").replace(b"Row 4", b"Row IV"))
    told = answer("offer", "r", "--to", "A", "--by", "B", "--manifest", "new.csv", "--at", "08:00")
    assert (told["version"], told["stage"], told["drafts"]) == (2, "offered", 0)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "nowhere"), "rounds.none_there"),
        (("open", "nowhere", "r2"), "rounds.no_manifest_there"),
        (("open", "out/rounds/09", "r2"), "rounds.plan_wrong"),
        (("open", "out/rounds/09", "r"), "rounds.plan_wrong"),
        (("handover", "r", "--sheet", "way.yaml"), "rounds.not_a_sheet"),
        (("handover", "r", "--sheet", "none.csv"), "rounds.no_sheet"),
        (("offer", "r", "--to", "A", "--by", "A", "--manifest", "way.yaml"), "rounds.no_manifest"),
        (("offer", "r", "--to", "A", "--by", "A", "--manifest", "none"), "rounds.no_manifest_file"),
        (("remains", "r", "--to", "A", "--labels", "none"), "rounds.no_labels"),
        (("identify", "r", "--sheet", "none.csv"), "rounds.no_identifications"),
        (("identify", "r", "--sheet", "way.yaml"), "rounds.no_identifications"),
    ],
)
@pytest.mark.usefixtures("opened")
def test_what_cannot_be_used_is_named_with_what_to_do(words, code):
    assert answer(*words, status=1)["error"]["code"] == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("handover", "r", "--to", "A", "--row", "1"), "cli.which_row"),
        (("handover", "r", "--to", "A", "--result", "delivered"), "cli.which_row"),
        (("handover", "r", "--sheet", "s.csv", "--to", "A"), "cli.sheet_or_row"),
        (("handover", "r", "--to", "C", "--row", "1", "--result", "delivered"), "cli.no_such_party"),
        (("offer", "r", "--to", "A", "--by", "A", "--who", "Ivan Petrenko"), "cli.no_code"),
        (("offer", "r", "--to", "A", "--by", "A", "--at", "morning"), "rounds.no_time"),
        (("abort", "r", "--reason", "fire", "--stands", "a-sites"), "cli.no_stand"),
        (("leg", "depart", "r", "b-north", "--people", "2"), "rounds.who_is_aboard"),
        (("leg", "depart", "r", "a-sites", "--rows", "two"), "cli.no_rows"),
        (("confirm", "r", "--to", "A", "--by", "A", "--people", "1", "--clause", "x"), "cli.no_such_clause"),
        (("remains", "r", "--to", "A"), "cli.no_remains"),
        (("remains", "r", "--to", "A", "--bags", "3"), "cli.whose_count"),
        (("identify", "r", "--bag", "T", "--person", "P"), "cli.which_method"),
        (("identify", "r", "--bag", "T"), "cli.which_bag"),
        (("identify", "r", "--bag", "T", "--person", "Ivan Petrenko", "--method", "dna"), "rounds.no_case"),
        (("book", "r", "--ledger", "l"), "cli.ledger_and_key"),
    ],
)
def test_a_request_that_makes_no_sense_says_what_to_say(opened, words, code):
    before = sorted((opened / "record").iterdir())
    assert refused(*words) == code
    assert sorted((opened / "record").iterdir()) == before


def test_labels_of_bags_come_from_a_file_and_a_label_typed_again_is_one_bag(opened):
    (opened.parent / "labels.txt").write_text("T-1\nT-2\n\nT-1\n")
    assert answer("remains", "r", "--to", "A", "--labels", "labels.txt")["listed"] == 2
    assert answer("remains", "r", "--to", "A", "--label", "T-2", "--label", "T-3")["listed"] == 3


@pytest.mark.usefixtures("opened")
def test_what_the_round_changed_is_written_for_the_next_plan():
    assert run("changes", "r", "--out", "changes.json", "--json", status=3)
    for to, rows in (("A", 4), ("B", 3)):
        for row in range(1, rows + 1):
            run("handover", "r", "--to", to, "--row", row, "--result", "delivered", "--at", "10:00")
    run("wrong-person", "r", "--to", "A", "--row", "2", "--why", "another face", "--second", "a-8")
    told = answer("changes", "r", "--out", "changes.json")
    assert (told["missed"], told["out"], told["went"]) == (1, 0, 0)
    assert json.loads(Path("changes.json").read_text())["missed"] == ["A-CASE2"]


@pytest.mark.usefixtures("opened")
def test_a_table_of_a_laboratory_is_taken_line_by_line():
    run("remains", "r", "--to", "A", "--label", "T-1", "--label", "T-2")
    Path("ids.csv").write_text(
        "bag;person;method;body;home\nT-1;A-1;dna;laboratory 2;A\nT-1;A-2;DNA;laboratory 2;\nT-2;A-1;dental;laboratory 2;A\n"
        "T-9;A-3;dna;laboratory 2;A\nT-2;Ivan Petrenko;dna;laboratory 2;\nT-2;A-4;guess;laboratory 2;\nT-2;A-4;dna;x;C\n"
    )
    told = answer("identify", "r", "--sheet", "ids.csv", status=1)
    assert told["remains"] == {"A": {"people": 2, "bags": 2, "in_several_bags": 1}}
    assert [each["line"] for each in told["not_recorded"]] == [5, 6, 7, 8]
    again = answer("identify", "r", "--sheet", "ids.csv", status=1)
    assert (again["events"], again["said_already"]) == (0, 3)


def test_rows_are_typed_as_ranges():
    assert _rows("1-3, 7,9–10") == (1, 2, 3, 7, 9, 10)
    assert (_rows(""), _rows("not known")) == (None, ())


@pytest.mark.usefixtures("opened")
def test_what_was_said_is_signed_read_back_and_in_the_ledger(monkeypatch):
    monkeypatch.setattr(ledger_keys, "WORK", 8)
    monkeypatch.setenv("ALLFORALL_PASSPHRASE", PHRASE)
    for name, party, role in (("log", "M", "log"), ("root", "A", "root"), ("b-root", "B", "root")):
        words = ("key", "new", "--out", name, "--name", f"{party.lower()}.example/{name}", "--party", party)
        done = CliRunner().invoke(APP, ["ledger", *words, "--role", role, "--person", f"{party.lower()}-1"])
        assert done.exit_code == 0, done.output
    words = ("init", "led", "--key", "log", "--root", "root.pub", "--root", "b-root.pub")
    assert CliRunner().invoke(APP, ["ledger", *words]).exit_code == 0
    run("offer", "r", "--to", "A", "--by", "A", "--at", "08:00")
    waiting = answer("book", "r")
    assert refused("book", "r", "--key", "root") == "cli.round_read_back"
    groups = " ".join(waiting["spoken"].split()[:2])
    told = answer("book", "r", "--key", "root", "--read-back", groups)
    assert (told["signed"], told["waiting"]) == (1, 1)
    told = answer("book", "r", "--ledger", "led", "--log-key", "log")
    assert ([each["number"] for each in told["booked"]], told["waiting"]) == ([1], 0)
    assert "0 entries wait" in run("book", "r")


def paper(*words, status=0):
    done = CliRunner().invoke(APP, ["paper", *map(str, words), "--json"])
    assert done.exit_code == status, done.output
    return json.loads(done.output)


def test_the_act_is_filled_in_from_the_record_and_the_statement_from_what_was_confirmed(opened, tmp_path):
    for to, rows in (("A", 4), ("B", 3)):
        for row in range(1, rows + 1):
            run("handover", "r", "--to", to, "--row", row, "--result", "delivered", "--at", "10:35")
    made = paper("handover", "--from", opened, "--out", tmp_path / "act.pdf")
    act = json.loads((tmp_path / "act.json").read_bytes())
    assert [each["ending"] for each in act["content"]["people"]] == ["handed_over"] * 7
    assert act["content"]["ended"] == "10:35 UTC"
    assert paper("handover", "--from", opened, "--out", tmp_path / "again.pdf")["digest"] == made["digest"]
    unsaid = paper("statement", "--from", opened, "--out", tmp_path / "s.pdf", status=3)
    assert unsaid["error"]["code"] == "rounds.not_confirmed"
    for to, by, people in (("A", "A", 40), ("A", "B", 40), ("B", "A", 3)):
        run("confirm", "r", "--to", to, "--by", by, "--people", people, "--at", "13:00")
    paper("statement", "--from", opened, "--out", tmp_path / "s.pdf")
    content = json.loads((tmp_path / "s.json").read_bytes())["content"]
    assert content["sides"] == [
        {"groups": [{"of": ["together"], "people": 40}], "home_to": "A", "total": 40},
        {"home_to": "B"},
    ]
    run("confirm", "r", "--to", "A", "--by", "A", "--people", 41, "--at", "14:00")
    run("confirm", "r", "--to", "A", "--by", "B", "--people", 41, "--at", "14:00")
    changed = ("statement", "--from", opened, "--after", tmp_path / "s.json", "--out", tmp_path / "s2.pdf")
    assert paper(*changed, status=1)["error"]["code"] == "papers.too_few_changed"


def test_a_folder_that_is_no_round_has_nothing_to_book(tmp_path):
    told = json.loads(run("book", tmp_path, "--json", status=1))
    assert told["error"]["code"] == "rounds.none_there"
