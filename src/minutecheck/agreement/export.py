"""Finds the records of auditors' verdicts again, and makes lessons of both."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from minutecheck.agreement.lessons import Lessons
from minutecheck.agreement.store import Kept, VerdictStore
from minutecheck.review import review_path


def exported(store: VerdictStore, files: Iterable[Path]) -> tuple[Lessons, int]:
    """Return what the verdicts teach whose records are among some files, and how many records were not found there.

    A record is known by the digest of its bytes; copies of one count once.
    """
    waiting: dict[str, list[Kept]] = {}
    for one in store.every():
        waiting.setdefault(one.sha256, []).append(one)
    lessons = Lessons()
    for file in files:
        if not waiting:
            break
        reviewed = review_path(file) if _digest(file) in waiting else None
        if reviewed is not None and reviewed.record is not None:
            lessons.add(reviewed.record, reviewed.report, waiting.pop(reviewed.record.sha256))
    return lessons, len(waiting)


def _digest(file: Path) -> str | None:
    from hashlib import sha256

    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None
