"""A pool of workers that survives documents that hang, crash the program or eat memory.

The standard pools lose the whole run when a worker dies. Here each worker is watched by a thread of its own: a document that
takes too long, or with which its worker dies twice, is a result that says so.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Sequence

from minutecheck.batch.addresses import bytes_at, is_address
from minutecheck.batch.document import Checked, failed, too_heavy
from minutecheck.batch.options import Options
from minutecheck.batch.program import WorkerLostError, WorkerProgram
from minutecheck.batch.task import Task
from minutecheck.batch.watch import Why
from minutecheck.record import ReadErrorCode

_WAITING = 64
"""Results that may wait to be written; workers wait after that, and memory stays flat."""
_DIED = "This file ended the program that read it, twice. Please report it, without the record."
_NOT_HAD = "This file cannot be had from where it lies: check the address and the right to read it."


def check_all(tasks: Sequence[Task], options: Options, jobs: int) -> Generator[tuple[Task, Checked], None, None]:
    """Yield what came of each document, in the order in which they are done, from ``jobs`` workers.

    Closing the iterator ends the workers.

    Raises:
        EngineError: no worker can be started at all.
    """
    waiting: queue.SimpleQueue[Task] = queue.SimpleQueue()
    for task in tasks:
        waiting.put(task)
    results: queue.Queue[tuple[Task, Checked] | BaseException | None] = queue.Queue(maxsize=_WAITING)
    stopped = threading.Event()
    workers = [WorkerProgram(options) for _ in range(max(1, min(jobs, len(tasks))))]
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
            worker.close()
        while any(thread.is_alive() for thread in threads):
            try:
                results.get(timeout=0.05)
            except queue.Empty:
                continue


def _serve(
    worker: WorkerProgram,
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
            found = check_one(worker, task, options)
            # A worker that was ended because the run stops says nothing about its document.
            if not stopped.is_set():
                results.put((task, found))
    except BaseException as problem:
        results.put(problem)
    finally:
        worker.end()
        results.put(None)


def check_one(worker: WorkerProgram, task: Task, options: Options, data: bytes | None = None) -> Checked:
    """Return what came of one document, or the reason where its worker was lost with it.

    ``data`` is what it is checked from where it is neither a file of this computer nor at an address.

    A document whose worker died is tried once more, alone in a new one: it may not have been at fault.

    Raises:
        EngineError: no worker can be started.
    """
    if data is None and is_address(task.path):
        data = bytes_at(task.path)
        if data is None:
            return failed(task.path, ReadErrorCode.NOT_FOUND, _NOT_HAD)
    why = Why.DIED
    for _ in range(2):
        try:
            return worker.check(task, data)
        except WorkerLostError as lost:
            why = lost.why
        if why is not Why.DIED:
            break
    limits = options.limits
    code, message = {
        Why.LATE: (ReadErrorCode.TIMEOUT, f"This file was not done in {limits.seconds:g} seconds."),
        Why.HEAVY: (ReadErrorCode.TOO_LARGE, too_heavy(limits)),
        Why.DIED: (ReadErrorCode.INTERNAL, _DIED),
    }[why]
    return failed(task.path, code, message)
