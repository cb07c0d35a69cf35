"""The engines of a batch: this computer's cores, or any executor of Python's own kind, such as that of a cluster."""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Executor, Future
from functools import cache
from pathlib import Path
from typing import TypeVar

from minutecheck.batch.document import Checked
from minutecheck.batch.options import Options, made_with
from minutecheck.batch.pool import check_all, check_one
from minutecheck.batch.program import EngineError, WorkerProgram
from minutecheck.batch.task import Task
from minutecheck.review import tool

Engine = Callable[[Sequence[Task], Options], Generator[tuple[Task, Checked], None, None]]
PER_TURN = 50
"""Documents that are handed to a cluster at once: a second or two of work, so that little is lost with a machine."""
_TRIES = 3
"""How often documents are handed in, when the machine that has them is lost."""
_Found = list[tuple[Task, Checked]]
_Item = TypeVar("_Item")


class OtherProgramError(Exception):
    """A machine of a cluster has another version, other rules or other models than the one that asked."""


def local(jobs: int) -> Engine:
    """Return the engine that checks on this computer with so many workers."""
    return lambda tasks, options: check_all(tasks, options, jobs)


def on_executor(executor: Executor, ahead: int, per_turn: int = PER_TURN) -> Engine:
    """Return an engine that hands documents to an executor, ``per_turn`` at once and ``ahead`` such turns at a time.

    The executor's workers must see the documents under the same names. Results come back over the executor, so that the
    workers need no right to write anywhere, and memory stays flat here however many documents there are.
    """

    def engine(tasks: Sequence[Task], options: Options) -> Generator[tuple[Task, Checked], None, None]:
        digest = made_with(options, tool(options.pack, options.model).model_dump(mode="json"))
        turns = deque((list(turn), 1) for turn in _cut(tasks, per_turn))
        running: deque[tuple[list[Task], int, Future[_Found]]] = deque()
        try:
            while turns or running:
                while turns and len(running) < ahead:
                    turn, tried = turns.popleft()
                    running.append((turn, tried, executor.submit(check_turn, turn, options, digest, str(Path.cwd()))))
                turn, tried, future = running.popleft()
                try:
                    found = future.result()
                except OtherProgramError:
                    why = "A worker has another version, other rules or other models than this computer"
                    raise EngineError(f"{why}: install the same there.") from None
                except Exception as problem:
                    if tried == _TRIES:
                        why = f"{_TRIES} workers were lost with the same files, or cannot check at all"
                        raise EngineError(f"{why} ({type(problem).__name__}).") from None
                    turns.append((turn, tried + 1))
                    continue
                yield from found
        finally:
            for _, _, future in running:
                future.cancel()

    return engine


def check_turn(tasks: Sequence[Task], options: Options, digest: str, here: str) -> _Found:
    """Check some documents on a machine of a cluster, and return what came of them.

    It depends on nothing but the documents, and can be run again elsewhere. ``digest`` is what the results are to be made
    with, ``here`` the folder that relative names count from.

    Raises:
        OtherProgramError: this machine has another version, other rules or other models.
        EngineError: no worker program can be started.
    """
    if made_with(options, tool(options.pack, options.model).model_dump(mode="json")) != digest:
        raise OtherProgramError
    idle = _idle(options, here)
    try:
        worker = idle.get_nowait()
    except queue.Empty:
        worker = WorkerProgram(options, here)
    try:
        return [(task, check_one(worker, task, options)) for task in tasks]
    finally:
        idle.put(worker)


@cache
def _idle(options: Options, here: str) -> queue.SimpleQueue[WorkerProgram]:
    """Return the worker programs of this process that have nothing to do; they end with the process."""
    return queue.SimpleQueue()


def _cut(items: Sequence[_Item], size: int) -> Generator[Sequence[_Item], None, None]:
    for first in range(0, len(items), size):
        yield items[first : first + size]
