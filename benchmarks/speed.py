"""How fast minutecheck is on this machine: ``python benchmarks/speed.py [--quick]``.

Starts are measured as a user meets them, in new processes; the least of several runs counts, which is the one that other
programs on the machine disturbed least. Seconds and milliseconds are processor time of one core.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

TOP = Path(__file__).parent.parent
SAMPLES = TOP / "corpora" / "samples"
BATCH = 46
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed package is compiled once; so is the code that is measured here."""
PROGRAM = (sys.executable, "-c", "from minutecheck.cli import main; main()")


def started(*command: str, runs: int) -> float:
    """Return the least processor time of several runs of a command, in seconds."""
    return min(_once(command) for _ in range(runs))


def _once(command: tuple[str, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, env=COMPILED, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def batch_of_samples(folder: Path) -> None:
    """Fill a folder with as many copies of the sample records as a batch holds."""
    samples = sorted(SAMPLES.iterdir())
    for number in range(BATCH):
        sample = samples[number % len(samples)]
        shutil.copy(sample, folder / f"{number:02}-{sample.name}")


def warm(work: Callable[[], object], runs: int) -> float:
    """Return the least processor time of several runs of ``work`` in this process, in milliseconds."""
    work()
    times = []
    for _ in range(runs):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times) * 1000


def stages(sample: Path, runs: int) -> list[tuple[str, float]]:
    """Return the time of each stage of checking one record, and of the whole, in milliseconds."""
    from minutecheck.analysis.analyse import score, understand
    from minutecheck.analysis.scoring.model import shipped_model
    from minutecheck.criteria import judge_record
    from minutecheck.readers import read_bytes
    from minutecheck.review import review_path

    data, model = sample.read_bytes(), shipped_model()
    record = read_bytes(data, sample.name)
    understood = understand(record)
    scored = score(understood, model)
    words = len(record.text.split())
    return [
        (f"  {sample.name}, {words} words: read", warm(lambda: read_bytes(data, sample.name), runs)),
        ("    understand", warm(lambda: understand(record), runs)),
        ("    score", warm(lambda: score(understood, model), runs)),
        ("    judge", warm(lambda: judge_record(scored, model), runs)),
        ("    whole", warm(lambda: review_path(sample), runs)),
    ]


def main() -> None:
    """Measure, and print a table."""
    quick = "--quick" in sys.argv[1:]
    runs = 2 if quick else 5
    spacy = started(sys.executable, "-c", "import spacy", runs=runs)
    check = started(*PROGRAM, "check", str(SAMPLES / "draft-form.docx"), runs=runs)
    print(f"{'start: python alone':44}{started(sys.executable, '-c', 'pass', runs=runs):9.2f} s")
    print(f"{'start: import spacy':44}{spacy:9.2f} s")
    print(f"{'start: minutecheck --help':44}{started(*PROGRAM, '--help', runs=runs):9.2f} s")
    print(f"{'start: minutecheck rules list':44}{started(*PROGRAM, 'rules', 'list', runs=runs):9.2f} s")
    print(f"{'start: minutecheck check draft-form.docx':44}{check:9.2f} s ({check / spacy:.2f} of import spacy)")
    with tempfile.TemporaryDirectory() as folder:
        batch_of_samples(Path(folder))
        batch = started(*PROGRAM, "check", folder, "--format", "json", runs=1 if quick else 2)
    print(f"{f'batch: {BATCH} records, start included':44}{batch:9.2f} s")
    print("warm, one record")
    for sample in sorted(SAMPLES.iterdir()):
        for name, milliseconds in stages(sample, runs * 4):
            print(f"{name:44}{milliseconds:9.1f} ms")


if __name__ == "__main__":
    main()
