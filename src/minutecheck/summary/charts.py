"""Bars for the summary's page, drawn as SVG by the ``svg.py`` library: no script, no style sheet, no font from elsewhere.

A picture only repeats the table beside it, so it is one image to a screen reader, with a title. Colours are those of the
reports, each with a mark or a word in the table that says the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import svg

WIDTH, HEIGHT = 320, 18
_COLOURS = ("#1f7a4d", "#d9a400", "#b3392f")
_PATTERNS = ("met", "partly met", "not shown")


def bar(counts: Sequence[int], title: str) -> str:
    """Return one bar of three parts: met, partly met, not shown; an empty string where nothing was counted."""
    whole = sum(counts)
    if not whole:
        return ""
    parts: list[svg.Element] = [svg.Title(text=title)]
    start = 0.0
    for count, colour in zip(counts, _COLOURS, strict=True):
        wide = WIDTH * count / whole
        if count:
            parts.append(
                svg.Rect(x=round(start, 2), y=0, width=round(wide, 2), height=HEIGHT, fill=colour, stroke="#ffffff")
            )
        start += wide
    picture = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, WIDTH, HEIGHT),
        width=WIDTH,
        height=HEIGHT,
        class_=["bar"],
        elements=parts,
        extra={"role": "img", "preserveAspectRatio": "none"},
    )
    return str(picture)


def bar_title(name: str, counts: Sequence[int]) -> str:
    """Return what a bar shows in words, for those who do not see it."""
    return f"{name}: " + ", ".join(f"{count} {words}" for count, words in zip(counts, _PATTERNS, strict=True))
