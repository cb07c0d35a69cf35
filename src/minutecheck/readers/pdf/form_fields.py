"""Lists the fields of a PDF form with their state. Their answers are read from the pages, as anybody sees them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from minutecheck.record import Field, FieldState

if TYPE_CHECKING:
    import pikepdf

_MOST, _DEEPEST = 5_000, 12
_RADIO, _PUSH = 1 << 15, 1 << 16
_KINDS = {"/Tx": "text", "/Ch": "drop-down", "/Sig": "signature"}
XFA = "a form of a kind (XFA) that only some programs show"


def fields_of_pdf(data: bytes) -> tuple[tuple[Field, ...], bool]:
    """Return the form fields of a PDF in the order of the file, and whether it also holds an XFA form.

    Where on the pages an answer stands is not known here, so fields have no place. A file that is no form, or whose form is
    damaged, has none.
    """
    if b"/AcroForm" not in data and b"/ObjStm" not in data:
        return (), False
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as opened:
            form = opened.Root.get("/AcroForm")
            if form is None:
                return (), False
            found = [
                field for field, _ in zip(_fields(form.get("/Fields", []), "", None, 0), range(_MOST), strict=False)
            ]
            return tuple(found), "/XFA" in form
    except (pikepdf.PdfError, pikepdf.PasswordError, AttributeError, TypeError, ValueError, KeyError):
        return (), False


def _fields(holders: object, above: str, kind: str | None, depth: int) -> Iterator[Field]:
    import pikepdf

    if depth > _DEEPEST or not isinstance(holders, (pikepdf.Array, list)):
        return
    for holder in holders:
        own = str(holder.get("/T", ""))
        name = ".".join(part for part in (above, own) if part)
        inherited = str(holder.get("/FT", kind or "")) or None
        children = holder.get("/Kids")
        if children is not None and any("/T" in child for child in children):
            yield from _fields(children, name, inherited, depth + 1)
        elif inherited is not None:
            found = _field(holder, inherited, name or None)
            if found is not None:
                yield found


def _field(holder: pikepdf.Object, kind: str, name: str | None) -> Field | None:
    value = holder.get("/V")
    if kind == "/Btn":
        flags = int(holder.get("/Ff", 0))
        if flags & _PUSH:
            return None
        chosen = str(value if value is not None else holder.get("/AS", "/Off"))
        ticked = chosen not in ("/Off", "")
        words = "choice of one" if flags & _RADIO else "tick box"
        return Field(words, name, FieldState.TICKED if ticked else FieldState.UNTICKED)
    filled = value is not None and bool(str(value).strip())
    return Field(_KINDS.get(kind, "field"), name, FieldState.ANSWERED if filled else FieldState.UNANSWERED)
