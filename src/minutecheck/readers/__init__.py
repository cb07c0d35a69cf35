"""Reading: one file in, one record out, whatever its format."""

from __future__ import annotations

from pathlib import Path

from minutecheck.record import ReadError, ReadErrorCode, Record

LARGEST = 100 * 1024 * 1024
"""The largest file that is read, in bytes."""

_TOO_LARGE = "This file is larger than 100 MB: save the record by itself, without pictures, and try again."


def read_path(path: Path) -> Record:
    """Read the record in the file at ``path``, whose name becomes the record's name.

    Raises:
        ReadError: the file is missing, may not be opened, or does not hold a record that can be read.
    """
    return read_bytes(bytes_of(path), path.name)


def bytes_of(path: Path) -> bytes:
    """Return the bytes of the file at ``path``.

    Raises:
        ReadError: the file is missing, is a folder, is too large, or may not be opened.
    """
    if path.is_dir():
        message = "This is a folder, not a file: name the records in it, or the folder to a command that takes folders."
        raise ReadError(ReadErrorCode.UNSUPPORTED, message)
    try:
        if path.stat().st_size > LARGEST:
            raise ReadError(ReadErrorCode.TOO_LARGE, _TOO_LARGE)
        return path.read_bytes()
    except PermissionError:
        message = "This file may not be opened: ask for the right to read it, or copy it to your own folder."
        raise ReadError(ReadErrorCode.NOT_FOUND, message) from None
    except (OSError, ValueError):
        raise ReadError(ReadErrorCode.NOT_FOUND, "There is no file here: check the name and the folder.") from None


def read_bytes(data: bytes, name: str, *, ocr: bool = False) -> Record:
    """Read the record in ``data``, the bytes of a file called ``name``; the bytes decide what the file is.

    With ``ocr``, scanned pages are read by character recognition, where tesseract is installed.

    Raises:
        ReadError: with the code and the sentence for the user.
    """
    from minutecheck.readers.formats import reader_for

    if len(data) > LARGEST:
        raise ReadError(ReadErrorCode.TOO_LARGE, _TOO_LARGE)
    if not data:
        raise ReadError(ReadErrorCode.NO_TEXT, "This file is empty: check that it was saved.")
    return reader_for(data, ocr=ocr)(data, name)


def attached_to(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the documents attached to the email in ``data``, by name; none where it is no email or has none."""
    if not _may_be_email(data):
        return ()
    from minutecheck.readers.email.attachments import attachments_of

    return tuple((one.name, one.data) for one in attachments_of(data))


def _may_be_email(data: bytes) -> bool:
    """Say quickly whether a file can have attachments at all, so that nothing is imported for one that cannot."""
    return data.startswith(b"\xd0\xcf\x11\xe0") or b"multipart/" in data[:65_536].lower()
