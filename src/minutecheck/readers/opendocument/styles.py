"""What the styles of an OpenDocument text say: which are bold, struck out or hidden, and which are headings."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
TEXT = f"{{{_OFFICE.format('text')}}}"
TABLE = f"{{{_OFFICE.format('table')}}}"
OFFICE = f"{{{_OFFICE.format('office')}}}"
STYLE = f"{{{_OFFICE.format('style')}}}"
DRAW = f"{{{_OFFICE.format('drawing')}}}"
_FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How a style sets its words: bold or not, seen or not; ``None`` where it leaves that to what is around it."""

    bold: bool | None = None
    seen: bool | None = None
    title: bool = False


def looks_of(*roots: etree._Element) -> dict[str, Look]:
    """Return the look of every named style in some parts of a document, what it takes from its parents included."""
    styles = {
        name: style for root in roots for style in root.iter(f"{STYLE}style") if (name := style.get(f"{STYLE}name"))
    }
    return {name: _look(name, styles) for name in styles}


def _look(name: str, styles: dict[str, etree._Element]) -> Look:
    bold: bool | None = None
    seen: bool | None = None
    title = False
    at: str | None = name
    for _ in range(_DEEPEST):
        style = styles.get(at) if at is not None else None
        if style is None:
            break
        title = title or at in ("Title", "Heading_20_Title")
        for properties in style.iter(f"{STYLE}text-properties"):
            weight = properties.get(f"{_FORMAT}font-weight")
            if bold is None and weight is not None:
                bold = weight == "bold" or weight in ("600", "700", "800", "900")
            struck = properties.get(f"{STYLE}text-line-through-style")
            if seen is None and struck is not None:
                seen = struck == "none"
            if properties.get(f"{_TEXT_DISPLAY}") == "none":
                seen = False
        at = style.get(f"{STYLE}parent-style-name")
    return Look(bold, seen, title)


_TEXT_DISPLAY = f"{TEXT}display"
