"""Takes GOV.UK Frontend into the upload page from its unpacked npm package, without what is for GOV.UK alone.

The font GDS Transport and the crest may be used on GOV.UK only; the source maps would be one more file to keep. Run:
``npm pack govuk-frontend@6.3.0``, unpack it, then ``python docs/take_govuk_frontend.py FOLDER/package``.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src" / "minutecheck" / "page" / "static" / "govuk"
VERSION = "6.3.0"
"""The release that govuk-frontend-jinja 4.1 is tested against."""


def without_what_is_for_govuk(style: str) -> str:
    """Return the style sheet with system fonts, no crest, no crown and no address outside itself.

    Raises:
        ValueError: something that must not be shipped is still in it.
    """
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    style = re.sub(r"@font-face\{[^}]*\}", "", style)
    style = style.replace("GDS Transport,arial,sans-serif", "Arial,Helvetica,sans-serif")
    style = re.sub(r"[^{}]*__(?:copyright-logo|crown)[^{}]*\{[^{}]*\}", "", style)
    left = re.findall(r"url\([^)]*\)|GDS Transport|crest|crown", style)
    if left:
        raise ValueError(f"This must not be shipped: {', '.join(sorted(set(left)))}.")
    return style.strip() + "\n"


def main(package: Path) -> None:
    """Write the style sheet and the script of the package into the page's static files."""
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    if version != VERSION:
        sys.exit(f"This is GOV.UK Frontend {version}; the page's macros belong to {VERSION}.")
    built = package / "dist" / "govuk"
    TARGET.mkdir(parents=True, exist_ok=True)
    style = (built / "govuk-frontend.min.css").read_text(encoding="utf-8")
    (TARGET / "govuk-frontend.min.css").write_text(without_what_is_for_govuk(style), encoding="utf-8")
    script = (built / "govuk-frontend.min.js").read_text(encoding="utf-8")
    script = re.sub(r"//# sourceMappingURL=.*", "", script).strip() + "\n"
    (TARGET / "govuk-frontend.min.js").write_text(script, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
