"""Runs an audit: chooses the engine, stops cleanly when asked to, and says what an earlier run has left damaged."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minutecheck.cli.audit_progress import audit_progress
from minutecheck.cli.exit_status import ExitStatus
from minutecheck.cli.faults import CannotRun
from minutecheck.cli.streams import note

if TYPE_CHECKING:
    from minutecheck.batch.engines import Engine
    from minutecheck.batch.options import Options
    from minutecheck.batch.progress import Progress
    from minutecheck.batch.shards import Shard


def chosen_engine(on_cluster: bool, scheduler: str | None, jobs: int) -> Engine:
    """Return the engine that was asked for; ``jobs`` is the number of workers on this computer, 0 one for each core.

    Raises:
        CannotRun: the options do not go together, or a package is missing.
    """
    from minutecheck.batch.cluster import dask
    from minutecheck.batch.engines import local
    from minutecheck.batch.program import EngineError

    if on_cluster != (scheduler is not None):
        raise CannotRun("A Dask cluster is named by both --engine dask and --scheduler ADDRESS.")
    if scheduler is None:
        return local(jobs or _cores())
    try:
        return dask(scheduler)
    except EngineError as problem:
        raise CannotRun(str(problem)) from None


def checked(
    plan: Sequence[str],
    out: Path,
    options: Options,
    engine: Engine,
    part: Shard | None,
    *,
    retry_failed: bool,
    rehash: bool,
    quiet: bool,
) -> tuple[Progress, bool]:
    """Check what is to be checked, and return what came of it and whether the results have changed.

    Raises:
        CannotRun: the engine cannot go on, or another run is writing into the same folder.
        typer.Exit: the run was stopped.
    """
    from minutecheck.batch.program import EngineError
    from minutecheck.batch.run import run_batch, write_batch
    from minutecheck.batch.state import StateInUseError

    paths = part.of(plan) if part else plan
    name = part.state_name if part else "all"
    how = {"retry_failed": retry_failed, "rehash": rehash}
    try:
        with _ended_as_by_hand(), audit_progress(len(paths), quiet) as step:
            done = run_batch(paths, out, options, engine, state_name=name, step=step, **how)
        changed = part is None and write_batch(paths, out, name)
    except KeyboardInterrupt:
        note("Stopped. What is done is kept: run the same command again, and it goes on.")
        raise typer.Exit(ExitStatus.STOPPED) from None
    except StateInUseError:
        raise CannotRun(
            f"Another audit is writing into {out}: wait until it is done, or name another folder."
        ) from None
    except EngineError as problem:
        raise CannotRun(f"{problem} What is done is kept: run the same command again, and it goes on.") from None
    if done.damaged and not quiet:
        note(f"Some of what an earlier run had kept in {out} was damaged; those records were checked again.")
    return done, changed


@contextmanager
def _ended_as_by_hand() -> Iterator[None]:
    """Take the signal by which a scheduler or a computer that is shut down ends a program as a stop by hand."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
