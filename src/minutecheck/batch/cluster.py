"""The engine on a Dask cluster, through the executor that its client offers (the extra ``minutecheck[dask]``)."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from minutecheck.batch.document import Checked
from minutecheck.batch.engines import PER_TURN, Engine, on_executor
from minutecheck.batch.options import Options
from minutecheck.batch.program import EngineError
from minutecheck.batch.task import Task

CONNECT_SECONDS = 20
_TURNS_EACH = 2
"""Turns at a time for each core of the cluster: one that runs, one that waits."""


def dask(scheduler: str, per_turn: int = PER_TURN) -> Engine:
    """Return the engine that checks on the cluster whose scheduler is at ``scheduler``, such as ``tcp://host:8786``.

    Raises:
        EngineError: the extra is not installed; when it runs, the scheduler cannot be reached or has no workers.
    """
    if find_spec("distributed") is None:
        raise EngineError("--engine dask needs the package 'distributed': pip install 'minutecheck[dask]'.")

    def engine(tasks: Sequence[Task], options: Options) -> Generator[tuple[Task, Checked], None, None]:
        if not tasks:
            return
        # Without types, and not there for everybody.
        distributed: Any = import_module("distributed")
        try:
            client = distributed.Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
            client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except (OSError, ValueError):
            why = f"The scheduler at {scheduler} cannot be reached, or has no workers"
            raise EngineError(f"{why}: see that both run, and give its address as tcp://host:8786.") from None
        with client:
            cores = sum(client.ncores().values())
            # Not kept by the scheduler under the name of what was asked: a file may have changed since.
            with client.get_executor(pure=False) as executor:
                yield from on_executor(executor, _TURNS_EACH * cores, per_turn)(tasks, options)

    return engine
