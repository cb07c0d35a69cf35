"""A worker seen from the parent: started when it is first asked, watched, and ended with all that it has started."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, cast

import psutil

from minutecheck.batch.document import Checked
from minutecheck.batch.options import Options
from minutecheck.batch.task import Task
from minutecheck.batch.watch import Why, watch
from minutecheck.batch.worker import READY

START_SECONDS = 120.0
"""How long a worker may take to load rules and models."""
RENEW_AFTER = 2_000
"""Documents after which a worker is replaced, so that what a library leaks does not add up over an archive."""
RENEW_OVER = 192 * 1024 * 1024
"""Bytes beside what it began with that a worker may still hold after a document; one that holds more is replaced."""


_NOT_STARTED = "The program that checks records cannot be started: install minutecheck again."


class EngineError(Exception):
    """An engine cannot go on; the message is a sentence for the user."""


class WorkerLostError(Exception):
    """The worker ended in the middle of a document."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class WorkerProgram:
    """One worker program, used by one thread at a time; relative names count from the folder ``here``."""

    def __init__(self, options: Options, here: str | None = None) -> None:
        self._options, self._here = options, here
        self._program: subprocess.Popen[bytes] | None = None
        self._asked = 0
        self._began_with = 0
        self._closed = False

    def check(self, task: Task, data: bytes | None = None) -> Checked:
        """Return what came of a document; ``data`` is its bytes where it is not a file of this computer.

        Raises:
            WorkerLostError: the worker died or had to be ended.
            EngineError: no worker can be started.
        """
        program = self._started()
        self._asked += 1
        limits = self._options.limits
        most = self._began_with + limits.memory_bytes
        watch().begin(program.pid, limits.seconds, most, lambda: _resident(program.pid), lambda: _kill(program))
        try:
            found = _answer(program, task, data)
        finally:
            why = watch().done(program.pid)
        if found is None:
            self.end()
            raise WorkerLostError(why or Why.DIED)
        if why or self._asked >= RENEW_AFTER or _resident(program.pid) > self._began_with + RENEW_OVER:
            self.end()
        return found

    def close(self) -> None:
        """End the program for good; another thread may be waiting for its answer, and gets none."""
        self._closed = True
        self.end()

    def end(self) -> None:
        """End the program and what it has started, at once."""
        program, self._program, self._asked = self._program, None, 0
        if program is not None:
            _kill(program)
            for pipe in (program.stdin, program.stdout):
                with suppress(OSError):
                    cast("IO[bytes]", pipe).close()
            program.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise WorkerLostError(Why.DIED)
        if self._program is None:
            # -P: a file called json.py among the records must not be taken for a part of the program.
            command = [sys.executable, "-P", "-m", "minutecheck.batch.worker", self._options.as_json()]
            self._program = program = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(),
                cwd=self._here,
                # A key pressed to stop the run is for the parent alone.
                start_new_session=os.name != "nt", creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )  # fmt: skip
            assert program.stdout is not None
            clock = threading.Timer(START_SECONDS, _kill, [program])
            clock.daemon = True
            clock.start()
            said = program.stdout.readline()
            clock.cancel()
            if said != READY:
                self.end()
                raise EngineError(_NOT_STARTED)
            self._began_with = _resident(program.pid)
        return self._program


def _answer(program: subprocess.Popen[bytes], task: Task, data: bytes | None) -> Checked | None:
    """Ask for one document and return what came of it; ``None`` where no whole answer came."""
    assert program.stdin is not None
    assert program.stdout is not None
    asked = {"path": task.path, "known": task.known, "size": None if data is None else len(data)}
    try:
        program.stdin.write(json.dumps(asked).encode() + b"\n" + (data or b""))
        program.stdin.flush()
        head = program.stdout.readline()
        if not head.endswith(b"\n"):
            return None
        found = json.loads(head)
        size = found.pop("size")
        lines = program.stdout.read(size)
    except (OSError, ValueError):
        return None
    return Checked(lines=lines, **found) if len(lines) == size else None


def _environment() -> dict[str, str]:
    """Return the surroundings of a worker: one core for each, and the packages of this process."""
    places = [os.environ.get("PYTHONPATH", ""), *(one for one in sys.path if one)]
    return {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(filter(None, places))}


def _resident(number: int) -> int:
    """Return the bytes of memory that a process holds; 0 where it is gone."""
    try:
        return int(psutil.Process(number).memory_info().rss)
    except psutil.Error:
        return 0


def _kill(program: subprocess.Popen[bytes]) -> None:
    """End a program at once, with what it has started, such as an office program that converts an old file."""
    with suppress(OSError, psutil.Error):
        if os.name != "nt":
            os.killpg(program.pid, signal.SIGKILL)
            return
        for one in psutil.Process(program.pid).children(recursive=True):
            one.kill()
        program.kill()
