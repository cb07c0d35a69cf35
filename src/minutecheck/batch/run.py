"""Runs a batch: what is kept and still right is used again, the rest is checked, and the results are written."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from minutecheck.batch.addresses import is_address, stamp_at
from minutecheck.batch.engines import Engine
from minutecheck.batch.options import Options, made_with
from minutecheck.batch.progress import Progress
from minutecheck.batch.results import result_files, write_results
from minutecheck.batch.state import Kept, State, stamp_of
from minutecheck.batch.task import Task
from minutecheck.review import tool

RETRIED = frozenset({"timeout", "internal", "too_large"})
"""The failures that may come of the machine and not of the document, and that ``--retry-failed`` tries again."""


def run_batch(
    paths: Sequence[str],
    folder: Path,
    options: Options,
    engine: Engine,
    *,
    state_name: str = "all",
    retry_failed: bool = False,
    rehash: bool = False,
    step: Callable[[Progress], None] = lambda progress: None,
) -> Progress:
    """Check documents and keep their results under ``folder``; see :func:`write_batch` for the files that come of it.

    ``step`` is called whenever a document is done. A run that is stopped goes on where it was when it is run again.
    """
    progress = Progress(len(paths))
    digest = made_with(options, tool(options.pack, options.model).model_dump(mode="json"))
    with State(folder / ".minutecheck" / state_name) as state:
        progress.damaged = state.damaged
        stamps: dict[str, str | None] = {}
        tasks = []
        for number, path in enumerate(paths):
            stamps[path] = stamp = stamp_at(path) if is_address(path) else stamp_of(path)
            kept = state.kept(path)
            if kept is not None and _still_right(kept, stamp, digest, retry_failed=retry_failed, rehash=rehash):
                progress.reused += 1
                progress.count(kept.kind, kept.error)
                continue
            known = kept.sha256 if kept is not None and _same_making(kept, digest, retry_failed=retry_failed) else None
            tasks.append(Task(number, path, known))
        step(progress)
        with closing(engine(tasks, options)) as results:
            for task, checked in results:
                if checked.same:
                    state.confirm(task.path, stamps[task.path])
                    kept = state.kept(task.path)
                    assert kept is not None
                    progress.reused += 1
                    progress.count(kept.kind, kept.error)
                else:
                    state.keep(task.path, stamps[task.path], digest, checked)
                    progress.count(checked.kind, checked.error)
                step(progress)
        planned = set(paths)
        state.tidy(lambda path: path in planned or os.path.exists(path))  # noqa: PTH110 - quicker, for a million files
    return progress


def write_batch(paths: Sequence[str], folder: Path, state_name: str = "all") -> bool:
    """Write the results of a finished run in the order of the plan, and say whether that changed anything.

    Nothing is written where nothing has changed.
    """
    with State(folder / ".minutecheck" / state_name) as state:
        # Where a result stands says which it is, among results of the same number.
        ordered = hashlib.sha256(f"{state.number}\n".encode())
        for path in paths:
            kept = state.kept(path)
            assert kept is not None
            ordered.update(f"{path}\n{kept.start} {kept.length}\n".encode("utf-8", "surrogatepass"))
        if state.written("plan") == ordered.hexdigest() and result_files(folder):
            return False
        write_results(folder, paths, state.lines_of)
        state.note("plan", ordered.hexdigest())
    return True


def _still_right(kept: Kept, stamp: str | None, digest: str, *, retry_failed: bool, rehash: bool) -> bool:
    """Say whether a result can be used again without opening the file."""
    return (
        not rehash
        and stamp is not None
        and kept.stamp == stamp
        and _same_making(kept, digest, retry_failed=retry_failed)
    )


def _same_making(kept: Kept, digest: str, *, retry_failed: bool) -> bool:
    return kept.made_with == digest and not (retry_failed and kept.error in RETRIED)
