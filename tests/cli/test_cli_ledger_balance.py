"""`allforall ledger balance`: what a person and a program read of a signed ledger, and whose word counts in it."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allforall.accounts.amount import Amount
from allforall.accounts.posting import Group
from allforall.actions import ledger_keys
from allforall.base.errors import InputError
from allforall.cli.app import build
from allforall.exchange.booked.fields import entry_digest
from allforall.exchange.booked.handover import Confirmation, Handover, Tally
from allforall.exchange.booked.remains import RemainsHandedOver
from allforall.exchange.booked.remarks import Correction, Dispute, DisputeStage
from allforall.exchange.booked.rounds import RoundSize, Step
from allforall.exchange.booked.terms import Promise, Stage
from allforall.exchange.booked.word import Under, Word
from allforall.ledger.entry import Entry
from ledger_made import A7, B3, append, by_entry, make_ledger

GOLDEN = Path(__file__).parent / "golden"
APP = build()
JUNE_2, JUNE_9, JUNE_10, JUNE_12, JULY_1 = (
    date(2025, 6, 2), date(2025, 6, 9), date(2025, 6, 10), date(2025, 6, 12), date(2025, 7, 1)
)  # fmt: skip
PEOPLE = {to: Under("istanbul-2025", "young", to, Group.PERSONS) for to in "AB"}
BODIES = Under("istanbul-2025", "remains-6000", "A", Group.BODIES)
SIGNERS = {"A": (A7,), "B": (B3,), "both": (A7, B3), "M": ()}


def run(*words, status=0):
    done = CliRunner().invoke(APP, ["ledger", "balance", *map(str, words)])
    assert done.exit_code == status, done.output
    return done


def told(*words, status=0):
    return json.loads(run(*words, "--json", status=status).stdout)


def entry(booked, written=None):
    on = written or booked.word.on
    return booked.entry(datetime(on.year, on.month, on.day, 20, tzinfo=UTC))


def put(folder, booked, by=None, written=None):
    """Append what was booked, signed by those whose word it is, or by others."""
    made = entry(booked, written)
    signers = SIGNERS[booked.word.side] if by is None else by
    append(folder, by_entry(made, *signers))
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A round both ways: one direction agreed by both, the other corrected and disputed; and bodies."""
    at = tmp_path_factory.mktemp("balance") / "ledger"
    make_ledger(at)
    for to in "AB":
        put(at, Promise(Word("both", JUNE_2), PEOPLE[to], Stage.AGREED, Amount.parse("100.."), JULY_1))
    put(at, Promise(Word("both", JUNE_2), BODIES, Stage.AGREED, Amount.exactly(6000)))
    for to, count in (("A", 44), ("B", 40)):
        put(at, RoundSize(Word("both", JUNE_2), PEOPLE[to], 1, Step.AGREED, Amount.exactly(count), JUNE_9))
        put(at, Handover(Word("M", JUNE_9), PEOPLE[to], 1, Tally(count - 1, no_show=2, substituted=1)))
    put(at, Confirmation(Word("A", JUNE_9), PEOPLE["A"], 1, Amount.exactly(43)))
    put(at, Confirmation(Word("B", JUNE_12), PEOPLE["A"], 1, Amount.exactly(43)), written=JULY_1)
    wrong = put(at, Confirmation(Word("B", JUNE_9), PEOPLE["B"], 1, Amount.exactly(93)))
    right = put(at, Confirmation(Word("B", JUNE_9), PEOPLE["B"], 1, Amount.exactly(38)), written=JUNE_10)
    put(at, Correction(Word("B", JUNE_10), entry_digest(wrong), entry_digest(right), "typed-wrong"))
    put(at, Dispute(Word("A", JUNE_10), DisputeStage.RAISED, (entry_digest(right),), Amount.exactly(1)))
    put(at, RemainsHandedOver(Word("B", JUNE_10), BODIES, 1, 1248))
    put(at, Confirmation(Word("A", JUNE_10), BODIES, 1, Amount.exactly(1245)))
    put(at, Confirmation(Word("B", JUNE_10), BODIES, 1, Amount.exactly(1300)), by=(A7,))
    return at


def test_a_person_reads_both_directions_side_by_side(folder):
    words = "\n".join(line.rstrip() for line in run(folder, "--at", "2025-06-12").stdout.splitlines()) + "\n"
    golden = GOLDEN / "ledger-balance.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(words, encoding="utf-8")
    assert words == golden.read_text(encoding="utf-8")


def account(said, promise, to):
    (found,) = (
        each for each in said["accounts"] if (each["promise"], each["to"]) == (f"istanbul-2025/{promise}", to)
    )
    return found


def test_every_figure_is_walked_back_by_a_program(folder):
    said = told(folder, "--at", "2025-06-12")
    figures = account(said, "young", "A")["figures"]
    assert figures["delivered"]["amount"] == "43"
    shown = CliRunner().invoke(APP, ["ledger", "show", str(folder), "9", "--json"])
    assert figures["agreed"]["entries"] == [8]
    assert figures["delivered"]["entries"] == [9, 12, 13]
    assert json.loads(shown.stdout)["entries"][0]["kind"] == "round.handover"


def test_what_is_not_known_has_no_number(folder):
    figures = account(told(folder, "--at", "2025-06-12"), "young", "A")["figures"]
    assert (figures["promised"]["at_least"], figures["promised"]["at_most"]) == (100, None)
    assert "identified" not in account(told(folder), "remains-6000", "A")["figures"]


def test_a_word_that_its_party_did_not_sign_does_not_count(folder):
    said = told(folder, "--at", "2025-06-12")
    assert said["unsigned"] == [{"entry": 20, "by": ["B"]}]
    bodies = account(said, "remains-6000", "A")["figures"]
    assert "confirmed_by_B" not in bodies
    assert (bodies["delivered"]["amount"], bodies["disputed"]["at_most"]) == ("1245..1248", 3)


def test_what_came_into_the_ledger_later_is_left_out_when_asked(folder):
    assert told(folder, "--at", "2025-06-12")["later"] == [13]
    then = account(told(folder, "--at", "2025-06-12", "--known", "2025-06-12"), "young", "A")
    assert "confirmed_by_both" not in then["figures"]
    assert then["rounds"][0]["waits_for"] == ["B"]
    assert then["rounds"][0]["lag_days"] == 3
    before = account(told(folder, "--at", "2025-06-12", "--known", "2025-06-09"), "young", "B")
    assert before["figures"]["confirmed_by_B"]["amount"] == "93"


def test_what_is_open_becomes_overdue_after_the_deadline(folder):
    assert account(told(folder, "--at", "2025-07-01"), "young", "A")["figures"]["open"]["at_least"] == 57
    late = account(told(folder, "--at", "2025-07-02"), "young", "A")
    assert (late["figures"]["overdue"]["at_least"], late["state"]) == (57, "overdue")


def test_a_folder_without_a_ledger_is_said_to_hold_none(tmp_path):
    assert told(tmp_path, status=1)["error"]["code"] == "ledger.no_folder"


def test_an_entry_that_says_something_else_than_its_kind_is_not_taken_in(folder):
    odd = Entry("round.confirmed", datetime(2025, 6, 9, tzinfo=UTC), counts={"people": 44})
    before = told(folder)["size"]
    with pytest.raises(InputError, match="says “said_by”"):
        append(folder, by_entry(odd, A7))
    assert told(folder)["size"] == before


def test_an_entry_is_corrected_with_what_a_person_types(tmp_path, monkeypatch):
    monkeypatch.setattr(ledger_keys, "WORK", 8)
    monkeypatch.setenv("ALLFORALL_PASSPHRASE", "five words of your own")
    ledger = [str(tmp_path / name) for name in ("ledger", "log")]

    def typed(*words):
        done = CliRunner().invoke(APP, ["ledger", *map(str, words)])
        assert done.exit_code == 0, done.output
        return done.output

    def booked(kind, facts, *more, clock):
        words = [word for fact in f"said_by=A on=2025-06-09 {facts}".split() for word in ("--fact", fact)]
        return typed("append", ledger[0], "--key", ledger[1], "--kind", kind, *words, *more, "--clock", clock)

    def digest(number):
        return json.loads(typed("show", ledger[0], number, "--json"))["entries"][0]["id"]

    typed(
        "key",
        "new",
        "--out",
        ledger[1],
        "--name",
        "r.example/x",
        "--party",
        "M",
        "--role",
        "log",
        "--person",
        "m-1",
    )
    typed("init", *ledger[:1], "--key", ledger[1])
    of = "agreement=istanbul-2025 promise=young to=A group=persons round=1"
    booked("round.confirmed", of, "--count", "number=93", clock="2025-06-09T20:00:00")
    booked("round.confirmed", of, "--count", "number=39", clock="2025-06-10T20:00:00")
    about = [word for number in (1, 2) for word in ("--about", digest(number))]
    booked("entry.corrected", "reason=typed-wrong", *about, clock="2025-06-10T20:00:00")
    said = told(ledger[0], "--at", "2025-06-10")
    assert said["corrected"] == {"1": 3}
    assert account(said, "young", "A")["figures"]["confirmed_by_A"] == {
        "amount": "39",
        "at_least": 39,
        "at_most": 39,
        "entries": [2],
    }
