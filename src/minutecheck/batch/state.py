"""What a batch keeps beside its results, so that it can go on: each document's result, and what it was made from.

Results are appended to one file; an SQLite file says where each stands. What was appended and not yet entered when a run
was killed is cut off, so no result is lost that was entered, none is there twice, and none is half.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from minutecheck.batch.document import Checked

FOLDER = ".minutecheck"
_INDEX, _RESULTS = "index.sqlite", "results-{}.jsonl"
_VERSION = 2
_TABLES = f"""
create table if not exists kept (
    path blob primary key, stamp text, sha256 text, made_with text not null,
    start integer not null, length integer not null, kind text, error text
) without rowid;
create table if not exists written (name text primary key, value text not null) without rowid;
pragma user_version = {_VERSION};
"""
_ENTER_AFTER = 200
"""Results between two entries into the index: what a killed run has to do again."""


class StateInUseError(Exception):
    """Another run is using the kept results."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One document's result: what it was made from, and where it stands among the results."""

    stamp: str | None
    sha256: str | None
    made_with: str
    start: int
    length: int
    kind: str | None
    error: str | None


def stamp_of(path: str) -> str | None:
    """Return how a file looks now, without opening it; ``None`` where it cannot be looked at.

    Size, time of change, time of any change of its entry, and its number on the disk: where a system keeps all of them, a
    file cannot be changed and look as it did. (Windows does not keep the third.)
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - a third of the time of Path.stat, for each of a million files
    except OSError:
        return None
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


class State:
    """The kept results of one batch, in a folder of their own beside the reports; one run at a time uses it.

    ``number`` grows whenever results are moved within what is kept. ``damaged`` says that what an earlier run kept could
    not be used and was taken away.

    Raises:
        StateInUseError: another run uses it.
        OSError: the folder cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.damaged = False
        try:
            self._index = self._opened()
        except StateInUseError:
            raise
        except sqlite3.DatabaseError:
            self.damaged = True
            for file in (*folder.glob("index.sqlite*"), *folder.glob("results-*.jsonl")):
                file.unlink()
            self._index = self._opened()
        self.number = int(self.written("results") or 1)
        for old in folder.glob("results-*.jsonl"):
            if old != self._results_file(self.number):
                old.unlink()
        self._results = self._results_file(self.number).open("ab+")
        self._cut_off_unentered()
        self._waiting = 0

    def _opened(self) -> sqlite3.Connection:
        """Return the index, locked for this run until it is closed or the program ends, however that comes."""
        index = sqlite3.connect(self._folder / _INDEX, isolation_level=None, check_same_thread=False, timeout=1.0)
        try:
            # Not the quicker write-ahead log: results may lie on a network share, where that is not safe.
            index.execute("pragma locking_mode = exclusive")
            index.execute("begin exclusive")
            if index.execute("pragma user_version").fetchone()[0] not in (0, _VERSION):
                raise sqlite3.DatabaseError("made by another version")
            index.execute("commit")
            index.executescript(_TABLES)
            index.execute("begin exclusive")
        except sqlite3.OperationalError as problem:
            index.close()
            if "locked" in str(problem):
                raise StateInUseError from None
            raise
        except sqlite3.DatabaseError:
            index.close()
            raise
        return index

    def __enter__(self) -> State:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def kept(self, path: str) -> Kept | None:
        """Return the result that is kept of a document."""
        columns = "stamp, sha256, made_with, start, length, kind, error"
        row = self._index.execute(f"select {columns} from kept where path = ?", (os.fsencode(path),)).fetchone()
        return None if row is None else Kept(*row)

    def keep(self, path: str, stamp: str | None, made_with: str, checked: Checked) -> None:
        """Keep what came of a document, instead of what was kept of it before."""
        start = self._results.seek(0, os.SEEK_END)
        self._results.write(checked.lines)
        self._index.execute(
            "insert or replace into kept values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                os.fsencode(path),
                stamp,
                checked.sha256,
                made_with,
                start,
                len(checked.lines),
                checked.kind,
                checked.error,
            ),
        )
        self._waiting += 1
        if self._waiting >= _ENTER_AFTER:
            self.enter()

    def confirm(self, path: str, stamp: str | None) -> None:
        """Enter that a document was looked at again and has the bytes it had, whatever its time of change says."""
        self._index.execute("update kept set stamp = ? where path = ?", (stamp, os.fsencode(path)))

    def tidy(self, wanted: Callable[[str], bool]) -> None:
        """Take away the results of documents that are not wanted, and the bytes of results that were replaced.

        Results quote records: what was said of one that is gone, or has changed, does not stay.
        """
        paths = [path for (path,) in self._index.execute("select path from kept")]
        gone = [(path,) for path in paths if not wanted(os.fsdecode(path))]
        self._index.executemany("delete from kept where path = ?", gone)
        (used,) = self._index.execute("select coalesce(sum(length), 0) from kept").fetchone()
        if used == self._results.seek(0, os.SEEK_END):
            return
        moved = self._results_file(self.number + 1).open("wb+")
        for path, start, length in self._index.execute("select path, start, length from kept").fetchall():
            new = moved.tell()
            self._results.seek(start)
            moved.write(self._results.read(length))
            self._index.execute("update kept set start = ? where path = ?", (new, path))
        self._results.close()
        self._results, old, self.number = moved, self._results_file(self.number), self.number + 1
        self.note("results", str(self.number))
        self.enter()
        old.unlink()

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
        self._index.execute("begin exclusive")
        self._waiting = 0

    def close(self) -> None:
        """Enter everything and let go of the files."""
        self._results.flush()
        os.fsync(self._results.fileno())
        self._index.execute("commit")
        self._results.close()
        self._index.close()

    def _results_file(self, number: int) -> Path:
        return self._folder / _RESULTS.format(number)

    def _cut_off_unentered(self) -> None:
        """Cut off what was appended and not entered, and forget what was entered and is not there, as after lost power."""
        size = self._results.seek(0, os.SEEK_END)
        lost = self._index.execute("delete from kept where start + length > ?", (size,)).rowcount
        self.damaged = self.damaged or lost > 0
        (end,) = self._index.execute("select coalesce(max(start + length), 0) from kept").fetchone()
        if size > end:
            self._results.truncate(end)
