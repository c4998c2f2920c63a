"""Bring catalogues of translations up to date with the texts in the code: `python docs/make_catalogues.py [LANGUAGE…]`.

New texts come in empty and texts that are gone go out: a sentence that changed is translated anew, since one that only
looks alike may say the opposite. Only what people read in several languages is asked for:
the pages of the public record, the papers, and the words that they share.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

import allforall.intake.findings  # noqa: F401  # declares what can be found in a list
from allforall.base.finding import KINDS
from allforall.base.messages import LOCALE

LANGUAGES = ("uk", "ru", "tr", "ar")
SOURCES = Path(__file__).parent.parent / "src" / "allforall"
READ_IN_MANY_LANGUAGES = (
    "documents/site",
    "documents/words.py",
    "documents/counts.py",
    "documents/charts",
    "documents/papers",
    "base/months.py",
    "claims/record",
    "desk/pages",
    "desk/templates",
    "desk/answer.py",
    "desk/frame.py",
    "desk/pair.py",
    "desk/again.py",
    "desk/leaving.py",
    "desk/person.py",
    "store/leaving.py",
    "desk/vocabulary.py",
    "people/access.py",
    "linkage/words.py",
    "linkage/levels.py",
    "linkage/pair_reasons.py",
    "intake/archive.py",
    "intake/columnar.py",
    "intake/container.py",
    "intake/limited.py",
    "intake/separated.py",
    "intake/workbook.py",
)
FINDINGS = ("intake.",)
"""Packages whose findings people read in several languages; their sentences are declared, not marked."""
KEYWORDS = {
    "mark": None,
    "translate": None,
    "_": None,
    "say": None,
    "translate_count": (1, 2),
    "counted": (1, 2),
    "ngettext": (1, 2),
    "plural": (1, 2),
}
WRITTEN = datetime(2026, 11, 22, tzinfo=UTC)
"""A day that stays, so that the same texts give the same file."""
METHODS = {".py": "python", ".j2": "jinja2.ext:babel_extract", ".html": "jinja2.ext:babel_extract"}


def main() -> None:
    """Write every catalogue anew."""
    template = texts()
    LOCALE.mkdir(exist_ok=True)
    for language in sys.argv[1:] or LANGUAGES:
        path = LOCALE / f"{language}.po"
        catalogue = Catalog(locale=language)
        if path.is_file():
            with path.open("rb") as file:
                catalogue = read_po(file, locale=language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.header_comment = "# Words of Allforall in another language; see docs/make_catalogues.py."
        catalogue.fuzzy = False
        catalogue.creation_date = catalogue.revision_date = WRITTEN
        catalogue.project, catalogue.version = "Allforall", "0.1"
        with path.open("wb") as file:
            write_po(file, catalogue, omit_header=False, include_lineno=False, sort_by_file=True, width=110)
        print(language, missing(catalogue), "texts without a translation")


def texts() -> Catalog:
    """Collect every text that people read in several languages, with the files that it stands in."""
    template = Catalog()
    for name in READ_IN_MANY_LANGUAGES:
        place = SOURCES / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix in METHODS:
                for line, text, comments, context in extract_from_file(METHODS[path.suffix], path, KEYWORDS):
                    template.add(
                        text,
                        locations=[(path.relative_to(SOURCES).as_posix(), line)],
                        auto_comments=comments,
                        context=context,
                    )
    for code, found in sorted(KINDS.items()):
        if code.startswith(FINDINGS):
            for text in filter(None, (found.says, found.do)):
                template.add(text, locations=[(f"{code.partition('.')[0]}/findings.py", 0)])
    return template


def missing(catalogue: Catalog) -> int:
    """Count texts that have no translation yet, or one that a person must look at again."""
    return sum(
        bool(each.id)
        and (each.fuzzy or not (all(each.string) if isinstance(each.string, tuple) else each.string))
        for each in catalogue
    )


if __name__ == "__main__":
    main()
