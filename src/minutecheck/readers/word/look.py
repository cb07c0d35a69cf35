"""How a run of text is set: bold, hidden, struck through, in which font."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from minutecheck.readers.word.glyphs import is_symbol_font
from minutecheck.readers.word.names import is_on
from minutecheck.readers.word.styles import Style, Styles


@dataclass(frozen=True, slots=True)
class Look:
    """A run's look. ``font`` is named only where it draws letters as signs; ``prompt`` is Word's placeholder style."""

    bold: bool = False
    hidden: bool = False
    struck: bool = False
    prompt: bool = False
    font: str | None = None


def plain_look(style: Style) -> Look:
    """Return the look of a run that has no properties of its own, in a paragraph of this style."""
    return Look(bool(style.bold), bool(style.hidden), bool(style.struck))


def look_of(properties: etree._Element, around: Look, styles: Styles, namespace: str) -> Look:
    """Return the look that a run's ``w:rPr`` gives it: its own word, else its character style's, else ``around``'s."""
    w = f"{{{namespace}}}"
    bold, hidden, struck, prompt, font = around.bold, around.hidden, around.struck, False, None
    named = next(properties.iterchildren(w + "rStyle"), None)
    if named is not None:
        own = styles.get(named.get(w + "val"))
        bold = bold if own.bold is None else own.bold
        hidden = hidden if own.hidden is None else own.hidden
        struck = struck if own.struck is None else own.struck
        prompt = own.placeholder
    for each in properties:
        name = str(each.tag).rpartition("}")[2]
        if name == "b":
            bold = bool(is_on(each, namespace))
        elif name == "vanish":
            hidden = bool(is_on(each, namespace))
        elif name == "strike":
            struck = bool(is_on(each, namespace))
        elif name == "dstrike":
            struck = struck or bool(is_on(each, namespace))
        elif name == "rFonts":
            font = each.get(w + "ascii") or each.get(w + "hAnsi")
    return Look(bold, hidden, struck, prompt, font if is_symbol_font(font) else None)
