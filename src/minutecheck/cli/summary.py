"""``minutecheck summary``: the page, workbook and tables of an audit, made from its results."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutecheck.cli.auditors import open_store
from minutecheck.cli.faults import CannotRun
from minutecheck.cli.files import make_folder
from minutecheck.cli.streams import emit

if TYPE_CHECKING:
    from minutecheck.agreement.store import VerdictStore


def summary(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that an audit was written into.")],
    out: Annotated[Path | None, typer.Option(help="Where to write the summary; into DIR unless given.")] = None,
    compare: Annotated[
        Path | None, typer.Option(metavar="DIR", help="An earlier audit, to say what has moved since.")
    ] = None,
    suppress_below: Annotated[
        int, typer.Option(min=0, max=100, help="On the page, leave out counts under this; 5 is common for publication.")
    ] = 0,
    quotes: Annotated[
        bool, typer.Option("--quotes/--no-quotes", help="Whether the records' own words stand in it.")
    ] = True,
    ledger: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The ledger with auditors' verdicts; the user's own unless given."),
    ] = None,
    verdicts: Annotated[
        bool, typer.Option("--verdicts/--no-verdicts", help="Show what auditors have said beside the tool's outcomes.")
    ] = True,
) -> None:
    """Write what an audit meeting needs: summary.html, summary.xlsx, criteria.csv and actions.csv."""
    names = written_summary(
        folder, out or folder, compare=compare, below=suppress_below, quotes=quotes, ledger=ledger, usual=verdicts
    )
    emit(f"Wrote {', '.join(names)} into {out or folder}.\n")


def written_summary(
    folder: Path,
    out: Path,
    *,
    compare: Path | None = None,
    below: int = 0,
    quotes: bool = True,
    ledger: Path | None = None,
    usual: bool = False,
) -> tuple[str, ...]:
    """Write the summary of an audit and return the names of its files.

    What auditors have said is taken from ``ledger``, or with ``usual`` from the user's own, where there is one.

    Raises:
        CannotRun: a folder holds no audit, or the disk refuses.
    """
    from minutecheck.summary.read import NoAuditError
    from minutecheck.summary.summarise import summarise

    make_folder(out)
    store = _store(ledger, usual=usual)
    try:
        return summarise(folder, out, compare=compare, below=below, quotes=quotes, store=store)
    except NoAuditError as problem:
        raise CannotRun(f"{problem}. Run 'minutecheck audit' first.") from None
    except OSError as error:
        raise CannotRun(f"The summary cannot be written to {out}: {error.strerror}.") from None


def _store(ledger: Path | None, *, usual: bool) -> VerdictStore | None:
    from minutecheck.batch.ledger import usual_ledger

    if not usual:
        return None
    if ledger is not None and not ledger.is_file():
        raise CannotRun(f"There is no ledger {ledger}.")
    return open_store(ledger) if (ledger or usual_ledger()).is_file() else None
