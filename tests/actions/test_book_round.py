"""From what was said of a round to entries of a ledger: clause by clause, corrected when said anew, never a name."""

import json

import pytest

from allforall.actions.book_round import book, sign_waiting, waiting
from allforall.actions.round_words import situation
from allforall.actions.say_in_round import say
from allforall.base.errors import UsageError
from allforall.exchange.booked.fields import entry_digest
from allforall.exchange.booked.read import read_booked
from allforall.exchange.rounds.events import (
    Agreed,
    BagListed,
    CountConfirmed,
    Extra,
    Identified,
    Offered,
    RemainsCounted,
    SignedOff,
    WrongPerson,
)
from allforall.exchange.rounds.words import Method, Result
from allforall.files.round_folder import ENTRIES
from allforall.ledger.rules import Need, Rule
from ledger_made import A7, A_ROOT, B3, B_ROOT, LOG, Charter, make_ledger
from rounds_made import at
from rounds_on_disk import NAMES, manifest_bytes, mark, on_disk


def salt(size):
    return b"s" * size


def tell(folder, *events):
    return say(folder.root, lambda _: events, salt)


def offered(folder, by="B"):
    course = situation(folder.root).now.courses["A"]
    digest, people = course.manifest.digest, course.manifest.people
    return Offered(at=at(-60), who="b-3", to="A", by=by, version=1, people=people, digest=digest)


def confirmed(by, people, minutes=60, **more):
    time = at(minutes)
    return CountConfirmed(at=time, who="a-7", to="A", by=by, people=people, said_at=time, **more)


def names(said):
    return [path.name for path in said.drafts]


def entries(folder):
    return {path.name: signed.entry for path, signed in waiting(folder.root).entries}


def test_what_is_offered_and_agreed_is_booked_by_clause_with_its_manifest(tmp_path):
    folder = on_disk(tmp_path / "r")
    assert names(tell(folder, offered(folder))) == ["0002-round.offered-A-young-B-1.json"]
    both = tell(folder, Agreed(at=at(-50), who="a-7", to="A", by="A", version=1))
    assert names(both) == ["0003-round.agreed-A-young-both-1.json"]
    booked = read_booked(entries(folder)["0003-round.agreed-A-young-both-1.json"])
    assert (booked.word.said_by, booked.round, str(booked.amount), booked.under.to) == ("both", 9, "4", "A")
    assert {each.digest for each in entries(folder).values()} == {booked.word.document}


def test_a_direction_is_booked_when_nothing_is_open_in_it_and_corrected_when_it_changes(tmp_path):
    folder = on_disk(tmp_path / "r")
    assert names(tell(folder, mark(1), mark(2), mark(3))) == []
    (first,) = names(tell(folder, mark(4, result=Result.NO_SHOW)))
    fixed = mark(4, correct=True, why="it was another bus", second="a-8", at=at(9))
    new, correction = names(tell(folder, fixed))
    found = entries(folder)
    assert [read_booked(found[name]).tally.delivered for name in (first, new)] == [3, 4]
    said = read_booked(found[correction])
    assert (said.of, said.by) == (entry_digest(found[first]), entry_digest(found[new]))


def test_what_is_settled_as_it_was_booked_is_not_booked_again(tmp_path):
    folder = on_disk(tmp_path / "r")
    assert len(names(tell(folder, *(mark(row) for row in range(1, 5))))) == 1
    assert names(tell(folder, mark(4, result=Result.NO_SHOW, who="a-9"))) == []
    settled = mark(4, correct=True, why="looked again", second="a-8", at=at(9))
    assert names(tell(folder, settled)) == []


def test_a_confirmation_is_booked_as_the_word_of_its_side_and_a_new_number_corrects_the_old(tmp_path):
    folder = on_disk(tmp_path / "r")
    tell(folder, *(mark(row) for row in range(1, 5)))
    (one,) = names(tell(folder, confirmed("A", 4)))
    assert read_booked(entries(folder)[one]).word.said_by == "A"
    assert len(names(tell(folder, confirmed("A", 3, 90)))) == 2
    assert names(tell(folder, confirmed("neutral", 4))) == []


def test_a_number_that_nobody_can_split_among_clauses_is_not_booked_until_it_is_said_by_clause(tmp_path):
    folder = on_disk(tmp_path / "r")
    rows = manifest_bytes("A").replace(b"young", b"wounded", 1)
    version = folder.add_manifest("A", rows)
    course = situation(folder.root).now.courses["A"]
    which = course.manifests[version - 1]
    offer = Offered(at=at(), who="b", to="A", by="B", version=version, people=4, digest=which.digest)
    tell(folder, offer, *(mark(row) for row in range(1, 5)))
    assert names(tell(folder, confirmed("B", 3))) == []
    assert len(names(tell(folder, confirmed("A", 4)))) == 2
    assert names(tell(folder, confirmed("B", 2, clause="young"))) == ["0005-confirmed-A-young-B.json"]


def test_the_dead_are_booked_by_the_bag_and_identified_by_the_person(tmp_path):
    folder = on_disk(tmp_path / "r")
    tell(
        folder,
        RemainsCounted(at=at(), who="a", to="A", by="A", bags=2),
        BagListed(at=at(), who="a", to="A", bag="T-1"),
    )
    who = {"at": at(5), "who": "a", "bag": "T-1", "method": Method.DNA, "body": "laboratory"}
    said = tell(folder, Identified(person="A-X", **who), Identified(person="B-Y", home="B", **who))
    booked = read_booked(entries(folder)[names(said)[0]])
    assert (booked.persons, booked.own) == (2, 1)
    assert read_booked(entries(folder)["0002-remains-A-A.json"]).bags == 2


def test_no_entry_says_anything_of_a_person(tmp_path):
    folder = on_disk(tmp_path / "r")
    tell(
        folder,
        offered(folder),
        SignedOff(at=at(), who="a-12", task="a-medical"),
        mark(1, why="Безвершенко is ill"),
        *(mark(row) for row in (3, 4)),
        WrongPerson(at=at(), who="a-7", to="A", row=2, label="X1", came="Zymin", why="another face"),
        Extra(at=at(), who="a-7", to="A", label="X2", came="Luhov"),
    )
    text = "".join(json.dumps(each.to_json(), ensure_ascii=False) for each in entries(folder).values())
    assert "round.alert" in text
    for word in (*NAMES["A"], "Zymin", "Luhov", "CASE", "face", "ill"):
        assert word not in text


def test_what_a_killed_program_did_not_draft_is_drafted_by_the_next(tmp_path):
    folder = on_disk(tmp_path / "r")
    said = tell(folder, *(mark(row) for row in range(1, 5)))
    before = entries(folder)
    for path in (*said.drafts, folder.root / ENTRIES / "0002.salt"):
        path.unlink()
    again = tell(folder, *(mark(row) for row in range(1, 5)))  # says nothing new, and drafts what is missing
    assert (again.file, again.known) == (None, 4)
    assert entries(folder) == before


@pytest.fixture
def ledger(tmp_path):
    rules = (Rule("round.agreed", (Need("A", "bureau", 1), Need("B", "bureau", 1))),)
    make_ledger(tmp_path / "ledger", Charter((A_ROOT[0], B_ROOT[0]), (), 0, rules), (A7, B3))
    return tmp_path / "ledger"


def test_what_both_agreed_waits_until_both_have_signed_and_everything_else_goes_in(tmp_path, ledger):
    folder = on_disk(tmp_path / "r")
    tell(folder, SignedOff(at=at(), who="icrc-2", task="icrc-transport"))
    tell(folder, offered(folder))
    tell(folder, Agreed(at=at(-50), who="a-7", to="A", by="A", version=1))
    done = book(waiting(folder.root), ledger, LOG[1])
    assert [name for name, _ in done.numbers] == ["0002-signoff-icrc-transport.json"]
    assert done.refused == (
        ("0003-round.offered-A-young-B-1.json", "no signature of B stands under it"),
        ("0004-round.agreed-A-young-both-1.json", "no signature of A and B stands under it"),
    )
    for key, count in ((A7, 1), (B3, 2)):
        found = waiting(folder.root)
        assert sign_waiting(found, key, found.read_back) == count
    assert book(waiting(folder.root), ledger, LOG[1]).refused == ()
    assert waiting(folder.root).entries == ()


def test_nobody_signs_the_word_of_the_other_side(tmp_path):
    folder = on_disk(tmp_path / "r")
    tell(folder, offered(folder, by="A"), offered(folder, by="B"))
    found = waiting(folder.root)
    assert sign_waiting(found, A7, found.read_back) == 1
    signed = {path.name: len(each.signatures) for path, each in waiting(folder.root).entries}
    assert signed == {"0002-round.offered-A-young-A-1.json": 1, "0002-round.offered-A-young-B-1.json": 0}


def test_nothing_is_signed_that_was_not_read_back(tmp_path):
    folder = on_disk(tmp_path / "r")
    tell(folder, offered(folder))
    with pytest.raises(UsageError, match="Nothing was signed"):
        sign_waiting(waiting(folder.root), A7, "00000 00000")
    assert [len(each.signatures) for _, each in waiting(folder.root).entries] == [0]


def test_a_correction_goes_into_the_ledger_behind_what_takes_the_place(tmp_path, ledger):
    folder = on_disk(tmp_path / "r")
    tell(folder, *(mark(row) for row in range(1, 5)))
    tell(folder, confirmed("A", 4))
    tell(folder, confirmed("A", 3, 90))
    found = waiting(folder.root)
    sign_waiting(found, A7, found.read_back)
    done = book(waiting(folder.root), ledger, LOG[1])
    assert [name.partition("-")[2] for name, _ in done.numbers] == [
        "handover-A-young.json",
        "confirmed-A-young-A.json",
        "confirmed-A-young-A.json",
        "confirmed-A-young-A.corrected.json",
    ]


def test_of_two_numbers_said_at_once_the_last_is_booked(tmp_path):
    folder = on_disk(tmp_path / "r")
    tell(folder, *(mark(row) for row in range(1, 5)))
    (name,) = names(tell(folder, confirmed("A", 4), confirmed("A", 3, 90)))
    assert str(read_booked(entries(folder)[name]).amount) == "3"
