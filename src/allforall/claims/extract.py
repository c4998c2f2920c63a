"""The process that opens a web page or a PDF: it limits itself, leaves the text in a file and ends.

It gets one job as JSON on standard input (see `allforall.base.limited`) and may die at any time without harm.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from allforall.base.limited import limit_self

MOST_PAGES = 200
MOST_CHARS = 2_000_000
_PDF_DAY = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")
_BREAKS = re.compile(r"-\n(?=\w)")
_WRAPPED = re.compile(r"(?<![.!?:”\"»\n])\n(?!\n)")


def from_page(data: bytes) -> dict[str, Any]:
    """Take the announcement out of a web page, with title, language and day where the page gives them."""
    import trafilatura  # noqa: PLC0415  # a second to load, only here
    from htmldate import find_date  # noqa: PLC0415

    text = trafilatura.extract(data, include_comments=False, include_tables=False, favor_precision=True) or ""
    known = trafilatura.extract_metadata(data)
    day = find_date(data.decode("utf-8", "replace"), original_date=True, extensive_search=False)
    title = (known.title or "") if known else ""
    return {"text": text, "title": title, "date": day, "outlet": (known.sitename or "") if known else ""}


def from_pdf(path: Path) -> dict[str, Any]:
    """Take the text out of a PDF: lines that were wrapped are joined again."""
    from pypdf import PdfReader  # noqa: PLC0415

    reader = PdfReader(path)
    pages = [page.extract_text() or "" for page in reader.pages[:MOST_PAGES]]
    text = _WRAPPED.sub(" ", _BREAKS.sub("", "\n\n".join(pages)))
    known = reader.metadata or {}
    day = _PDF_DAY.match(str(known.get("/CreationDate", "")))
    return {
        "text": text,
        "title": str(known.get("/Title", "") or ""),
        "date": "-".join(day.groups()) if day else None,
        "outlet": "",
    }


def main() -> None:
    """Do the one job that stands on standard input."""
    job = json.load(sys.stdin)
    limit_self(job["memory"], job["seconds"])
    path = Path(job["path"])
    taken = from_pdf(path) if job["form"] == "pdf" else from_page(path.read_bytes())
    taken["text"] = taken["text"][:MOST_CHARS]
    Path(job["answer"]).write_text(json.dumps(taken), "utf-8")


if __name__ == "__main__":
    main()
