"""How far an audit is: a bar with rate and time left for a person, lines for a log, and the end in a sentence."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from minutecheck.cli.streams import note

if TYPE_CHECKING:
    from minutecheck.batch.progress import Progress
    from minutecheck.batch.shards import Shard

_EVERY = 30.0
"""Seconds between two lines where nobody watches a bar."""
KINDS = {"minutes": "minutes", "case_note": "case notes", "other": "others"}
ERRORS = {
    "not_found": "not found", "unsupported": "of another type", "encrypted": "encrypted", "corrupt": "damaged",
    "no_text": "scans", "too_large": "too large", "timeout": "too slow", "internal": "stopped the program",
}  # fmt: skip


@contextmanager
def audit_progress(total: int, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Show how far a run is, on standard error."""
    if quiet:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines()
        return
    columns = (
        TextColumn("Checking"), BarColumn(bar_width=24), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(), TextColumn("{task.fields[found]}"),
    )  # fmt: skip
    started, before = time.monotonic(), 0
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total, rate="", found="")

        def step(progress: Progress) -> None:
            checked = progress.done - progress.reused - before
            rate = checked / max(time.monotonic() - started, 0.001)
            bar.update(task, completed=progress.done, rate=f"{rate:.0f} a second", found=counts_in_words(progress))

        yield step


def _lines() -> Callable[[Progress], None]:
    last = time.monotonic()

    def step(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last >= _EVERY:
            last = time.monotonic()
            note(f"{progress.done} of {progress.planned} files; {counts_in_words(progress)}.")

    return step


def counts_in_words(progress: Progress) -> str:
    """Return what was found and what could not be read, in a few words."""
    parts = [f"{progress.kinds[kind]} {words}" for kind, words in KINDS.items() if progress.kinds[kind]]
    parts += [f"{progress.errors[code]} {words}" for code, words in ERRORS.items() if progress.errors[code]]
    return ", ".join(parts) or "nothing yet"


def in_short(progress: Progress, out: Path, part: Shard | None) -> str:
    """Return what came of a run in one or two sentences."""
    unread = sum(progress.errors.values())
    of_part = f"Part {part.number} of {part.count}: " if part else ""
    said = f"{of_part}{progress.planned} files: {counts_in_words(progress)}."
    if progress.reused:
        said += f" {progress.reused} were unchanged and not checked again."
    if unread:
        said += f" {unread} could not be read; each is named with the reason in the results."
    where = f" When all parts are done: minutecheck merge {out}." if part else f" The results are in {out}."
    return said + where
