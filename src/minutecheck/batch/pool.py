"""A pool of workers that survives documents that hang, crash the program or eat memory.

The standard pools lose the whole run when a worker dies. Here each worker is watched by a thread of its own: a document that
takes too long, or with which its worker dies twice, is a result that says so.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass

from minutecheck.batch.document import Checked, failed
from minutecheck.batch.options import Options
from minutecheck.batch.worker import READY
from minutecheck.record import ReadErrorCode

START_SECONDS = 120.0
"""How long a worker may take to load rules and models."""
RENEW_AFTER = 2_000
"""Documents after which a worker is replaced, so that what a library leaks does not add up over an archive."""
_WAITING = 64
"""Results that may wait to be written; workers wait after that, and memory stays flat."""


@dataclass(frozen=True, slots=True)
class Task:
    """One document to check: its place in the plan, its path, and the digest whose result is kept already."""

    number: int
    path: str
    known: str | None = None


class WorkerLostError(Exception):
    """The worker ended in the middle of a document; ``late`` where it was ended for taking too long."""

    def __init__(self, *, late: bool) -> None:
        super().__init__("late" if late else "lost")
        self.late = late


class _Worker:
    """One worker program, started when it is first asked."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._program: subprocess.Popen[bytes] | None = None
        self._asked = 0

    def check(self, task: Task) -> Checked:
        """Return what came of a document.

        Raises:
            WorkerLostError: the worker died or had to be ended.
        """
        if self._asked >= RENEW_AFTER:
            self.end()
        program = self._started()
        self._asked += 1
        assert program.stdin is not None
        assert program.stdout is not None
        late = threading.Event()

        def end_late() -> None:
            late.set()
            program.kill()

        clock = threading.Timer(self._options.limits.seconds, end_late)
        clock.daemon = True
        clock.start()
        try:
            program.stdin.write(json.dumps({"path": task.path, "known": task.known}).encode() + b"\n")
            program.stdin.flush()
            head = program.stdout.readline()
            found = json.loads(head) if head.endswith(b"\n") else None
            lines = program.stdout.read(found.pop("size")) if found else b""
        except (OSError, ValueError):
            found = None
        finally:
            clock.cancel()
        if found is None:
            self.end()
            raise WorkerLostError(late=late.is_set())
        return Checked(lines=lines, **found)

    def end(self) -> None:
        """End the program, at once."""
        program, self._program, self._asked = self._program, None, 0
        if program is not None:
            program.kill()
            for pipe in (program.stdin, program.stdout):
                if pipe is not None:
                    pipe.close()
            program.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._program is None:
            command = [sys.executable, "-m", "minutecheck.batch.worker", self._options.as_json()]
            places = [os.environ.get("PYTHONPATH", ""), *(one for one in sys.path if one)]
            environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(filter(None, places))}
            # A key pressed to stop the run is for the parent alone, which lets documents that are nearly done finish.
            self._program = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=os.name != "nt",
            )
            assert self._program.stdout is not None
            clock = threading.Timer(START_SECONDS, self._program.kill)
            clock.daemon = True
            clock.start()
            said = self._program.stdout.readline()
            clock.cancel()
            if said != READY:
                self.end()
                raise RuntimeError("a worker could not be started")
        return self._program


def check_all(tasks: Sequence[Task], options: Options, jobs: int) -> Generator[tuple[Task, Checked], None, None]:
    """Yield what came of each document, in the order in which they are done, from ``jobs`` workers.

    Closing the iterator ends the workers.

    Raises:
        RuntimeError: no worker can be started at all.
    """
    waiting: queue.SimpleQueue[Task] = queue.SimpleQueue()
    for task in tasks:
        waiting.put(task)
    results: queue.Queue[tuple[Task, Checked] | BaseException | None] = queue.Queue(maxsize=_WAITING)
    stopped = threading.Event()
    workers = [_Worker(options) for _ in range(max(1, min(jobs, len(tasks))))]
    threads = [
        threading.Thread(target=_serve, args=(worker, waiting, results, stopped, options), daemon=True)
        for worker in workers
    ]
    for thread in threads:
        thread.start()
    working = len(threads)
    try:
        while working:
            found = results.get()
            if found is None:
                working -= 1
            elif isinstance(found, BaseException):
                raise found
            else:
                yield found
    finally:
        stopped.set()
        for worker in workers:
            worker.end()
        while any(thread.is_alive() for thread in threads):
            try:
                results.get(timeout=0.05)
            except queue.Empty:
                continue


def _serve(
    worker: _Worker,
    waiting: queue.SimpleQueue[Task],
    results: queue.Queue[tuple[Task, Checked] | BaseException | None],
    stopped: threading.Event,
    options: Options,
) -> None:
    """Give one worker a document after another until there is none."""
    try:
        while not stopped.is_set():
            try:
                task = waiting.get_nowait()
            except queue.Empty:
                break
            found = _checked(worker, task, stopped, options)
            if found is not None:
                results.put((task, found))
    except BaseException as problem:
        results.put(problem)
    finally:
        worker.end()
        results.put(None)


def _checked(worker: _Worker, task: Task, stopped: threading.Event, options: Options) -> Checked | None:
    """Return what came of one document, the reason where its worker died of it; ``None`` where the run was stopped."""
    for last in (False, True):
        try:
            return worker.check(task)
        except WorkerLostError as lost:
            if stopped.is_set():
                return None
            if lost.late:
                why = f"This file was not done in {options.limits.seconds:g} seconds."
                return failed(task.path, ReadErrorCode.TIMEOUT, why)
            if last:
                why = "This file ended the program that read it, twice. Please report it, without the record."
                return failed(task.path, ReadErrorCode.INTERNAL, why)
    return None
