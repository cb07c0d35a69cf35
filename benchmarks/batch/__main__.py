"""Measures everything about audits and keeps the figures: ``python -m benchmarks.batch --save benchmarks/performance.json``.

With ``--sizes 100 1000`` it takes some minutes; ``--sizes 10000`` adds the run whose memory is of interest. ``--quick`` is a
first look of half a minute.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.batch.machine import machine
from benchmarks.batch.run import audit
from benchmarks.make_records import make

FORMATS = (("Word", ("docx",)), ("PDF", ("pdf",)), ("text", ("txt",)))


def main() -> None:
    """Read the command line, measure, print as it goes, and keep the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", nargs="*", type=int, default=[100, 1_000])
    asked.add_argument("--apart", type=int, default=200, help="records of each format, one worker")
    asked.add_argument("--beside", type=int, default=100, help="records for the floor and the peer")
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--save", type=Path)
    given = asked.parse_args()
    if given.quick:
        given.sizes, given.apart, given.beside = [40], 20, 20
    found = measure(given.sizes, given.apart, given.beside)
    if given.save:
        before = json.loads(given.save.read_text(encoding="utf-8")) if given.save.is_file() else {}
        given.save.write_text(json.dumps(merged(before, found), indent=2) + "\n", encoding="utf-8")
        print(f"kept in {given.save}")


def merged(before: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Return new figures with those sizes of an earlier run that were not measured again."""
    sizes = {**before.get("sizes", {}), **found["sizes"]}
    return {**before, **found, "sizes": dict(sorted(sizes.items(), key=lambda each: int(each[0])))}


def measure(sizes: list[int], apart: int, beside: int) -> dict[str, Any]:
    """Return all figures."""
    found: dict[str, Any] = {"machine": machine(), "sizes": {}, "formats": {}, "beside": {}}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for size in sizes:
            found["sizes"][str(size)] = _size(folder / f"mixed-{size}", size, both=size <= 1_000)
        for name, endings in FORMATS:
            records = folder / name
            words = make(records, apart, formats=endings)
            took = audit(records, folder / f"out-{name}", apart, jobs=1)
            found["formats"][name] = {"words": round(words / apart), **took.as_row()}
            _say(f"{name}, one worker", took.as_row())
        found["beside"] = _beside(folder, beside)
    return found


def _size(folder: Path, size: int, *, both: bool) -> dict[str, Any]:
    """Return cold runs with two workers and with one, and an unchanged run again."""
    words = make(folder, size)
    row: dict[str, Any] = {"words": round(words / size)}
    row["two"] = audit(folder, folder.with_suffix(".two"), size, jobs=2).as_row()
    _say(f"{size} records, two workers", row["two"])
    row["unchanged"] = audit(folder, folder.with_suffix(".two"), size, jobs=2).as_row()
    _say(f"{size} records, unchanged", row["unchanged"])
    if both:
        row["one"] = audit(folder, folder.with_suffix(".one"), size, jobs=1).as_row()
        _say(f"{size} records, one worker", row["one"])
    for done in (folder, folder.with_suffix(".two"), folder.with_suffix(".one")):
        shutil.rmtree(done, ignore_errors=True)
    return row


def _beside(folder: Path, size: int) -> dict[str, Any]:
    """Return the floor, the peer, and minutecheck in one process, on the same records in the same run."""
    records = folder / "beside"
    make(records, size)
    found = {}
    for what in ("floor", "peer"):
        command = [sys.executable, "-m", "benchmarks.batch.peers", what, str(records)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found[what] = json.loads(done.stdout.splitlines()[-1])
        print(f"{what:34}{1000 * found[what]['cpu'] / size:8.1f} ms of processor time a record", flush=True)
    found["minutecheck"] = {"records": size, "cpu": round(_ours(sorted(records.rglob("*.*"))), 3)}
    print(
        f"{'minutecheck':34}{1000 * found['minutecheck']['cpu'] / size:8.1f} ms of processor time a record", flush=True
    )
    return found


def _ours(files: list[Path]) -> float:
    import time

    from minutecheck.review import review_path

    review_path(files[0])
    began = time.process_time()
    for file in files:
        review_path(file)
    return time.process_time() - began


def _say(what: str, row: dict[str, float]) -> None:
    rate = row["records"] / row["wall"]
    cpu = 1000 * row["cpu"] / row["records"]
    print(
        f"{what:34}{row['wall']:8.2f} s{rate:8.1f} a second{cpu:8.1f} ms of processor time a record"
        f"{row['worker_mb']:7.0f} MB a worker{row['whole_mb']:7.0f} MB in all",
        flush=True,
    )


if __name__ == "__main__":
    main()
