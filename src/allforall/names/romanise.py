"""Words of any script in Latin letters, well enough to compare: ობამა, 奥巴马 and オバマ beside Obama.

Cyrillic has tables of its own (`latin`, `sounds`); all other scripts are read by anyascii, letter by letter.
"""

import re
from functools import lru_cache

from anyascii import anyascii

_SEMITIC = str.maketrans({"ا": "a", "آ": "a", "أ": "a", "إ": "i", "ٱ": "a", "ى": "a", "א": "a", "ב": "b"})
"""Letters that carry a vowel at the start of Arabic and Hebrew words, which anyascii leaves out; beth, which it reads v."""
_WITHOUT_VOWELS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARTICLE = re.compile("^al(?=[a-z]{3})")
_NOT_LATIN = re.compile("[^a-z]+")


def lacks_vowels(word: str) -> bool:
    """Tell whether a word is in a script that writes few vowels: Arabic, Persian, Hebrew, Syriac."""
    return _WITHOUT_VOWELS.search(word) is not None


@lru_cache(maxsize=100_000)
def romanise(word: str) -> str:
    """Return the letters of a word as small letters from a to z; nothing else is left."""
    letters = "".join(sign for sign in word.translate(_SEMITIC) if sign.isalpha())
    latin = _NOT_LATIN.sub("", anyascii(letters).lower())
    return _ARTICLE.sub("", latin) if lacks_vowels(word) else latin
