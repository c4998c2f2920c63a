"""Every page of the site in every language: from the record to text, the same bytes for the same record and day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.charts.svg import clean
from allforall.documents.site import downloads, pages
from allforall.documents.site.site import Site
from allforall.documents.style.sheet import style_sheet

LANGUAGES = {"en": "English", "uk": "Українська", "ru": "Русский", "tr": "Türkçe", "ar": "العربية"}
"""The languages of the site, each by its own name."""
STYLE = ("ground", "parts", "tables", "charts", "reading", "print", "site")
MENU = (
    ("index.html", mark("Overview")),
    ("exchanges.html", mark("Exchanges")),
    ("promises.html", mark("Promises")),
    ("contradictions.html", mark("Contradictions")),
    ("numbering.html", mark("Numbers and totals")),
    ("about.html", mark("About")),
)


def render(site: Site, languages: Sequence[str] = tuple(LANGUAGES)) -> dict[str, str]:
    """Write the whole site: papers by their names inside its folder."""
    papers = {"style.css": style_sheet(STYLE), "index.html": _choice(site, languages)}
    for language in languages:
        papers |= {f"{language}/{name}": text for name, text in _pages(site, language, languages)}
    return papers


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of one language shares: its words, its languages, its downloads."""

    site: Site
    language: str
    languages: Sequence[str]

    def context(self, name: str) -> dict[str, Any]:
        """Return what the frame of one page needs; `up` leads back to the folder of the language."""
        return {
            "language": self.language,
            "direction": "rtl" if words.right_to_left(self.language) else "ltr",
            "known": self.site.known,
            "newest": self.site.newest,
            "name": name,
            "up": "../" * name.count("/"),
            "section": _section(name),
            "menu": MENU,
            "languages": [(code, LANGUAGES[code]) for code in self.languages],
            "downloads": downloads.links(self.language),
            **_speech(self.language),
        }


def _pages(site: Site, language: str, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    frame = Frame(site, language, languages)
    for page in pages.pages(site, language):
        context: Mapping[str, Any] = {**frame.context(page.name), "title": page.title, "view": page.view}
        yield page.name, _template(page.template).render(context)


def _choice(site: Site, languages: Sequence[str]) -> str:
    """Write the first page of all: which language."""
    first = languages[0] if languages else "en"
    context = {
        "language": first,
        "direction": "rtl" if words.right_to_left(first) else "ltr",
        "known": site.known,
        "languages": [(code, LANGUAGES[code], words.right_to_left(code)) for code in languages],
        **_speech(first),
    }
    return _template("choice.html.j2").render(context)


def _section(name: str) -> str:
    """Name the entry of the menu under which a page stands."""
    folder, _, _ = name.rpartition("/")
    return f"{folder}s.html" if folder else name


@lru_cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@lru_cache
def _environment() -> Environment:
    """Open the templates: everything is escaped, a missing name is an error, control characters never get through."""
    return Environment(
        loader=PackageLoader("allforall.documents.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_presentable,
    )


def _presentable(value: Any) -> Any:
    """Clean every text on its way into the page; what is marked as safe has been cleaned by whoever made it."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _speech(language: str) -> dict[str, Callable[..., str]]:
    """Give the templates their words in one language."""
    return {
        "_": partial(translate, language=language),
        "number": partial(words.number, language=language),
        "counted": partial(words.counted, language=language),
        "day": partial(words.day, language=language),
    }
