"""Draws reports as an Excel workbook: an overview, each criterion, each action, and what was not read.

Cells hold text, never formulas or links, whatever a record says.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

from minutecheck.outputs import wording
from minutecheck.outputs.sheets import Rows, new_book, write_sheet
from minutecheck.outputs.view import CHECK_WORDS
from minutecheck.report import RecordReport

_VERDICTS = ["met", "partly met", "not shown", "does not apply"]


def workbook(reports: Iterable[RecordReport], *, titles: Mapping[str, str], note: str | None = None) -> bytes:
    """Return a workbook on some reports; ``note`` stands at the top of its first sheet.

    The same input gives the same bytes.
    """
    found = list(reports)
    saved = io.BytesIO()
    book, head, body = new_book(saved, "Strategy discussion record check")
    overview = [("Record", 36), ("Kind", 28), ("Meeting", 14), ("In short", 60)]
    write_sheet(book.add_worksheet("Overview"), overview, _overview(found), head, body, note)
    columns = [("Record", 30), ("Criterion", 28), ("Outcome", 14), ("Please check", 12), ("What the record shows", 50),
               ("Evidence", 60), ("What would complete it", 50), ("Your verdict", 16), ("Your reason", 30)]  # fmt: skip
    criteria = _criteria(found, titles)
    sheet = book.add_worksheet("Criteria")
    write_sheet(sheet, columns, criteria, head, body)
    if criteria:
        sheet.data_validation(1, 7, len(criteria), 7, {"validate": "list", "source": _VERDICTS})
    columns = [("Record", 30), ("Action", 60), ("Owner", 28), ("Due", 28), ("Date", 14), ("What is missing", 40)]
    write_sheet(book.add_worksheet("Actions"), columns, _actions(found), head, body)
    columns = [("Record", 30), ("Check", 34), ("Outcome", 14), ("What the record shows", 60), ("Words", 60),
               ("What would complete it", 50), ("Source", 12)]  # fmt: skip
    write_sheet(book.add_worksheet("Checks"), columns, _checks(found), head, body)
    write_sheet(
        book.add_worksheet("Not read"),
        [("Record", 36), ("What was not read, or why", 80)],
        _not_read(found),
        head,
        body,
    )
    book.close()
    return saved.getvalue()


def _overview(reports: Sequence[RecordReport]) -> Rows:
    return [
        (
            report.path,
            "Not read" if report.kind is None else wording.KINDS[report.kind],
            "" if report.meeting_date is None else report.meeting_date.isoformat(),
            wording.overall(report),
        )
        for report in reports
    ]


def _criteria(reports: Sequence[RecordReport], titles: Mapping[str, str]) -> Rows:
    return [
        (
            report.path,
            wording.title_of(one.id, titles),
            wording.FLAGGED if one.value == wording.FLAGGED else wording.OUTCOMES[one.outcome],
            "yes" if one.review else "",
            one.summary,
            "\n".join(f"“{found.quote}”" for found in wording.evidence_to_show(one, report)),
            one.advice or "",
            one.verdict.verdict if one.verdict else "",
            f"{one.verdict.reason} ({one.verdict.who}, {one.verdict.when.isoformat()})" if one.verdict else "",
        )
        for report in reports
        for one in (*wording.core_of(report), *wording.further_of(report))
    ]


def _actions(reports: Sequence[RecordReport]) -> Rows:
    return [
        (
            report.path,
            action.text,
            action.owner or "",
            action.due or "",
            "" if action.due_date is None else action.due_date.isoformat(),
            "; ".join(wording.gaps_in_words(action)),
        )
        for report in reports
        for action in report.actions
    ]


def _checks(reports: Sequence[RecordReport]) -> Rows:
    return [
        (
            report.path,
            check.title,
            CHECK_WORDS[check.outcome],
            check.summary,
            "\n".join(f"“{found.quote}”" for found in check.evidence),
            check.advice or "",
            ", ".join(check.source),
        )
        for report in reports
        for check in report.checks
    ]


def _not_read(reports: Sequence[RecordReport]) -> Rows:
    rows = [(report.path, what) for report in reports for what in report.not_read]
    return rows + [(report.path, report.error.message) for report in reports if report.error is not None]
