"""How a stem and an ending grow together into a family name, in Ukrainian and as Russian papers write it.

Stems and endings stand in `data/surname_stems.csv` and `data/surname_endings.csv`; here are the sound changes at the
seam: к and ц become ч before -енко and -ук, г becomes ж, х becomes ш; -ський melts into the consonants before it.
"""

from dataclasses import dataclass

_BEFORE_FRONT = {"к": "ч", "ц": "ч", "г": "ж", "х": "ш"}
_HISSING = frozenset("жчшщ")
_MELTING = {"к": "ц", "ч": "ц", "ц": "ц", "г": "з", "ж": "з", "з": "з", "х": "с", "ш": "с", "с": "с"}
_TRADE_LETTERS = 5
"""A stem of this length in -ар is a trade (бондарчук), a shorter one in -р a given name (петрук)."""


@dataclass(frozen=True, slots=True)
class Stem:
    """The part of a family name that means something, in both languages; `soft` ends in a soft consonant."""

    uk: str
    ru: str
    soft: bool = False


def compose(stem: Stem, kind: str, uk: str, ru: str) -> tuple[str, str]:
    """Join a stem with an ending of one kind; return the Ukrainian and the Russian form, in small letters."""
    forms: dict[str, tuple[str, str]] = {
        "enko": (_enko(stem.uk, "є"), _enko(stem.ru, "е")),
        "uk": (_uk(stem.uk, soft=stem.soft), _uk(stem.ru, soft=stem.soft)),
        "skyi": (_skyi(stem.uk, uk, soft=stem.soft), _skyi(stem.ru, ru, soft=stem.soft)),
        "ko": (_ko(stem.uk, soft=stem.soft), _ko(stem.ru, soft=stem.soft)),
        "ak": (_ak(stem.uk, soft=stem.soft), _ak(stem.ru, soft=stem.soft)),
        "ov": (
            _ov(stem.uk, uk, "ь" + uk if stem.soft else uk, "є"),
            _ov(stem.ru, ru, "ё" + ru[1:] if stem.soft else ru, "е"),
        ),
        "plain": (_plain(stem.uk, uk, "їє"), _plain(stem.ru, ru, "ие")),
    }
    return forms[kind]


def _enko(stem: str, after_vowel: str) -> str:
    if stem.endswith("й"):
        return stem[:-1] + after_vowel + "нко"
    return stem[:-1] + _BEFORE_FRONT.get(stem[-1], stem[-1]) + "енко"


def _uk(stem: str, *, soft: bool) -> str:
    last = stem[-1]
    if soft:
        return stem + "ьчук"
    if stem.endswith("ар") and len(stem) >= _TRADE_LETTERS:
        return stem + "чук"
    if last in _BEFORE_FRONT:
        return stem[:-1] + _BEFORE_FRONT[last] + "ук"
    if last == "й":
        return stem[:-1] + "юк"
    return stem + ("ук" if last in _HISSING or last in "рбпвмф" else "юк")


def _skyi(stem: str, ending: str, *, soft: bool) -> str:
    if soft or stem.endswith("л"):
        return stem + "ь" + ending
    last = stem[-1]
    return stem[:-1] + _MELTING[last] + ending[1:] if last in _MELTING else stem + ending


def _ak(stem: str, *, soft: bool) -> str:
    return stem.removesuffix("й") + ("як" if soft or stem[-1] in "нлтдй" else "ак")


def _ko(stem: str, *, soft: bool) -> str:
    return stem + ("ько" if soft else "ко")


def _ov(stem: str, ending: str, joined: str, after_vowel: str) -> str:
    """Join -ов or -цев; `joined` is how -ов is written after this stem, `after_vowel` its first letter after й."""
    if not ending.startswith("о"):
        return stem + ending
    return stem[:-1] + after_vowel + ending[1:] if stem.endswith("й") else stem + joined


def _plain(stem: str, ending: str, after_vowel: str) -> str:
    """Join other endings; `after_vowel` holds what their first letter becomes after й: of и and і, of the others."""
    if not stem.endswith("й"):
        return stem + ending
    return stem[:-1] + after_vowel[0 if ending[0] in "іи" else 1] + ending[1:]
