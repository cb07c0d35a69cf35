"""What a document's styles say, through their inheritance: headings, lists, bold, hidden and struck-through text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from minutecheck.readers.archive import parse_xml
from minutecheck.readers.word.names import is_on

_HEADING = re.compile(r"heading\s*([1-9])$")
_TITLE = "title"
_SUBTITLE = "subtitle"
_LIST_NAMES = ("list bullet", "list number", "list paragraph bullet")
_MARKERS = ("bulleted list", "bullet list")


@dataclass(frozen=True, slots=True)
class Style:
    """One style, resolved. ``heading`` is its depth as a heading (1 to 9), 0 for none; ``listed`` makes list items.

    ``bold``, ``hidden`` and ``struck`` are ``None`` where neither the style nor any that it is based on says.
    """

    heading: int = 0
    title: bool = False
    listed: bool = False
    list_level: int = 0
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    placeholder: bool = False


PLAIN = Style()


@dataclass(slots=True)
class Styles:
    """The styles of one document by their ids."""

    _elements: dict[str, etree._Element] = field(default_factory=dict)
    _resolved: dict[str, Style] = field(default_factory=dict)
    _namespace: str = ""
    default: str = ""

    def get(self, identifier: str | None) -> Style:
        """Return the style with this id, the default paragraph style for ``None``, a plain one where there is none."""
        key = self.default if identifier is None else identifier
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self._resolve(key)
        return found

    def _resolve(self, identifier: str) -> Style:
        """Walk from a style up to the one that it is based on at last, the nearest word counting."""
        w = f"{{{self._namespace}}}"
        heading, listed, list_level = 0, False, 0
        title = placeholder = False
        number: str | None = None
        facts: dict[str, bool | None] = {"b": None, "vanish": None, "strike": None}
        outline: int | None = None
        seen: set[str] = set()
        step: str | None = identifier
        while step and step not in seen:
            seen.add(step)
            element = self._elements.get(step)
            names = {step.lower()}
            if element is not None:
                name = element.find(w + "name")
                names.add((name.get(w + "val") or "").lower() if name is not None else "")
            for name_text in names:
                match = _HEADING.match(name_text)
                heading = heading or (int(match[1]) if match else 0)
                title = title or (name_text in (_TITLE, _SUBTITLE) and not heading)
                heading = heading or {_TITLE: 1, _SUBTITLE: 2}.get(name_text, 0)
                if name_text.startswith(_LIST_NAMES) or name_text.replace(" ", "").startswith(
                    ("listbullet", "listnumber")
                ):
                    listed = True
                    list_level = max(list_level, int(name_text[-1]) - 1 if name_text[-1:].isdigit() else 0)
                listed = listed or name_text in _MARKERS
                placeholder = placeholder or name_text.replace(" ", "") == "placeholdertext"
            if element is None:
                break
            for key in facts:
                if facts[key] is None:
                    facts[key] = is_on(element.find(f"{w}rPr/{w}{key}"), self._namespace)
            if outline is None and (level := element.find(f"{w}pPr/{w}outlineLvl")) is not None:
                outline = int(level.get(w + "val") or 9) if (level.get(w + "val") or "").isdigit() else 9
            if number is None and (numbered := element.find(f"{w}pPr/{w}numPr/{w}numId")) is not None:
                number = numbered.get(w + "val")
            based = element.find(w + "basedOn")
            step = based.get(w + "val") if based is not None else None
        if not heading and outline is not None and outline < 9:
            heading = outline + 1
        listed = (listed or number not in (None, "0")) and not heading
        return Style(heading, title, listed, list_level, facts["b"], facts["vanish"], facts["strike"], placeholder)


@lru_cache(maxsize=8)
def styles_of(xml: bytes, namespace: str) -> Styles:
    """Return the styles in a ``styles.xml``, given as bytes; no styles for ``b""``.

    The last few are kept: records written on one form share its styles, and these hold no words of a record.
    Raises as :func:`parse_xml` does.
    """
    styles = Styles(_namespace=namespace)
    if not xml:
        return styles
    root = parse_xml(xml)
    w = f"{{{namespace}}}"
    for element in root.iterfind(w + "style"):
        identifier = element.get(w + "styleId")
        if identifier:
            styles._elements[identifier] = element
            if element.get(w + "type") == "paragraph" and element.get(w + "default") in ("1", "true", "on"):
                styles.default = identifier
    return styles
