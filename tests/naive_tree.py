"""RFC 6962, section 2.1, as it is written there and as slow: what our trees and proofs are held against."""

from functools import lru_cache
from hashlib import sha256


class NaiveTree:
    """MTH, PATH and PROOF over a list of entries, by their recursive definitions."""

    def __init__(self, entries):
        self.entries = entries
        self.mth = lru_cache(maxsize=None)(self._mth)

    def _mth(self, low, high):
        n = high - low
        if n == 0:
            return sha256(b"").digest()
        if n == 1:
            return sha256(b"\x00" + self.entries[low]).digest()
        k = split(n)
        return sha256(b"\x01" + self.mth(low, low + k) + self.mth(low + k, high)).digest()

    def path(self, m, low, high):
        n = high - low
        if n == 1:
            return []
        k = split(n)
        if m < k:
            return [*self.path(m, low, low + k), self.mth(low + k, high)]
        return [*self.path(m - k, low + k, high), self.mth(low, low + k)]

    def proof(self, m, n):
        return self._subproof(m, 0, n, True)

    def _subproof(self, m, low, high, whole):
        n = high - low
        if m == n:
            return [] if whole else [self.mth(low, high)]
        k = split(n)
        if m <= k:
            return [*self._subproof(m, low, low + k, whole), self.mth(low + k, high)]
        return [*self._subproof(m - k, low + k, high, False), self.mth(low, low + k)]


def split(n):
    """The largest power of two smaller than n."""
    k = 1
    while 2 * k < n:
        k *= 2
    return k
