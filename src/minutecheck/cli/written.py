"""Writes the marked-up Word file, the HTML page and the JSON report of each record into one folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from minutecheck.cli.faults import CannotRun, debugging, fault_in_words
from minutecheck.cli.files import make_folder, put_file
from minutecheck.cli.names import output_names
from minutecheck.cli.shared import WORKBOOK
from minutecheck.cli.streams import note
from minutecheck.sources import OURS

if TYPE_CHECKING:
    from minutecheck.cli.shared import SharedCopies
    from minutecheck.record import Record
    from minutecheck.report import RecordReport, Tool
    from minutecheck.review import Reviewed
    from minutecheck.rulebook.views import View

CALENDAR = "deadlines.ics"
_WORD, _HTML, _JSON, _PDF = OURS


def _view_ending(view: View) -> str:
    return f".{view.id}{_HTML}"


class OutputFolder:
    """A folder that takes the reports of a run; nothing in it that was an input is ever written over.

    ``files`` are the inputs in order (``None`` is standard input, called ``name``). With ``suggest`` the marked-up Word
    files suggest the right name for a meeting that is called something else. With ``shared`` it takes pseudonymised copies
    alone. With ``view`` each record gets a page in that view's order as well. The folder is made for its owner alone.

    Raises:
        CannotRun: the folder cannot be made, or a report would take the place of an input.
    """

    def __init__(
        self,
        folder: Path,
        files: Sequence[Path | None],
        name: str,
        *,
        suggest: bool = False,
        shared: SharedCopies | None = None,
        view: View | None = None,
    ) -> None:
        self._folder, self._suggest, self._shared, self._view = folder, suggest, shared, view
        self._names = output_names(files, name)
        self._times: Counter[int] = Counter()
        self._copies = 0
        self.written = self.unwritten = 0
        inputs = {file.resolve() for file in files if file is not None}
        for stem in self._names:
            for ending in (*OURS, *(() if view is None else (_view_ending(view),))):
                if (folder / (stem + ending)).resolve() in inputs:
                    raise CannotRun(
                        f"The report {stem}{ending} would be written over a file that is to be checked: choose another "
                        "folder with --out."
                    )
        make_folder(folder)

    def write(self, number: int, reviewed: Reviewed, tool: Tool, titles: Mapping[str, str]) -> None:
        """Write the reports of input ``number`` (from 0); a file that was not read gets no marked-up copy.

        A number that comes again is something attached to that input, which gets a name of its own.

        A report that cannot be made for a fault of ours is said, counted in ``unwritten``, and stops nothing else.

        Raises:
            CannotRun: the disk refuses.
        """
        from minutecheck.outputs.html.page import render_html
        from minutecheck.outputs.json_report import json_report

        record, report, data = reviewed.record, reviewed.report, reviewed.data
        stem = self._stem(number)
        if self._shared is not None:
            self._write_shared(self._shared, reviewed, tool, titles)
            return
        self._make(stem + _JSON, lambda: _bytes(json_report([report], tool)))
        self._make(stem + _HTML, lambda: _bytes(render_html(record, report, tool, titles=titles)))
        if self._view is not None:
            from minutecheck.outputs.html.view_page import render_view

            page = render_view(report, self._view, tool, titles=titles)
            self._make(stem + _view_ending(self._view), lambda: _bytes(page))
        if record is not None and data is not None:
            from minutecheck.outputs.word.copy import marked_up_copy

            if record.format == "pdf" and self._marked_pdf(stem + _PDF, data, record, report, titles):
                return
            self._make(stem + _WORD, lambda: marked_up_copy(data, record, report, titles=titles, suggest=self._suggest))

    def _write_shared(self, shared: SharedCopies, reviewed: Reviewed, tool: Tool, titles: Mapping[str, str]) -> None:
        """Write the pseudonymised copies of one record, under a number: a file's own name may name somebody."""
        try:
            files = shared.files_of(reviewed, tool, titles)
        except Exception as error:
            if debugging():
                raise
            self.unwritten += 1
            note(f"A pseudonymised copy was not made, for a fault of minutecheck itself ({fault_in_words(error)}).")
            return
        if not files:
            note("A record that could not be read has no pseudonymised copy.")
            return
        self._copies += 1
        for ending, content in files.items():
            self._put(f"record-{self._copies}{ending}", content)

    def finish(self, titles: Mapping[str, str]) -> None:
        """Write what is about the run as a whole: the workbook of pseudonymised copies."""
        if self._shared is not None and self._copies:
            self._make(WORKBOOK, lambda: self._shared.workbook(titles) if self._shared is not None else b"")

    def add(self, name: str, make: Callable[[], bytes]) -> None:
        """Write one more file of the run, which ``make`` makes.

        Raises:
            CannotRun: the disk refuses.
        """
        self._make(name, make)

    def write_calendar(self, reports: Sequence[RecordReport]) -> None:
        """Write the deadlines of all records, where an action has one."""
        from minutecheck.outputs.calendar import calendar_of, dated

        if dated(reports):
            self._make(CALENDAR, lambda: calendar_of(reports))
        else:
            note(f"No action has a date, so there is no {CALENDAR}.")

    def _stem(self, number: int) -> str:
        self._times[number] += 1
        again = self._times[number] - 1
        return self._names[number] + (f"-attached-{again}" if again else "")

    def _marked_pdf(
        self, name: str, data: bytes, record: Record, report: RecordReport, titles: Mapping[str, str]
    ) -> bool:
        """Write the marked-up copy of a PDF; where it may not be marked up, say why and return false."""
        from minutecheck.outputs.pdf.copy import CannotMarkUpError, mark_up_pdf

        try:
            made = mark_up_pdf(data, record, report, titles=titles)
        except CannotMarkUpError as refusal:
            note(f"{refusal.reason} Its findings are in {name.removesuffix(_PDF)}{_WORD} instead.")
            return False
        except Exception as error:
            if debugging():
                raise
            note(f"{name} was not made ({fault_in_words(error)}): a Word copy was, instead.")
            return False
        self._put(name, made)
        return True

    def _make(self, name: str, make: Callable[[], bytes]) -> None:
        try:
            made = make()
        except Exception as error:
            if debugging():
                raise
            self.unwritten += 1
            note(f"The report {name} was not made, for a fault of minutecheck itself ({fault_in_words(error)}).")
        else:
            self._put(name, made)

    def _put(self, name: str, data: bytes) -> None:
        put_file(self._folder, name, data)
        self.written += 1


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")
