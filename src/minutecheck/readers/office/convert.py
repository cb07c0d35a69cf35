"""Turns old Word files into .docx with LibreOffice, where it is installed: one process for many files, with a time limit."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SECONDS_TO_START, _SECONDS_EACH = 60.0, 15.0


def office_program() -> str | None:
    """Return the path of LibreOffice; ``None`` where it is not installed."""
    for name in _NAMES:
        if (found := shutil.which(name)) is not None:
            return found
    return next((place for place in _USUAL if Path(place).is_file()), None)


def to_docx(files: Sequence[bytes], program: str, seconds: float | None = None) -> tuple[bytes | None, ...]:
    """Return each file as .docx, in order; ``None`` for one that LibreOffice could not read in time.

    It runs with a profile of its own, in a private folder that is deleted afterwards, and is stopped after ``seconds`` (a
    minute, and a quarter of one more for each file). Its macros stay off, as they are in a new profile.
    """
    limit = seconds if seconds is not None else _SECONDS_TO_START + _SECONDS_EACH * len(files)
    with tempfile.TemporaryDirectory(prefix="minutecheck-", ignore_cleanup_errors=True) as folder:
        given, made = Path(folder, "given"), Path(folder, "made")
        given.mkdir()
        made.mkdir()
        for number, data in enumerate(files):
            (given / f"{number}.doc").write_bytes(data)
        command = [
            program, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made),
            *(str(given / f"{number}.doc") for number in range(len(files))),
        ]  # fmt: skip
        _run(command, limit)
        results = [made / f"{number}.docx" for number in range(len(files))]
        return tuple(result.read_bytes() if result.is_file() else None for result in results)


def _run(command: Sequence[str], limit: float) -> None:
    """Run LibreOffice, and end it with all that it started when its time is up; what it prints goes nowhere."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=os.name != "nt")
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        if os.name == "nt":
            process.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
