"""One key for one name, however it is written: Олексій, Алексей, Oleksii, Aleksej and Alexey share theirs.

A key is how the name sounds (`sounds`), without endings that depend on a person's sex (`stems`), with the few forms
that sound different brought together (`equivalents`). Equal keys say that two names may be one name; never that two
people are one.
"""

import re

from allforall.names.equivalents import equivalents
from allforall.names.part import Part
from allforall.names.stems import stem_of

__all__ = ["Part", "surname_block", "token_key"]

_BETWEEN_PIECES = re.compile(r"[\s\-‐‑–—.,·_/()]+")
_CHILD_OF = frozenset({"огл", "угл", "ул", "киз", "гиз"})
"""What the rules leave of огли, оглу, угли, улу, кизи."""
VOWELS = "аеиоу"
_VOWELS = re.compile(f"[{VOWELS}]")
COARSE = str.maketrans("бгджзцчфхщ", "пктшссшвкш")
BLOCK_LETTERS = 4


def token_key(token: str, part: Part) -> str:
    """Return the key of one name: small Cyrillic letters, the pieces of a double name joined by `-`.

    The key of a key is itself. Any text has a key; it is empty where no letter says anything.
    """
    known = equivalents(part)
    if token.isalpha():  # most names are one piece, and a million of them take their time
        stem = stem_of(token, part)
        return known.get(stem, stem)
    stems = [stem_of(piece, part) for piece in _BETWEEN_PIECES.split(token) if piece]
    if part is Part.PATRONYMIC and len(stems) > 1:
        stems = [stem for stem in stems if stem not in _CHILD_OF] or stems
    return "-".join(known.get(stem, stem) for stem in stems if stem)


def surname_block(key: str) -> str:
    """Return the first four consonants of a family name's key, voiced and voiceless alike, to find misspellings near it.

    Where there is no consonant the block is the key.
    """
    consonants = _VOWELS.sub("", key.replace("-", "")).translate(COARSE)
    return consonants[:BLOCK_LETTERS] or key
