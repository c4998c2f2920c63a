"""The languages that announcements are read in: every file in the folder of lexicons is one, and nothing else names it."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from allforall.claims.lexicon import Lexicon
from allforall.claims.tokens import plain

FOLDERS: list[Traversable] = [files("allforall.claims") / "lexicon"]
"""Where the languages are: one file each."""
_INFLECTED = re.compile(r"([^\s|]+)~(\w+)")


@cache
def languages() -> tuple[str, ...]:
    """Return every language that has a file."""
    names = (each.name for folder in FOLDERS for each in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def language_file(language: str) -> dict[str, Any]:
    """Read the file of a language; `KeyError` for one that has none."""
    if language not in languages():
        raise KeyError(language)
    found = next(each for folder in FOLDERS if (each := folder / f"{language}.toml").is_file())
    return tomllib.loads(found.read_text("utf-8"))


@cache
def furniture(name: str) -> re.Pattern[str]:
    """Compile what marks a line of a page as a `menu` or a `caption`, in any language: outlets mix them."""
    patterns = (language_file(each)["settings"].get(name) for each in languages())
    return re.compile("|".join(each for each in patterns if each), re.IGNORECASE)


def read_data(name: str) -> dict[str, Any]:
    """Read a data file of this package."""
    return tomllib.loads((files("allforall.claims") / name).read_text("utf-8"))


def _flat(values: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, list[str]]]:
    """Undo the tables that dotted keys make: `UA.mod` is one value."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, value


def _spelled_out(text: str, endings: Mapping[str, Sequence[str]]) -> str:
    """Write every form of an inflected word as an alternative."""
    return _INFLECTED.sub(lambda m: "|".join(m[1] + ending for ending in endings[m[2]]), text)


@cache
def lexicon(language: str) -> Lexicon:
    """Load a language; `KeyError` for one that has no file."""
    said = language_file(language)
    said.pop("every", None)
    endings = said.pop("endings", {})
    made = Lexicon(language, said.pop("settings"))
    for name, patterns in said.pop("words").items():
        spelled = (plain(_spelled_out(each, endings)).split("|") for each in patterns)
        made.words[name] = tuple(word for words in spelled for word in words)
    for day, forms in enumerate(made.settings.get("ordinals", ()), 1):
        made.ordinals.update(dict.fromkeys(plain(forms).split(), day))
    for tag, values in said.items():
        for value, phrases in _flat(values):
            made.add(tag, value, [_spelled_out(phrase, endings) for phrase in phrases])
    for office in read_data("data/offices.toml")["holder"]:
        made.add("person", office["id"], [*office.get(language, ()), *office.get("any", ())])
    return made
