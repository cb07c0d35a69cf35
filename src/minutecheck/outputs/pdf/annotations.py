"""Makes the annotations of a marked-up PDF: highlights on words and notes beside a page, with their own appearance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from minutecheck.outputs.pdf.page_words import Box, around
from minutecheck.outputs.word.notes import WordNote
from minutecheck.readers.word.document import OUR_AUTHOR

PREFIX = "minutecheck-"
"""How the names of our annotations begin, by which a later run knows them."""
_PRINTED = 4
_NOTE_SIZE = 20.0
Colour = tuple[float, float, float]
GREEN, AMBER, RED, BLUE, VIOLET = (
    (0.76, 0.91, 0.81), (1.0, 0.89, 0.6), (0.98, 0.78, 0.75), (0.8, 0.85, 0.98), (0.9, 0.82, 0.95),
)  # fmt: skip


def colour_of(note: WordNote) -> Colour:
    """Return the colour of a note; its words say the same, so colour is never the only sign."""
    lead = note.lead
    if lead.startswith("Action "):
        return BLUE
    if "not shown" in lead:
        return RED
    if "partly met" in lead:
        return AMBER
    return GREEN if ": met" in lead else VIOLET


def words_of(note: WordNote, why: str | None = None) -> str:
    """Return what a note says, a line for each sentence."""
    return "\n".join(part for part in (note.lead, *note.lines, why) if part)


def highlight(pdf: pikepdf.Pdf, boxes: Sequence[Box], note: WordNote, number: int) -> pikepdf.Object:
    """Return a highlight over some lines of one page, with a pop-up note."""
    whole = around(list(boxes))
    points: list[float] = []
    for left, bottom, right, top in boxes:
        points += [left, top, right, top, left, bottom, right, bottom]
    colour = colour_of(note)
    drawn = [f"{colour[0]:.3f} {colour[1]:.3f} {colour[2]:.3f} rg", "/Blend gs"]
    drawn += [f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f" for x0, y0, x1, y1 in boxes]
    blend = Dictionary(ExtGState=Dictionary(Blend=Dictionary(BM=Name.Multiply, Type=Name.ExtGState)))
    return _annotation(
        pdf,
        Name.Highlight,
        whole,
        number,
        colour,
        words_of(note),
        drawn,
        blend,
        {"QuadPoints": Array(_rounded(points))},
    )


def sticky(
    pdf: pikepdf.Pdf, at: tuple[float, float], note: WordNote, number: int, why: str | None = None
) -> pikepdf.Object:
    """Return a note whose upper left corner stands at a point of the page; ``why`` says why it is not on its words."""
    x, y = at
    box = (x, y - _NOTE_SIZE, x + _NOTE_SIZE, y)
    colour = colour_of(note)
    left, bottom, right, top = box
    drawn = [
        f"{colour[0]:.3f} {colour[1]:.3f} {colour[2]:.3f} rg 0.24 0.31 0.6 RG 1 w",
        f"{left + 0.5:.2f} {bottom + 0.5:.2f} {_NOTE_SIZE - 1:.2f} {_NOTE_SIZE - 1:.2f} re B",
    ]
    drawn += [f"{left + 4:.2f} {top - step:.2f} m {right - 4:.2f} {top - step:.2f} l S" for step in (6, 10, 14)]
    return _annotation(
        pdf,
        Name.Text,
        box,
        number,
        colour,
        words_of(note, why),
        drawn,
        Dictionary(),
        {"Name": Name.Comment, "Open": False},
    )


def _annotation(
    pdf: pikepdf.Pdf,
    subtype: Name,
    box: Box,
    number: int,
    colour: Colour,
    words: str,
    drawn: Sequence[str],
    resources: pikepdf.Dictionary,
    more: Mapping[str, Any],
) -> pikepdf.Object:
    rectangle = Array(_rounded(box))
    look = pikepdf.Stream(pdf, "\n".join(drawn).encode())
    look.Type, look.Subtype, look.BBox, look.Resources = Name.XObject, Name.Form, rectangle, resources
    made = Dictionary(
        Type=Name.Annot,
        Subtype=subtype,
        Rect=rectangle,
        C=Array(_rounded(colour)),
        Contents=String(words),
        T=String(OUR_AUTHOR),
        NM=String(f"{PREFIX}{number}"),
        F=_PRINTED,
        AP=Dictionary(N=pdf.make_indirect(look)),
        **more,
    )
    return pdf.make_indirect(made)


def _rounded(numbers: Sequence[float]) -> list[float]:
    return [round(float(number), 2) for number in numbers]


def is_ours(annotation: pikepdf.Object) -> bool:
    """Say whether an annotation is from an earlier run."""
    try:
        return str(annotation.get("/NM", "")).startswith(PREFIX) and str(annotation.get("/T", "")) == OUR_AUTHOR
    except (AttributeError, TypeError, ValueError):
        return False
