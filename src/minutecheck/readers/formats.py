"""Chooses the reader for a file, and refuses in plain words what no reader reads."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from minutecheck.readers.sniff import FileType, sniff
from minutecheck.record import ReadError, ReadErrorCode, Record

Reader = Callable[[bytes, str], Record]

_REFUSED = {
    FileType.PICTURE: "This file is a picture, which holds no text: give the document it was taken from.",
    FileType.ZIP: "This archive is not a Word or OpenDocument text: unpack it and give the records in it.",
    FileType.OTHER: "It is no text, Word, PDF, OpenDocument, RTF, HTML or email file: save the record as one of them.",
    FileType.OLE: "This is an old Office file that is no Word text: save the record in it as .docx.",
}
_ENCRYPTED_NAMES = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))


def reader_for(data: bytes, *, ocr: bool = False) -> Reader:
    """Return the reader for the file whose bytes are ``data``; only that one is imported.

    With ``ocr``, scanned pages are read by character recognition.

    Raises:
        ReadError: ``unsupported``, or ``encrypted`` for an Office file that a password locks.
    """
    kind = sniff(data)
    if kind is FileType.PDF:
        from minutecheck.readers.pdf.document import read_pdf

        return partial(read_pdf, ocr=ocr) if ocr else read_pdf
    if kind is FileType.WORD:
        from minutecheck.readers.word import read_word

        return read_word
    if kind is FileType.TEXT:
        from minutecheck.readers.plain.text import read_text

        return read_text
    if kind is FileType.EMAIL:
        from minutecheck.readers.email.message import read_email

        return read_email
    if kind is FileType.RTF:
        from minutecheck.readers.rtf.document import read_rtf

        return read_rtf
    if kind is FileType.HTML:
        from minutecheck.readers.html.document import read_html

        return read_html
    if kind is FileType.OPENDOCUMENT:
        from minutecheck.readers.opendocument.document import read_opendocument

        return read_opendocument
    if kind is FileType.OLD_WORD:
        from minutecheck.readers.office.old_word import read_old_word

        return read_old_word
    if kind is FileType.OUTLOOK:
        from minutecheck.readers.outlook.message import read_outlook

        return read_outlook
    if kind is FileType.OLE and any(name in data for name in _ENCRYPTED_NAMES):
        message = "This file is locked with a password: open it, save a copy without the password, and give that."
        raise ReadError(ReadErrorCode.ENCRYPTED, message)
    raise ReadError(ReadErrorCode.UNSUPPORTED, _REFUSED[kind])
