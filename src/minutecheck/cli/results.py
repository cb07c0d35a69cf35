"""Checks one file after another; a crash in one is a value of that one and leaves the others alone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minutecheck.cli.faults import debugging, fault_in_words

if TYPE_CHECKING:
    from minutecheck.report import Kind
    from minutecheck.review import Reviewed

STDIN_NAME = "standard-input"


def check_many(
    files: Sequence[Path | None],
    *,
    kind: Kind | None = None,
    name: str = STDIN_NAME,
    ocr: bool = False,
    pack: str = "core",
    model: str = "shipped",
) -> Iterator[tuple[int, Reviewed]]:
    """Yield what is said of each file, in order, with its number from 0; ``None`` is standard input, called ``name``.

    Documents attached to an email come after it, with its number.
    """
    from minutecheck.review import review_attached, review_bytes, review_path

    for number, file in enumerate(files):
        try:
            if file is None:
                first = review_bytes(
                    typer.get_binary_stream("stdin").read(), name, kind, ocr=ocr, pack=pack, model=model
                )
            else:
                first = review_path(file, kind, ocr=ocr, pack=pack, model=model)
            yield number, first
            for attached in review_attached(first, kind, ocr=ocr, pack=pack, model=model):
                yield number, attached
        except Exception as error:
            if debugging():
                raise
            yield number, _broken(name if file is None else _shown(file), error)


def _broken(path: str, error: Exception) -> Reviewed:
    from minutecheck.record import ReadErrorCode
    from minutecheck.report import Failure, RecordReport
    from minutecheck.review import Reviewed

    message = (
        f"The check stopped on a fault of minutecheck itself ({fault_in_words(error)}); "
        "the other files are not affected. Please report it without the record."
    )
    report = RecordReport(
        path=path,
        sha256=None,
        kind=None,
        kind_confidence=None,
        meeting_date=None,
        error=Failure(code=ReadErrorCode.INTERNAL, message=message),
    )
    return Reviewed(report=report, record=None, data=None)


def _shown(path: Path) -> str:
    """Return a path as text that can be written anywhere, even where the name is not UTF-8."""
    return os.fsencode(path).decode("utf-8", errors="replace")
