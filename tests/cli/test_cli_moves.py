"""Moves that matter, the lot and a list that leaves, as two officers type them: from the first state to the receipt."""

import csv
import json
import os
import secrets
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allforall.actions import ledger_keys
from allforall.cli.app import build
from moves_made import small_folder

pytestmark = pytest.mark.slow

APP = build()
GOLDEN = Path(__file__).parent / "golden"
DOCS = Path(__file__).parents[2] / "docs"
CLOCK = ("--clock", "2025-06-06T10:00:00")
LATER = ("--clock", "2025-06-06T12:00:00")


def allforall(*words, status=0):
    done = CliRunner().invoke(APP, [str(word) for word in words])
    assert done.exit_code == status, done.output
    return done.output


def answer(*words, status=0):
    return json.loads(allforall(*words, "--json", status=status))


def flat(*words, status=0):
    return " ".join(allforall(*words, status=status).split())


def check_golden(name, text, at):
    text = "\n".join(line.rstrip() for line in text.replace(str(at), "…").splitlines()) + "\n"
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def fill(sheet, to, **said):
    """Fill a sheet in as two officers would; `said` may be functions of the row."""
    with Path(sheet).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row |= {name: value(row) if callable(value) else value for name, value in said.items()}
    with Path(to).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return to


def table(path):
    return list(csv.DictReader(Path(path).read_text(encoding="utf-8").splitlines()))


def edit(path, row_id, **said):
    fill(
        path,
        path,
        **{name: lambda r, n=name, v=value: v if r["id"] == row_id else r[n] for name, value in said.items()},
    )


class Here:
    """An exchange folder of A with a case file, and a ledger with three officers."""

    def __init__(self, at):
        self.at, self.folder, self.ledger = at, at / "folder", at / "folder" / "ledger"
        small_folder(self.folder, more="moves: {folder: moves, ledger: ledger}\n")
        self.key("log", "record.example/istanbul", "M", "log", "m-1")
        self.key("a-root", "a.example/root", "A", "root", "a-1")
        self.key("b-root", "b.example/root", "B", "root", "b-1")
        roots = ("--root", at / "a-root.pub", "--root", at / "b-root.pub")
        allforall("ledger", "init", self.ledger, "--key", at / "log", *roots, *CLOCK)
        for file, party, person in (("a7", "A", "a-7"), ("a8", "A", "a-8"), ("b3", "B", "b-3")):
            by = ("--by", at / f"{party.lower()}-root", "--statement", at / f"{file}.add", *CLOCK)
            self.key(file, f"{party.lower()}.example/{file}", party, "bureau", person, *by)
            self.append(at / f"{file}.add")

    def key(self, file, name, party, role, person, *more):
        whose = ("--name", name, "--party", party, "--role", role, "--person", person)
        allforall("ledger", "key", "new", "--out", self.at / file, *whose, *more)

    def append(self, *signed, status=0):
        return flat("ledger", "append", self.ledger, *signed, "--key", self.at / "log", status=status)

    def sign(self, document, *hands):
        """Let officers sign one after the other; return what the last one wrote."""
        for hand in hands:
            out = document.with_name(f"{document.stem}.{hand}")
            words = ("ledger", "sign", document, "--key", self.at / hand, "--out", out)
            groups = flat(*words, status=2).partition("Read aloud: ")[2].split()[:2]
            allforall(*words, "--read-back", " ".join(groups))
            document = out
        return document

    def moves(self, *more, status=0):
        return allforall("moves", self.folder, "--as", "A", *more, *LATER, status=status)

    def run(self, out, *more, status=0):
        return flat("run", self.folder, "--as", "A", "--out", out, *more, *LATER, status=status)


class Chance:
    """Draws the same bytes in each run of a test, whatever ran before it."""

    def __init__(self):
        self.begin("here")

    def begin(self, name):
        self.name, self.numbers = name, count()

    def __call__(self, size=32):
        return b"".join(
            sha256(f"{self.name} {next(self.numbers)}".encode()).digest() for _ in range(0, size, 32)
        )[:size]


@pytest.fixture(scope="module")
def chance():
    patch = pytest.MonkeyPatch()
    patch.setattr(ledger_keys, "WORK", 8)
    patch.setenv("ALLFORALL_PASSPHRASE", "five words of your own")
    drawn = Chance()
    patch.setattr(secrets, "token_bytes", drawn)
    yield drawn
    patch.undo()


@pytest.fixture(scope="module")
def here(tmp_path_factory, chance):
    chance.begin("here")
    return Here(tmp_path_factory.mktemp("moves"))


@pytest.fixture(scope="module")
def decided(here, chance):
    """Fix a state, change a row, decide by two, and put it into the ledger; return the folder with what was said on the way."""
    chance.begin("decided")
    out, said = here.at, {}
    said["by nobody"] = flat("moves", here.folder, "--as", "A", status=2)
    here.moves("--by", "a-7", "--by", "a-8")
    here.append(here.sign(here.folder / "moves/entries/0001-sign.json", "a7", "a8"))

    state = json.loads((here.folder / "moves/0001.json").read_text())
    waiting = [entries for case, entries in state["cases"].items() if case not in state["seats"]]
    row_id = next(e for entries in waiting for e in entries if "a-held" in e).partition(":")[2]
    edit(here.folder / "a-held.csv", row_id, medical_class="A", condition="seriously_wounded")
    said["undecided"] = here.moves("--out", out / "sheet", status=1)
    said["blocked"] = here.run(out / "blocked", status=1)
    offer = ("offer", "prepare", here.folder / "a-held.csv", "--as", "A", "--about", "B", "--in", here.folder)
    said["offer"] = flat(*offer, "--to", out / "to-decide", *CLOCK, status=1)

    def filled(name, **persons):
        reasons = {"reason": lambda row: row["reason"] or "doctor_found"}
        return fill(out / "sheet/moves.csv", out / name, **reasons, **persons)

    alone = filled("alone.csv", who="a-7", second="a-7")
    said["by one"] = here.moves("--decisions", alone, status=1)
    both = filled("both.csv", who="a-7", second="a-8")
    told = answer("moves", here.folder, "--as", "A", "--decisions", both, *LATER)
    house = ("--names", here.folder / "moves", "--as", "A")
    said["unsigned"] = flat("ledger", "moves", here.ledger, *house, status=1)
    (sign,) = map(Path, told["sign"])
    said["signed by one"] = here.append(*told["append"], here.sign(sign, "a7"), status=1)
    here.append(*told["append"], here.sign(sign.with_name("0002-1-sign.a7"), "a8"))
    said["decided"] = here.run(out / "decided")
    said["codes"] = allforall("ledger", "moves", here.ledger)
    said["names"] = allforall("ledger", "moves", here.ledger, *house)
    return here, said


def test_a_case_file_begins_with_two_persons(decided):
    _, said = decided
    assert "A case file begins with two persons" in said["by nobody"]


def test_what_nobody_decided_stops_the_manifests_and_names_who_gains_and_who_loses(decided):
    here, said = decided
    check_golden("moves-undecided.txt", said["undecided"], here.at)
    assert "1 finding blocks drafting" in said["blocked"]
    manifests = {
        name: len(list((here.at / name).glob("rounds/*/manifest-*.csv"))) for name in ("blocked", "decided")
    }
    assert manifests["decided"] > manifests["blocked"] == 0


def test_what_nobody_decided_stops_a_list_that_would_leave(decided):
    _, said = decided
    assert "5 changes since the case file was last fixed move people" in said["offer"]


def test_nobody_gets_past_the_case_file_by_the_view_of_the_mediator(decided, tmp_path):
    here, _ = decided
    allforall("run", here.folder, "--as", "both", "--out", tmp_path / "out", *LATER, status=1)
    findings = table(tmp_path / "out/findings.csv")
    assert "exchange.case_file_of_one_bureau" in [each["code"] for each in findings]


def test_a_seat_that_somebody_dragged_does_not_follow_from_anything(decided, tmp_path):
    here, _ = decided
    plan = json.loads((here.at / "decided/plan.json").read_text())
    rounds = plan["assignment"]["round"]
    rounds[rounds.index(1)] = 2
    (tmp_path / "plan.json").write_text(json.dumps(plan))
    told = answer("moves", here.folder, "--as", "A", "--plan", tmp_path / "plan.json", *LATER, status=1)
    assert [(move["effect"], move["follows"]) for move in told["moves"]] == [("later", False)]


def test_one_person_alone_decides_nothing_and_signs_nothing(decided):
    _, said = decided
    assert "stands there twice" in said["by one"]
    assert "is in no entry that two have signed" in said["unsigned"]
    assert "is not signed by a-8" in said["signed by one"]


def test_the_ledger_shows_gain_and_loss_by_code_and_in_the_house_by_name(decided):
    here, said = decided
    check_golden("ledger-moves.txt", said["codes"], here.at)
    check_golden("ledger-moves-names.txt", said["names"], here.at)
    assert said["codes"] in (DOCS / "moves.md").read_text(encoding="utf-8")


def test_a_case_file_that_was_rewritten_is_told_from_the_one_that_two_signed(decided):
    here, _ = decided
    state = here.folder / "moves/0002.json"
    kept = state.read_bytes()
    state.write_bytes(kept.replace(b"seriously_wounded", b"well", 1))
    said = flat("ledger", "moves", here.ledger, "--names", here.folder / "moves", "--as", "A", status=1)
    assert "is in no entry that two have signed; the last such entry is by a-7 and a-8" in said
    state.write_bytes(b"{}")
    assert "Put back the copy that was signed" in flat("moves", here.folder, "--as", "A", status=1)
    state.write_bytes(kept)
    allforall("ledger", "moves", here.ledger, "--names", here.folder / "moves", "--as", "A")


def test_the_salt_is_drawn_by_both_and_every_seat_computed_again(decided, chance, tmp_path):
    here, _ = decided
    chance.begin("lot")
    agreement = here.folder / "agreement.yaml"
    for party, hand in (("A", "a7"), ("B", "b3")):
        due = ("--open-by", "2025-06-10")
        allforall(
            "lot", "commit", "--agreement", agreement, "--as", party, "--out", tmp_path / party, *due, *LATER
        )
        if party == "B":
            early = ("lot", "open", here.ledger, tmp_path / "A/nonce", "--out", tmp_path / "early")
            assert "Do not open yet: B has not committed to lot lot-1" in flat(*early, status=2)
        here.append(here.sign(tmp_path / party / "commit.json", hand))
    out = tmp_path / "run"
    assert "has no salt for agreement.yaml: not open by A and B in lot lot-1" in here.run(
        out, "--salt-from", here.ledger, status=3
    )
    for party, hand in (("A", "a7"), ("B", "b3")):
        opened = tmp_path / party / "opening.json"
        allforall("lot", "open", here.ledger, tmp_path / party / "nonce", "--out", opened, *LATER)
        here.append(here.sign(opened, hand))
        if party == "A":
            waiting = allforall("lot", "show", here.ledger, "--agreement", agreement, *LATER, status=3)
            check_golden("lot-show.txt", waiting, tmp_path)
    said = here.run(out, "--salt-from", here.ledger)
    assert "Ties: by lot lot-1 of" in said
    about = json.loads((out / "run.json").read_text())
    salt = answer("lot", "show", here.ledger, "--agreement", agreement)["salt"]
    assert (about["tie_break_salt"], about["tie_break_salt_from"]) == (salt, f"lot lot-1 of {here.ledger}")
    told = answer("lot", "show", here.ledger, "--agreement", agreement, "--run", out)
    assert (told["same_salt"], told["differ"]) == (True, {})

    (tmp_path / "none.json").write_text('{"format": "exchange-changes/1"}')
    again = (
        "replan",
        out / "problem.json",
        out / "plan.json",
        "--done",
        0,
        "--changes",
        tmp_path / "none.json",
    )
    drawn = (*again, "--salt-from", here.ledger, "--agreement", agreement, "--out", tmp_path / "again.json")
    told = answer(*drawn)
    assert told["tie_break_salt_from"] == f"lot lot-1 of {here.ledger}"
    assert told["moved"]["people"] == 0

    plan = json.loads((out / "plan.json").read_text())
    rounds = plan["assignment"]["round"]
    rounds[rounds.index(None)] = 1
    (out / "plan.json").write_text(json.dumps(plan))
    assert (
        len(answer("lot", "show", here.ledger, "--agreement", agreement, "--run", out, status=1)["differ"])
        == 1
    )


def test_a_list_leaves_when_everybody_is_decided_and_its_receipt_says_what_went(here, chance, tmp_path):
    chance.begin("offer")
    people = here.folder / "a-held.csv"
    words = ("offer", "prepare", people, "--as", "A", "--about", "B", *CLOCK)
    check_golden("offer-to-decide.txt", allforall(*words, "--to", tmp_path / "sheet"), tmp_path)
    said = {"who": "a-7", "why": "looked through", "second": "a-8"}
    half = fill(
        tmp_path / "sheet/decisions.csv",
        tmp_path / "half.csv",
        decision=lambda row: row["proposed"] if row["row"].endswith("1") else "",
        **said,
    )
    refused = flat(*words, "--to", tmp_path / "none", "--decisions", half, status=1)
    assert "Nothing leaves." in refused
    assert not (tmp_path / "none").exists()
    whole = fill(
        tmp_path / "sheet/decisions.csv", tmp_path / "whole.csv", decision=lambda row: row["proposed"], **said
    )
    assert "Say which two persons send it" in flat(
        *words, "--to", tmp_path / "x", "--decisions", whole, status=2
    )
    out = tmp_path / "sent"
    sending = ("--by", "a-7", "--by", "a-8", "--reply-by", "2025-06-13")
    check_golden("offer-sent.txt", allforall(*words, "--to", out, "--decisions", whole, *sending), tmp_path)
    check_golden("offer-receipt.txt", (out / "counterpart/receipt.txt").read_text(), tmp_path)
    check_golden("offer-preview.txt", (out / "private/preview-counterpart.txt").read_text(), tmp_path)
    here_alone = here.sign(out / "private/sign-counterpart.json", "a7")
    assert "is not signed by a-8" in here.append(here_alone, status=1)
    here.append(here.sign(here_alone, "a8"))

    edit(people, "AH-0000001", surname="Інше")
    again = (*words, "--before", out)
    sheet = tmp_path / "again"
    allforall(*again, "--to", sheet)
    rows = table(sheet / "decisions.csv")
    went = [*table(out / "counterpart/list.csv"), *table(out / "agency/list.csv")]
    assert sum(bool(row["sent_before"]) for row in rows) == len(went)
    stale = flat(*again, "--to", tmp_path / "stale", "--decisions", whole, status=1)
    assert "about rows that say something else now" in stale
    whole = fill(
        sheet / "decisions.csv", tmp_path / "second.csv", decision=lambda row: row["proposed"], **said
    )
    told = answer(*again, "--to", tmp_path / "sent-2", "--decisions", whole, *sending)
    assert told["differing"] == {"changed": 1, "same": len(rows) - told["proposed"].get("withhold", 0) - 1}
    first, second = (
        {row["reference"] for row in table(tmp_path / name / "counterpart/list.csv")}
        for name in ("sent", "sent-2")
    )
    assert first == second


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("moves", "{at}", "--as", "A", "--by", "a-7"), 2, "Name two persons"),
        (("ledger", "moves", "{ledger}", "--names", "{at}/nowhere", "--as", "A"), 1, "holds no case file"),
        (("ledger", "moves", "{ledger}", "--names", "{at}/moves"), 2, "Say whose case file that is"),
        (("plan", "{at}/problem.json", "--out", "x", "--salt-from", "{ledger}"), 2, "Name it with --agreement"),
        (("lot", "open", "{ledger}", "{at}/agreement.yaml", "--out", "x"), 1, "holds no nonce"),
        (("lot", "show", "{ledger}", "--agreement", "{at}/none"), 1, "There is no file"),
        (("lot", "commit", "--agreement", "{at}/none", "--as", "A", "--out", "x"), 1, "There is no file"),
        (("offer", "prepare", "{at}/a-held.csv", "--as", "A", "--about", "B", "--to", "{at}"), 2, "is not empty"),
        (("offer", "prepare", "{at}/a-held.csv", "--as", "A", "--about", "B", "--to", "x", "--before", "{at}"), 1, "does not hold a list that was sent"),
        (("offer", "prepare", "{at}/a-held.csv", "--as", "A", "--about", "B", "--to", "x", "--decisions", "{at}/a-held.csv"), 1, "Fill in the sheet that was written for it"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_a_sentence_and_a_status(here, words, status, says):
    named = [word.format(at=here.folder, ledger=here.ledger) for word in words]
    assert says in flat(*named, status=status)
