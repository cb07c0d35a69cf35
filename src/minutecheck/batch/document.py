"""Checks one document of a batch, with what is attached to it; what the worker programs run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from minutecheck.batch.options import Limits, Options
from minutecheck.outputs.json_report import json_line
from minutecheck.readers import bytes_of
from minutecheck.record import ReadError, ReadErrorCode
from minutecheck.report import Failure, RecordReport
from minutecheck.review import review_attached, review_bytes

SAME = "same"
"""What a check gives for a document whose bytes are those that were checked before."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one document: the digest of its bytes, and its records as lines of JSON, its own first.

    ``lines`` is empty where the bytes are ``SAME``. ``error`` is the code of the first record's failure, ``kind`` its kind.
    """

    sha256: str | None
    lines: bytes
    kind: str | None = None
    error: str | None = None
    same: bool = False


def check_document(path: str, known: str | None, options: Options, data: bytes | None = None) -> Checked:
    """Check one document; ``known`` is the digest of the bytes whose result is kept already, if any.

    ``data`` is the document's bytes where they do not lie in a file of this computer.
    """
    if known is not None and digest_of(path, data) == known:
        return Checked(known, b"", same=True)
    first: RecordReport | None = None
    lines = []
    for report in _reports(path, options, data):
        first = first or report
        lines.append(json_line(report).encode("utf-8", "replace"))
    assert first is not None
    whole = b"".join(lines)
    if len(whole) > options.limits.output_bytes:
        return failed(
            path, ReadErrorCode.TOO_LARGE, f"Its results take more than {options.limits.output} MB.", first.sha256
        )
    return Checked(first.sha256, whole, first.kind, first.error.code if first.error else None)


def failed(path: str, code: ReadErrorCode, message: str, digest: str | None = None) -> Checked:
    """Return what is kept of a document that could not be checked."""
    report = _report(os.fsencode(path).decode("utf-8", "replace"), code, message, digest)
    return Checked(digest, json_line(report).encode("utf-8", "replace"), None, code)


def too_heavy(limits: Limits) -> str:
    """Return the sentence for a document that takes too much memory."""
    return f"Checking this file took more than the {limits.memory} MB of memory that a file may take."


def _reports(path: str, options: Options, data: bytes | None) -> Iterator[RecordReport]:
    name = os.fsencode(path).decode("utf-8", "replace")
    if data is None:
        try:
            data = bytes_of(Path(path))
        except ReadError as error:
            yield _report(name, error.code, error.message, None)
            return
    first = review_bytes(data, name, ocr=options.ocr, pack=options.pack, model=options.model)
    yield first.report
    for attached in review_attached(first, ocr=options.ocr, pack=options.pack, model=options.model):
        yield attached.report


def _report(name: str, code: ReadErrorCode, message: str, digest: str | None) -> RecordReport:
    failure = Failure(code=code, message=message)
    return RecordReport(path=name, sha256=digest, kind=None, kind_confidence=None, meeting_date=None, error=failure)


def digest_of(path: str, data: bytes | None = None) -> str | None:
    """Return the digest of a document's bytes; ``None`` where it cannot be opened."""
    try:
        return sha256(Path(path).read_bytes() if data is None else data).hexdigest()
    except OSError:
        return None
