"""Forms of one name whose sounds differ: Микола and Николай, Олексійович and Алексеевич, Білий and Белый.

Only exceptions are kept: what the rules of sound already bring together needs no entry.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from allforall.names import packaged
from allforall.names.latin import BY_CODE, to_latin
from allforall.names.part import Part
from allforall.names.stems import stem_of

TABLES = {Part.SURNAME: "surnames.csv", Part.PATRONYMIC: "patronymics.csv"}
"""Exceptions that `allforall.names.build` derived from a dictionary."""


@lru_cache
def equivalents(part: Part) -> Mapping[str, str]:
    """Map stems to the stem that stands for the name; none that is mapped to is mapped further."""
    pairs = list(given_pairs(part))
    if table := TABLES.get(part):
        stems = ((stem_of(row["uk"], part), stem_of(row["ru"], part)) for row in packaged.rows(table))
        pairs += [(stem, chief) for stem, chief in stems if stem != chief]
    return exceptions(pairs)


def known_keys(part: Part) -> Collection[str]:
    """Return the keys of the given names that the table knows, or of the patronymics made of them; of no family name."""
    return _forms(part)


def forms_of(key: str, part: Part) -> frozenset[str]:
    """Return the stems of all forms of a known name; a form such as Алена may belong to another name as well."""
    return _forms(part).get(key, frozenset((key,))) | _also(part).get(key, frozenset())


@lru_cache
def _also(part: Part) -> dict[str, frozenset[str]]:
    """Return for each stem the stems that its form in the other language has where no key can tell: Білий, Белый."""
    known = equivalents(part)
    others: defaultdict[str, set[str]] = defaultdict(set)
    for row in packaged.rows("also.csv"):
        if row["part"] == part:
            one, other = (
                known.get(stem, stem) for stem in (stem_of(row["uk"], part), stem_of(row["ru"], part))
            )
            others[one].add(other)
            others[other].add(one)
    return {stem: frozenset(found) for stem, found in others.items()}


@lru_cache
def _forms(part: Part) -> dict[str, frozenset[str]]:
    known = equivalents(part)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for stem, chief in given_pairs(part):
        forms[known.get(chief, chief)] |= {stem, chief}
    return {key: frozenset(stems) for key, stems in forms.items()}


def exceptions(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keep those pairs (stem, stem of the chief form) that differ and of which the first is a form of one name only.

    A stem that is itself a chief form is never mapped, so that no chain can join two names.
    """
    chiefs_of: defaultdict[str, set[str]] = defaultdict(set)
    for stem, chief in pairs:
        chiefs_of[stem].add(chief)
    chiefs = set().union(*chiefs_of.values())
    return {
        stem: next(iter(of))
        for stem, of in chiefs_of.items()
        if stem and stem not in chiefs and len(of) == 1 and all(of)
    }


@lru_cache
def given_pairs(part: Part) -> tuple[tuple[str, str], ...]:
    """Pair each form of a given name, or of a father's, with its chief form, the Russian one."""
    if part is Part.SURNAME:
        return ()
    return tuple(
        (stem_of(form, part), stem_of(chief, part)) for chief, forms in _given_forms() for form in forms
    )


@lru_cache
def _given_forms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the chief (Russian) form of each given name with all its forms, in every Latin table too."""
    found = []
    for row in packaged.rows("given_names.csv"):
        forms = {form for column in ("uk", "ru", "be", "abroad") for form in row[column].split(";") if form}
        for language in ("uk", "ru"):
            written = row[language].split(";")
            forms |= {
                to_latin(form, s.code) for s in BY_CODE.values() if s.language == language for form in written
            }
        found.append((row["ru"].split(";")[0], tuple(sorted(forms))))
    return tuple(found)
