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
from allforall.documents.papers.pdf import pdf
from allforall.documents.papers.read import parse_paper

MOST_PAGES = 5_000
_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def on_pages(path: Path) -> list[list[str]]:
    """Return for each page the digests at its foot: the last line that is one, none where there is none."""
    found = []
    for page in PdfReader(path).pages[:MOST_PAGES]:
        lines = [line for line in (page.extract_text() or "").split() if _DIGEST.fullmatch(line)]
        found.append(lines[-1:])
    return found


def main() -> None:
    """Do the one job that stands on standard input: read the pages, then set the content anew where there is any."""
    job: dict[str, Any] = json.load(sys.stdin)
    limit_self(job["memory"], job["seconds"])
    path = Path(job["pdf"])
    said: dict[str, Any] = {"pages": on_pages(path)}
    if job["content"]:
        made = pdf(parse_paper(Path(job["content"]).read_bytes()))
        said["same"] = made == path.read_bytes()
    Path(job["answer"]).write_text(json.dumps(said), "utf-8")


if __name__ == "__main__":
    main()
