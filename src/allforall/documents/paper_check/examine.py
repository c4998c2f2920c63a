"""The process that opens a PDF from outside: it limits itself, reads the digests off its pages, sets it anew, and ends.

It gets one job as JSON on standard input (see `allforall.base.limited`) and may die at any time without harm.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from allforall.base.limited import limit_self
from allforall.documents.paper_check.read import parse_paper
from allforall.documents.papers.paper import LANGUAGES
from allforall.documents.papers.pdf import LANGUAGES_OF, pdf

MOST_PAGES = 5_000
_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_LANGUAGES = re.compile(LANGUAGES_OF + r"([a-z]{2}(?:\+[a-z]{2}){0,2})\b")


def on_pages(path: Path) -> list[list[str]]:
    """Return for each page the digests at its foot: the last line that is one, none where there is none."""
    found = []
    for page in PdfReader(path).pages[:MOST_PAGES]:
        lines = [line for line in (page.extract_text() or "").split() if _DIGEST.fullmatch(line)]
        found.append(lines[-1:])
    return found


def languages_in(path: Path) -> tuple[str, ...]:
    """Return the languages that a PDF says it is in; none where it does not say so."""
    known = PdfReader(path).metadata
    found = _LANGUAGES.search(str(known.get("/Keywords", ""))) if known else None
    codes = found[1].split("+") if found else []
    return tuple(codes) if set(codes) <= set(LANGUAGES) else ()


def main() -> None:
    """Do the one job that stands on standard input: read the pages, then set the content anew where there is any."""
    job: dict[str, Any] = json.load(sys.stdin)
    limit_self(job["memory"], job["seconds"])
    path = Path(job["pdf"])
    said: dict[str, Any] = {"pages": on_pages(path)}
    if job["content"]:
        paper = parse_paper(Path(job["content"]).read_bytes())
        made = pdf(paper.model_copy(update={"languages": languages_in(path) or paper.languages}))
        said["same"] = made == path.read_bytes()
    Path(job["answer"]).write_text(json.dumps(said), "utf-8")


if __name__ == "__main__":
    main()
