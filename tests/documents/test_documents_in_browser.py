"""What a browser makes of the report: nothing wider than a phone, no letter too small, no picture cut off."""

import json
import re
import subprocess

import pytest

from allforall.documents.report.render import render
from documents.example_report import example, own_view
from machine import needs, program

pytestmark = [pytest.mark.slow, *needs("chromium")]

PROBE = """<!doctype html><body><script>
const widths = [320, 390, 700, 1280], found = {};
let left = widths.length;
for (const width of widths) {
  const frame = document.createElement("iframe");
  frame.width = width; frame.height = 900; frame.src = "report.html";
  frame.onload = () => {
    const page = frame.contentDocument, root = page.documentElement, view = frame.contentWindow;
    const shown = element => element.getClientRects().length > 0;
    const texts = [...page.querySelectorAll("svg text")].filter(shown);
    const cut = texts.filter(text => {
      const sheet = text.ownerSVGElement.getBoundingClientRect(), own = text.getBoundingClientRect();
      return own.left < sheet.left - 3 || own.right > sheet.right + 3 || own.top < sheet.top - 3 || own.bottom > sheet.bottom + 3;
    });
    const pixels = text => parseFloat(view.getComputedStyle(text).fontSize) * Math.abs(text.getScreenCTM().a);
    const wide = [...page.querySelectorAll("body *")].filter(e =>
      shown(e) && !e.closest(".scroll, .vh, svg, thead") && e.getBoundingClientRect().right > width + 1);
    found[width] = {
      scroll: root.scrollWidth, texts: texts.length,
      smallest: Math.min(...texts.map(pixels)), cut: cut.map(text => text.textContent),
      wide: wide.map(e => e.tagName + "." + e.className), targets:
        Math.min(...[...page.querySelectorAll("a:not(.skip), summary")].filter(shown).map(e => e.getBoundingClientRect().height)),
      loaded: view.performance.getEntriesByType("resource").length, elements: page.querySelectorAll("*").length,
    };
    if (--left === 0) document.body.innerHTML = "<pre>" + JSON.stringify(found).replace(/</g, "") + "</pre>";
  };
  document.body.append(frame);
}
</script></body>"""


@pytest.fixture(
    scope="module", params=[("en", example), ("ar", example), ("en", own_view)], ids=["en", "ar", "own"]
)
def seen(request, tmp_path_factory):
    language, make = request.param
    folder = tmp_path_factory.mktemp("page")
    (folder / "report.html").write_text(render(make(), language), "utf-8")
    (folder / "probe.html").write_text(PROBE, "utf-8")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--hide-scrollbars",
        "--disable-background-networking",
        "--allow-file-access-from-files",
        "--virtual-time-budget=10000",
        f"--user-data-dir={folder / 'profile'}",
    ]
    probe = (folder / "probe.html").as_uri()
    answer = subprocess.run(
        [program("chromium"), *flags, "--dump-dom", probe], capture_output=True, timeout=120, check=True
    )
    return json.loads(re.search(r"<pre>(.*?)</pre>", answer.stdout.decode(), re.DOTALL)[1])


def test_the_page_never_scrolls_sideways(seen):
    assert {width: view["scroll"] for width, view in seen.items()} == {width: int(width) for width in seen}
    assert {width: view["wide"] for width, view in seen.items()} == {width: [] for width in seen}


def test_no_letter_in_a_picture_is_smaller_than_twelve_pixels(seen):
    assert {
        width: round(view["smallest"], 1) for width, view in seen.items() if view["smallest"] < 11.95
    } == {}


def test_no_word_in_a_picture_is_cut_off(seen):
    assert {width: view["cut"] for width, view in seen.items()} == {width: [] for width in seen}


def test_everything_to_press_is_large_enough(seen):
    assert min(view["targets"] for view in seen.values()) >= 24


def test_the_page_loads_nothing(seen):
    assert {view["loaded"] for view in seen.values()} == {0}
    assert max(view["elements"] for view in seen.values()) <= 3_000
