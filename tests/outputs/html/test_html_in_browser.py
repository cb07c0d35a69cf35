"""The HTML report in a real browser, which must accept its policy and its style. The record is fictional."""

import shutil
import subprocess

import pytest

from minutecheck.outputs.html.page import render_html
from tests.outputs.samples import TITLES, TOOL, minutes_record, minutes_report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def browse(page, *options: str) -> subprocess.CompletedProcess:
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0")
    command = [str(CHROMIUM), *quiet, *options, f"--user-data-dir={page.parent / 'profile'}", page.as_uri()]
    return subprocess.run(command, capture_output=True, timeout=120, check=False)


@pytest.mark.external
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_the_browser_applies_the_style_and_blocks_nothing_of_the_page(tmp_path):
    record = minutes_record()
    text = render_html(record, minutes_report(record), TOOL, titles=TITLES)
    page, broken, paper = tmp_path / "report.html", tmp_path / "broken.html", tmp_path / "report.pdf"
    page.write_text(text, encoding="utf-8")
    broken.write_text(text.replace("<style>", "<style> "), encoding="utf-8")
    assert b"Content Security Policy" not in browse(page, f"--print-to-pdf={paper}").stderr
    assert paper.read_bytes().startswith(b"%PDF")
    assert b"Content Security Policy" in browse(broken, f"--print-to-pdf={paper}").stderr
