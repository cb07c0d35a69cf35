"""Reads Word 97 to 2003 files (.doc) through LibreOffice; refuses them in plain words where it is not installed."""

from __future__ import annotations

import io
from dataclasses import replace
from hashlib import sha256

import olefile

from minutecheck.readers.office.convert import office_program, to_docx
from minutecheck.record import ReadError, ReadErrorCode, Record

_NEEDS = (
    "This is an old Word (.doc) file: save it as .docx in Word, or install LibreOffice, through which it can be read."
)
_LOCKED = "This file is locked with a password: open it, save a copy without the password, and give that."
_CORRUPT = "This old Word (.doc) file could not be read by LibreOffice: open it in Word and save it as .docx."
_FLAGS, _ENCRYPTED = 0x0A, 0x0100
"""Where the flags stand in the file's information block, and the bit that says it is encrypted ([MS-DOC] 2.5.2)."""


def read_old_word(data: bytes, name: str) -> Record:
    """Return the record in a .doc file; places are those of the .docx that LibreOffice makes of it.

    Raises:
        ReadError: ``unsupported`` where LibreOffice is not installed, ``encrypted``, ``corrupt``, ``no_text``.
    """
    if _is_locked(data):
        raise ReadError(ReadErrorCode.ENCRYPTED, _LOCKED)
    program = office_program()
    if program is None:
        raise ReadError(ReadErrorCode.UNSUPPORTED, _NEEDS)
    try:
        (converted,) = to_docx([data], program)
    except OSError:
        converted = None
    if converted is None:
        raise ReadError(ReadErrorCode.CORRUPT, _CORRUPT)
    from minutecheck.readers.word import read_word

    return replace(read_word(converted, name), format="doc", sha256=sha256(data).hexdigest())


def _is_locked(data: bytes) -> bool:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as opened:
            start = opened.openstream("WordDocument").read(_FLAGS + 2)
    except Exception:
        raise ReadError(ReadErrorCode.CORRUPT, _CORRUPT) from None
    return bool(int.from_bytes(start[_FLAGS : _FLAGS + 2], "little") & _ENCRYPTED)
