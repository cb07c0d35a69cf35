"""``minutecheck check``: the whole program on files and folders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutecheck.cli.auditors import auditors_of
from minutecheck.cli.exit_status import ExitStatus, FailOn, status_of
from minutecheck.cli.faults import CannotRun
from minutecheck.cli.kinds import KindChoice
from minutecheck.cli.models import SHIPPED, model_called
from minutecheck.cli.packs import CORE, pack_called
from minutecheck.cli.progress import progress
from minutecheck.cli.results import STDIN_NAME, check_many
from minutecheck.cli.shared import SharedCopies
from minutecheck.cli.streams import emit, note
from minutecheck.cli.verdicts import GivenVerdicts, given_verdicts
from minutecheck.cli.views import print_view, view_called
from minutecheck.cli.written import OutputFolder
from minutecheck.sources import STDIN, Choice, Plan, plan_files

if TYPE_CHECKING:
    from minutecheck.report import RecordReport
    from minutecheck.rulebook.views import View


class Format(StrEnum):
    """How the reports are printed."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"


def check(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files and folders to check; - reads standard input.")
    ],
    form: Annotated[Format, typer.Option("--format", help="How to print the reports.")] = Format.TERMINAL,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Also write a marked-up copy (Word, or PDF of a PDF), a page and a JSON report of each into this folder."
        ),
    ] = None,
    suggest: Annotated[
        bool,
        typer.Option(
            "--suggest/--no-suggest",
            help="In the marked-up Word file, suggest the right name for a meeting called otherwise.",
        ),
    ] = False,
    share: Annotated[
        bool,
        typer.Option(
            "--share/--no-share", help="Write pseudonymised copies into --out instead: page, JSON and a workbook."
        ),
    ] = False,
    shift_dates: Annotated[
        bool,
        typer.Option(
            "--shift-dates/--no-shift-dates",
            help="In pseudonymised copies, move all dates by the same number of weeks.",
        ),
    ] = False,
    ocr: Annotated[
        bool, typer.Option("--ocr/--no-ocr", help="Read scanned pages by character recognition (needs tesseract).")
    ] = False,
    kind: Annotated[KindChoice | None, typer.Option(help="Say what kind of record it is.")] = None,
    name: Annotated[str | None, typer.Option(help="What to call standard input in the report.")] = None,
    include: Annotated[
        list[str] | None, typer.Option(metavar="PATTERN", help="Of a folder, only files like this; may be repeated.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="PATTERN", help="Of a folder, no files like this; may be repeated.")
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 when a criterion comes to this or worse.")
    ] = FailOn.NEVER,
    view: Annotated[
        str | None,
        typer.Option(help="Order the findings as a document does: core, gloucestershire, salford or top-tips."),
    ] = None,
    calendar: Annotated[
        bool,
        typer.Option(
            "--calendar/--no-calendar", help="Also write the deadlines into --out as deadlines.ics, for a calendar."
        ),
    ] = False,
    pack: Annotated[str, typer.Option(help="The rule pack to go by: core, or the folder of one of your own.")] = CORE,
    model: Annotated[
        str, typer.Option(help="The model to go by: shipped, or the folder of a local one made with train --with.")
    ] = SHIPPED,
    verdicts: Annotated[
        Path | None,
        typer.Option(
            help="The file, or folder of files, of verdicts on findings; RECORD.verdicts.yaml beside it unless given."
        ),
    ] = None,
    ledger: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also show what auditors have said of these records, from a ledger."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet/--no-quiet", "-q", help="Print no terminal report, notes or progress.")
    ] = False,
) -> None:
    """Check records and say what they show and what they do not.

    Exit status: 0 nothing at or above --fail-on, 1 something was, 2 wrong usage, 3 some record could not be read,
    whatever the others came to.
    """
    if name is not None and STDIN not in paths:
        raise CannotRun("--name is for standard input: give - as the path too.")
    plan = _plan(paths, Choice(tuple(include or ()), tuple(exclude or ())))
    if suggest and out is None:
        raise CannotRun("--suggest writes into the marked-up Word file: name a folder for it with --out.")
    if (share or shift_dates) and (out is None or not share):
        raise CannotRun("Pseudonymised copies are written with --share and a folder for them, --out.")
    if calendar and (out is None or share):
        raise CannotRun("--calendar writes deadlines.ics into a folder: name it with --out, and do without --share.")
    pack, model = pack_called(pack), model_called(model)
    chosen = view_called(view, pack)
    given = given_verdicts(plan.files, verdicts)
    auditors = auditors_of(ledger)
    if chosen is not None and share:
        raise CannotRun("Pseudonymised copies have one order only: give --view or --share.")
    shared = SharedCopies(shift_dates=shift_dates) if share else None
    folder = (
        None
        if out is None
        else OutputFolder(out, plan.files, name or STDIN_NAME, suggest=suggest, shared=shared, view=chosen)
    )
    reports = _run(plan, form, kind, name or STDIN_NAME, folder, quiet, ocr, pack, model, given, auditors)
    _print(reports, plan, form, quiet, chosen, pack, model)
    if folder is not None:
        folder.finish(_titles(pack))
        if calendar:
            folder.write_calendar(reports)
    if not quiet:
        given.say(reports)
    if folder is not None and not quiet:
        note(f"Wrote {folder.written} file{'' if folder.written == 1 else 's'} to {out}.")
    unwritten = folder is not None and folder.unwritten
    raise typer.Exit(ExitStatus.UNREADABLE if unwritten else status_of(reports, fail_on))


def _plan(paths: list[str], choice: Choice) -> Plan:
    plan = plan_files(paths, choice)
    if not plan.files:
        raise CannotRun(" ".join(["No record was found to check in the folders named.", *plan.notes]))
    return plan


def _run(
    plan: Plan,
    form: Format,
    kind: KindChoice | None,
    name: str,
    folder: OutputFolder | None,
    quiet: bool,
    ocr: bool,
    pack: str,
    model: str,
    given: GivenVerdicts,
    auditors: Callable[[RecordReport], RecordReport],
) -> list[RecordReport]:
    from minutecheck.outputs.json_report import json_line
    from minutecheck.review import tool

    reports, before = [], -1
    known_kind = kind.known() if kind else None
    with progress(len(plan.files), quiet) as step:
        for number, reviewed in check_many(plan.files, kind=known_kind, name=name, ocr=ocr, pack=pack, model=model):
            # What is attached to an email has the email's number; the verdicts are on the email itself.
            reviewed = reviewed if number == before else given.on(number, reviewed)
            reviewed = replace(reviewed, report=auditors(reviewed.report))
            before = number
            if folder is not None:
                folder.write(number, reviewed, tool(pack, model), _titles(pack))
            if form is Format.JSONL:
                emit(json_line(reviewed.report))
            reports.append(reviewed.report)
            step(number)
    return reports


def _print(
    reports: list[RecordReport], plan: Plan, form: Format, quiet: bool, view: View | None, pack: str, model: str
) -> None:
    if form is Format.JSON:
        from minutecheck.outputs.json_report import json_report
        from minutecheck.review import tool

        emit(json_report(reports, tool(pack, model)))
    if quiet:
        return
    if form is Format.TERMINAL and view is not None:
        print_view(reports, view, titles=_titles(pack), notes=plan.notes)
    elif form is Format.TERMINAL:
        _print_terminal(reports, plan.notes, _titles(pack))
    else:
        for left_out in plan.notes:
            note(left_out)


def _print_terminal(reports: list[RecordReport], notes: tuple[str, ...], titles: dict[str, str]) -> None:
    from rich.console import Console

    from minutecheck.outputs.terminal.report import plain_text, show

    console = Console(emoji=False, highlight=False)
    if not console.is_terminal:
        emit(plain_text(reports, titles=titles, notes=notes))
        return
    show(reports, console, titles=titles, notes=notes)


def _titles(pack: str) -> dict[str, str]:
    from minutecheck.rulebook import criteria_catalogue

    return {criterion: entry.title for criterion, entry in criteria_catalogue(pack).items()}
