"""The private folder that uploads lie in while the page runs; deleted at the end, or at the next start after a crash."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

import platformdirs
import psutil

_RUN = "run"


class PrivateFolder:
    """A folder of this process alone, for its owner only.

    Its name holds the process's number and when it began, so that a later start knows whether it is still in use. Files in
    it are numbered: what a reader called a file is never a name on the disk.
    """

    def __init__(self, base: Path | None = None) -> None:
        self._base = base or Path(platformdirs.user_cache_dir("minutecheck", appauthor=False)) / "page"
        self._base.mkdir(mode=0o700, parents=True, exist_ok=True)
        me = psutil.Process()
        self.path = self._base / f"{_RUN}-{me.pid}-{round(me.create_time() * 1000)}-{secrets.token_hex(4)}"
        self.path.mkdir(mode=0o700)
        self._given = 0

    def new_file(self) -> Path:
        """Return the path of a file that is not there yet."""
        self._given += 1
        return self.path / f"{self._given}.bin"

    def keep(self, data: bytes) -> Path:
        """Write some bytes into a new file and return its path."""
        path = self.new_file()
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 - by number
            file.write(data)
        return path

    def delete(self) -> None:
        """Delete the folder with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def delete_left_over(self) -> int:
        """Delete the folders of runs that are over, and return how many there were."""
        deleted = 0
        for folder in self._base.glob(f"{_RUN}-*"):
            if folder != self.path and not _in_use(folder.name):
                shutil.rmtree(folder, ignore_errors=True)
                deleted += 1
        return deleted


def _in_use(name: str) -> bool:
    """Tell whether the process that made a folder still runs: a number alone may be another process's by now."""
    parts = name.split("-")
    try:
        process = psutil.Process(int(parts[1]))
        return bool(abs(round(process.create_time() * 1000) - int(parts[2])) < 2_000)
    except (psutil.Error, ValueError, IndexError):
        return False
