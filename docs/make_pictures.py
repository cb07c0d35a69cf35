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


def main() -> None:
    """Check the draft form and photograph its report."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("The pictures are taken with Chromium: install it and run this again.")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        draft = TOP / "corpora" / "samples" / "draft-form.docx"
        subprocess.run(["minutecheck", "check", str(draft), "--out", folder, "--quiet"], check=True)
        report = Path(folder) / "draft-form.report.html"
        subprocess.run(
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                f"--user-data-dir={folder}/profile",
                "--window-size=1280,1500",
                f"--screenshot={PICTURES / 'report.png'}",
                report.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
