"""``minutecheck verdicts``: the auditor's column of a summary's workbook, read back, kept and measured."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutecheck.cli.auditors import open_store
from minutecheck.cli.faults import CannotRun
from minutecheck.cli.streams import emit, note

if TYPE_CHECKING:
    from minutecheck.agreement.store import VerdictStore

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Auditors' verdicts beside the tool's.")
_Ledger = Annotated[
    Path | None, typer.Option("--ledger", help="The ledger; that of this computer's user unless given.")
]
_MOST = 50


@app.command("import")
def import_verdicts(
    file: Annotated[Path, typer.Argument(help="A summary.xlsx in which the column “Your verdict” was filled in.")],
    who: Annotated[str, typer.Option(help="Whose verdicts they are.")],
    ledger: _Ledger = None,
) -> None:
    """Read an auditor's verdicts from a workbook, keep them, and say how far they agree with the tool's."""
    from minutecheck.agreement.book import NoVerdictsError, verdicts_in

    try:
        found = verdicts_in(file)
    except NoVerdictsError as problem:
        raise CannotRun(f"{problem}.") from None
    if not found:
        raise CannotRun(f"The column “Your verdict” of {file} is empty.")
    if len(who.strip()) < 2:
        raise CannotRun("Say with --who whose verdicts they are.")
    store = open_store(ledger)
    number = store.keep(who.strip(), found, datetime.now().astimezone().date())
    emit(f"Kept {number} verdict{'' if number == 1 else 's'} of {who}.\n\n")
    _show(store, who)
    differing = [one for one in found if one.verdict != one.tool]
    if differing:
        emit("\nWhere they differ:\n")
    titles = _titles()
    for one in differing[:_MOST]:
        emit(f"  {one.path}, {titles.get(one.criterion, one.criterion)}: {one.verdict}, the tool: {one.tool}\n")
    if len(differing) > _MOST:
        emit(f"  and {len(differing) - _MOST} more; the next summary of the audit lists them all\n")
    note("The next summary shows them beside the tool's outcomes: minutecheck summary DIR.")


@app.command()
def show(ledger: _Ledger = None) -> None:
    """Say how far each auditor agrees with the tool, and auditors with each other, on all that is kept."""
    store = open_store(ledger)
    auditors = store.auditors()
    if not auditors:
        emit("No verdict is kept.\n")
    for number, who in enumerate(auditors):
        emit("\n" if number else "")
        _show(store, who)
    for one, other in combinations(auditors, 2):
        lines = _lines(store.between(one, other))
        if lines:
            emit(f"\n{one} and {other}\n" + "".join(f"  {line}\n" for line in lines))


@app.command()
def export(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="The records that were judged: files and folders.")
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="The file to write; 'train --with FILE' learns from it.")],
    ledger: _Ledger = None,
) -> None:
    """Write what auditors' verdicts teach as labelled lines, for a model of your own. The file holds words of records."""
    from minutecheck.agreement.export import exported
    from minutecheck.cli.files import put_file
    from minutecheck.sources import Choice, plan_files

    store = open_store(ledger)
    digests = {one.sha256 for one in store.every()}
    if not digests:
        raise CannotRun("No verdict is kept: import an auditor's workbook first, with 'minutecheck verdicts import'.")
    files = [file for file in plan_files(paths, Choice((), ())).files if file is not None]
    lessons, missing = exported(store, files)
    lines = "".join(json.dumps(one.as_row(), ensure_ascii=False) + "\n" for one in lessons.lines)
    put_file(out.parent, out.name, lines.encode("utf-8", "replace"))
    many = len(lessons.lines)
    emit(
        f"Wrote {many} line{'' if many == 1 else 's'} into {out}. They hold words of the records: keep the file with them.\n"
    )
    for reason, number in sorted(lessons.without.items()):
        emit(f"  {number} verdict{'' if number == 1 else 's'} gave none: {reason}.\n")
    if missing:
        emit(f"  {missing} record{'' if missing == 1 else 's'} with verdicts not found in what was named.\n")


@app.command()
def forget(
    records: Annotated[
        list[Path] | None, typer.Argument(metavar="RECORD", help="Only the verdicts on these records.")
    ] = None,
    who: Annotated[str | None, typer.Option(help="Only this auditor's verdicts.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every verdict of everybody.")] = False,
    ledger: _Ledger = None,
) -> None:
    """Take verdicts out of the ledger for good."""
    if not everything and not records and who is None:
        raise CannotRun("Say which verdicts to forget: --who NAME, records, or --all.")
    digests = None
    if records:
        from minutecheck.batch.document import digest_of

        found = {record: digest_of(str(record)) for record in records}
        gone = [record for record, digest in found.items() if digest is None]
        if gone:
            raise CannotRun(f"{gone[0]} cannot be read, and verdicts are known by what is in the record.")
        digests = [digest for digest in found.values() if digest]
    number = open_store(ledger).forget(who, digests)
    emit(f"Forgot {number} verdict{'' if number == 1 else 's'}.\n")


def _show(store: VerdictStore, who: str) -> None:
    emit(f"{who} and the tool\n" + "".join(f"  {line}\n" for line in _lines(store.with_tool(who))))


def _lines(verdicts: Iterable[tuple[str, str, str]]) -> list[str]:
    from minutecheck.agreement.measure import by_criterion, in_words

    titles = _titles()
    return in_words(by_criterion(verdicts, titles), titles)


def _titles() -> dict[str, str]:
    from minutecheck.rulebook import criteria_catalogue

    return {name: entry.title for name, entry in criteria_catalogue().items()}
