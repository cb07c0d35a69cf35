"""Writes the pseudonymised copies of a run: a page and a JSON report of each record, and one workbook of all."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutecheck.report import RecordReport, Tool
    from minutecheck.review import Reviewed
    from minutecheck.sharing.pseudonyms import Pseudonyms

WORKBOOK = "shared.xlsx"
_MOST_WEEKS = 52


class SharedCopies:
    """The copies of one run. Labels are the same for a person throughout it, and forgotten after it."""

    def __init__(self, *, shift_dates: bool) -> None:
        from minutecheck.sharing.pseudonyms import Pseudonyms

        self._pseudonyms: Pseudonyms = Pseudonyms()
        self._reports: list[RecordReport] = []
        # Not the clock's nor a fixed number: whoever has the copy must not be able to work the real dates out.
        self._days = 7 * (secrets.randbelow(2 * _MOST_WEEKS) - _MOST_WEEKS or 1) if shift_dates else 0

    def files_of(self, reviewed: Reviewed, tool: Tool, titles: Mapping[str, str]) -> dict[str, bytes]:
        """Return the files on one record by the ending of their names; none of one that could not be read."""
        from minutecheck.analysis.scoring.model import shipped_model
        from minutecheck.outputs.html.page import render_html
        from minutecheck.outputs.json_report import json_report
        from minutecheck.sharing.copy import NOTE, shared_copy

        if reviewed.record is None:
            return {}
        name = f"record {len(self._reports) + 1}"
        record, report = shared_copy(
            reviewed.record, reviewed.report, self._pseudonyms, shipped_model().lexicon, name=name, days=self._days
        )
        self._reports.append(report)
        page = render_html(record, report, tool, titles=titles, note=NOTE)
        return {
            ".shared.html": page.encode("utf-8", "replace"),
            ".shared.json": json_report([report], tool).encode("utf-8", "replace"),
        }

    def workbook(self, titles: Mapping[str, str]) -> bytes:
        """Return the workbook on all records of the run."""
        from minutecheck.outputs.workbook import workbook
        from minutecheck.sharing.copy import NOTE

        return workbook(self._reports, titles=titles, note=NOTE)
