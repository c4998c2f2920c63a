"""What a browser makes of the site: nothing wider than a phone, no letter too small, no picture cut off, nothing loaded."""

import json
import re
import subprocess

import pytest

from documents.site.site_reader import whole
from documents.test_documents_in_browser import PROBE
from machine import needs, program

pytestmark = [pytest.mark.slow, *needs("chromium")]

PAGES = (
    "en/index.html",
    "en/exchanges.html",
    "en/exchange/EX-2022-09-21.html",
    "en/promise/AG-2025-06-02-bodies.html",
    "en/contradictions.html",
    "en/numbering.html",
    "ar/index.html",
)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--allow-file-access-from-files",
    "--virtual-time-budget=10000",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    for name, text in whole(languages=("en", "ar")).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(params=PAGES)
def seen(request, folder):
    probe = folder / "probe.html"
    probe.write_text(PROBE.replace("report.html", request.param), "utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    answer = subprocess.run(
        [program("chromium"), *FLAGS, profile, "--dump-dom", probe.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )
    found = re.search(r"<pre>(.*?)</pre>", answer.stdout.decode(), re.DOTALL)
    return {int(width): one for width, one in json.loads(found[1].replace("&gt;", ">")).items()}


def test_pages_fit_and_can_be_read_at_every_width(seen):
    for width, page in seen.items():
        assert page["scroll"] <= width, page
        assert page["wide"] == [], width
        assert page["cut"] == [], width
        assert page["smallest"] is None or page["smallest"] >= 12, width
        assert page["loaded"] <= 1, width  # the style sheet of the site, from beside it
