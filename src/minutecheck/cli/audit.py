"""``minutecheck audit``: many records, on all cores or a cluster, going on where it stopped."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutecheck.cli.audit_ledger import audit_ledger
from minutecheck.cli.audit_plan import PLAN, AuditPlan, Chosen, planned
from minutecheck.cli.audit_progress import in_short
from minutecheck.cli.audit_run import checked, chosen_engine
from minutecheck.cli.exit_status import ExitStatus
from minutecheck.cli.faults import CannotRun
from minutecheck.cli.files import make_folder, put_file
from minutecheck.cli.models import SHIPPED, model_called
from minutecheck.cli.packs import CORE, pack_called
from minutecheck.cli.pair import pair_records
from minutecheck.cli.streams import emit, note
from minutecheck.cli.summary import written_summary
from minutecheck.sources import Choice

if TYPE_CHECKING:
    from minutecheck.batch.options import Options
    from minutecheck.batch.progress import Progress
    from minutecheck.batch.shards import Shard

SUMMARY = "summary.html"


class EngineChoice(StrEnum):
    """Where the records are checked."""

    LOCAL = "local"
    DASK = "dask"


def audit(
    paths: Annotated[list[str], typer.Argument(metavar="FOLDER", help="Folders and files to check.")],
    out: Annotated[Path, typer.Option(help="The folder for the results; run it again with the same one to go on.")],
    jobs: Annotated[int, typer.Option(min=0, max=512, help="Workers; 0 is one for each core.")] = 0,
    engine: Annotated[
        EngineChoice, typer.Option(help="This computer, or the machines of a Dask cluster.")
    ] = EngineChoice.LOCAL,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Where the cluster's scheduler is, as tcp://host:8786.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many records.")] = None,
    sample: Annotated[int | None, typer.Option(min=1, help="So many records, drawn at random.")] = None,
    seed: Annotated[int, typer.Option(help="Which draw: the same number draws the same sample again.")] = 1,
    quota: Annotated[int | None, typer.Option(min=1, help="At most so many of each team, or chair.")] = None,
    quota_by: Annotated[
        str, typer.Option(metavar="team|chair", help="Team is the first folder inside FOLDER, chair the second.")
    ] = "team",
    include: Annotated[list[str] | None, typer.Option(metavar="PATTERN", help="Only files like this.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(metavar="PATTERN", help="No files like this.")] = None,
    shard: Annotated[
        str | None, typer.Option(metavar="I/N", help="Only one part of N, for array jobs; then merge.")
    ] = None,
    seconds: Annotated[float, typer.Option(min=0.1, max=3600, help="Time that one file may take.")] = 20.0,
    memory: Annotated[int, typer.Option(min=64, help="Megabytes of memory that one file may take.")] = 1024,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try again what took too long or stopped the program.")
    ] = False,
    rehash: Annotated[
        bool,
        typer.Option("--rehash", help="Look into every file again, even where size and time of change are the same."),
    ] = False,
    ledger: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Another ledger than the one in your own data folder.")
    ] = None,
    remember: Annotated[
        bool,
        typer.Option("--remember/--no-remember", help="Enter the digests and outcomes of records into the ledger."),
    ] = True,
    pair: Annotated[
        bool,
        typer.Option("--pair/--no-pair", help="Also match agencies' notes to the minutes, as 'minutecheck pair' does."),
    ] = False,
    pack: Annotated[str, typer.Option(help="The rule pack to go by: core, or the folder of one of your own.")] = CORE,
    model: Annotated[
        str, typer.Option(help="The model to go by: shipped, or the folder of a local one made with train --with.")
    ] = SHIPPED,
    ocr: Annotated[bool, typer.Option("--ocr/--no-ocr", help="Read scanned pages by character recognition.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet/--no-quiet", "-q", help="Print no progress and no notes.")] = False,
) -> None:
    """Check many records on all cores, and write the results into a folder. Run it again to go on, or after changes.

    Exit status: 0 done, 2 wrong usage, 3 done and some file could not be read, 130 stopped by hand.
    """
    from minutecheck.batch.options import Limits, Options
    from minutecheck.review import tool

    part = _part(shard)
    if pair and part is not None:
        raise CannotRun(
            "Notes are paired with all the minutes: pair them after the parts are merged, with minutecheck pair."
        )
    pack = pack_called(pack)
    if engine is EngineChoice.DASK and (Path(pack) / "pack.yaml").is_file():
        pack = str(Path(pack).absolute())
    chosen = Chosen(sample, seed, quota, quota_by, limit)
    wanted = Choice(tuple(include or ()), tuple(exclude or ()))
    options = Options(pack, ocr, Limits(seconds=seconds, memory=memory), model=model_called(model))
    machine = chosen_engine(engine is EngineChoice.DASK, scheduler, jobs)
    with audit_ledger(ledger, remember, out, paths, chosen) as book:
        plan = planned(paths, wanted, out, chosen, book.drawn_before())
        make_folder(out)
        done, changed = checked(
            plan.paths, out, options, machine, part, retry_failed=retry_failed, rehash=rehash, quiet=quiet
        )
        _write_plan(plan, out, options, done, part)
        if part is None:
            book.enter(out, tool(pack).version, drawn=chosen.drawn, changed=changed)
    if part is None and (changed or not (out / SUMMARY).exists()):
        written_summary(out, out, ledger=ledger if remember else None, usual=remember)
    if part is None and pair:
        pair_records(plan.paths, out, pack=pack, ocr=ocr)
    if not quiet:
        for left_out in plan.notes:
            note(left_out)
        emit(in_short(done, out, part) + "\n")
    raise typer.Exit(ExitStatus.UNREADABLE if done.errors else ExitStatus.OK)


def _write_plan(plan: AuditPlan, out: Path, options: Options, done: Progress, part: Shard | None) -> None:
    """Write what the audit was of, and with what; the parts of an array job all write the same."""
    from minutecheck.review import tool

    text = plan.as_json(tool(options.pack, options.model).model_dump(mode="json"), options.pack, None if part else done)
    put_file(out, PLAN, text.encode("utf-8", "surrogateescape"))


def _part(shard: str | None) -> Shard | None:
    if shard is None:
        return None
    from minutecheck.batch.shards import shard_from

    try:
        return shard_from(shard)
    except ValueError as problem:
        raise CannotRun(f"{problem}.") from None
