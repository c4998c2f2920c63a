"""Trees and proofs against the RFC's own words, the published vectors, and every size up to 160."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.ledger.edge import Edge, edge_of
from allforall.ledger.merkle import (
    EMPTY_ROOT,
    extends,
    includes,
    largest_power_below,
    leaf_hash,
    node_hash,
    root_of,
)
from allforall.ledger.proofs import TreeReader, consistency_ranges, inclusion_ranges
from allforall.ledger.tiles import HEIGHT, hashes_of, tiles_of
from naive_tree import NaiveTree

# The entries and roots that certificate-transparency implementations share (sizes 1 to 8).
ENTRIES = [
    bytes.fromhex(each)
    for each in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
MOST = 160
NAIVE = NaiveTree([b"entry %d" % number for number in range(MOST)])
LEAVES = [leaf_hash(each) for each in NAIVE.entries]


def grown(leaves):
    """Let a tree grow leaf by leaf and keep its tiles."""
    edge, tiles = Edge(), {}
    for leaf in leaves:
        tiles |= dict(edge.add(leaf))
    return edge, tiles | dict(edge.unfinished())


def reader(size, tiles):
    return TreeReader(size, lambda tile: hashes_of(tiles[tile]))


def test_the_published_roots_come_out():
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert leaf_hash(b"").hex() == ROOTS[0]
    for size, root in enumerate(ROOTS, start=1):
        assert root_of([leaf_hash(each) for each in ENTRIES[:size]]).hex() == root


def test_a_leaf_never_passes_for_a_node():
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


@pytest.mark.slow
def test_every_proof_of_every_tree_up_to_160_is_the_one_that_the_rfc_defines():
    edge = Edge()
    tiles = {}
    for size in range(1, MOST + 1):
        tiles |= dict(edge.add(LEAVES[size - 1]))
        tree = reader(size, tiles | dict(edge.unfinished()))
        root = NAIVE.mth(0, size)
        assert edge.root() == root
        for number in range(size):
            proof = tree.inclusion(number)
            assert proof == NAIVE.path(number, 0, size)
            assert includes(number, size, LEAVES[number], proof, root)
        for old in range(1, size + 1):
            proof = tree.consistency(old)
            assert proof == NAIVE.proof(old, size)
            assert extends(old, size, NAIVE.mth(0, old), root, proof)


@given(st.integers(1, MOST), st.data())
def test_a_proof_with_anything_changed_proves_nothing(size, data):
    _, tiles = grown(LEAVES[:size])
    number = data.draw(st.integers(0, size - 1))
    proof = reader(size, tiles).inclusion(number)
    root = NAIVE.mth(0, size)
    other = data.draw(st.integers(0, size + 3).filter(lambda each: each != number))
    assert not includes(other, size, LEAVES[number], proof, root)
    assert not includes(number, size, leaf_hash(b"another"), proof, root)
    assert not includes(number, size, LEAVES[number], [*proof, root], root)
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        assert not includes(number, size, LEAVES[number], [*proof[:at], *proof[at + 1 :]], root)
        changed = [*proof[:at], bytes(32), *proof[at + 1 :]]
        assert not includes(number, size, LEAVES[number], changed, root)


@given(st.integers(2, MOST), st.data())
def test_a_proof_of_growth_with_anything_changed_proves_nothing(new, data):
    _, tiles = grown(LEAVES[:new])
    old = data.draw(st.integers(1, new - 1))
    proof = reader(new, tiles).consistency(old)
    roots = NAIVE.mth(0, old), NAIVE.mth(0, new)
    assert not extends(old, new, bytes(32), roots[1], proof)
    assert not extends(old, new, roots[0], bytes(32), proof)
    assert not extends(old, new, *roots, [*proof, bytes(32)])
    assert not extends(old, new, *roots, proof[:-1])
    assert not extends(new, old, *roots, proof)


def test_an_empty_tree_grows_into_anything_and_a_tree_is_its_own_growth():
    assert extends(0, 5, EMPTY_ROOT, NAIVE.mth(0, 5), [])
    assert not extends(0, 5, bytes(32), NAIVE.mth(0, 5), [])
    assert extends(5, 5, NAIVE.mth(0, 5), NAIVE.mth(0, 5), [])
    assert not extends(5, 5, NAIVE.mth(0, 5), NAIVE.mth(0, 4), [])


@given(st.integers(0, 70_000))
def test_a_tree_is_taken_up_again_from_its_tiles(size):
    leaf = leaf_hash(b"x")
    perfect = [leaf]
    while len(perfect) < HEIGHT * 3:
        perfect.append(node_hash(perfect[-1], perfect[-1]))
    edge = edge_of(size, lambda tile: [perfect[HEIGHT * tile.level]] * tile.width)
    nodes = [perfect[bit] for bit in range(size.bit_length() - 1, -1, -1) if size >> bit & 1]
    assert edge.nodes == nodes
    assert {tile for tile, _ in edge.unfinished()} == {each for each in tiles_of(size) if each.width < 256}


@given(st.integers(1, 2**40), st.data())
def test_a_proof_is_never_longer_than_the_tree_is_high(size, data):
    number = data.draw(st.integers(0, size - 1))
    assert len(inclusion_ranges(number, size)) <= size.bit_length()
    assert len(consistency_ranges(number, size)) <= size.bit_length() + 1
    if size > 1:
        assert largest_power_below(size) < size <= 2 * largest_power_below(size)
