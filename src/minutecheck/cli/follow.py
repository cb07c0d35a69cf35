"""``minutecheck follow``: what later records tell of the actions of an earlier one."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutecheck.cli.exit_status import ExitStatus
from minutecheck.cli.faults import CannotRun
from minutecheck.cli.results import STDIN_NAME
from minutecheck.cli.streams import emit, note
from minutecheck.sources import STDIN

if TYPE_CHECKING:
    from minutecheck.follow_up.result import FollowUp
    from minutecheck.record import Record

_ENDINGS = (".follow-up.html", ".follow-up.json")


class Format(StrEnum):
    """How the result is printed."""

    TERMINAL = "terminal"
    JSON = "json"


class FailOn(StrEnum):
    """From which state on a run fails."""

    NEVER = "never"
    OUTSTANDING = "outstanding"
    NOT_MENTIONED = "not_mentioned"


def follow(
    earlier: Annotated[str, typer.Argument(metavar="EARLIER", help="The record of the strategy discussion.")],
    later: Annotated[
        list[str],
        typer.Argument(metavar="LATER", help="One or more later records of the same child; - reads standard input."),
    ],
    form: Annotated[Format, typer.Option("--format", help="How to print the result.")] = Format.TERMINAL,
    out: Annotated[Path | None, typer.Option(help="Also write a page and JSON into this folder.")] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(help="Exit with 1 when an action is outstanding; or when one is outstanding or not mentioned."),
    ] = FailOn.NEVER,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Compare records that seem to be about different children too.")
    ] = False,
    ocr: Annotated[
        bool, typer.Option("--ocr/--no-ocr", help="Read scanned pages by character recognition (needs tesseract).")
    ] = False,
) -> None:
    """Say of each action of a record whether later records report it done or outstanding, or do not mention it.

    Every state comes with the later record's own words. What only may be about an action is never called done.

    Exit status: 0, 1 see --fail-on, 2 wrong usage or records that do not belong together, 3 a record could not be read.
    """
    from minutecheck.analysis.scoring.model import shipped_model
    from minutecheck.follow_up.run import CannotFollow, follow_up
    from minutecheck.report import Kind
    from minutecheck.review import review_path, tool

    if earlier == STDIN or later.count(STDIN) > 1:
        raise CannotRun("Standard input is for one later record: name the earlier record, and give - once.")
    if _same_file(earlier, later):
        raise CannotRun("The earlier record is named among the later ones too: give each record once.")
    first = review_path(Path(earlier), Kind.MINUTES, ocr=ocr)
    if first.record is None:
        note(f"{earlier}: {first.report.error.message if first.report.error else 'it could not be read.'}")
        raise typer.Exit(ExitStatus.UNREADABLE)
    records = [record for name in later if (record := _read(name, ocr)) is not None]
    if not records:
        raise typer.Exit(ExitStatus.UNREADABLE)
    try:
        found = follow_up(
            first.record, first.report, records, lexicon=shipped_model().lexicon, tool=tool(), anyway=anyway
        )
    except CannotFollow as refusal:
        raise CannotRun(str(refusal)) from None
    _print(found, form)
    if out is not None:
        _write(found, out, earlier, later)
    raise typer.Exit(ExitStatus.UNREADABLE if len(records) < len(later) else _status(found, fail_on))


def _same_file(earlier: str, later: list[str]) -> bool:
    return any(name != STDIN and Path(name).resolve() == Path(earlier).resolve() for name in later)


def _read(name: str, ocr: bool) -> Record | None:
    """Return a later record; ``None``, and the reason said, where it could not be read."""
    from minutecheck.readers import attached_to, bytes_of, read_bytes
    from minutecheck.record import ReadError

    try:
        data = typer.get_binary_stream("stdin").read() if name == STDIN else bytes_of(Path(name))
        record = read_bytes(data, STDIN_NAME if name == STDIN else name, ocr=ocr)
    except ReadError as error:
        note(f"{name}: {error.message}")
        return None
    for attached, _ in attached_to(data):
        note(f"Attached to {record.name} and not followed: {attached}. Save it, and name it as a later record too.")
    return record


def _print(found: FollowUp, form: Format) -> None:
    if form is Format.JSON:
        from minutecheck.outputs.follow_up import json_follow_up

        emit(json_follow_up(found))
        return
    from rich.console import Console

    from minutecheck.outputs.terminal.follow_up import plain_follow_up, show_follow_up

    console = Console(emoji=False, highlight=False)
    if console.is_terminal:
        show_follow_up(found, console)
    else:
        emit(plain_follow_up(found))


def _write(found: FollowUp, out: Path, earlier: str, later: list[str]) -> None:
    from minutecheck.cli.written import OutputFolder
    from minutecheck.outputs.follow_up import json_follow_up
    from minutecheck.outputs.html.follow_up_page import render_follow_up

    stem = Path(earlier).stem
    inputs = {Path(name).resolve() for name in (earlier, *later) if name != STDIN}
    if any((out / (stem + ending)).resolve() in inputs for ending in _ENDINGS):
        raise CannotRun("The result would be written over a record: choose another folder with --out.")
    folder = OutputFolder(out, (Path(earlier),), STDIN_NAME)
    page, data = _ENDINGS
    folder.add(stem + page, lambda: render_follow_up(found).encode("utf-8", errors="replace"))
    folder.add(stem + data, lambda: json_follow_up(found).encode("utf-8", errors="replace"))
    note(f"Wrote {folder.written} files to {out}.")
    if folder.unwritten:
        raise typer.Exit(ExitStatus.UNREADABLE)


def _status(found: FollowUp, fail_on: FailOn) -> ExitStatus:
    from minutecheck.follow_up.state import State

    failing = {
        FailOn.NEVER: (),
        FailOn.OUTSTANDING: (State.OUTSTANDING,),
        FailOn.NOT_MENTIONED: (State.OUTSTANDING, State.NOT_MENTIONED),
    }[fail_on]
    return ExitStatus.FOUND if any(found.count(state) for state in failing) else ExitStatus.OK
