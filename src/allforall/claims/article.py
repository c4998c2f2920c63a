"""An announcement as it goes into the reader."""

import re
from dataclasses import dataclass
from datetime import date

_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
_CYRILLIC = re.compile(r"[а-яА-ЯіїєґІЇЄҐё]")
_LATIN = re.compile(r"[a-zA-Z]")
_LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True)
class Article:
    """Plain text with what is known about it. `published_from` says how the day is known, "" where it is not."""

    text: str
    language: str
    published: date | None = None
    published_from: str = ""
    outlet: str = ""
    url: str = ""
    title: str = ""


def detect_language(text: str) -> str:
    """Tell English, Ukrainian and Russian apart by their letters, which is enough for three; "" for neither."""
    head = text[:_LOOKED_AT]
    cyrillic, latin = len(_CYRILLIC.findall(head)), len(_LATIN.findall(head))
    if not cyrillic and not latin:
        return ""
    if latin > cyrillic:
        return "en"
    return "uk" if len(_UKRAINIAN.findall(head)) > len(_RUSSIAN.findall(head)) else "ru"
