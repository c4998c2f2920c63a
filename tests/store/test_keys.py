import pytest

from allforall.base.errors import InputError, InternalError
from allforall.store.keyring import Keyring, new_keyring, open_keyring, write_keyring
from allforall.store.models import DataKey, Version
from allforall.store.reading import whole_list
from allforall.store.vault import Vault


def drawn(seed):
    """Return bytes that are not random at all."""
    counter = iter(range(seed, seed + 1000))
    return lambda size: bytes([next(counter) % 256]) * size


def test_keys_are_written_so_that_nobody_else_can_read_them(tmp_path):
    path = tmp_path / "keys.json"
    made = open_keyring(path, make=True)
    assert path.stat().st_mode & 0o077 == 0
    assert open_keyring(path) == made


def test_keys_that_others_may_read_are_refused(tmp_path):
    path = tmp_path / "keys.json"
    write_keyring(path, new_keyring(drawn(1)))
    path.chmod(0o644)
    with pytest.raises(InputError, match="chmod 600"):
        open_keyring(path)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"format": 1, "masters": {"m1": "00"}, "search": "", "session": ""}']
)
def test_a_file_that_holds_no_keys_is_refused_in_words(tmp_path, text):
    path = tmp_path / "keys.json"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(InputError, match="holds no keys"):
        open_keyring(path)


def test_without_keys_an_installation_does_not_open(tmp_path):
    with pytest.raises(InputError, match="put the file back"):
        open_keyring(tmp_path / "none.json")


def test_after_rotation_the_old_master_key_opens_nothing_and_the_new_one_everything(case, desk):
    version = Version.unguarded.get(sent_list__name="a-missing", sent_list__compartment=case)
    before = whole_list(desk.vault(), version).values
    rotated = Vault(desk.vault().ring.with_new_master())
    assert rotated.rotate() == DataKey.objects.count()
    version.key.refresh_from_db()
    newest = rotated.ring.newest
    only_new = Vault(
        Keyring({newest: rotated.ring.masters[newest]}, rotated.ring.search, rotated.ring.session)
    )
    assert whole_list(only_new, version).values.equals(before)
    with pytest.raises(InternalError, match="not among the keys"):
        whole_list(Vault(desk.vault().ring), version)


def test_a_program_that_runs_finds_the_new_master_key_in_the_file(case, desk, tmp_path):
    path = tmp_path / "keys.json"
    old = desk.vault().ring
    running = Vault(old, lambda: open_keyring(path))
    write_keyring(path, old.with_new_master())
    Vault(open_keyring(path)).rotate()
    version = Version.unguarded.get(sent_list__name="a-missing", sent_list__compartment=case)
    assert len(whole_list(running, version)) == 3


def test_equal_words_of_two_compartments_have_different_numbers():
    from allforall.store.search_words import Index

    ring = new_keyring(drawn(9))
    assert Index(ring, 1).number("s", "x") != Index(ring, 2).number("s", "x")
