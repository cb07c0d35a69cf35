"""The summary as two tables for other programs: a row for each criterion of each record, and one for each action."""

from __future__ import annotations

import csv
from pathlib import Path
from types import TracebackType

from minutecheck.outputs import wording
from minutecheck.report import RecordReport

CRITERIA, ACTIONS = "criteria.csv", "actions.csv"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CsvFiles:
    """The two files, written row by row. No cell can become a formula where somebody opens them in a spreadsheet."""

    def __init__(self, folder: Path, *, quotes: bool = True) -> None:
        self._quotes = quotes
        self._files = [(folder / name).open("w", encoding="utf-8-sig", newline="") for name in (CRITERIA, ACTIONS)]
        self._criteria, self._actions = (csv.writer(file) for file in self._files)
        self._criteria.writerow(
            (
                "record",
                "sha256",
                "kind",
                "meeting",
                "criterion",
                "value",
                "outcome",
                "confidence",
                "please_check",
                "evidence",
            )
        )
        self._actions.writerow(
            ("record", "sha256", "action", "owner", "owner_kind", "due", "due_kind", "due_date", "outcome")
        )

    def __enter__(self) -> CsvFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files:
            file.close()

    def add(self, report: RecordReport) -> None:
        """Write the rows of one record; one that could not be read has none here."""
        day = "" if report.meeting_date is None else report.meeting_date.isoformat()
        for one in (*wording.core_of(report), *wording.further_of(report)):
            value = "; ".join(one.value) if isinstance(one.value, tuple) else str(one.value)
            evidence = " … ".join(found.quote for found in one.evidence) if self._quotes else ""
            self._criteria.writerow(
                _safe(report.path, report.sha256 or "", report.kind or "", day, one.id, value, one.outcome.value,
                      f"{one.confidence:.3f}", "yes" if one.review else "", evidence)
            )  # fmt: skip
        for action in report.actions:
            due = "" if action.due_date is None else action.due_date.isoformat()
            words = (action.text, action.owner or "") if self._quotes else ("", "")
            self._actions.writerow(
                _safe(report.path, report.sha256 or "", *words, action.owner_kind.value, action.due or "",
                      action.due_kind.value, due, action.outcome.value)
            )  # fmt: skip


def _safe(*cells: str) -> list[str]:
    """Return cells on one line each, with an apostrophe before what a spreadsheet would take for a formula."""
    lines = (wording.on_one_line(cell) for cell in cells)
    return [f"'{line}" if line.startswith(_FORMULA) else line for line in lines]
