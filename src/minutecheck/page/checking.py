"""The desk: drafts wait here for a worker program, in the order in which they came, and not too many of them."""

from __future__ import annotations

import asyncio
import json
import queue
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from minutecheck.batch.options import Limits, Options
from minutecheck.batch.pool import check_one
from minutecheck.batch.program import EngineError, WorkerProgram
from minutecheck.batch.task import Task
from minutecheck.page.answers import Copy, copy_of, held_of, unread
from minutecheck.page.drafts import Draft, Stage
from minutecheck.page.problem import PageProblem
from minutecheck.page.settings import PageSettings
from minutecheck.page.work import CHECKER
from minutecheck.record import ReadErrorCode
from minutecheck.report import Failure, RecordReport, Tool

KEPT_WARM = 60.0
"""Seconds without work after which all workers but one are ended."""
_BUSY = PageProblem(
    503, "Too many drafts are waiting to be checked", "Wait until some of them are done, then choose this one again."
)
_NO_COPY = PageProblem(
    500,
    "The marked-up copy could not be made",
    "Take the page or the check sheet instead: they hold the same findings.",
)


class Desk:
    """Checks drafts in worker programs with limits of time and memory; a draft that ends its worker costs itself only."""

    def __init__(self, settings: PageSettings) -> None:
        limits = settings.limits
        self._settings = settings
        self._options = Options(
            pack=settings.pack, model=settings.model, ocr=settings.ocr, checker=CHECKER,
            limits=Limits(seconds=limits.check_seconds, memory=limits.check_memory, output=128),
        )  # fmt: skip
        self._threads = ThreadPoolExecutor(limits.workers, thread_name_prefix="minutecheck-desk")
        # Last in, first out: while one worker keeps up, no second is started.
        self._free: queue.LifoQueue[WorkerProgram] = queue.LifoQueue()
        self._workers = [WorkerProgram(self._options) for _ in range(limits.workers)]
        for worker in self._workers:
            self._free.put(worker)
        self._waiting: dict[Draft, asyncio.Task[None]] = {}
        self._last = time.monotonic()
        self.tool: Tool | None = None

    @property
    def waiting(self) -> int:
        """How many drafts are being checked or wait for it."""
        return len(self._waiting)

    async def warm_up(self) -> None:
        """Start a worker before the first draft comes.

        Raises:
            EngineError: the program that checks records cannot be started.
        """
        found = await self._run("warm-up.txt", {"what": "check", "kind": None}, lambda: b"Strategy discussion")
        self.tool = Tool.model_validate(json.loads(found)["tool"])

    def submit(self, draft: Draft) -> None:
        """Have a draft checked as soon as a worker is free.

        Raises:
            PageProblem: too many drafts are waiting.
        """
        if len(self._waiting) >= self._settings.limits.waiting:
            raise _BUSY
        if draft not in self._waiting:
            draft.stage = Stage.WAITING
            self._waiting[draft] = asyncio.create_task(self._check(draft))

    async def done(self, draft: Draft, seconds: float) -> bool:
        """Wait until a draft is checked, for some seconds at most, and tell whether it is."""
        task = self._waiting.get(draft)
        if task is not None:
            await asyncio.wait({task}, timeout=seconds)
        return draft.done

    async def copy(self, draft: Draft, number: int, report: RecordReport) -> Copy:
        """Return the marked-up copy of record ``number`` of a draft, from 1, with the findings of ``report``.

        Raises:
            PageProblem: it cannot be made.
        """
        inside = report.path.split("/")[1:] if number > 1 else []
        return await self._made(draft.name, draft.file.read_bytes, what="copy", report=report, inside=inside)

    async def sheet(self, draft: Draft, report: RecordReport) -> Copy:
        """Return the check sheet of a report on a draft.

        Raises:
            PageProblem: it cannot be made.
        """
        return await self._made(draft.name, bytes, what="sheet", report=report)

    async def _made(
        self,
        name: str,
        data: Callable[[], bytes],
        *,
        report: RecordReport,
        **asked: Any,  # noqa: ANN401 - JSON
    ) -> Copy:
        asked |= {"report": report.model_dump(mode="json"), "ocr": self._settings.ocr, "pack": self._settings.pack}
        try:
            found = await self._run(name, asked, data)
        except (_Failed, EngineError, OSError):
            raise _NO_COPY from None
        return copy_of(found)

    def rest(self) -> None:
        """End the workers that are not needed, after a while without work."""
        if not self._waiting and time.monotonic() - self._last > KEPT_WARM:
            for worker in self._workers[:-1]:
                worker.end()

    async def close(self) -> None:
        """End every worker, and what waits for one."""
        for task in self._waiting.values():
            task.cancel()
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _check(self, draft: Draft) -> None:
        asked = {"what": "check", "kind": draft.kind}
        try:
            draft.records = held_of(await self._run(draft.name, asked, draft.file.read_bytes, draft))
        except _Failed as failed:
            draft.records = (unread(draft.name, failed.failure),)
        except (EngineError, OSError) as problem:
            message = str(problem) if isinstance(problem, EngineError) else "This file is not here any more."
            draft.records = (unread(draft.name, Failure(code=ReadErrorCode.INTERNAL, message=message)),)
        finally:
            self._waiting.pop(draft, None)
            self._last = time.monotonic()
            draft.stage = Stage.DONE

    async def _run(
        self, name: str, asked: dict[str, Any], data: Callable[[], bytes], draft: Draft | None = None
    ) -> bytes:
        """Return what a worker answers. ``data`` is read when a worker is free: what waits takes no memory.

        Raises:
            _Failed: the worker was lost, or said that it cannot.
            EngineError: no worker can be started.
            OSError: ``data`` cannot be read.
        """

        def work() -> bytes:
            worker = self._free.get()
            try:
                if draft is not None:
                    draft.stage = Stage.CHECKING
                whole = json.dumps(asked).encode() + b"\n" + data()
                found = check_one(worker, Task(0, name), self._options, whole)
            finally:
                self._free.put(worker)
            if found.error is not None:
                failure = RecordReport.model_validate_json(found.lines).error
                raise _Failed(
                    failure or Failure(code=ReadErrorCode.INTERNAL, message="This file could not be checked.")
                )
            return found.lines

        return await asyncio.get_running_loop().run_in_executor(self._threads, work)


class _Failed(Exception):
    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.code)
        self.failure = failure
