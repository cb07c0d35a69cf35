"""Takes the words of a PDF page out of pdfium: what they are, where they stand, how they are set.

A word costs four calls into the library and a character none, which is what keeps a page at a few milliseconds.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

from minutecheck.readers.tidy import TICKED, UNTICKED, tidy

Turn = Callable[[float, float], tuple[float, float]]
"""A quarter turn of the page: where a point stands once the text reads from left to right."""

TURNS: dict[str, Turn] = {
    "right": lambda x, y: (x, y),
    "up": lambda x, y: (y, -x),
    "left": lambda x, y: (-x, -y),
    "down": lambda x, y: (-y, x),
}

# pdfium marks a hyphen at the end of a line with one of these two, and leaves the line break out.
WORD = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_MOST_CHARACTERS = 200_000
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points, turned to read from left to right; ``y`` is the base line and grows upwards."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


def words_of(text_page: pypdfium2.PdfTextPage) -> tuple[list[Word], Turn]:
    """Return the words of a page in the order of the file, and the turn that made them read from left to right."""
    raw = text_page.raw
    matches = list(WORD.finditer(characters_of(text_page)))
    way = _way_of(raw, matches[:60])
    turn = TURNS[way]
    upright = way == "right"
    words: list[Word] = []
    styles: dict[int | None, tuple[float, bool]] = {}
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    origin = (ctypes.byref(x), ctypes.byref(y))
    box = (ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top))
    for match in matches:
        first, end = match.span()
        item = pdfium.FPDFText_GetTextObject(raw, first)
        key = ctypes.cast(item, ctypes.c_void_p).value
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style_of(item)
        pdfium.FPDFText_GetCharOrigin(raw, first, *origin)
        pdfium.FPDFText_GetCharBox(raw, end - 1, *box)
        if upright:
            x0, line, x1 = x.value, y.value, right.value
        else:
            x0, line = turn(x.value, y.value)
            x1 = max(turn(left.value, bottom.value)[0], turn(right.value, top.value)[0])
        words.append(Word(tidied(match[0]), x0, x1 if x1 > x0 else x0, line, *style))
    return _ticked(_in_line(words)), turn


def characters_of(text_page: pypdfium2.PdfTextPage) -> str:
    """Return the characters of a page, one for each of pdfium's own so that their numbers agree."""
    count = min(pdfium.FPDFText_CountChars(text_page.raw), _MOST_CHARACTERS)
    if count <= 0:
        return ""
    text: str = text_page.get_text_range(0, count)
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(text_page.raw, at) for at in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


def _style_of(item: pdfium.FPDF_PAGEOBJECT) -> tuple[float, bool]:
    """Return the size in points of a text object's type, and whether it is bold."""
    if not item:
        return 10.0, False
    size, matrix = ctypes.c_float(10.0), pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFTextObj_GetFontSize(item, size)
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    font = pdfium.FPDFTextObj_GetFont(item)
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, name, 256)
    bold = _BOLD_NAME.search(name.value) is not None or bool(pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD)
    bold = bold or pdfium.FPDFFont_GetWeight(font) >= 600
    # Word makes a bold face that it does not have by filling and stroking the letters.
    bold = bold or pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
    return min(max(size.value * scale, 1.0), 400.0), bold


def _way_of(raw: pdfium.FPDF_TEXTPAGE, matches: Sequence[re.Match[str]]) -> str:
    """Return the way in which most of some words run: right, up, left or down."""
    ways: Counter[str] = Counter()
    x, y = ctypes.c_double(), ctypes.c_double()
    for match in matches:
        pdfium.FPDFText_GetCharOrigin(raw, match.start(), x, y)
        begin = x.value, y.value
        pdfium.FPDFText_GetCharOrigin(raw, match.end() - 1, x, y)
        across, up = x.value - begin[0], y.value - begin[1]
        if abs(across) >= abs(up):
            ways["left" if across < 0 else "right"] += 1
        else:
            ways["up" if up > 0 else "down"] += 1
    return max(ways, key=ways.__getitem__) if ways else "right"


def tidied(text: str) -> str:
    """Return a word with its hyphen, ligatures and tick boxes as every reader has them."""
    if text.isprintable() and text.isascii() and "[" not in text:
        return text
    return tidy(text.replace("\x02", "-").replace("\ufffe", "-").translate(_LIGATURES))


def _in_line(words: list[Word]) -> list[Word]:
    """Put the words of each base line in order; some programs write the signs of another typeface before or after."""
    made: list[Word] = []
    for _, line in groupby(words, key=lambda word: round(word.y, 1)):
        made += sorted(line, key=lambda word: word.x0)
    return made


def _ticked(words: list[Word]) -> list[Word]:
    """Put the typed tick boxes together whose brackets stand apart: "[ ]", "[ x ]"."""
    if not any(word.text == "[" for word in words):
        return words
    made: list[Word] = []
    for word in words:
        if word.text == "]" and made and made[-1].text == "[":
            made[-1] = replace(made[-1], text=UNTICKED, x1=word.x1)
        elif word.text == "]" and len(made) > 1 and made[-2].text == "[" and made[-1].text in ("x", "X", TICKED):
            made[-2:] = [replace(made[-2], text=TICKED, x1=word.x1)]
        else:
            made.append(word)
    return made
