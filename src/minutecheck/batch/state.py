"""What a batch keeps beside its results, so that it can go on: each document's result, and what it was made from.

Results are appended to one file; an SQLite file says where each stands. What was appended and not yet entered when a run
was killed is cut off, so no result is lost that was entered, none is there twice, and none is half.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from minutecheck.batch.document import Checked

FOLDER = ".minutecheck"
_INDEX, _RESULTS = "index.sqlite", "results.jsonl"
_TABLES = """
create table if not exists kept (
    path blob primary key, size integer, changed integer, sha256 text, made_with text not null,
    start integer not null, length integer not null, kind text, error text
) without rowid;
create table if not exists written (name text primary key, value text not null) without rowid;
"""
_ENTER_AFTER = 200
"""Results between two entries into the index: what a killed run has to do again."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a file looked when it was checked: its size in bytes and its time of change in nanoseconds."""

    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Kept:
    """One document's result: what it was made from, and where it stands among the results."""

    stamp: Stamp | None
    sha256: str | None
    made_with: str
    start: int
    length: int
    kind: str | None
    error: str | None


def stamp_of(path: str) -> Stamp | None:
    """Return how a file looks now; ``None`` where it cannot be looked at."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a third of the time of Path.stat, for each of a million files
    except OSError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns)


class State:
    """The kept results of one batch, in a folder of their own beside the reports; one run at a time uses it.

    Raises:
        sqlite3.Error: the index cannot be used.
        OSError: the folder cannot be.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._index = sqlite3.connect(folder / _INDEX, isolation_level=None, check_same_thread=False)
        self._index.execute("pragma journal_mode = wal")
        self._index.execute("pragma synchronous = normal")
        self._index.executescript(_TABLES)
        self._results = (folder / _RESULTS).open("ab+")
        self._cut_off_unentered()
        self._waiting = 0
        self._index.execute("begin immediate")

    def __enter__(self) -> State:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def kept(self, path: str) -> Kept | None:
        """Return the result that is kept of a document."""
        columns = "size, changed, sha256, made_with, start, length, kind, error"
        row = self._index.execute(f"select {columns} from kept where path = ?", (os.fsencode(path),)).fetchone()
        if row is None:
            return None
        size, changed, *rest = row
        return Kept(None if size is None else Stamp(size, changed), *rest)

    def keep(self, path: str, stamp: Stamp | None, made_with: str, checked: Checked) -> None:
        """Keep what came of a document, instead of what was kept of it before."""
        start = self._results.seek(0, os.SEEK_END)
        self._results.write(checked.lines)
        place = (start, len(checked.lines), checked.kind, checked.error)
        self._enter(path, stamp, checked.sha256, made_with, place)

    def confirm(self, path: str, stamp: Stamp | None) -> None:
        """Enter that a document was looked at again and has the bytes it had, whatever its time of change says."""
        size, changed = (None, None) if stamp is None else (stamp.size, stamp.changed)
        self._index.execute("update kept set size = ?, changed = ? where path = ?", (size, changed, os.fsencode(path)))

    def lines_of(self, path: str) -> bytes:
        """Return the lines of a document's result.

        Raises:
            KeyError: none is kept.
        """
        found = self._index.execute("select start, length from kept where path = ?", (os.fsencode(path),)).fetchone()
        if found is None:
            raise KeyError(path)
        self._results.flush()
        self._results.seek(found[0])
        return self._results.read(found[1])

    def kinds_and_errors(self) -> Iterator[tuple[str | None, str | None]]:
        """Yield the kind and the failure of every document that is kept."""
        yield from self._index.execute("select kind, error from kept")

    def written(self, name: str) -> str | None:
        """Return what was noted under a name, such as the digest of the reports that were written last."""
        found = self._index.execute("select value from written where name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def note(self, name: str, value: str) -> None:
        """Note something under a name."""
        self._index.execute("insert or replace into written values (?, ?)", (name, value))

    def enter(self) -> None:
        """Enter everything kept so far: it outlasts the end of the program, however that comes."""
        self._results.flush()
        os.fsync(self._results.fileno())
        self._index.execute("commit")
        self._index.execute("begin immediate")
        self._waiting = 0

    def close(self) -> None:
        """Enter everything and let go of the files."""
        self._results.flush()
        os.fsync(self._results.fileno())
        self._index.execute("commit")
        self._results.close()
        self._index.close()

    def _enter(
        self,
        path: str,
        stamp: Stamp | None,
        sha: str | None,
        made_with: str,
        place: tuple[int, int, str | None, str | None],
    ) -> None:
        size, changed = (None, None) if stamp is None else (stamp.size, stamp.changed)
        self._index.execute(
            "insert or replace into kept values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (os.fsencode(path), size, changed, sha, made_with, *place),
        )
        self._waiting += 1
        if self._waiting >= _ENTER_AFTER:
            self.enter()

    def _cut_off_unentered(self) -> None:
        (end,) = self._index.execute("select coalesce(max(start + length), 0) from kept").fetchone()
        if self._results.seek(0, os.SEEK_END) > end:
            self._results.truncate(end)
