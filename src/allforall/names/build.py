"""Derive the exceptions in `data/surnames.csv`, `data/patronymics.csv` and `data/also.csv` from a dictionary.

`python -m allforall.names.build FOLDER`, where FOLDER has `first.csv`, `last_1.csv`, `last_2.csv` and `patronymic.csv`
with columns `uk` and `ru`, prints how many entries it read and how many are exceptions.
"""

import csv
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from allforall.names import packaged
from allforall.names.equivalents import TABLES, exceptions, given_pairs
from allforall.names.keys import token_key
from allforall.names.part import Part
from allforall.names.stems import stem_of

_SOURCES = {Part.SURNAME: ("last_1.csv", "last_2.csv"), Part.PATRONYMIC: ("patronymic.csv",)}
_GIVEN = ("first.csv",)
_ALSO = """# Ukrainian forms whose Russian form no key can tell, since the one or the other is a form of another name as well:
# {kept} that a comparison calls forms of one name, and keys leave apart.
"""
_HEADS = {
    Part.SURNAME: "# Family names whose Ukrainian and Russian forms the rules of sound do not bring together: {kept} of {read}.\n",
    Part.PATRONYMIC: "# Patronymics of the given names in given_names.csv, and others whose Ukrainian and Russian forms the rules of\n"
    "# sound do not bring together: {kept} of {read}.\n",
}
_PROVENANCE = """# Derived by `python -m allforall.names.build` from the dictionaries of names-translator (dchaplinsky, commit 73dc7d4,
# 2026-07-22, MIT).
"""

_SUFFIX = re.compile("(?:йович|ович|ївна|івна|ліч)$")
_CORRECTED = {"юріївна": "юрьевна", "якович": "яковлевич"}
"""Where the dictionary puts a rare Russian form first."""

_RARE = frozenset({"федірович", "федірівна", "валерівна"})
"""Ukrainian forms that hardly anybody uses, and that would win the way back."""


def main() -> None:
    """Write both tables beside the code."""
    folder = Path(sys.argv[1])
    target = Path(__file__).parent / "data"
    also = [(Part.GIVEN, *pair) for pair in left_over(_entries(folder, _GIVEN), Part.GIVEN)]
    for part, sources in _SOURCES.items():
        entries = _entries(folder, sources)
        kept = derive(entries, part)
        if part is Part.PATRONYMIC:
            usual = dict(_usual(entries))
            kept = sorted((dict(kept) | usual).items())
        head = _HEADS[part].format(kept=len(kept), read=len(entries)) + _PROVENANCE
        lines = "".join(f"{uk},{ru}\n" for uk, ru in kept)
        (target / TABLES[part]).write_text(f"{head}uk,ru\n{lines}", encoding="utf-8")
        also += [(part, *pair) for pair in left_over(entries, part)]
        sys.stdout.write(f"{part}: {len(entries)} entries, {len(kept)} exceptions\n")
    rows = "".join(f"{part},{uk},{ru}\n" for part, uk, ru in also)
    (target / "also.csv").write_text(
        f"{_ALSO.format(kept=len(also))}{_PROVENANCE}part,uk,ru\n{rows}", encoding="utf-8"
    )
    sys.stdout.write(f"also: {len(also)}\n")


def derive(entries: Iterable[tuple[str, str]], part: Part) -> list[tuple[str, str]]:
    """Choose one entry for each stem that needs one, in alphabetical order."""
    entries = sorted(entries)
    stems = [(stem_of(uk, part), stem_of(ru, part)) for uk, ru in entries]
    wanted = exceptions([*given_pairs(part), *stems])
    known = exceptions(given_pairs(part))
    chosen: dict[str, tuple[str, str]] = {}
    for (uk, ru), (stem, chief) in zip(entries, stems, strict=True):
        if stem not in known and wanted.get(stem) == chief:
            chosen.setdefault(stem, (uk, ru))
    return list(chosen.values())


def left_over(entries: Iterable[tuple[str, str]], part: Part) -> list[tuple[str, str]]:
    """Choose one entry for each pair of keys that differ, with the tables as they are written."""
    chosen: dict[tuple[str, str], tuple[str, str]] = {}
    for uk, ru in sorted(entries):
        keys = token_key(uk, part), token_key(ru, part)
        if keys[0] != keys[1] and all(keys):
            chosen.setdefault(keys, (uk, ru))
    return list(chosen.values())


def _entries(folder: Path, sources: Iterable[str]) -> list[tuple[str, str]]:
    return [pair for source in sources for pair in _read(folder / source)]


def _usual(entries: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Choose the patronymics that are made of the Ukrainian names in the table, in their usual form."""
    names = {name for row in packaged.rows("given_names.csv") for name in row["uk"].lower().split(";")}
    beginnings = {name[: len(name) - cut] for name in names for cut in range(3)}
    return [
        (uk, _CORRECTED.get(uk, ru))
        for uk, ru in entries
        if (end := _SUFFIX.search(uk)) and uk[: end.start()] in beginnings and uk not in _RARE
    ]


def _read(path: Path) -> Iterable[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["uk"].lower(), row["ru"].lower()


if __name__ == "__main__":
    main()
