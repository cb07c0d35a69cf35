"""The page of one record in the order of a view: no script, no request, to read on screen or on paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from markupsafe import Markup

from minutecheck.outputs import wording
from minutecheck.outputs.html.page import environment, style_and_hash
from minutecheck.outputs.view import parts_of
from minutecheck.report import Kind, RecordReport, Tool
from minutecheck.rulebook.views import View


def render_view(report: RecordReport, view: View, tool: Tool, *, titles: Mapping[str, str]) -> str:
    """Return the whole page; a record that was not judged as minutes has no sections, and the page says why."""
    style, style_hash = style_and_hash()
    return (
        environment()
        .get_template("view.html.j2")
        .render(
            name=wording.on_one_line(PurePath(report.path).name or report.path),
            path=wording.on_one_line(report.path),
            view=view,
            date=None if report.meeting_date is None else wording.long_date(report.meeting_date),
            overall=wording.printable(wording.overall(report)),
            parts=parts_of(view, report, titles) if report.kind is Kind.MINUTES else (),
            tool=tool,
            style=Markup(style),
            style_hash=style_hash,
        )
    )
