"""Sealed lists: the commitment fixes the list, an opening shows one person and nobody else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.ledger.malformed import Malformed
from allforall.ledger.merkle import leaf_hash, root_of
from allforall.ledger.sealed import bucket, leaf_bytes, leaves_of, parse_commitment, parse_leaf, parse_opening
from allforall.ledger.sealed_folder import SealedFolder, seal

SECRET = b"s" * 32
RECORD = st.dictionaries(st.sampled_from(["surname", "given_name", "dob"]), st.text(max_size=20))


def person(number):
    return {
        "id": f"AM-{number:06d}",
        "surname": "Шевченко",
        "given_name": "Олексій",
        "patronymic": "Петрович",
        "dob": "1991-07-03",
        "unit": "36 окрема бригада морської піхоти",
        "place_of_capture": "Маріуполь",
    }


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    out = tmp_path_factory.mktemp("sealed") / "list"
    seal([person(number) for number in range(10_000)], SECRET, 10_000, out)
    return SealedFolder(out)


def test_a_leaf_is_versioned_and_has_nothing_but_salt_and_record():
    leaf = leaf_bytes(b"\x01" * 32, {"surname": "Шевченко"})
    assert leaf == f'{{"record":{{"surname":"Шевченко"}},"salt":"{"01" * 32}","v":1}}'.encode()
    assert parse_leaf(leaf) == (b"\x01" * 32, {"surname": "Шевченко"})


@given(st.lists(RECORD, min_size=1, max_size=40), st.booleans(), st.data())
def test_everybody_on_a_list_can_be_opened_and_nobody_else(tmp_path_factory, records, hidden, data):
    out = tmp_path_factory.mktemp("seal") / "list"
    size = bucket(len(records)) if hidden else len(records)
    commitment = seal(records, SECRET, size, out)
    leaves = [leaf_hash(each) for each in leaves_of(records, SECRET, size)]
    assert commitment.root == root_of(leaves)
    number = data.draw(st.integers(0, size - 1))
    opening = SealedFolder(out).open(number)
    assert opening.record == (records[number] if number < len(records) else None)
    assert opening.holds()
    assert parse_opening(opening.to_bytes()) == opening
    assert parse_commitment(commitment.to_bytes()) == commitment
    for wrong in (
        {"record": {"surname": "somebody else"}},
        {"salt": b"\0" * 32},
        {"index": (number + 1) % (size + 1)},
    ):
        changed = parse_opening(opening.to_bytes())
        for name, value in wrong.items():
            object.__setattr__(changed, name, value)
        assert not changed.holds()


def test_equal_people_have_leaves_that_differ():
    leaves = list(leaves_of([person(1), person(1)], SECRET, 2))
    assert leaves[0] != leaves[1]
    assert list(leaves_of([person(1)], b"t" * 32, 1)) != leaves[:1]


def test_the_commitment_shows_nothing_of_the_list(sealed):
    data = sealed.commitment.to_bytes()
    assert len(data) < 200
    assert "Шевченко".encode() not in data


def test_an_opening_is_small_fast_and_about_one_person(sealed):
    sealed.open(4_321)
    began = time.perf_counter()
    for number in range(50):
        opening = sealed.open(number * 199)
        data = opening.to_bytes()
        assert parse_opening(data).holds()
    assert (time.perf_counter() - began) / 50 < 0.02  # 5 ms where nothing else runs
    assert len(data) <= 2_000
    assert data.count("Шевченко".encode()) == 1


def test_a_person_is_found_by_a_text_of_theirs(sealed):
    assert sealed.find("AM-000042") == [42]
    assert sealed.find("nobody") == []
    assert len(sealed.find("Шевченко")) == 10_000


def test_the_size_of_a_hidden_list_is_a_power_of_two():
    assert [bucket(people) for people in (1, 16, 17, 640, 1024)] == [16, 16, 32, 1024, 1024]


@given(st.binary(max_size=200))
def test_any_bytes_are_an_opening_or_refused(data):
    for parse in (parse_opening, parse_commitment, parse_leaf):
        with pytest.raises(Malformed):
            parse(data)


def test_the_private_part_is_for_its_owner_only(sealed):
    root = sealed._private.root
    assert root.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o077 == 0 for path in root.rglob("*") if path.is_file())
