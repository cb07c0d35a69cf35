"""The engines give the same results: workers of this computer, any executor, and a cluster that loses a machine.

All records are invented.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import pytest

from minutecheck.batch.cluster import dask
from minutecheck.batch.engines import Engine, OtherProgramError, check_turn, local, on_executor
from minutecheck.batch.options import Limits, Options
from minutecheck.batch.program import EngineError
from minutecheck.batch.results import file_name
from minutecheck.batch.run import run_batch, write_batch
from minutecheck.batch.task import Task
from tests.batch.stand_ins import CHECKER
from tests.whole import TOP

OPTIONS = Options(limits=Limits(seconds=5.0, memory=128), checker=CHECKER)
SURROUNDINGS = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TOP / "src"), str(TOP)])}
needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="needs minutecheck[dask]")


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    folder = tmp_path / "records"
    folder.mkdir()
    words = ["slow"] * 40
    words[7], words[21] = "exit", "print"
    for number, word in enumerate(words):
        (folder / f"{number:02d}.txt").write_text(f"{word} discussion {number}", encoding="utf-8")
    return [str(file) for file in sorted(folder.iterdir())]


def results(paths: list[str], out: Path, engine: Engine) -> bytes:
    out.mkdir()
    done = run_batch(paths, out, OPTIONS, engine)
    write_batch(paths, out)
    assert done.done == len(paths)
    return (out / file_name(1)).read_bytes()


def test_an_executor_gives_the_bytes_of_the_local_engine_whatever_the_turns(paths: list[str], tmp_path: Path) -> None:
    expected = results(paths, tmp_path / "local", local(2))
    with ThreadPoolExecutor(2) as executor:
        for turn in (1, 9, 100):
            assert results(paths, tmp_path / f"turns-{turn}", on_executor(executor, 3, turn)) == expected


class _Losing(Executor):
    """An executor that loses the machine with the first turns."""

    def __init__(self, times: int) -> None:
        self._times = times

    def submit(self, function, /, *arguments, **named):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        self._times -= 1
        if self._times >= 0:
            future.set_exception(ConnectionError("lost"))
        else:
            future.set_result([(task, _found(task)) for task in arguments[0]])
        return future


def _found(task: Task):  # type: ignore[no-untyped-def]
    from minutecheck.batch.document import Checked

    return Checked("0", f"{task.number}\n".encode(), "minutes")


def test_what_a_lost_machine_had_is_handed_in_again() -> None:
    tasks = [Task(number, str(number)) for number in range(6)]
    found = list(on_executor(_Losing(2), 2, 2)(tasks, OPTIONS))
    assert sorted(task.number for task, _ in found) == list(range(6))


def test_a_cluster_that_only_loses_machines_is_given_up_with_a_sentence() -> None:
    with pytest.raises(EngineError, match=r"3 workers were lost with the same files.*ConnectionError"):
        list(on_executor(_Losing(99), 1)([Task(0, "0")], OPTIONS))


def test_a_machine_with_other_rules_does_not_check() -> None:
    with pytest.raises(OtherProgramError):
        check_turn([], OPTIONS, "another digest", str(Path.cwd()))


@needs_dask
def test_a_scheduler_that_is_not_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutecheck.batch.cluster.CONNECT_SECONDS", 1)
    with pytest.raises(EngineError, match="cannot be reached"):
        list(dask("tcp://127.0.0.1:9")([Task(0, "0")], OPTIONS))


def _program(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", *arguments], env=SURROUNDINGS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and two workers as programs of their own on this computer; give the address and the workers."""
    known = tmp_path / "scheduler.json"
    common = ("--no-dashboard", "--scheduler-file", str(known))
    scheduler = _program("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *common)
    workers = [
        _program(
            "distributed.cli.dask_worker", *common, "--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path)
        )
        for _ in range(2)
    ]
    try:
        until = time.monotonic() + 60
        while not known.exists() and time.monotonic() < until:
            time.sleep(0.1)
        yield json.loads(known.read_text(encoding="utf-8"))["address"], workers
    finally:
        for program in (*workers, scheduler):
            program.kill()
            program.wait()


@needs_dask
@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_bytes_of_the_local_engine(
    paths: list[str], tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    expected = results(paths, tmp_path / "local", local(2))

    def losing(tasks, options):  # type: ignore[no-untyped-def]
        for number, found in enumerate(on_dask(tasks, options)):
            if number == 4:
                workers[0].kill()
            yield found

    on_dask = dask(address, per_turn=4)
    assert results(paths, tmp_path / "cluster", losing) == expected
    assert workers[0].poll() is not None
