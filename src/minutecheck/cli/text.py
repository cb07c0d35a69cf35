"""``minutecheck text``: a record's text as it is judged, to which every offset of a report refers."""

from __future__ import annotations

from typing import Annotated

import typer

from minutecheck.cli.exit_status import ExitStatus
from minutecheck.cli.results import STDIN_NAME
from minutecheck.cli.streams import emit, note
from minutecheck.sources import STDIN


def text(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file; - reads standard input.")],
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show how it was read: blocks, zones, form fields, and what was not read."),
    ] = False,
    ocr: Annotated[
        bool, typer.Option("--ocr/--no-ocr", help="Read scanned pages by character recognition (needs tesseract).")
    ] = False,
) -> None:
    """Print a record's text as it is judged, or how the file was read.

    The offsets of a report count the text's characters. With --explain each line is a block: where it begins, what it
    is, which part of the record's story it stands in (* for a field with a label), its place, and its words.

    Exit status: 0, 2 wrong usage, 3 the file could not be read.
    """
    from pathlib import Path

    from minutecheck.readers import attached_to, bytes_of, read_bytes
    from minutecheck.record import ReadError

    try:
        data = typer.get_binary_stream("stdin").read() if path == STDIN else bytes_of(Path(path))
        record = read_bytes(data, STDIN_NAME if path == STDIN else Path(path).name, ocr=ocr)
    except ReadError as error:
        note(error.message)
        raise typer.Exit(ExitStatus.UNREADABLE) from None
    for attached, _ in attached_to(data):
        note(f"Attached, and checked as a record of its own: {attached}.")
    if explain:
        from minutecheck.analysis.structure.structure import segments_of
        from minutecheck.outputs.reading import reading_of

        emit(reading_of(record, segments_of(record)))
        return
    emit(record.text)
    for what in record.not_read:
        note(f"Not read: {what}.")
