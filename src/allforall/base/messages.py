"""Words for people: marked where they are written, translated only where they are shown.

Translations are gettext catalogues in `allforall/locale/LANGUAGE.po`, which translators read and write; they are
compiled in memory. What is missing there falls back to English, which is the text in the code.
"""

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "locale"


def mark(text: str) -> str:
    """Mark a text for translation and leave it as it is (gettext's `N_`)."""
    return text


@lru_cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Open the catalogue of a language, or the English fallback."""
    path = LOCALE / f"{language}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # English, the language of most runs, needs neither
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translate(text: str, language: str = "en") -> str:
    """Translate one marked text."""
    return catalogue(language).gettext(text) if text else ""


def translate_count(one: str, many: str, count: int, language: str = "en") -> str:
    """Translate a text that depends on a number of people or things (`one` and `many` as in English)."""
    return catalogue(language).ngettext(one, many, count)
