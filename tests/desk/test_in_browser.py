"""The desk in a real browser: journeys by keyboard in three languages, no fault of access, nothing wider than a phone.

With ALLFORALL_SCREENSHOTS=FOLDER every page is kept as a picture, to be looked at.
"""

import os
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from desk_made import MISSING
from desk_running import PORT, Desk
from machine import program

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed"),
    pytest.mark.skipif(program("chromium") is None, reason="no Chromium on this machine"),
]
AT = f"http://localhost:{PORT}"
PICTURES = os.environ.get("ALLFORALL_SCREENSHOTS", "")
LOCALES = {"en": "en-GB", "uk": "uk-UA", "ar": "ar"}
PAGES = {
    "reviewer": [
        "/",
        "/lists",
        "/lists/a-missing/1",
        "/people",
        "/people/a-missing:AM-1",
        "/review",
        "/review/keys",
    ],
    "negotiator": ["/offers", "/offers/b-offer"],
    "intake": ["/lists/add", "/components"],
    "auditor": ["/look-ups"],
    "administrator": ["/accounts", "/lists"],
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """Run one desk and one browser for all journeys."""
    from playwright.sync_api import sync_playwright

    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.begin()
    reviewer = desk.browser("reviewer")
    desk.wait(lambda: "Is this the same person" in desk.get("/review", reviewer)[1])
    desk.wait(lambda: 'name="reply"' in desk.get("/offers/b-offer", desk.browser("negotiator"))[1])
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=program("chromium"), args=["--no-sandbox"])
        yield made
        made.close()
    desk.end()


def opened(browser, role, language="en", **more):
    """Open the desk in a role and a language; whatever the browser complains of fails the test."""
    context = browser.new_context(locale=LOCALES[language], **more)
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "console", lambda said: page.faults.append(said.text) if "Content Security" in said.text else None
    )
    page.goto(f"{AT}/example")
    page.click(f'button[value="{role}"]')
    return page


def words(language, english):
    from allforall.base.messages import translate

    return translate(english, language)


@pytest.mark.parametrize("language", list(LOCALES))
def test_a_pair_is_judged_by_keys_and_taken_back(browser, language):
    page = opened(browser, "reviewer", language)
    page.goto(f"{AT}/review")
    assert words(language, "Is this the same person?") in page.content()
    there = page.url
    page.keyboard.press("?")
    page.wait_for_url("**/review/keys**")
    page.goto(there)
    with page.expect_navigation():
        page.keyboard.press("3")
    assert page.url != there
    page.goto(there)
    with page.expect_navigation():
        page.keyboard.press("u")
    assert words(language, "Your last judgement is taken back. Here is the pair again.") in page.content()
    page.focus("#why")
    page.keyboard.press("1")
    assert page.input_value("#why") == "1", "a key typed into a field judges nothing"
    assert page.faults == []


@pytest.mark.parametrize("language", list(LOCALES))
def test_an_offered_list_is_answered(browser, language):
    page = opened(browser, "negotiator", language)
    page.goto(f"{AT}/offers/b-offer")
    page.check("[data-tick-all] input")
    assert page.locator("input[name=row]:checked").count() == 3
    with page.expect_navigation():
        page.click("fieldset.bulk button")
    assert words(language, "Kept.") in page.content()
    assert words(language, "not decided") not in page.content()
    assert page.faults == []


@pytest.mark.parametrize("language", list(LOCALES))
def test_a_list_is_brought_in_and_the_page_follows_the_work(browser, language, tmp_path):
    page = opened(browser, "intake", language)
    name = f"b-held-{language}"
    path = tmp_path / f"{name}.csv"
    path.write_text(MISSING, encoding="utf-8")
    page.goto(f"{AT}/lists/add")
    page.set_input_files("#file", path)
    page.fill("#name", name)
    for field, value in (("kind", "held"), ("said_by", "B"), ("about", "A")):
        page.select_option(f"#{field}", value)
    page.click("form.card button.go")
    page.wait_for_selector("table.stick", timeout=60_000)
    page.click(".head button.go")
    page.wait_for_selector(".head .chip.ok", timeout=60_000)
    assert words(language, "in use") in page.content()
    assert "Жаворонський" in page.content()
    assert page.faults == []


@pytest.mark.parametrize("language", list(LOCALES))
def test_a_person_is_found_from_any_page(browser, language):
    page = opened(browser, "family liaison", language)
    page.fill("#top-search", "Zhavoronskyi")
    page.press("#top-search", "Enter")
    page.wait_for_url("**/people")
    assert "Zhavoronskyi" not in page.url
    page.click('a[href*="a-missing"]')
    page.wait_for_url("**/people/a-missing:AM-1")
    assert words(language, "not shown to this role") in page.content()
    assert "КАНАРКА" not in page.content()
    assert page.faults == []


def test_a_role_and_a_language_are_changed_by_choosing_them(browser):
    page = opened(browser, "reviewer")
    page.select_option("#language", "ar")
    page.wait_for_selector('html[dir="rtl"]')
    page.select_option("#role", label=words("ar", "auditor"))
    page.wait_for_selector('a[href="/look-ups"]')
    assert page.locator('a[href="/people"]').count() == 0


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("en", "light", 1280), ("uk", "dark", 390), ("ar", "light", 390), ("ar", "dark", 1280)],
)
def test_no_page_shuts_anybody_out_or_is_wider_than_a_phone(browser, language, scheme, width):
    axe = Path(find_spec("axe_playwright_python").submodule_search_locations[0]) / "axe.min.js"
    for role, paths in PAGES.items():
        page = opened(browser, role, language, color_scheme=scheme, viewport={"width": width, "height": 900})
        for path in paths:
            page.goto(AT + path)
            page.evaluate(axe.read_text("utf-8"))
            found = page.evaluate("axe.run()")["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], path
            if PICTURES:
                name = re.sub(r"\W+", "-", f"{language}-{scheme}-{role}{path}")
                page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
            page.set_viewport_size({"width": 320, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            page.set_viewport_size({"width": width, "height": 900})
        assert page.faults == []
        page.context.close()


@pytest.mark.parametrize("path", ["/", "/review", "/lists/add"])
def test_a_page_reads_and_works_without_script(browser, path):
    role = "intake" if path == "/lists/add" else "reviewer"
    page = opened(browser, role, java_script_enabled=False)
    page.goto(AT + path)
    assert page.locator("h1").count() == 1
    assert page.locator("button:visible").count() > 0
    page.select_option("#language", "uk")
    page.click("form[action='/language'] button")
    assert page.locator("html[lang=uk]").count() == 1
