"""Tiles, bundles and the journal: names and bytes, there and back."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.ledger.bundle import pack, unpack
from allforall.ledger.journal import Batch, parse_journal
from allforall.ledger.malformed import Malformed
from allforall.ledger.tiles import ENTRIES, Tile, bundles_of, tile_of_path, tiles_of

ENTRY = st.binary(max_size=300)


def test_names_are_those_of_the_specification():
    assert Tile(0, 1_234_067).path == "tile/0/x001/x234/067"
    assert Tile(3, 273, 112).path == "tile/3/273.p/112"
    assert Tile(ENTRIES, 0, 1).path == "tile/entries/000.p/1"


def test_a_tree_of_70000_has_the_tiles_that_the_specification_counts():
    tiles = tiles_of(70_000)
    assert sum(each.level == 0 and each.width == 256 for each in tiles) == 273
    assert [each for each in tiles if each.width < 256] == [Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)]
    assert len(list(bundles_of(70_000))) == 274
    assert tiles_of(256) == [Tile(0, 0), Tile(1, 0, 1)]


@given(st.integers(-1, 63), st.integers(0, 10**12), st.integers(1, 256))
def test_a_name_is_read_as_it_is_written(level, index, width):
    tile = Tile(level, index, width)
    assert tile_of_path(tile.path) == tile


@pytest.mark.parametrize(
    "name",
    [
        "tile/0/1",
        "tile/00/000",
        "tile/0/x000/001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/../000",
        "tile/100/000",
        "tile/0/٠٠١",
        "checkpoint",
        "tile/0/000/",
    ],
)
def test_a_name_that_the_layout_does_not_give_is_refused(name):
    with pytest.raises(Malformed):
        tile_of_path(name)


@given(st.lists(ENTRY, max_size=20))
def test_entries_are_read_as_they_were_written(entries):
    assert unpack(pack(entries), len(entries)) == entries


@given(st.lists(ENTRY, min_size=1, max_size=5), st.data())
def test_entries_that_end_early_or_go_on_are_refused(entries, data):
    packed = pack(entries)
    for wrong in (packed[: data.draw(st.integers(0, len(packed) - 1))], packed + b"x"):
        with pytest.raises(Malformed):
            unpack(wrong, len(entries))


def test_an_entry_that_its_length_cannot_say_is_refused():
    assert len(pack([b"x" * 65_535])) == 65_537
    with pytest.raises(ValueError, match="at most"):
        pack([b"x" * 65_536])


@given(st.lists(st.lists(ENTRY, min_size=1, max_size=4), min_size=1, max_size=4), st.data())
def test_a_journal_that_breaks_off_keeps_all_batches_before(batches, data):
    made, first = [], 0
    for entries in batches:
        made.append(Batch(first, tuple(entries), b"note"))
        first += len(entries)
    whole = b"".join(each.to_bytes() for each in made)
    assert parse_journal(whole).batches == tuple(made)
    cut = data.draw(st.integers(0, len(whole)))
    read = parse_journal(whole[:cut])
    kept = b"".join(each.to_bytes() for each in read.batches)
    assert whole.startswith(kept)
    assert len(kept) <= cut
    assert (read.torn is None) == (len(kept) == cut)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_journal_or_a_reason(data):
    with suppress(Malformed):
        assert parse_journal(data).batches == () or len(data) > 52
