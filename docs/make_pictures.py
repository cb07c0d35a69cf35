"""Makes the pictures of the README from the sample records, with headless Chromium.

Run from the top of the checkout with minutecheck installed: ``python docs/make_pictures.py``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).parent.parent
PICTURES = Path(__file__).parent / "pictures"


VIEWS = ("gloucestershire", "salford", "top-tips")
REPORT_SIZE, VIEW_SIZE = "1280,1500", "1280,1700"


def main() -> None:
    """Check the draft form and photograph its report, and the report in the order of three documents."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("The pictures are taken with Chromium: install it and run this again.")
    PICTURES.mkdir(exist_ok=True)
    draft = TOP / "corpora" / "samples" / "draft-form.docx"
    with tempfile.TemporaryDirectory() as folder:
        for view in VIEWS:
            command = ["minutecheck", "check", str(draft), "--out", folder, "--view", view, "--quiet"]
            subprocess.run(command, check=True)
            page = Path(folder) / f"draft-form.{view}.report.html"
            photograph(chromium, page, PICTURES / f"view-{view}.png", VIEW_SIZE)
        photograph(chromium, Path(folder) / "draft-form.report.html", PICTURES / "report.png", REPORT_SIZE)


def photograph(chromium: str, page: Path, picture: Path, size: str) -> None:
    """Take a picture of a page in a window of this size."""
    with tempfile.TemporaryDirectory() as profile:
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1"]
        options += [f"--user-data-dir={profile}", f"--window-size={size}", f"--screenshot={picture}"]
        subprocess.run([chromium, *options, page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main()
