"""The words of a name of any origin: what each sounds like, and how much it says about whose name it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from allforall.names import packaged
from allforall.names.romanise import lacks_vowels, romanise
from allforall.names.scripts import Script, compose, fold_lookalikes, script_of
from allforall.names.sounds import simplify, sound_of


@dataclass(frozen=True, slots=True)
class Word:
    """One word as typed, in Latin letters, as it sounds; `weight` from 0 to 1 is what it says about a name."""

    typed: str
    latin: str
    sound: str
    weight: float
    lacks_vowels: bool = False

    @property
    def is_initial(self) -> bool:
        """Tell whether it is only a first letter."""
        return self.weight == INITIAL


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a name and the titles that were left out, in their order."""

    words: tuple[Word, ...]
    titles: tuple[str, ...] = ()


PARTICLE, INITIAL, COMMON, RARE = 0.15, 0.5, 0.9, 1.0
"""What a word says about whose name it is: al, K., Mohammad, Trosterich."""
_BETWEEN = re.compile(r"[\s\-‐‑–—.,·・•_/()|;:]+")
_CAMEL = re.compile(
    r"(?<=[a-zа-яіїєґё])(?=[A-ZА-ЯІЇЄҐЁ][a-zа-яіїєґё])|(?<=[A-ZА-ЯІЇЄҐЁ]{3})(?=[A-ZА-ЯІЇЄҐЁ][a-zа-яіїєґё]{2})"
)
_EAST_ASIAN = re.compile("[\u3400-\u9fff]{2,4}|[\uac00-\ud7a3]{2,4}")
"""A Chinese, Japanese or Korean name without spaces; the family name is nearly always the first sign."""
_PREFIX = re.compile("(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O)$")
"""What is written together with a capital after it: McDonald, DeLuca."""
_LONGEST = 12
"""Words that are looked at: what is longer is no name."""
_TITLES_LEAVE = 2


@lru_cache(maxsize=200_000)
def words_of(text: str) -> Words:
    """Take a name apart into words; titles are left out where two words remain, marks and empty words always."""
    words = [word for typed in _typed(text) if (word := _word(typed)).latin or word.sound][:_LONGEST]
    titles = [word.typed for word in words if word.latin in _listed("title")]
    names = [word for word in words if word.latin not in _listed("title")]
    if titles and len(names) >= _TITLES_LEAVE:
        return Words(tuple(names), tuple(titles))
    return Words(tuple(words))


def joined(words: Sequence[Word]) -> Word:
    """Read words as one that was split: Patr ushev."""
    return Word(
        " ".join(word.typed for word in words),
        "".join(word.latin for word in words),
        simplify("".join(word.sound for word in words)),
        max(word.weight for word in words),
        any(word.lacks_vowels for word in words),
    )


def run_together(word: str) -> list[str]:
    """Split a word at capitals inside it: SergeiLavrov, ШЕВЧЕНКОТарас; McDonald stays whole."""
    humps = _CAMEL.split(word)
    while len(humps) > 1 and _PREFIX.search(humps[0]):
        humps[:2] = [humps[0] + humps[1]]
    return humps


def _typed(text: str) -> list[str]:
    text = compose(text).strip()
    if _EAST_ASIAN.fullmatch(text):
        return [text[0], text[1:]]
    return [hump for piece in _BETWEEN.split(text) for hump in run_together(piece)]


def _word(typed: str) -> Word:
    folded = fold_lookalikes(typed)
    latin = romanise(folded)
    other = script_of(folded) is Script.OTHER
    without_vowels = other and lacks_vowels(typed)
    weight = _weight(latin) if without_vowels or not other else RARE
    return Word(typed, latin, sound_of(folded), weight, without_vowels)


def _weight(latin: str) -> float:
    if latin in _listed("particle") or latin in _listed("title"):
        return PARTICLE
    if len(latin) == 1:
        return INITIAL
    return COMMON if latin in _common() else RARE


@lru_cache
def _listed(kind: str) -> frozenset[str]:
    words = " ".join(row["words"] for row in packaged.rows("titles.csv") if row["kind"] == kind).split()
    return frozenset(map(romanise, words))


@lru_cache
def _common() -> frozenset[str]:
    words = " ".join(row["words"] for row in packaged.rows("common_words.csv")).split()
    return frozenset(map(romanise, words))
