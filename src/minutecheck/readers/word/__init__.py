"""Reads Word documents by walking their XML."""

from __future__ import annotations

from minutecheck.record import Record


def read_word(data: bytes, name: str) -> Record:
    """Return the record in a .docx, .docm, .dotx or .dotm file, given as bytes; ``name`` is what to call it.

    Raises:
        ReadError: ``encrypted``, ``unsupported``, ``corrupt``, ``too_large`` or ``no_text``.
    """
    from minutecheck.readers.word.document import read_document

    return read_document(data, name).record
