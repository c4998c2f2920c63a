"""Whose signature counts: envelopes, keys at rest, m of n, and what the ledger says of a key at an entry."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.actions.ledger_keys import revoke_statement, rotate_statement
from allforall.base.errors import InputError
from allforall.ledger.dsse import Envelope, pae, parse_envelope
from allforall.ledger.entry import (
    PAYLOAD_TYPE,
    Entry,
    SignedEntry,
    from_envelope,
    parse_signed_entry,
    salted_digest,
)
from allforall.ledger.keyfile import Randomness, lock, parse_head, unlock
from allforall.ledger.keyring import POLICY, RULES, Keyring, Refused
from allforall.ledger.keys import PublicKey, parse_public_key
from allforall.ledger.malformed import Malformed
from allforall.ledger.policies import keyring_at
from allforall.ledger.rules import Need, missing
from allforall.ledger.signing import _SMALL_ORDER, Signer, binds, holds
from ledger_made import (
    A7,
    A7_AGAIN,
    A8,
    A_ROOT,
    B3,
    B_ROOT,
    CLOCK,
    append,
    let_in,
    make_ledger,
    owned,
    signed,
)

RANDOM = Randomness(b"s" * 32, b"t" * 16, b"n" * 12)
CODE = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,30}", fullmatch=True)
NAME = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)


def test_an_envelope_is_signed_as_the_specification_says():
    assert (
        pae("http://example.com/HelloWorld", b"hello world")
        == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )
    # The key of RFC 8032, section 7.1, test 1; the signature is the one of DSSE's own test vectors.
    signer = Signer.from_seed(
        "A", bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    )
    assert signer.public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    made = Envelope(
        "application/vnd.in-toto+json", b'{"_type":"https://in-toto.io/Statement/v1"}', ()
    ).signed(signer, "A")
    assert json.loads(made.to_bytes())["signatures"][0]["sig"] == (
        "2WAfaHm5jluo0w+0rk8uVkluELJYWjSmU9x7EUzx+AyteDGJ4/nqyJXfmAUVFIAoQafWm7AxBZNw5M9ixNHiCA=="
    )
    assert parse_envelope(made.to_bytes()) == made


def test_either_alphabet_of_base64_is_read():
    envelope = parse_envelope(b'{"payload":"-_-_Pj8=","payloadType":"x/y","signatures":[]}')
    assert envelope.payload == b"\xfb\xff\xbf>?"


@given(
    st.from_regex(r"[a-z]{1,10}\.[a-z_]{1,20}", fullmatch=True).filter(
        lambda each: not each.startswith("ledger.")
    ),
    st.dictionaries(NAME, st.integers(0, 2**53 - 1), max_size=5),
    st.dictionaries(NAME, CODE | st.integers(0, 99), max_size=5),
)
def test_an_entry_is_read_as_it_was_written(kind, counts, facts):
    made = SignedEntry(Entry(kind, CLOCK.now(), "ab" * 32, counts, facts, ("cd" * 32,)))
    assert parse_signed_entry(made.to_bytes()) == made
    assert made.to_bytes().startswith(made.entry_bytes)
    assert from_envelope(made.envelope()) == made


@pytest.mark.parametrize(
    ("what", "parts"),
    [
        ("a name", {"facts": {"person": "Шевченко Олексій"}}),
        ("a sentence", {"facts": {"note": "he was seen in Kharkiv"}}),
        ("a long text", {"facts": {"note": "x" * 81}}),
        ("a negative count", {"counts": {"people": -1}}),
        ("a yes or no", {"counts": {"people": True}}),
        ("a key with capitals", {"counts": {"People": 1}}),
        ("a digest that is none", {"digest": "Шевченко"}),
        ("parts of the ledger's own", {"own": {"name": "Шевченко Олексій"}}),
        ("too many facts", {"facts": {f"f{n}": n for n in range(65)}}),
    ],
)
def test_personal_data_has_no_place_in_an_entry(what, parts):
    assert what
    with pytest.raises(Malformed):
        parse_signed_entry(SignedEntry(Entry("round.note", CLOCK.now(), **parts)).to_bytes())


def test_a_salted_digest_tells_nothing_without_its_salt():
    assert salted_digest(b"1" * 32, b"Shevchenko") != salted_digest(b"2" * 32, b"Shevchenko")
    with pytest.raises(ValueError, match="32 bytes"):
        salted_digest(b"", b"Shevchenko")


def test_the_groups_of_two_signers_are_the_same_and_change_with_a_count():
    one = Entry("round.note", CLOCK.now(), counts={"people": 640})
    later = Entry("round.note", CLOCK.now().replace(hour=11), counts={"people": 640})
    other = Entry("round.note", CLOCK.now(), counts={"people": 641})
    assert one.spoken == later.spoken != other.spoken
    assert len(one.spoken.split()) == 6


# Keys at rest


def test_a_key_opens_with_its_passphrase_only():
    seed = RANDOM.seed
    key = PublicKey("a.example", Signer.from_seed("", seed).public, "A", "bureau", "a-7")
    data = lock(seed, key, "correct horse", RANDOM, work=8)
    assert seed not in data
    assert parse_head(data) == key
    opened = unlock(data, "correct horse")
    assert opened[0] == key
    assert holds(key.public, opened[1].sign(b"x"), b"x")
    assert unlock(data, "correct horsf") is None
    assert parse_public_key(key.to_bytes()) == key


def test_a_passphrase_is_the_same_on_another_keyboard():
    key = PublicKey("a.example", Signer.from_seed("", RANDOM.seed).public, "A", "bureau", "a-7")
    assert unlock(lock(RANDOM.seed, key, "мій ключ", RANDOM, work=8), "мі\u0438\u0306 ключ")


@pytest.mark.parametrize("field", ["name", "party", "role", "person"])
def test_a_key_file_cannot_be_passed_off_as_somebody_elses(field):
    key = PublicKey("a.example", Signer.from_seed("", RANDOM.seed).public, "A", "bureau", "a-7")
    value = json.loads(lock(RANDOM.seed, key, "correct horse", RANDOM, work=8))
    value[field] = {"name": "b.example", "party": "B", "role": "root", "person": "b-1"}[field]
    data = json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
    assert unlock(data, "correct horse") is None


@pytest.mark.parametrize("work", [1, 40, "17", None, True, 1e9])
def test_a_key_file_cannot_ask_for_any_amount_of_work(work):
    key = PublicKey("a.example", Signer.from_seed("", RANDOM.seed).public, "A", "bureau", "a-7")
    value = json.loads(lock(RANDOM.seed, key, "correct horse", RANDOM, work=8))
    value["kdf"]["log2n"] = work
    with pytest.raises(Malformed):
        unlock(json.dumps(value, sort_keys=True, separators=(",", ":")).encode(), "correct horse")


PRIME = 2**255 - 19
CURVE = -121665 * pow(121666, -1, PRIME) % PRIME


def point(key):
    """Take a point of edwards25519 from its encoding, sign bit aside (RFC 8032, 5.1.3)."""
    y = int.from_bytes(key, "little") % 2**255 % PRIME
    square = (y * y - 1) * pow(CURVE * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    return x, y


def doubled(one):
    x, y = one
    k = CURVE * x * x * y * y % PRIME
    return 2 * x * y * pow(1 + k, -1, PRIME) % PRIME, (y * y + x * x) * pow(1 - k, -1, PRIME) % PRIME


def test_keys_that_bind_nobody_are_those_of_small_order_and_hold_nothing():
    for weak in _SMALL_ORDER:
        assert doubled(doubled(doubled(point(weak)))) == (0, 1)
        signed_bit = weak[:-1] + bytes([weak[-1] | 0x80])
        assert not binds(weak)
        assert not binds(signed_bit)
        assert not holds(weak, b"\x01" + bytes(63), b"any message")
    assert binds(A7[0].public)
    assert doubled(doubled(doubled(point(A7[0].public)))) != (0, 1)


# m of n


def people(*keys):
    return [key for key, _ in keys]


def test_one_person_with_two_keys_is_one_signer():
    two = (Need("A", "bureau", 2),)
    assert missing(two, people(A7, A8)) == []
    assert missing(two, people(A7, A7_AGAIN)) == [Need("A", "bureau", 1)]


def test_one_key_under_two_names_is_one_signer():
    same = PublicKey("a.example/other", A7[0].public, "A", "bureau", "a-9")
    assert missing((Need("A", "bureau", 2),), [A7[0], same]) == [Need("A", "bureau", 1)]


def test_one_person_fills_one_place_and_others_make_room():
    commander = owned("a.example/c", "A", "commander", "a-7")[0]
    needs = (Need("A", "bureau", 1), Need("A", "commander", 1))
    assert missing(needs, [A7[0], commander]) == [Need("A", "commander", 1)]
    assert missing(needs, [A7[0], commander, A8[0]]) == []


def test_the_other_party_does_not_count():
    assert missing((Need("A", "bureau", 1),), people(B3)) == [Need("A", "bureau", 1)]


# What the ledger says of a key


def test_a_key_counts_from_the_entry_after_it_was_let_in(tmp_path):
    folder = make_ledger(tmp_path / "ledger", people=())
    with pytest.raises(InputError, match="does not know"):
        append(folder.root, signed("round.note", A7))
    append(folder.root, let_in(A7, A_ROOT))
    append(folder.root, signed("round.note", A7))


def test_a_revoked_key_signs_nothing_more_whatever_date_it_writes(tmp_path):
    folder = make_ledger(tmp_path / "ledger")
    before = signed("round.note", A7, facts={"round": 1})
    append(folder.root, before)
    append(folder.root, from_envelope(revoke_statement(A7[0].id, "stolen", [A_ROOT], CLOCK)))
    with pytest.raises(InputError, match="taken out \\(stolen\\)"):
        append(folder.root, signed("round.note", A7, facts={"round": 2}))
    size = folder.checkpoint().checkpoint.size
    assert keyring_at(folder, size - 1).valid(A7[0].id)
    assert keyring_at(folder, size).valid(A7[0].id) is None


def test_a_key_may_take_itself_out_and_the_other_party_may_not(tmp_path):
    folder = make_ledger(tmp_path / "ledger")
    with pytest.raises(InputError, match="root key of party A"):
        append(folder.root, from_envelope(revoke_statement(A7[0].id, "stolen", [B_ROOT], CLOCK)))
    append(folder.root, from_envelope(revoke_statement(A7[0].id, "lost", [A7], CLOCK)))


def test_a_rotated_key_takes_the_place_of_the_old_one(tmp_path):
    folder = make_ledger(tmp_path / "ledger")
    new = owned("a.example/7-new", "A", "bureau", "a-7")
    append(folder.root, from_envelope(rotate_statement(A7[0].id, new, [A7], CLOCK)))
    append(folder.root, signed("round.note", new))
    with pytest.raises(InputError, match="replaced"):
        append(folder.root, signed("round.note", A7, facts={"round": 2}))


def test_a_key_is_rotated_for_the_same_person_only(tmp_path):
    folder = make_ledger(tmp_path / "ledger")
    other = owned("a.example/9", "A", "bureau", "a-9")
    with pytest.raises(InputError, match="same person"):
        append(folder.root, from_envelope(rotate_statement(A7[0].id, other, [A7], CLOCK)))


def test_rules_and_witnesses_are_changed_by_both_parties_together(tmp_path):
    folder = make_ledger(tmp_path / "ledger")
    rules = {"rules": [{"kind": "round", "needs": [{"party": "A", "role": "bureau", "count": 1}]}]}
    with pytest.raises(InputError, match="party B lacks"):
        append(folder.root, signed(RULES, A_ROOT, own=rules))
    append(folder.root, signed(RULES, A_ROOT, B_ROOT, own=rules))
    with pytest.raises(InputError, match="1 of party A as bureau"):
        append(folder.root, signed("round.note"))
    policy = (
        keyring_at(folder, 1)
        .policy_text.replace("quorum witnesses", "quorum w1")
        .replace("group witnesses 1 w1 w2\n", "")
    )
    append(folder.root, signed(POLICY, A_ROOT, B_ROOT, own={"policy": policy}))
    assert (folder.root / "policy").read_text() == policy


def test_what_stands_in_the_ledger_already_is_not_put_in_twice(tmp_path):
    folder = make_ledger(tmp_path / "ledger")
    once = signed("round.note", A7)
    first = append(folder.root, once)
    again = append(folder.root, once, signed("round.note", A7, A8))
    assert (again.numbers, again.known) == ((), first.numbers)


def test_a_batch_is_put_in_whole_or_not_at_all(tmp_path):
    folder = make_ledger(tmp_path / "ledger")
    before = (tmp_path / "ledger/checkpoint").read_bytes()
    with pytest.raises(InputError):
        append(folder.root, signed("round.note", A7), signed("manifest.agreed", A7))
    assert (tmp_path / "ledger/checkpoint").read_bytes() == before


def test_a_ledger_has_one_beginning():
    with pytest.raises(Refused, match="begins"):
        Keyring().apply(0, signed("round.note"))
    with pytest.raises(Refused, match="begins"):
        Keyring().apply(1, signed("ledger.begin", own={"origin": "x"}))


@given(
    st.dictionaries(
        st.sampled_from(["key", "key_id", "reason", "policy", "rules"]),
        st.none() | st.text() | st.lists(st.integers()) | st.dictionaries(st.text(), st.text()),
    )
)
@pytest.mark.parametrize("kind", ["key_add", "key_revoke", "key_rotate", "policy", "rules", "anything"])
def test_any_entry_about_the_ledger_is_taken_in_or_refused_in_words(kind, own):
    with pytest.raises(Refused):
        Keyring(origin="x").apply(5, SignedEntry(Entry(f"ledger.{kind}", CLOCK.now(), own=own)))


def test_the_payload_of_an_entry_has_a_type_of_its_own():
    with pytest.raises(Malformed, match="no entry"):
        from_envelope(Envelope("text/plain", b"{}", ()))
    assert PAYLOAD_TYPE.startswith("application/vnd.allforall.")
