"""``minutecheck pair``: agencies' own notes matched to the minutes of the discussions they are about."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutecheck.cli.exit_status import ExitStatus
from minutecheck.cli.faults import CannotRun
from minutecheck.cli.files import make_folder, put_file
from minutecheck.cli.packs import CORE, pack_called
from minutecheck.cli.progress import progress
from minutecheck.cli.results import check_many
from minutecheck.cli.streams import emit, note
from minutecheck.sources import STDIN, Choice, plan_files

if TYPE_CHECKING:
    from minutecheck.pairing.report import Pairing
    from minutecheck.review import Reviewed

JSON, WORKBOOK = "pairing.json", "pairing.xlsx"


class PairFormat(StrEnum):
    """How the pairing is printed."""

    TERMINAL = "terminal"
    JSON = "json"


def pair(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Folders and files: minutes and agencies' notes.")],
    window: Annotated[
        int, typer.Option(min=0, max=60, help="Days after the discussion within which a note's entry is about it.")
    ] = 3,
    form: Annotated[PairFormat, typer.Option("--format", help="How to print the pairing.")] = PairFormat.TERMINAL,
    out: Annotated[Path | None, typer.Option(help=f"Also write {JSON} and {WORKBOOK} into this folder.")] = None,
    ocr: Annotated[bool, typer.Option("--ocr/--no-ocr", help="Read scanned pages by character recognition.")] = False,
    pack: Annotated[str, typer.Option(help="The rule pack to go by: core, or the folder of one of your own.")] = CORE,
    quiet: Annotated[
        bool, typer.Option("--quiet/--no-quiet", "-q", help="Print no terminal report, notes or progress.")
    ] = False,
) -> None:
    """Say for each discussion what the agencies that took part call it in their own notes, and count it by agency.

    Notes are matched to minutes by the child and the date. Exit status: 0, or 2 wrong usage, 3 some file could not be read.
    """
    if STDIN in paths:
        raise CannotRun("Pairing takes folders and files, not standard input.")
    plan = plan_files(paths, Choice())
    if not plan.files:
        raise CannotRun(" ".join(["No record was found in the folders named.", *plan.notes]))
    from minutecheck.pairing.folder import pair_reviewed

    pack = pack_called(pack)
    seen: list[Reviewed] = []
    with progress(len(plan.files), quiet) as step:
        for number, reviewed in check_many(plan.files, ocr=ocr, pack=pack):
            seen.append(reviewed)
            step(number)
    found = pair_reviewed(seen, window=window, pack=pack)
    _print(found, form, quiet)
    if out is not None:
        _write(found, out, [file for file in plan.files if file is not None])
    for left_out in () if quiet else plan.notes:
        note(left_out)
    unread = any(one.report.error is not None for one in seen)
    raise typer.Exit(ExitStatus.UNREADABLE if unread else ExitStatus.OK)


def pair_records(paths: Sequence[str], out: Path, *, pack: str, ocr: bool) -> None:
    """Pair the notes and minutes of an audit, and write what came of it beside the audit's results."""
    from minutecheck.pairing.folder import pair_reviewed

    files = [Path(path) for path in paths]
    reviewed = (one for _, one in check_many(files, ocr=ocr, pack=pack))
    _write(pair_reviewed(reviewed, pack=pack), out, files)


def _print(found: Pairing, form: PairFormat, quiet: bool) -> None:
    from minutecheck.outputs.pairing import pairing_json

    if form is PairFormat.JSON:
        emit(pairing_json(found))
    elif not quiet:
        from rich.console import Console

        from minutecheck.outputs.terminal.pairing import plain_pairing, show_pairing

        console = Console(emoji=False, highlight=False)
        if console.is_terminal:
            show_pairing(found, console)
        else:
            emit(plain_pairing(found))


def _write(found: Pairing, out: Path, inputs: list[Path]) -> None:
    from minutecheck.outputs.pairing import pairing_json, pairing_workbook

    make_folder(out)
    for name, data in ((JSON, pairing_json(found).encode("utf-8", "replace")), (WORKBOOK, pairing_workbook(found))):
        if (out / name).resolve() in {file.resolve() for file in inputs}:
            raise CannotRun(f"{name} would be written over a file that was read: choose another folder with --out.")
        put_file(out, name, data)
