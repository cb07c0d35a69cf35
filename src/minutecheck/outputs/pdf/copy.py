"""Writes a record's findings into a copy of the person's own PDF, as highlights with pop-up notes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pikepdf

from minutecheck.outputs.pdf.annotations import highlight, is_ours, sticky
from minutecheck.outputs.pdf.places import Places, places_of
from minutecheck.outputs.word.notes import WordNote, notes_of
from minutecheck.record import Record
from minutecheck.report import RecordReport

_SIGNED = "This PDF is signed: a mark in it would break the signature."
_LOCKED = "This PDF is protected: it may not be changed without its password."
_FORM = "This PDF is a form of a kind (XFA) that shows no marks."
_DAMAGED = "This PDF is damaged in a way that a marked-up copy would not mend."
_MARGIN = 24.0
_STEP = 26.0
_MOST_FIELDS = 20_000
_WHY = "These words could not be pointed to on the page."


class CannotMarkUpError(Exception):
    """A PDF that may not or cannot be marked up. ``reason`` is one sentence and holds nothing of the record."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def mark_up_pdf(data: bytes, record: Record, report: RecordReport, *, titles: Mapping[str, str]) -> bytes:
    """Return a copy of a PDF with a highlight and note for each finding; what has no words gets a note on its page.

    ``record`` was read from ``data``. Notes by "minutecheck" from an earlier run are replaced, people's own stay. The same
    input gives the same bytes.

    Raises:
        CannotMarkUpError: the file is signed, protected, an XFA form, or damaged.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        raise CannotMarkUpError(_LOCKED) from None
    except pikepdf.PdfError:
        raise CannotMarkUpError(_DAMAGED) from None
    with pdf:
        _refuse(pdf)
        _take_ours_out(pdf)
        _put_notes_in(pdf, places_of(data, record), record, notes_of(record, report, titles))
        saved = io.BytesIO()
        try:
            pdf.save(saved, deterministic_id=True)
        except pikepdf.PdfError:
            raise CannotMarkUpError(_DAMAGED) from None
    return saved.getvalue()


def _refuse(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise CannotMarkUpError(_LOCKED)
    root = pdf.Root
    form = root.get("/AcroForm")
    if "/Perms" in root or (form is not None and int(form.get("/SigFlags", 0)) & 1 and _has_signature(form)):
        raise CannotMarkUpError(_SIGNED)
    if form is not None and "/XFA" in form:
        raise CannotMarkUpError(_FORM)


def _has_signature(form: pikepdf.Object) -> bool:
    """Say whether a form has a signature field that is signed, looking through fields within fields."""
    waiting, seen = list(form.get("/Fields", [])), 0
    while waiting and seen < _MOST_FIELDS:
        field = waiting.pop()
        seen += 1
        if str(field.get("/FT", "")) == "/Sig" and "/V" in field:
            return True
        waiting += list(field.get("/Kids", []))
    return False


def _take_ours_out(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        notes = page.obj.get("/Annots")
        if notes is None:
            continue
        kept = [one for one in notes if not is_ours(one)]
        if len(kept) == len(notes):
            continue
        if kept:
            page.obj.Annots = pikepdf.Array(kept)
        else:
            del page.obj["/Annots"]


def _put_notes_in(pdf: pikepdf.Pdf, places: Places, record: Record, notes: Sequence[WordNote]) -> None:
    used: dict[int, int] = {}
    for number, note in enumerate(notes, start=1):
        where = {} if note.span is None else places.of(note.span)
        for page, boxes in where.items():
            _add(pdf, page, highlight(pdf, boxes, note, number))
        if not where:
            page = 0 if note.span is None else min((record.place_of(note.span[0]).page or 1), len(pdf.pages)) - 1
            row = used[page] = used.get(page, -1) + 1
            why = None if note.span is None else _WHY
            _add(pdf, page, sticky(pdf, _corner(pdf.pages[page], row), note, number, why))


def _corner(page: pikepdf.Page, row: int) -> tuple[float, float]:
    """Return where a note goes: down the left edge of what the page shows, as a reader sees it."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    turn = int(page.obj.get("/Rotate", 0)) % 360
    along = _MARGIN + row * _STEP
    return {
        0: (left + 4, top - along),
        90: (left + along, bottom + _MARGIN),
        180: (right - _MARGIN, bottom + along),
        270: (right - along, top - 4),
    }.get(turn, (left + 4, top - along))


def _add(pdf: pikepdf.Pdf, page: int, annotation: pikepdf.Object) -> None:
    holder = pdf.pages[page].obj
    if "/Annots" not in holder:
        holder.Annots = pikepdf.Array()
    holder.Annots.append(annotation)
