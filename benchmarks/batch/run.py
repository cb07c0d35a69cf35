"""Runs ``minutecheck audit`` as a user does and measures it from outside: time, processor time, memory of each process."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

_MB = 1024 * 1024
_EVERY = 0.05
WORKER = "minutecheck.batch.worker"


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run took: seconds by the clock, seconds of processor time of all its processes, and peaks of memory in MB."""

    records: int
    wall: float
    cpu: float
    worker_mb: float
    whole_mb: float

    def as_row(self) -> dict[str, float]:
        """Return it as JSON holds it, rounded to what can be told apart."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def audit(records: Path, out: Path, many: int, *, jobs: int, extra: tuple[str, ...] = ()) -> Measured:
    """Run one audit, start and summary included, and return what it took."""
    command = [sys.executable, "-m", "minutecheck", "audit", str(records), "--out", str(out), "--jobs", str(jobs)]
    return measured([*command, "--no-remember", "--quiet", *extra], many)


def measured(command: list[str], many: int) -> Measured:
    """Run a command to its end and return what it took.

    Raises:
        RuntimeError: it failed.
    """
    paths = os.pathsep.join(part for part in sys.path if part)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths, "OMP_NUM_THREADS": "1"},
    )
    worker = whole = 0.0
    while process.poll() is None:
        one, every = _memory(process.pid)
        worker, whole = max(worker, one), max(whole, every)
        time.sleep(_EVERY)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 3):
        raise RuntimeError(f"the command ended with {process.returncode}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(many, wall, cpu, worker, whole)


def _memory(number: int) -> tuple[float, float]:
    """Return the largest worker's memory and that of all processes together, in MB; shared pages count in each."""
    try:
        main = psutil.Process(number)
        sizes = {one: one.memory_info().rss / _MB for one in (main, *main.children(recursive=True))}
        workers = [size for one, size in sizes.items() if WORKER in " ".join(one.cmdline())]
    except psutil.Error:
        return 0.0, 0.0
    return max(workers, default=0.0), sum(sizes.values())
