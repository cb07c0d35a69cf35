"""Writes files whole or not at all, for their owner alone, into a folder that is made where it is missing."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from minutecheck.cli.faults import CannotRun


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, unless it is there.

    Raises:
        CannotRun: it cannot be made.
    """
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise CannotRun(f"The folder {folder} cannot be made: {error.strerror}.") from None


def put_file(folder: Path, name: str, data: bytes) -> None:
    """Write one file whole or not at all, readable by its owner alone.

    Raises:
        CannotRun: the disk refuses.
    """
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".minutecheck-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(temporary).replace(folder / name)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotRun(f"The file {name} cannot be written to {folder}: {error.strerror}.") from None
