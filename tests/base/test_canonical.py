import hashlib

from hypothesis import given
from hypothesis import strategies as st

from allforall.base.canonical import canonical_bytes, digest_of, digest_of_file, spoken_groups

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), values))
def test_the_order_of_keys_does_not_change_the_bytes(value):
    assert canonical_bytes(value) == canonical_bytes(dict(reversed(value.items())))


def test_known_bytes_have_a_known_digest():
    assert canonical_bytes({"b": 1, "a": "Ґ"}) == '{"a":"Ґ","b":1}'.encode()
    assert digest_of({}) == hashlib.sha256(b"{}").hexdigest()


def test_a_file_is_digested_as_its_bytes(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"id\n1\n")
    assert digest_of_file(path) == hashlib.sha256(b"id\n1\n").hexdigest()


def test_a_digest_is_read_aloud_in_six_groups_of_five_digits():
    groups = spoken_groups(digest_of("x")).split()
    assert len(groups) == 6
    assert all(len(group) == 5 and group.isdigit() for group in groups)
