"""``minutecheck ledger``: what the ledger holds, and how to take it away."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from minutecheck.cli.audit_ledger import open_ledger
from minutecheck.cli.faults import CannotRun
from minutecheck.cli.streams import emit

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Show, export or empty the ledger of audits on this computer."
)
_File = Annotated[Path | None, typer.Option("--ledger", metavar="FILE", help="Another ledger than the usual one.")]
_COLUMNS = ("audit", "began", "place", "sha256", "drawn", "kind", "not_read", "file", "line", "outcomes")
_HEAD = ("Audit", "Began", "Records", "Drawn", "Not read", "Version")


@app.command()
def show(ledger: _File = None) -> None:
    """Show which audits the ledger holds. Of records it holds digests and outcomes, no name and no word."""
    file = _there(ledger)
    with open_ledger(file) as opened:
        audits = opened.audits()
    emit(f"The ledger {file}\n\n")
    rows = [_HEAD] + [
        (str(one.number), one.began.isoformat(), f"{one.records:,}", f"{one.drawn:,}", f"{one.not_read:,}", one.version)
        for one in audits
    ]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    for row in rows:
        cells = [f"{cell:<{width}}" if at in (1, 5) else f"{cell:>{width}}" for at, (cell, width) in _with(row, widths)]
        emit("  ".join(cells).rstrip() + "\n")


@app.command()
def export(
    ledger: _File = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write it; printed unless given.")] = None,
) -> None:
    """Write every entry as CSV, one record in a row."""
    import csv
    import io

    from minutecheck.cli.files import put_file

    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(_COLUMNS)
    with open_ledger(_there(ledger)) as opened:
        writer.writerows(opened.rows())
    if out is None:
        emit(lines.getvalue())
    else:
        put_file(out.parent, out.name, lines.getvalue().encode())


@app.command()
def purge(
    ledger: _File = None,
    before: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only audits that began before this day.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All of them.")] = False,
) -> None:
    """Take audits out of the ledger for good. Records drawn for them may then be drawn again.

    Auditors' verdicts, which are kept in the same file, stay.
    """
    if everything == (before is not None):
        raise CannotRun("Say which audits to take out: --before YYYY-MM-DD, or --all.")
    with open_ledger(_there(ledger)) as opened:
        gone = opened.purge(None if before is None else before.date())
    emit(f"Took {gone} audit{'' if gone == 1 else 's'} out of the ledger.\n")


def _there(file: Path | None) -> Path:
    from minutecheck.batch.ledger import usual_ledger

    found = file or usual_ledger()
    if not found.is_file():
        raise CannotRun(f"There is no ledger {found}: the first audit makes it.")
    return found


def _with(row: tuple[str, ...], widths: list[int]) -> list[tuple[int, tuple[str, int]]]:
    return list(enumerate(zip(row, widths, strict=True)))
