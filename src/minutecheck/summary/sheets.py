"""The summary as a workbook, written row by row: every record, criterion and action, with columns for the auditor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from minutecheck.agreement.words import VERDICTS
from minutecheck.outputs import wording
from minutecheck.outputs.sheets import LONGEST, MADE, OPTIONS
from minutecheck.report import Outcome, RecordReport
from minutecheck.summary.groups import CHAIR, MONTH, TEAM, groups_of

ROWS = 1_048_576
"""Rows that a sheet of Excel holds."""
Columns = Sequence[tuple[str, int]]
RECORDS: Columns = (("Record", 40), ("Kind", 28), ("Meeting", 12), ("Team", 20), ("Chair", 20), ("Month", 10),
                    *((name, 13) for name in wording.CORE), ("In short", 60))  # fmt: skip
CRITERIA: Columns = (("Record", 36), ("Criterion", 28), ("Outcome", 13), ("Value", 16), ("Please check", 12),
                     ("What the record shows", 46), ("Evidence", 60), ("Said before", 36), ("Your verdict", 16),
                     ("Your reason", 36),
                     ("Record's digest", 4), ("Criterion's name", 4))  # fmt: skip
ACTIONS: Columns = (("Record", 36), ("Action", 60), ("Owner", 26), ("Owner's kind", 12), ("Due", 26), ("Date", 12),
                    ("What is missing", 40))  # fmt: skip
NOT_READ: Columns = (("Record", 40), ("What was not read, or why", 90))
_VERDICT, _KEYS = 8, (10, 11)


class SummaryBook:
    """A workbook that takes one record after another; what it holds in memory does not grow."""

    def __init__(self, file: Path, folders: Sequence[str], titles: Mapping[str, str], *, quotes: bool = True) -> None:
        self._book = xlsxwriter.Workbook(str(file), {**OPTIONS, "in_memory": False, "constant_memory": True})
        self._book.set_properties({"created": MADE, "title": "Audit of strategy discussion records"})
        self._folders, self._titles, self._quotes = folders, titles, quotes
        head = self._book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#E9EDF0"}
        )
        body = self._book.add_format({"valign": "top"})
        own = self._book.add_format({"valign": "top", "bg_color": "#FFF8E1"})
        self._overview = self._book.add_worksheet("Overview")
        self._records = _Sheet(self._book, "Records", RECORDS, head, body)
        self._criteria = _Sheet(self._book, "Criteria", CRITERIA, head, body, own)
        self._actions = _Sheet(self._book, "Actions", ACTIONS, head, body)
        self._not_read = _Sheet(self._book, "Not read", NOT_READ, head, body)
        self._head, self._body = head, body

    def add(self, report: RecordReport) -> None:
        """Write the rows of one record."""
        if report.error is not None:
            self._not_read.add((report.path, report.error.message))
            return
        for what in report.not_read:
            self._not_read.add((report.path, what))
        self._records.add(self._record(report))
        for judgement in (*wording.core_of(report), *wording.further_of(report)):
            quotes = "\n".join(f"“{found.quote}”" for found in judgement.evidence) if self._quotes else ""
            self._criteria.add(
                (
                    report.path, wording.title_of(judgement.id, self._titles), wording.OUTCOMES[judgement.outcome],
                    _value(judgement.value), "yes" if judgement.review else "", judgement.summary, quotes,
                    wording.verdict_in_words(judgement.verdict) or "", "", "", report.sha256 or "", judgement.id,
                )
            )  # fmt: skip
        for action in report.actions:
            self._actions.add(
                (
                    report.path, action.text if self._quotes else "", (action.owner or "") if self._quotes else "",
                    action.owner_kind.value, action.due or "",
                    "" if action.due_date is None else action.due_date.isoformat(),
                    "; ".join(wording.gaps_in_words(action)),
                )
            )  # fmt: skip

    def close(self, overview: Sequence[tuple[str, str]]) -> None:
        """Write the first sheet and finish the file."""
        self._overview.set_column(0, 0, 44)
        self._overview.set_column(1, 1, 90)
        for row, (name, value) in enumerate(overview):
            self._overview.write_string(row, 0, name, self._head if not value else self._body)
            self._overview.write_string(row, 1, value, self._body)
        for sheet in (self._records, self._criteria, self._actions, self._not_read):
            sheet.close()
        self._book.close()

    def _record(self, report: RecordReport) -> tuple[str, ...]:
        named = groups_of(report, self._folders)
        core = []
        for criterion in wording.CORE:
            judgement = report.judgement(criterion)
            asked = judgement is not None and judgement.outcome is not Outcome.NOT_APPLICABLE
            core.append(wording.OUTCOMES[judgement.outcome] if judgement is not None and asked else "")
        return (
            report.path, "" if report.kind is None else wording.KINDS[report.kind],
            "" if report.meeting_date is None else report.meeting_date.isoformat(),
            named.get(TEAM, ""), named.get(CHAIR, ""), named.get(MONTH, ""), *core, wording.overall(report),
        )  # fmt: skip


class _Sheet:
    """A sheet that goes on in a further one when it is full. Rows come in order, as constant memory asks."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        name: str,
        columns: Columns,
        head: Format,
        body: Format,
        own: Format | None = None,
    ) -> None:
        self._book, self._name, self._columns = book, name, columns
        self._head, self._body, self._own = head, body, own
        self._number, self._row = 0, 0
        self._sheet = self._begun()

    def add(self, row: Sequence[str]) -> None:
        """Write one row."""
        if self._row >= ROWS:
            self.close()
            self._sheet = self._begun()
        for column, words in enumerate(row):
            if words:
                self._sheet.write_string(self._row, column, wording.printable(words)[:LONGEST], self._body)
        if self._own is not None:
            for column in (_VERDICT, _VERDICT + 1):
                self._sheet.write_blank(self._row, column, None, self._own)
        self._row += 1

    def close(self) -> None:
        """Give the rows a filter, and the auditor's column its choices."""
        if self._row > 1:
            self._sheet.autofilter(0, 0, self._row - 1, len(self._columns) - 1)
            if self._own is not None:
                choices = {"validate": "list", "source": VERDICTS}
                self._sheet.data_validation(1, _VERDICT, self._row - 1, _VERDICT, choices)

    def _begun(self) -> Worksheet:
        self._number += 1
        sheet = self._book.add_worksheet(self._name if self._number == 1 else f"{self._name} {self._number}")
        for column, (name, width) in enumerate(self._columns):
            hidden = {"hidden": True} if self._own is not None and column in _KEYS else {}
            sheet.set_column(column, column, width, None, hidden)
            sheet.write_string(0, column, name, self._head)
        sheet.freeze_panes(1, 1)
        self._row = 1
        return sheet


def _value(value: str | int | tuple[str, ...]) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
