"""Derive the exceptions in `data/surnames.csv` and `data/patronymics.csv` from a Ukrainian-Russian dictionary.

`python -m allforall.names.build FOLDER`, where FOLDER has `last_1.csv`, `last_2.csv` and `patronymic.csv` with columns
`uk` and `ru`, prints how many entries it read and how many are exceptions.
"""

import csv
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from allforall.names import packaged
from allforall.names.equivalents import TABLES, exceptions, given_pairs
from allforall.names.part import Part
from allforall.names.stems import stem_of

_SOURCES = {Part.SURNAME: ("last_1.csv", "last_2.csv"), Part.PATRONYMIC: ("patronymic.csv",)}
_HEADS = {
    Part.SURNAME: "# Family names whose Ukrainian and Russian forms the rules of sound do not bring together: {kept} of {read}.\n",
    Part.PATRONYMIC: "# Patronymics of the given names in given_names.csv, and others whose Ukrainian and Russian forms the rules of\n"
    "# sound do not bring together: {kept} of {read}.\n",
}
_PROVENANCE = """# Derived by `python -m allforall.names.build` from the dictionaries of names-translator (dchaplinsky, commit 73dc7d4,
# 2026-07-22, MIT). A form that is also the Russian form of another name is left out.
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
    for part, sources in _SOURCES.items():
        entries = [pair for source in sources for pair in _read(folder / source)]
        kept = derive(entries, part)
        if part is Part.PATRONYMIC:
            usual = dict(_usual(entries))
            kept = sorted((dict(kept) | usual).items())
        head = _HEADS[part].format(kept=len(kept), read=len(entries)) + _PROVENANCE
        lines = "".join(f"{uk},{ru}\n" for uk, ru in kept)
        (target / TABLES[part]).write_text(f"{head}uk,ru\n{lines}", encoding="utf-8")
        sys.stdout.write(f"{part}: {len(entries)} entries, {len(kept)} exceptions\n")


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
