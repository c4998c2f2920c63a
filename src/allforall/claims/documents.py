"""Opens an announcement of any form: plain text here, web pages and PDFs in a limited process.

Any bytes give an article or a finding.
"""

import json
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from allforall.base.finding import Finding
from allforall.base.limited import Ended, run_limited
from allforall.base.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from allforall.base.place import Place
from allforall.claims.article import Article, detect_language
from allforall.claims.calendar import Calendar
from allforall.claims.findings import NO_TEXT, NOT_OPENED, NOT_TEXT, NOT_UTF8, SIDE_CAR, TOO_LARGE
from allforall.claims.languages import languages, lexicon

FORMS = {".txt": "text", ".html": "page", ".htm": "page", ".xhtml": "page", ".pdf": "pdf"}
MOST_TEXT = 2 * MEGABYTE
MOST_FILE = 20 * MEGABYTE
_MEMORY = 1_500 * MEGABYTE
_SECONDS = 20.0
_HEAD = 600
_SIDE_CAR_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: an article, or none and the findings that say why."""

    name: str
    article: Article | None
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Opened:
    """A file on its way to an article."""

    text: str = ""
    title: str = ""
    outlet: str = ""
    day: date | None = None
    day_from: str = ""
    findings: list[Finding] = field(default_factory=list)


def open_document(path: Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Open a file; its side-car `NAME.json`, where there is one, is believed before anything in the file."""
    place = Place(path.name)
    form = form_of(path)
    size = path.stat().st_size
    if size > min(MOST_TEXT if form == "text" else MOST_FILE, limits.file_bytes):
        return Document(path.name, None, (TOO_LARGE.at(place, megabytes=round(size / MEGABYTE, 1)),))
    opened = _read_text(path, place) if form == "text" else _read_parsed(path, form, place)
    side = _side_car(path, place, opened)
    if not opened.text.strip():
        if not opened.findings:
            opened.findings.append(NO_TEXT.at(place))
        return Document(path.name, None, tuple(opened.findings))
    language = side.get("lang") or detect_language(opened.text)
    day, day_from = _day_of(side, opened, language)
    article = Article(
        opened.text,
        language,
        day,
        day_from,
        side.get("outlet") or opened.outlet,
        side.get("url", ""),
        side.get("title") or opened.title,
    )
    return Document(path.name, article, tuple(opened.findings))


def form_of(path: Path) -> str:
    """Tell the form by the first bytes, and by the name where they say nothing."""
    with path.open("rb") as file:
        head = file.read(1_024).lstrip().lower()
    if head.startswith(b"%pdf"):
        return "pdf"
    if head.startswith((b"<!doctype html", b"<html")):
        return "page"
    form = FORMS.get(path.suffix.lower(), "text")
    return "text" if form == "pdf" else form


def _read_text(path: Path, place: Place) -> _Opened:
    data, opened = path.read_bytes(), _Opened()
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig",):
        try:
            opened.text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        opened.text = data.decode("cp1251", "replace")
        opened.findings.append(NOT_UTF8.at(place))
    if "\0" in opened.text:
        return _Opened(findings=[NOT_TEXT.at(place)])
    return opened


def _read_parsed(path: Path, form: str, place: Place) -> _Opened:
    with tempfile.TemporaryDirectory(prefix="allforall-") as folder:
        answer = Path(folder) / "answer.json"
        job = {
            "path": str(path.resolve()),
            "form": form,
            "answer": str(answer),
            "memory": _MEMORY,
            "seconds": _SECONDS,
        }
        ended = run_limited("allforall.claims.extract", job, _SECONDS)
        if ended is not Ended.WELL:
            return _Opened(findings=[NOT_OPENED.at(place, why=ended.value)])
        said = json.loads(answer.read_text("utf-8"))
    day = _iso(said["date"])
    return _Opened(said["text"], said["title"], said["outlet"], day, "metadata" if day else "")


def _side_car(path: Path, place: Place, opened: _Opened) -> dict[str, str]:
    """Read what stands beside the file; only texts are taken from it."""
    beside = path.with_suffix(".json")
    if beside == path or not beside.is_file():
        return {}
    text = beside.read_bytes()[:_SIDE_CAR_BYTES]
    try:
        said: Any = json.loads(text)
        return {str(key): value for key, value in said.items() if isinstance(value, str)}
    except (ValueError, AttributeError, RecursionError):
        opened.findings.append(SIDE_CAR.at(place, side_car=beside.name))
        return {}


def _day_of(side: dict[str, str], opened: _Opened, language: str) -> tuple[date | None, str]:
    """Choose the day of publication: the side-car's, the file's own, or the first full date of the text."""
    given = _iso(side.get("date"))
    if given:
        return given, "side-car"
    if opened.day:
        return opened.day, opened.day_from
    found = _first_date(opened.text, language)
    return found, "text" if found else ""


def _first_date(text: str, language: str) -> date | None:
    if language not in languages():
        return None
    words = lexicon(language)
    tokens = words.tokens(text, 0, min(len(text), _HEAD))
    if not tokens:
        return None
    for mention in Calendar(words, None).find(text, tokens, words.mark(tokens)):
        day = _iso(mention.value)
        if day and not mention.relation:
            return day
    return None


def _iso(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
