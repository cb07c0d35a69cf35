"""A batch from plan to results: what is kept, used again, checked again, and named where it fails. All records invented."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import psutil
import pytest

from minutecheck.batch.document import Checked
from minutecheck.batch.engines import local
from minutecheck.batch.options import Limits, Options
from minutecheck.batch.progress import Progress
from minutecheck.batch.results import PER_FILE, file_name, write_results
from minutecheck.batch.run import run_batch, write_batch
from minutecheck.batch.shards import PartsMissingError, Shard, merge_parts
from minutecheck.batch.state import State, StateInUseError, stamp_of
from tests.batch.stand_ins import CHECKER
from tests.whole import TOP

OPTIONS = Options(limits=Limits(seconds=3.0, memory=128), checker=CHECKER)
SURROUNDINGS = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TOP / "src"), str(TOP)])}
Make = Callable[..., list[str]]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(*contents: str, folder: str = "records") -> list[str]:
        where = tmp_path / folder
        where.mkdir(exist_ok=True)
        paths = []
        for number, content in enumerate(contents):
            file = where / f"{number:03d}.txt"
            file.write_text(content, encoding="utf-8")
            paths.append(str(file))
        return paths

    return made


def run(paths: list[str], out: Path, jobs: int = 2, **more: bool) -> Progress:
    out.mkdir(exist_ok=True)
    done = run_batch(paths, out, OPTIONS, local(jobs), **more)
    write_batch(paths, out)
    return done


def records(out: Path) -> list[dict]:
    return [json.loads(line) for file in sorted(out.glob("records-*.jsonl")) for line in file.read_text().splitlines()]


def test_every_document_is_there_once_and_in_order(make: Make, tmp_path: Path) -> None:
    paths = make(*(f"Strategy discussion number {number}" for number in range(7)))
    run(paths, tmp_path / "out")
    assert [record["path"] for record in records(tmp_path / "out")] == paths


def test_bad_documents_cost_themselves_only_and_are_named(make: Make, tmp_path: Path) -> None:
    contents = [f"note {number}" for number in range(12)]
    contents[2], contents[5], contents[8], contents[9] = "hang on", "crash now", "eat all", "print me"
    contents[3], contents[7] = "grow on", "half done"
    paths = make(*contents)
    done = run(paths, tmp_path / "out")
    found = {Path(record["path"]).stem: record["error"] for record in records(tmp_path / "out")}
    assert {name: error["code"] for name, error in found.items() if error} == {
        "002": "timeout",
        "003": "too_large",
        "005": "internal",
        "007": "internal",
        "008": "too_large",
    }
    assert "3 seconds" in found["002"]["message"]
    assert "twice" in found["005"]["message"]
    assert "128 MB of memory" in found["003"]["message"] == found["008"]["message"]
    assert sum(done.errors.values()) == 5
    assert done.done == 12


def test_an_unchanged_batch_is_not_checked_again_and_not_written_again(make: Make, tmp_path: Path) -> None:
    paths = make("one", "two", "three")
    run(paths, tmp_path / "out")
    file = tmp_path / "out" / file_name(1)
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    done = run(paths, tmp_path / "out")
    assert done.reused == 3
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_a_changed_document_is_checked_again_and_the_others_are_not(make: Make, tmp_path: Path) -> None:
    paths = make("one", "two", "three")
    run(paths, tmp_path / "out")
    Path(paths[1]).write_text("two, and more", encoding="utf-8")
    old = records(tmp_path / "out")
    done = run(paths, tmp_path / "out")
    new = records(tmp_path / "out")
    assert done.reused == 2
    assert [one["sha256"] == other["sha256"] for one, other in zip(old, new, strict=True)] == [True, False, True]


def test_a_document_that_was_only_touched_keeps_its_result(make: Make, tmp_path: Path) -> None:
    paths = make("one", "two")
    run(paths, tmp_path / "out")
    os.utime(paths[0], (1, 1))
    assert run(paths, tmp_path / "out").reused == 2
    assert run(paths, tmp_path / "out").reused == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows does not keep the time of change of a file's entry")
def test_a_document_changed_behind_the_clock_is_found(make: Make, tmp_path: Path) -> None:
    paths = make("one", "two")
    run(paths, tmp_path / "out")
    stamp = Path(paths[0]).stat()
    Path(paths[0]).write_text("eno", encoding="utf-8")
    os.utime(paths[0], ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert run(paths, tmp_path / "out").reused == 1


def test_rehash_opens_every_document_and_checks_what_has_changed(make: Make, tmp_path: Path) -> None:
    paths = make("one", "two")
    run(paths, tmp_path / "out")
    Path(paths[0]).write_text("eno", encoding="utf-8")
    with State(tmp_path / "out" / ".minutecheck" / "all") as state:
        state.confirm(paths[0], stamp_of(paths[0]))
    assert run(paths, tmp_path / "out").reused == 2
    assert run(paths, tmp_path / "out", rehash=True).reused == 1


def test_other_rules_check_everything_again(make: Make, tmp_path: Path) -> None:
    paths = make("one", "two")
    run(paths, tmp_path / "out")
    other = Options(pack="example-partnership", limits=OPTIONS.limits, checker=CHECKER)
    assert run_batch(paths, tmp_path / "out", other, local(1)).reused == 0


def test_what_failed_is_tried_again_when_asked(make: Make, tmp_path: Path) -> None:
    paths = make("one", "exit please")
    assert run(paths, tmp_path / "out").errors == {"internal": 1}
    assert run(paths, tmp_path / "out").reused == 2
    Path(paths[1]).write_text("two", encoding="utf-8")
    stamp = stamp_of(paths[1])
    with State(tmp_path / "out" / ".minutecheck" / "all") as state:
        state.confirm(paths[1], stamp)
    done = run(paths, tmp_path / "out", retry_failed=True)
    assert not done.errors
    assert done.reused == 1


def test_a_document_that_is_taken_away_leaves_the_results(make: Make, tmp_path: Path) -> None:
    paths = make("one", "two", "three")
    run(paths, tmp_path / "out")
    run(paths[:1] + paths[2:], tmp_path / "out")
    assert [record["path"] for record in records(tmp_path / "out")] == [paths[0], paths[2]]


def test_what_was_said_of_a_document_does_not_outlast_it(make: Make, tmp_path: Path) -> None:
    paths = make("Hob Tansley", "Ivo Carrick", "three")
    run(paths, tmp_path / "out")
    Path(paths[0]).unlink()
    Path(paths[1]).write_text("two", encoding="utf-8")
    run(paths[1:], tmp_path / "out")
    everything = b"".join(file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.is_file())
    assert os.fsencode(paths[1]) in everything
    assert os.fsencode(paths[0]) not in everything
    first = sha256(b"Ivo Carrick").hexdigest().encode()
    assert first not in everything


def test_a_run_leaves_the_results_of_records_that_it_was_not_to_check(make: Make, tmp_path: Path) -> None:
    paths = make("one", "two", "three")
    run(paths, tmp_path / "out")
    run(paths[:1], tmp_path / "out")
    assert run(paths, tmp_path / "out").reused == 3


def test_two_runs_into_one_folder_do_not_disturb_each_other(make: Make, tmp_path: Path) -> None:
    paths = make("one", "two")
    run(paths, tmp_path / "out")
    with State(tmp_path / "out" / ".minutecheck" / "all") as state:
        state.keep(paths[0], None, "", Checked(None, b"not entered yet"))
        with pytest.raises(StateInUseError):
            State(tmp_path / "out" / ".minutecheck" / "all")
        assert state.lines_of(paths[0]) == b"not entered yet"


@pytest.mark.parametrize("name", ["index.sqlite", "results-1.jsonl"])
def test_damage_to_what_is_kept_is_noticed_and_the_records_are_checked_again(
    make: Make, tmp_path: Path, name: str
) -> None:
    paths = make("one", "two")
    run(paths, tmp_path / "out")
    right = (tmp_path / "out" / file_name(1)).read_bytes()
    file = tmp_path / "out" / ".minutecheck" / "all" / name
    file.write_bytes(b"x" * 100 if name == "index.sqlite" else file.read_bytes()[:-10])
    done = run(paths, tmp_path / "out")
    assert done.damaged
    assert done.reused < 2
    assert (tmp_path / "out" / file_name(1)).read_bytes() == right


@pytest.mark.skipif(os.name == "nt", reason="Windows has other names")
def test_a_name_that_is_no_text_is_checked_and_shown_as_far_as_it_goes(make: Make, tmp_path: Path) -> None:
    make("one")
    odd = os.fsdecode(os.fsencode(tmp_path / "records") + b"/odd \xff.txt")
    Path(odd).write_text("two", encoding="utf-8")
    run([odd], tmp_path / "out")
    assert records(tmp_path / "out")[0]["path"].endswith("odd \ufffd.txt")
    assert run([odd], tmp_path / "out").reused == 1


@pytest.mark.skipif(os.name == "nt", reason="looks for processes as Linux does")
def test_a_worker_whose_parent_was_killed_ends_by_itself(make: Make, tmp_path: Path) -> None:
    paths = make("sleep long")
    quick = Options(limits=Limits(seconds=0.5, memory=128), checker=CHECKER)
    call = (
        "import sys, json, time; from minutecheck.batch.program import WorkerProgram, Task, watch;"
        "from tests.batch.test_run import Options, Limits, CHECKER;"
        "worker = WorkerProgram(Options(limits=Limits(seconds=0.5, memory=128), checker=CHECKER));"
        "print(worker._started().pid, flush=True); watch().begin = lambda *_: None; worker.check(Task(0, sys.argv[1]))"
    )
    parent = subprocess.Popen([sys.executable, "-c", call, *paths], stdout=subprocess.PIPE, text=True, env=SURROUNDINGS)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    time.sleep(0.3)
    parent.kill()
    parent.wait()
    assert psutil.pid_exists(worker)
    psutil.Process(worker).wait(timeout=2 * quick.limits.seconds + 20)


def test_the_bytes_do_not_depend_on_workers_or_parts(make: Make, tmp_path: Path) -> None:
    paths = make(*(f"Strategy discussion on child {number}" for number in range(11)))
    for jobs in (1, 2, 3):
        run(paths, tmp_path / f"out-{jobs}", jobs)
    parts = tmp_path / "parts"
    parts.mkdir()
    for number in (3, 1, 2):
        part = Shard(number, 3)
        run_batch(part.of(paths), parts, OPTIONS, local(1), state_name=part.state_name)
    assert merge_parts(parts, paths).done == 11
    files = [folder / file_name(1) for folder in (*(tmp_path / f"out-{jobs}" for jobs in (1, 2, 3)), parts)]
    assert len({file.read_bytes() for file in files}) == 1


def test_parts_that_are_not_there_or_not_done_are_named(make: Make, tmp_path: Path) -> None:
    paths = make("one", "two", "three", "four")
    part = Shard(1, 2)
    run_batch(part.of(paths), tmp_path / "out", OPTIONS, local(1), state_name=part.state_name)
    with pytest.raises(PartsMissingError, match="of 2 parts these are not there: 2"):
        merge_parts(tmp_path / "out", paths)
    part = Shard(2, 2)
    run_batch(part.of(paths)[:1], tmp_path / "out", OPTIONS, local(1), state_name=part.state_name)
    with pytest.raises(PartsMissingError, match="not done: 2"):
        merge_parts(tmp_path / "out", paths)


def test_a_part_that_was_checked_with_other_rules_is_not_merged(make: Make, tmp_path: Path) -> None:
    paths = make("one", "two")
    for number, pack in ((1, "core"), (2, "example-partnership")):
        options = Options(pack=pack, limits=OPTIONS.limits, checker=CHECKER)
        part = Shard(number, 2)
        run_batch(part.of(paths), tmp_path / "out", options, local(1), state_name=part.state_name)
    with pytest.raises(PartsMissingError, match=r"other rules or another version: [12]"):
        merge_parts(tmp_path / "out", paths)


def test_a_thousand_records_stand_in_a_file_and_old_files_go(tmp_path: Path) -> None:
    paths = [str(number) for number in range(2 * PER_FILE + 1)]
    write_results(tmp_path, paths, lambda path: f"{path}\n".encode())
    assert [len((tmp_path / file_name(number)).read_text().splitlines()) for number in (1, 2, 3)] == [1000, 1000, 1]
    write_results(tmp_path, paths[:5], lambda path: f"{path}\n".encode())
    assert [file.name for file in tmp_path.iterdir()] == [file_name(1)]


def _killed_and_finished(paths: list[str], out: Path, kills: list[float]) -> None:
    """Run a batch as a program of its own, kill it after so many seconds each time, and let it finish in the end."""
    call = (
        "import sys, json; from pathlib import Path; from tests.batch.test_run import run;"
        "run(json.loads(sys.stdin.read()), Path(sys.argv[1]))"
    )
    for after in [*kills, None]:
        program = subprocess.Popen(
            [sys.executable, "-c", call, str(out)], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            start_new_session=True, env=SURROUNDINGS,
        )  # fmt: skip
        assert program.stdin is not None
        program.stdin.write(json.dumps(paths))
        program.stdin.close()
        if after is None:
            assert program.wait() == 0, program.stderr.read() if program.stderr else ""
        else:
            time.sleep(after)
            os.kill(program.pid, signal.SIGKILL)
            program.wait()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_killed_run_goes_on_and_comes_out_the_same(make: Make, tmp_path: Path) -> None:
    paths = make(*(f"slow discussion {number}" for number in range(60)))
    run(paths, tmp_path / "whole")
    _killed_and_finished(paths, tmp_path / "killed", [1.2, 1.6, 2.1])
    assert (tmp_path / "killed" / file_name(1)).read_bytes() == (tmp_path / "whole" / file_name(1)).read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_twenty_kills_at_random_moments_lose_and_double_nothing(make: Make, tmp_path: Path) -> None:
    paths = make(*(f"slow discussion {number}" for number in range(500)))
    run(paths, tmp_path / "whole")
    _killed_and_finished(paths, tmp_path / "killed", [0.7 + 0.13 * (number * 7 % 20) for number in range(20)])
    assert (tmp_path / "killed" / file_name(1)).read_bytes() == (tmp_path / "whole" / file_name(1)).read_bytes()
