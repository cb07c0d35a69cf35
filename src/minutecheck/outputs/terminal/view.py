"""A report on the terminal in the order of a view."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from minutecheck.outputs import wording
from minutecheck.outputs.terminal.styles import STYLES
from minutecheck.outputs.view import Line, Part, parts_of
from minutecheck.report import Kind, RecordReport
from minutecheck.rulebook.views import View

PLAIN_WIDTH = 100
_STYLE_OF = {"met": "green", "partly_met": "yellow", "not_met": "red", "information": "cyan"}


def plain_view(
    reports: Sequence[RecordReport], view: View, *, titles: Mapping[str, str], width: int = PLAIN_WIDTH
) -> str:
    """Return the views of some reports as plain text, one after the other."""
    drawn = io.StringIO()
    console = Console(file=drawn, width=width, force_terminal=False, no_color=True, legacy_windows=False)
    show_views(reports, view, console, titles=titles)
    return "\n".join(line.rstrip() for line in drawn.getvalue().splitlines()) + "\n"


def show_views(reports: Sequence[RecordReport], view: View, console: Console, *, titles: Mapping[str, str]) -> None:
    """Draw each report in the order of a view."""
    for number, report in enumerate(reports):
        if number:
            console.print()
        console.print(_view(report, view, titles))


def _view(report: RecordReport, view: View, titles: Mapping[str, str]) -> RenderableType:
    name = Text(wording.on_one_line(report.path), style=STYLES["name"], overflow="fold")
    parts: list[RenderableType] = [name, Text(f"{view.title} ({view.source})", style=STYLES["quiet"])]
    if report.error is not None or report.kind is not Kind.MINUTES:
        return Group(*parts, Text(wording.overall(report), style=STYLES["overall"]))
    for part in parts_of(view, report, titles):
        parts += [Text(), _heading(part)]
        parts += [Text(f"  Looked for: {looked}", style=STYLES["quiet"]) for looked in part.looked_for]
        parts.append(
            _table(part.lines) if part.lines else Text("  Nothing here applies to this record.", style=STYLES["quiet"])
        )
    return Group(*parts)


def _heading(part: Part) -> Text:
    count = f"  {part.shown} of {part.asked} shown" if part.asked else ""
    return Text.assemble((part.title, STYLES["heading"]), (count, STYLES["quiet"]))


def _table(lines: Sequence[Line]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 2), pad_edge=False, expand=True)
    table.add_column(no_wrap=True, min_width=12)
    table.add_column(max_width=26, min_width=16)
    table.add_column(ratio=1)
    for line in lines:
        outcome = Text(f"{line.mark} {line.outcome}", style=_STYLE_OF.get(line.tone, ""))
        if line.review:
            outcome.append(f"\n  {wording.PLEASE_CHECK}", style=STYLES["check"])
        shows = Text(line.shows)
        if line.quote:
            shows.append(f"\n“{line.quote}”", style=STYLES["quote"])
            shows.append(f" ({line.where})" if line.where else "", style=STYLES["quiet"])
        if line.pointer:
            shows.append(f"\n→ {line.pointer}", style=STYLES["label"])
        if line.verdict:
            shows.append(f"\n{line.verdict}", style=STYLES["label"])
        table.add_row(outcome, Text(line.title, style=STYLES["label"]), shows)
    return table
