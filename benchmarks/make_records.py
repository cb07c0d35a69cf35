"""Writes fictional records of realistic size: ``python -m benchmarks.make_records FOLDER --count 1000``."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.records.invented import invented
from benchmarks.records.written import FORMATS, MIX


def make(folder: Path, count: int, *, seed: int = 1, formats: tuple[str, ...] = MIX) -> int:
    """Write so many records into team folders, a hundred in each, and return how many words they have together.

    The same seed gives the same bytes.
    """
    words = 0
    for number in range(count):
        ending = formats[number % len(formats)]
        record = invented(seed * 1_000_003 + number)
        words += sum(
            len(part.split())
            for section in record.sections
            for part in (*section.paragraphs, *(" ".join(r) for r in section.rows))
        )
        team = folder / f"team-{number // 100 + 1:03}"
        team.mkdir(parents=True, exist_ok=True)
        (team / f"record-{number + 1:05}.{ending}").write_bytes(FORMATS[ending](record))
    return words


def main() -> None:
    """Read the command line and write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--count", type=int, default=1_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--formats", nargs="*", default=list(MIX), choices=sorted(FORMATS))
    given = asked.parse_args()
    words = make(given.folder, given.count, seed=given.seed, formats=tuple(given.formats))
    print(f"{given.count} fictional records, {words / given.count:.0f} words each on average, in {given.folder}")


if __name__ == "__main__":
    main()
