"""How a row is written: Ukrainian, Russian with or without ё, or one of the Latin styles."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from allforall.base.parties import Letter
from allforall.names.latin import STYLES, to_latin
from allforall.sampling.coded import Coded, Ints
from allforall.sampling.noise import Noise

UKRAINIAN, RUSSIAN, RUSSIAN_WITHOUT_YO = 0, 1, 2
FIRST_LATIN = 3
WRITINGS = ("uk", "ru", "ru without ё", *(style.code for style in STYLES))
"""Names of the writings; a row's writing is a position in this tuple."""

IN_UKRAINIAN: npt.NDArray[np.bool_] = np.array([True, False, False, *(s.language == "uk" for s in STYLES)])
"""Whether a writing starts from the Ukrainian form."""

_NO_YO = str.maketrans("ёЁ", "еЕ")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Texts in both languages, at the same positions."""

    uk: list[str]
    ru: list[str]


def draw_writings(rows: int, writer: Letter, noise: Noise, rng: np.random.Generator) -> Ints:
    """Draw how each row of a list is written by the bureau of a party."""
    latin, other = (
        (noise.latin_a, noise.other_cyrillic_a) if writer == "A" else (noise.latin_b, noise.other_cyrillic_b)
    )
    russian = (rng.random(rows) < noise.without_yo) + RUSSIAN
    own, others = (UKRAINIAN, russian) if writer == "A" else (russian, UKRAINIAN)
    chance = rng.random(rows)
    style = rng.integers(FIRST_LATIN, len(WRITINGS), rows)
    return np.where(chance < latin, style, np.where(chance < latin + other, others, own)).astype(np.int64)


def write(tokens: Tokens, which: Ints, writing: Ints) -> Coded:
    """Write token `which[i]` in `writing[i]`; each pair is worked out once. A negative token is an empty cell."""
    pairs, codes = np.unique(which * len(WRITINGS) + writing, return_inverse=True)
    known = np.where(which < 0, -1, codes.astype(np.int64))
    pool = [_spell(tokens, *divmod(int(pair), len(WRITINGS))) for pair in pairs]
    return Coded(pool, known)


def _spell(tokens: Tokens, token: int, writing: int) -> str:
    if token < 0:
        return ""
    source = tokens.uk if IN_UKRAINIAN[writing] else tokens.ru
    if writing == RUSSIAN_WITHOUT_YO:
        return source[token].translate(_NO_YO)
    return to_latin(source[token], WRITINGS[writing]) if writing >= FIRST_LATIN else source[token]
