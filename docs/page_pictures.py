"""Makes the pictures of the upload page from a sample record, with headless Chromium through Playwright.

Run from the top of the checkout with minutecheck and its ``dev`` extra installed: ``python docs/page_pictures.py``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

TOP = Path(__file__).parent.parent
PICTURES = Path(__file__).parent / "pictures"
SAMPLE = TOP / "corpora" / "samples" / "draft-form.docx"
WIDE, PHONE = {"width": 1280, "height": 1100}, {"width": 390, "height": 844}


def main() -> None:
    """Start the page, check a sample, and photograph what a chair sees."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("The pictures are taken with Chromium: install it and run this again.")
    PICTURES.mkdir(exist_ok=True)
    server = subprocess.Popen(
        [sys.executable, "-m", "minutecheck", "serve", "--no-open"], stderr=subprocess.PIPE, text=True
    )
    try:
        assert server.stderr is not None
        address = re.search(r"http\S+", server.stderr.readline())
        assert address is not None
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
            page.goto(address[0])
            photograph(page, "page-start")
            page.set_input_files("input[type=file]", str(SAMPLE))
            page.get_by_role("button", name="Check", exact=True).click()
            page.wait_for_selector("#findings")
            photograph(page, "page-result")
            page.set_viewport_size(PHONE)  # type: ignore[arg-type]
            photograph(page, "page-phone")
            browser.close()
    finally:
        server.terminate()
        server.wait()


def photograph(page: Page, name: str) -> None:
    """Take a picture of what the window shows."""
    page.screenshot(path=str(PICTURES / f"{name}.png"))


if __name__ == "__main__":
    main()
