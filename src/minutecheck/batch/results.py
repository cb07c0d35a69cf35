"""Writes the results of a batch in the order of its plan: the same bytes from every engine and any number of workers."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

PER_FILE = 1_000
"""Records in one file of results."""


def file_name(number: int) -> str:
    """Return the name of a file of results; numbers begin at 1."""
    return f"records-{number:05d}.jsonl"


def write_results(folder: Path, paths: Iterable[str], lines_of: Callable[[str], bytes]) -> str:
    """Write the records of all documents into numbered files, 1,000 records each, and return a digest of all bytes.

    Each file is written whole or not at all; files that an earlier, larger batch left behind are taken away.
    """
    whole = hashlib.sha256()
    number = 0
    for number, records in enumerate(_in_files(line for path in paths for line in lines_of(path).splitlines(True)), 1):
        _replace(folder / file_name(number), records, whole)
    for old in folder.glob("records-*.jsonl"):
        if old.stem.removeprefix("records-").isdigit() and int(old.stem.removeprefix("records-")) > number:
            old.unlink()
    return whole.hexdigest()


def result_files(folder: Path) -> list[Path]:
    """Return the files of results in a folder, in their order."""
    return sorted(folder.glob("records-[0-9][0-9][0-9][0-9][0-9]*.jsonl"), key=lambda file: (len(file.name), file.name))


def _in_files(lines: Iterator[bytes]) -> Iterator[Iterator[bytes]]:
    """Deal lines out to files. Each file's lines are taken before the next file begins."""
    first = next(lines, None)
    while first is not None:
        left = PER_FILE - 1

        def some(first: bytes = first, left: int = left) -> Iterator[bytes]:
            yield first
            for _ in range(left):
                line = next(lines, None)
                if line is None:
                    return
                yield line

        yield some()
        first = next(lines, None)


def _replace(file: Path, lines: Iterable[bytes], whole: hashlib._Hash) -> None:
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".minutecheck-")
    try:
        with os.fdopen(handle, "wb") as stream:
            _write(stream, lines, whole)
        Path(temporary).replace(file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _write(stream: BinaryIO, lines: Iterable[bytes], whole: hashlib._Hash) -> None:
    for line in lines:
        stream.write(line)
        whole.update(line)
    stream.flush()
    os.fsync(stream.fileno())
