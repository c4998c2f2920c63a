"""The Merkle tree of RFC 6962: hashes, roots, and the checks that a stranger makes with a proof in hand.

Nothing here opens a file: these are the lines that everything else stands on.
"""

from collections.abc import Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Hash an entry (RFC 6962, 2.1); the prefix keeps a leaf from ever passing for a node."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two halves into their parent (RFC 6962, 2.1)."""
    return sha256(b"\x01" + left + right).digest()


def largest_power_below(size: int) -> int:
    """Return the largest power of two smaller than `size`: where RFC 6962 splits a tree of two leaves or more."""
    return 1 << ((size - 1).bit_length() - 1)


def push(nodes: list[bytes], count: int, leaf: bytes) -> None:
    """Add the leaf number `count` (from 0) to the roots of the perfect subtrees, largest first."""
    nodes.append(leaf)
    while count & 1:
        right = nodes.pop()
        nodes[-1] = sha256(b"\x01" + nodes[-1] + right).digest()
        count >>= 1


def fold(nodes: Sequence[bytes]) -> bytes:
    """Return the root of a tree from the roots of its perfect subtrees, largest first."""
    if not nodes:
        return EMPTY_ROOT
    root = nodes[-1]
    for left in reversed(nodes[:-1]):
        root = node_hash(left, root)
    return root


def perfect_root(hashes: list[bytes]) -> bytes:
    """Return the root over a power of two of hashes; most of the time of a proof is spent here."""
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=True)
        hashes = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
    return hashes[0]


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root over the hashes of leaves."""
    nodes: list[bytes] = []
    for count, leaf in enumerate(leaves):
        push(nodes, count, leaf)
    return fold(nodes)


def root_from_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes]) -> bytes | None:
    """Return the root that a proof leads to, None where it has too few or too many hashes (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return None
    node, last, root = index, size - 1, leaf
    for each in proof:
        if last == 0:
            return None
        if node & 1 or node == last:
            root = node_hash(each, root)
            while not node & 1 and node:
                node >>= 1
                last >>= 1
        else:
            root = node_hash(root, each)
        node >>= 1
        last >>= 1
    return root if last == 0 else None


def includes(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> bool:
    """Tell whether a proof shows that a leaf stands at an index of the tree with this size and root."""
    return root_from_inclusion(index, size, leaf, proof) == root


def extends(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Tell whether a proof shows that the newer tree holds the older one unchanged (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= new:
        return False
    if old == 0:
        return not proof and old_root == EMPTY_ROOT and (new > 0 or new_root == EMPTY_ROOT)
    if old == new:
        return not proof and old_root == new_root
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    return bool(path) and _both_roots(old, new, path) == (old_root, new_root)


def _both_roots(old: int, new: int, path: list[bytes]) -> tuple[bytes, bytes] | None:
    """Walk a consistency proof up to both roots at once."""
    node, last = old - 1, new - 1
    while node & 1:
        node >>= 1
        last >>= 1
    old_root = new_root = path[0]
    for each in path[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            old_root = node_hash(each, old_root)
            new_root = node_hash(each, new_root)
            while not node & 1 and node:
                node >>= 1
                last >>= 1
        else:
            new_root = node_hash(new_root, each)
        node >>= 1
        last >>= 1
    return (old_root, new_root) if last == 0 else None
