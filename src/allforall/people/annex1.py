"""Condition codes of GC III Annex I: which wounds and sicknesses send a prisoner home, and which to a neutral country."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Track(StrEnum):
    """What a code speaks for."""

    DIRECT = "direct"
    """Direct repatriation (Annex I A; GC III 110(1))."""
    NEUTRAL = "neutral"
    """Accommodation in a neutral country (Annex I B; GC III 110(2))."""
    NOT_NEUTRAL = "not_neutral"
    """Not for a neutral country; whether for repatriation, its own code says."""
    GENERAL = "general"
    """How the lists are to be read; no code of a person."""


@dataclass(frozen=True, slots=True)
class AnnexCode:
    """One entry of the annex. The lists are typical examples: other cases are judged in the same spirit (II(5))."""

    code: str
    track: Track
    group: str
    criterion: str
    article: str


@cache
def annex1() -> dict[str, AnnexCode]:
    """Read the packaged entries, by code."""
    text = (files("allforall.people") / "data" / "annex1.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {
        row["code"]: AnnexCode(
            row["code"], Track(row["track"]), row["group"], row["criterion"], row["article"]
        )
        for row in rows
    }


@cache
def codes_on(*tracks: Track) -> frozenset[str]:
    """Return the codes of some tracks."""
    return frozenset(code for code, entry in annex1().items() if entry.track in tracks)


def codes_of_people() -> tuple[str, ...]:
    """Return the codes that a person can have, in the order of the annex."""
    return tuple(code for code, entry in annex1().items() if entry.track is not Track.GENERAL)
