"""The ledger that a run leaves: what it says, that it says to be a draft, and that nobody guesses what it hides."""

from base64 import b64decode
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

import pytest

from allforall.actions.balance_ledger import balance_ledger
from allforall.actions.draft_ledger import draft_ledger, secret_of
from allforall.actions.run_exchange import run_exchange
from allforall.actions.verify_papers import verify_papers
from allforall.actions.write_run import write_run
from allforall.base.parties import LETTERS
from allforall.exchange.booked.book import read_book
from allforall.exchange.booked.rounds import RoundSize
from allforall.exchange.booked.terms import AgreementSigned, Promise, Stage
from allforall.exchange.view import View
from allforall.files.folder_in import FolderSource
from allforall.files.folder_out import FolderOutbox
from allforall.ledger.entry import parse_signed_entry, salted_digest
from allforall.ledger.folder import LedgerFolder
from allforall.ledger.fsck import fsck
from small_exchange import small_exchange

pytestmark = pytest.mark.slow

NOON = datetime(2025, 6, 6, 12, tzinfo=UTC)


@lru_cache
def outcome(view="both"):
    return run_exchange(FolderSource(small_exchange(Path(mkdtemp()) / "folder")), View(view))


@lru_cache
def ran(view="both"):
    out = Path(mkdtemp()) / "out"
    write_run(outcome(view), FolderOutbox(out), NOON, folder="small", out="out")
    return out


def booked(view="both"):
    ledger = LedgerFolder(ran(view) / "ledger")
    size = ledger.checkpoint().checkpoint.size
    entries = [(number, parse_signed_entry(data).entry, ()) for number, data in ledger.entries(size)]
    book = read_book(entries)
    assert not book.unread
    return [line.booked for line in book.lines]


def test_it_plans_for_each_round_and_direction_those_who_stand_on_the_manifests():
    sizes = [each for each in booked() if isinstance(each, RoundSize)]
    for letter in LETTERS:
        for slot in outcome().exchange.rounds:
            planned = [s for s in sizes if (s.under.to, s.round) == (letter, slot.number)]
            assert sum(s.amount.low for s in planned) == outcome().going(letter, slot.number)
            assert {(s.day, s.word.said_by) for s in planned} <= {(slot.day, "M")}


def test_each_manifest_is_behind_its_digest_and_opened_by_the_salt_beside_it():
    sizes = [each for each in booked() if isinstance(each, RoundSize)]
    assert sizes
    for size in sizes:
        paper = ran() / f"rounds/{size.round:02d}/manifest-{size.under.to}.csv"
        salt = b64decode(paper.with_name(f"{paper.name}.salt").read_text())
        assert salted_digest(salt, paper.read_bytes()) == size.word.document


def test_it_promises_what_both_accept_and_proposes_what_one_does():
    promises = {(p.under.promise, p.under.to): p for p in booked() if isinstance(p, Promise)}
    each = promises["at-least-1200", "A"]
    assert (each.stage, each.word.said_by, str(each.amount)) == (Stage.AGREED, "both", "1200..")
    offered = promises["remains-3000", "A"]
    assert (offered.stage, offered.word.said_by, str(offered.amount)) == (Stage.PROPOSED, "B", "3000")
    assert ("remains-3000", "B") not in promises
    assert not promises["at-least-1000", "A"].amount.known, (
        "whether 1,000 counts one side or both is not said"
    )
    assert AgreementSigned in map(type, booked())
    both_readings = promises["remains-6000", "A"].amount
    assert str(both_readings) == "6000", "each of the sources' readings gives A so many"
    assert not promises["remains-6000", "B"].amount.known, "by one of the readings B was promised none"


def test_no_name_and_no_case_of_anybody_is_in_it():
    said = b"".join(path.read_bytes() for path in (ran() / "ledger").rglob("*") if path.is_file())
    for case, known in outcome().known.items():
        assert case.encode() not in said
        for name in known.person.values("surname"):
            assert str(name).encode() not in said


def test_every_byte_fits_and_the_answer_says_that_it_is_a_draft():
    folder = ran() / "ledger"
    assert not fsck(folder, None).faults
    (verdict,) = verify_papers([folder])
    assert verdict.answer == "sound"
    assert any("draft of a run" in said.say() for said in verdict.proves_not)
    assert not any("take none back" in said.say() or "signatures" in said.say() for said in verdict.proves)


def test_its_balance_says_that_nobody_signed():
    made = balance_ledger(ran() / "ledger", date(2025, 12, 31))
    assert made.keyless == ("A", "B", "M")
    planned = {
        letter: sum(
            each.figures["planned"].amount.low
            for each in made.accounts
            if each.account.to == letter and "planned" in each.figures
        )
        for letter in LETTERS
    }
    assert planned == {letter: outcome().going(letter) for letter in LETTERS}
    assert not any("delivered" in each.figures for each in made.accounts)


def test_a_bureaus_own_run_speaks_for_that_bureau():
    assert {each.word.said_by for each in booked("A") if isinstance(each, RoundSize)} == {"A"}
    assert b"draft.invalid/small/a\n" in (ran("A") / "ledger/checkpoint").read_bytes()


def test_other_randomness_gives_another_key_and_the_same_words():
    papers = {("A", 1): ("rounds/01/manifest-A.csv", "case\n")}
    one, same, other = (
        draft_ledger(outcome(), papers, secret, NOON) for secret in (b"1" * 32, b"1" * 32, b"2" * 32)
    )
    assert one == same
    assert one["ledger/policy"] != other["ledger/policy"]
    assert one["rounds/01/manifest-A.csv.salt"] != other["rounds/01/manifest-A.csv.salt"]


def test_a_secret_is_not_worked_out_from_the_digests_of_papers():
    papers = {"a": "1", "b": "2"}
    digests = {name: sha256(text.encode()).hexdigest() for name, text in papers.items()}
    assert secret_of(papers) == secret_of(dict(reversed(papers.items())))
    assert len({secret_of(papers), secret_of(digests), secret_of({"a": "12", "b": ""})}) == 3
