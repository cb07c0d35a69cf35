"""``minutecheck merge``: the results of all parts of an audit that was run as array jobs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from minutecheck import __version__
from minutecheck.cli.audit_ledger import audit_ledger
from minutecheck.cli.audit_plan import PLAN, AuditPlan
from minutecheck.cli.audit_progress import in_short
from minutecheck.cli.exit_status import ExitStatus
from minutecheck.cli.faults import CannotRun
from minutecheck.cli.files import put_file
from minutecheck.cli.streams import emit
from minutecheck.cli.summary import written_summary


def merge(
    out: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that the parts were written into.")],
    ledger: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Another ledger than the one in your own data folder.")
    ] = None,
    remember: Annotated[
        bool,
        typer.Option("--remember/--no-remember", help="Enter the digests and outcomes of records into the ledger."),
    ] = True,
) -> None:
    """Write the results of all parts of an audit that was run with --shard, once every part is done.

    Exit status: 0 done, 2 wrong usage or a part is missing, 3 done and some file could not be read.
    """
    from minutecheck.batch.shards import PartsMissingError, merge_parts
    from minutecheck.batch.state import StateInUseError

    plan = AuditPlan.read(out / PLAN)
    try:
        done = merge_parts(out, plan.paths)
    except PartsMissingError as problem:
        raise CannotRun(f"The parts in {out} cannot be merged: {problem}.") from None
    except StateInUseError:
        raise CannotRun(f"A part in {out} is still being checked: merge when all are done.") from None
    with audit_ledger(ledger, remember, out, plan.folders, plan.chosen) as book:
        book.enter(out, __version__, drawn=plan.chosen.drawn, changed=True)
    put_file(out, PLAN, plan.with_counts(out / PLAN, done).encode("utf-8", "surrogateescape"))
    written_summary(out, out)
    emit(in_short(done, out, None) + "\n")
    raise typer.Exit(ExitStatus.UNREADABLE if done.errors else ExitStatus.OK)
