"""Symbols: which character, in which font, is a ticked or an empty box."""

from __future__ import annotations

from typing import Final

TICKED: Final = "☒"
UNTICKED: Final = "☐"

_WINGDINGS_TICKED = (0xFC, 0xFD, 0xFE, 0x78, 0x54, 0x53, 0x52)
_WINGDINGS_EMPTY = (0xA8, 0x6F, 0x71, 0x72, 0xA3)
_BOXES: Final[dict[int, str]] = {
    **{ord(box): TICKED for box in "☑✅✓✔🗹🗷🗵"},
    **{ord(box): UNTICKED for box in "□▢❏❐❑❒◻⬜"},
}
_OTHER: Final[dict[int, str]] = {0xB7: "•", 0xA7: "•", 0xE0: "→", 0xDF: "←", 0xD8: "➢", 0x9F: "•"}
_PRIVATE: Final = 0xF000
_BY_FONT: Final[dict[str, tuple[tuple[int, ...], tuple[int, ...]]]] = {
    "wingdings": ((0xFC, 0xFD, 0xFE, 0x78), (0xA8, 0x6F, 0x71, 0x72)),
    "wingdings 2": ((0x50, 0x51, 0x52, 0x53, 0x54), (0xA3, 0x2A, 0x30)),
    "webdings": ((0x61, 0x67), (0x63,)),
}
"""Font → (ticked, empty) character codes below 256."""

_SPACES: Final = "\xa0\u2002\u2003\u2007\u2009\u202f\u2028\u2029\x85"

TEXT_GLYPHS: Final[dict[int, str]] = {
    **_BOXES,
    **{ord(space): " " for space in _SPACES},
    **{_PRIVATE + code: TICKED for code in _WINGDINGS_TICKED},
    **{_PRIVATE + code: UNTICKED for code in _WINGDINGS_EMPTY},
    **{_PRIVATE + code: text for code, text in _OTHER.items()},
}
"""A ``str.translate`` table for text of any font, one character for one."""

_PLAIN_SPACE: Final[dict[int, str]] = {ord("\n"): " ", ord("\t"): " ", ord("\r"): " "}


def is_symbol_font(font: str | None) -> bool:
    """Whether a font draws letters as symbols."""
    return font is not None and font.lower() in _BY_FONT


def plain_text(text: str, font: str | None = None) -> str:
    """Return a ``w:t`` element's text as the page shows it, of the same length: boxes as ☒/☐, line ends as spaces."""
    if font is not None and is_symbol_font(font):
        text = "".join([_in_font(character, font) for character in text])
    elif not text.isascii():
        text = text.translate(TEXT_GLYPHS)
    if "\n" in text or "\t" in text or "\r" in text:
        text = text.translate(_PLAIN_SPACE)
    return text


def symbol(code: str | None, font: str | None) -> str:
    """Return what a ``w:sym`` element shows: ☒, ☐, another character, or ``""`` where its font's sign is not known."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    if font is not None and is_symbol_font(font):
        shown = _in_font(chr(number), font)
        return shown if not 0xE000 <= ord(shown) <= 0xF8FF and shown != chr(number) else ""
    if _PRIVATE <= number <= _PRIVATE + 0xFF:
        return TEXT_GLYPHS.get(number, "")
    if not 0x20 <= number <= 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return ""
    return chr(number).translate(TEXT_GLYPHS)


def is_box(character: str) -> bool:
    """Whether a character can be the picture of a tick box: anything that is not a letter, digit or space."""
    return not character.isalnum() and not character.isspace()


def _in_font(character: str, font: str) -> str:
    code = ord(character)
    low = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    ticked, empty = _BY_FONT[font.lower()]
    if low in ticked:
        return TICKED
    if low in empty:
        return UNTICKED
    return _OTHER.get(low, character)
