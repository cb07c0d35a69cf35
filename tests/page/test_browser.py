"""The page in a real Chromium: accessible, by keyboard, without scripts, zoomed in, on paper. All records are invented."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.page.conftest import DRAFT, SAMPLES
from tests.page.server import Server, started

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.external,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
WIDE, PHONE, ZOOMED = {"width": 1280, "height": 900}, {"width": 390, "height": 800}, {"width": 320, "height": 256}
"""Zoomed: what is left of 1280 by 1024 at 400 %, as WCAG 1.4.10 counts it."""
WORD = str(SAMPLES / "draft-form.docx")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield running
        running.close()


@contextmanager
def opened(browser: Browser, home: Path, **options: Any) -> Iterator[tuple[Server, Page, list[str]]]:
    """Open the page in a new window; yields also what the browser complains of."""
    with started(home) as server:
        window = browser.new_context(viewport=WIDE, accept_downloads=True, **options)
        page = window.new_page()
        page.set_default_timeout(60_000)
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(server.opening)
        yield server, page, complaints
        window.close()


def press(page: Page, button: str) -> None:
    """Press a button that leads to another page, and wait until that page is there: a click alone does not."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def upload(page: Page, *files: str, button: str = "Check") -> None:
    """Have files checked, and wait until the last one's result, or the list of them, is there."""
    page.set_input_files("input[type=file]", list(files))
    press(page, button)
    page.wait_for_selector("#findings, .mc-drafts, .govuk-error-summary")


def tour(server: Server, page: Page, tmp_path: Path) -> Iterator[str]:
    """Lead the window to every page, one after another, and yield what each is."""
    yield "start"
    press(page, "Check")
    yield "start, with a mistake"
    upload(page, WORD)
    yield "result"
    result = page.url
    with page.expect_navigation():
        page.locator("a.say").first.click()
    yield "saying"
    press(page, "Save")
    yield "saying, with mistakes"
    page.check("input[value=disputed]")
    page.fill("#reason", "The school said so.")
    page.fill("#who", "Ines Vale")
    press(page, "Save")
    yield "result, with what was said"
    second = tmp_path / "second.txt"
    second.write_text(DRAFT, encoding="utf-8")
    page.goto(result)
    upload(page, str(second), button="Check the new version")
    yield "result of a new version"
    with page.expect_navigation():
        page.get_by_text("See what changed").click()
    yield "changes"
    page.goto(f"{server.origin}/type")
    yield "type"
    press(page, "Check the text")
    yield "type, with a mistake"
    page.fill("#text", DRAFT)
    press(page, "Check the text")
    yield "type, a whole record"
    page.select_option("#about", "actions")
    page.fill("#text", "- Visit the child.\n- Jo Pell to ring the GP by 8 May 2024.")
    press(page, "Check the text")
    yield "type, one section"
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 broken")
    page.goto(f"{server.origin}/")
    upload(page, str(broken))
    yield "result of a file that cannot be read"
    for name in ("drafts", "how", "how/s47-decision", "finish", "draft/none"):
        page.goto(f"{server.origin}/{name}")
        yield name
    page.goto(f"{server.origin}/finish")
    press(page, "Finish")
    yield "finished"


def test_axe_finds_nothing_on_any_page_wide_on_a_phone_or_zoomed_in(browser: Browser, tmp_path: Path) -> None:
    found, seen = [], []
    with opened(browser, tmp_path) as (server, page, complaints):
        for name in tour(server, page, tmp_path):
            seen.append(name)
            page.wait_for_load_state("load")
            for size in (WIDE, PHONE, ZOOMED):
                page.set_viewport_size(size)  # type: ignore[arg-type]
                for violation in Axe().run(page, options=RULES).response["violations"]:
                    nodes = [node["target"] for node in violation["nodes"]][:3]
                    found.append((name, size["width"], violation["id"], nodes))
                wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if wider > 0:
                    found.append((name, size["width"], "scrolls sideways", wider))
            page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    assert found == [], found
    assert len(seen) == 19
    refused = [one for one in complaints if "Failed to load resource" not in one]
    assert refused == [], "nothing of the page is blocked by its own policy"


def test_with_high_contrast_and_less_motion_it_is_still_accessible(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, forced_colors="active", reduced_motion="reduce") as (_, page, _):
        upload(page, WORD)
        assert Axe().run(page, options=RULES).response["violations"] == []
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        border = page.evaluate("getComputedStyle(document.querySelector('.chip')).borderTopStyle")
        assert border == "solid", "an outcome has a border where its colour is taken away"


def in_view(page: Page, selector: str) -> bool:
    found: bool = page.evaluate(
        "selector => { const box = document.querySelector(selector).getBoundingClientRect();"
        " return box.bottom > 0 && box.top < window.innerHeight; }",
        selector,
    )
    return found


@pytest.mark.parametrize("scripts", [True, False])
def test_a_finding_leads_to_its_words_and_they_lead_back(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    with opened(browser, tmp_path, java_script_enabled=scripts, reduced_motion="reduce") as (_, page, complaints):
        upload(page, WORD)
        link = page.locator("#finding-s47-decision .quotes a").first
        mark = link.get_attribute("href")
        assert mark
        link.click(position={"x": 8, "y": 8})
        page.wait_for_url(f"**{mark}")
        if scripts:
            assert in_view(page, mark)
        page.locator(f"mark:has({mark}) ~ a.back").first.click()
        page.wait_for_url("**#finding-*")
        assert complaints == []


def test_without_scripts_everything_works(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, java_script_enabled=False) as (server, page, _):
        assert list(tour(server, page, tmp_path))[-1] == "finished"


def test_by_keyboard_alone_a_draft_is_checked_and_a_finding_answered(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, reduced_motion="reduce") as (_, page, _):
        # Choosers are caught from the first listener on, and only once the browser has heard of it.
        page.on("filechooser", lambda _: None)
        page.wait_for_selector(".govuk-file-upload-button")
        page.keyboard.press("Tab")
        assert focused(page) == "Skip to main content"
        reach(page, lambda: "Choose files" in focused(page))
        with page.expect_file_chooser() as chooser:
            page.keyboard.press("Enter")
        chooser.value.set_files(WORD)
        reach(page, lambda: focused(page) == "Check")
        page.keyboard.press("Enter")
        page.wait_for_selector("#findings")
        reach(page, lambda: focused(page).startswith("Accept or dispute"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", "focus can be seen"
        page.keyboard.press("Enter")
        page.wait_for_selector("#reason")
        reach(page, lambda: page.evaluate("document.activeElement.type") == "radio")
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.type("Known.")
        page.keyboard.press("Tab")
        page.keyboard.type("Ines Vale")
        page.keyboard.press("Enter")
        page.wait_for_selector(".verdict")
        assert "Accepted by Ines Vale" in page.inner_text("#findings")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText || ''")).strip()


def reach(page: Page, there: Callable[[], bool]) -> None:
    for _ in range(80):
        if there():
            return
        page.keyboard.press("Tab")
    raise AssertionError("it cannot be reached by keyboard")


def test_marks_are_told_apart_without_colour_and_read_out_in_words(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path) as (_, page, _):
        upload(page, WORD)
        marks = page.locator(".record mark .unseen")
        assert marks.count() > 5
        assert "evidence for" in str(marks.first.text_content())
        assert (
            page.locator(".record mark.one").first.evaluate("one => getComputedStyle(one).borderBottomStyle") != "none"
        )
        chips = page.locator(".finding .chip").all_inner_texts()
        assert all(any(word in chip for word in ("met", "shown", "look", "check")) for chip in chips)


def test_buttons_lead_from_mark_to_mark(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, reduced_motion="reduce") as (_, page, _):
        upload(page, WORD)
        page.get_by_role("button", name="Next mark").click()
        first = page.url
        page.get_by_role("button", name="Next mark").click()
        assert page.url != first
        page.get_by_role("button", name="Previous mark").click()
        assert page.url == first
        assert "Mark 1 of" in page.inner_text(".mc-jump")


def test_on_paper_there_are_the_findings_and_the_record_and_no_buttons(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path) as (_, page, _):
        upload(page, WORD)
        page.wait_for_selector("#findings")
        paper = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
        words = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in paper).split())
        assert "Section 47 decision" in words
        assert "The record's own text" in words
        assert "“Not shown” means that the record does not show it" in words
        for button in (
            "Accept or dispute",
            "Download the marked-up",
            "Next mark",
            "Check a new version",
            "Type or paste",
        ):
            assert button not in words


def test_a_list_shows_how_far_it_is_without_being_loaded_anew(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path) as (_, page, _):
        files = []
        for n in range(12):
            file = tmp_path / f"draft {n}.txt"
            file.write_text(DRAFT * 20, encoding="utf-8")
            files.append(str(file))
        upload(page, *files)
        page.wait_for_selector("text=All are checked", timeout=60_000)
        assert page.locator(".mc-drafts tbody tr").count() == 12
