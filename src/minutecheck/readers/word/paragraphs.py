"""What a paragraph's own properties say of it: style, heading depth, list, page break."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from minutecheck.readers.word.names import is_on
from minutecheck.readers.word.styles import Style, Styles


@dataclass(frozen=True, slots=True)
class Facts:
    """A paragraph's properties, its style's included.

    ``heading`` is its depth as a heading, 0 for none; ``listed`` and ``level`` say that Word numbers or bullets it, and
    how deep. ``joined`` means that its paragraph mark is deleted: it runs on into the next. ``new_page`` begins a page.
    """

    style: Style
    heading: int = 0
    listed: bool = False
    level: int = 0
    joined: bool = False
    new_page: bool = False


def facts_of(paragraph: etree._Element, styles: Styles, namespace: str) -> Facts:
    """Return the facts of one ``w:p``; its own properties come before those of its style."""
    w = f"{{{namespace}}}"
    first = paragraph[0] if len(paragraph) else None
    if first is None or first.tag != w + "pPr":
        style = styles.get(None)
        return Facts(style, style.heading, style.listed, style.list_level)
    value = w + "val"
    identifier: str | None = None
    outline = ""
    numbered: etree._Element | None = None
    joined = new_page = False
    for fact in first:
        name = str(fact.tag).rpartition("}")[2]
        if name == "pStyle":
            identifier = fact.get(value)
        elif name == "outlineLvl":
            outline = fact.get(value) or ""
        elif name == "numPr":
            numbered = fact
        elif name == "rPr":
            joined = next(fact.iterchildren(w + "del"), None) is not None
        elif name == "pageBreakBefore":
            new_page = bool(is_on(fact, namespace))
    style = styles.get(identifier)
    heading, listed, level = style.heading, style.listed, style.list_level
    if not heading and outline.isdigit() and int(outline) < 9:
        heading = int(outline) + 1
    for fact in numbered if numbered is not None else ():
        name, number = str(fact.tag).rpartition("}")[2], fact.get(value) or ""
        if name == "numId":
            listed = number != "0"
        elif name == "ilvl" and number.isdigit():
            level = int(number)
    return Facts(style, heading, listed, level, joined, new_page)
