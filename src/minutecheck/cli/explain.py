"""``minutecheck explain``: what was considered for each criterion, what spoke for it, and why the rest lost."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from minutecheck.cli.exit_status import ExitStatus
from minutecheck.cli.kinds import KindChoice
from minutecheck.cli.results import STDIN_NAME
from minutecheck.cli.streams import emit, note
from minutecheck.sources import STDIN


class Format(StrEnum):
    """How an explanation is printed."""

    TERMINAL = "terminal"
    JSON = "json"


def explain(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file; - reads standard input.")],
    criterion: Annotated[
        list[str] | None, typer.Option("--criterion", metavar="ID", help="Only this criterion; may be repeated.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the explanation.")] = Format.TERMINAL,
    kind: Annotated[KindChoice | None, typer.Option("--kind", help="Say what kind of record it is.")] = None,
    ocr: Annotated[
        bool, typer.Option("--ocr/--no-ocr", help="Read scanned pages by character recognition (needs tesseract).")
    ] = False,
) -> None:
    """Show how each judgement of one record came about.

    For each criterion: how likely each value is, the words considered, the rules and features behind each, and why
    those that do not count lost.

    Exit status: 0, 2 wrong usage, 3 the file could not be read.
    """
    from pathlib import Path

    from minutecheck.analysis.scoring.model import shipped_model
    from minutecheck.cli.faults import CannotRun
    from minutecheck.explaining.explain import explain_record
    from minutecheck.outputs.terminal.explanation import explanation_text
    from minutecheck.readers import bytes_of, read_bytes
    from minutecheck.record import ReadError
    from minutecheck.rulebook import criteria_catalogue

    titles = {name: entry.title for name, entry in criteria_catalogue().items()}
    unknown = [name for name in criterion or () if name not in titles]
    if unknown:
        raise CannotRun(f"There is no criterion {unknown[0]}. Those there are: {', '.join(titles)}.")
    try:
        data = typer.get_binary_stream("stdin").read() if path == STDIN else bytes_of(Path(path))
        record = read_bytes(data, STDIN_NAME if path == STDIN else path, ocr=ocr)
    except ReadError as error:
        note(error.message)
        raise typer.Exit(ExitStatus.UNREADABLE) from None
    found = explain_record(record, shipped_model(), kind.known() if kind else None)
    if criterion:
        kept = tuple(entry for entry in found.criteria if entry.id in criterion)
        found = found.model_copy(update={"criteria": kept})
    if form is Format.JSON:
        emit(found.model_dump_json(indent=2, by_alias=True) + "\n")
    else:
        emit(explanation_text(found, titles))
