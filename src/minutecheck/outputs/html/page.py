"""The HTML report of one record: a single file with no script and no request, to read on screen or on paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from minutecheck.outputs import wording
from minutecheck.outputs.html.findings import (
    action_rows,
    checks_of,
    findings_of,
    groups_of,
    looks_of,
    numbers_of,
    sources_of,
)
from minutecheck.outputs.html.marks import marks_of
from minutecheck.outputs.html.record import RecordView
from minutecheck.record import Record
from minutecheck.report import Attendee, Outcome, RecordReport, Tool

PARTS = "parts.css"
"""How tiles, findings, tables and a record's own text look, on whatever page they stand."""
STYLES = ("report.css", PARTS)
"""What the pages of their own are drawn with."""


def render_html(
    record: Record | None, report: RecordReport, tool: Tool, *, titles: Mapping[str, str], note: str | None = None
) -> str:
    """Return the whole page; without ``record`` (a file that could not be read) it says why and draws no text.

    ``note`` stands above everything else, for what a reader must know of the page.

    Everything that comes from the record is escaped, and the page's own policy forbids scripts and requests.
    """
    style, style_hash = style_and_hash()
    drawn = drawn_of(record, report, titles=titles)
    return (
        environment()
        .get_template("report.html.j2")
        .render(**drawn, note=note, tool=tool, style=Markup(style), style_hash=style_hash)
    )


def drawn_of(
    record: Record | None,
    report: RecordReport,
    *,
    titles: Mapping[str, str],
    open_first: bool = False,
    verdict_links: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return what the templates of a report draw, by the names that they have for it.

    With ``open_first``, what is not shown stands before what is. ``verdict_links`` are the addresses at which a reader may
    say something of a finding, by the id of its place on the page; a page of its own has none.
    """
    numbers = numbers_of(report)
    view = None if record is None else RecordView(record, marks_of(report, titles, numbers))
    drawn = (lambda _: False) if view is None else view.text.has
    findings = findings_of(report, titles, numbers, drawn)
    return {
        "name": wording.on_one_line(PurePath(report.path).name or report.path),
        "path": wording.on_one_line(report.path),
        "report": report,
        "kind": None if report.kind is None else wording.KINDS[report.kind],
        "kind_unsure": report.kind_confidence is not None and report.kind_confidence < wording.SURE_OF_KIND,
        "date": None if report.meeting_date is None else wording.long_date(report.meeting_date),
        "overall": wording.printable(wording.overall(report)),
        "core": tuple(found for found in findings if found.id in wording.CORE),
        "groups": groups_of(findings, core=True, open_first=open_first),
        "further": groups_of(findings, core=False, open_first=open_first),
        "not_applicable": _titles(report, titles, Outcome.NOT_APPLICABLE) if findings else (),
        "clear": _titles(report, titles, None),
        "actions": action_rows(report, drawn),
        "looks": looks_of(report, drawn),
        "checks": checks_of(report),
        "attendees": tuple(_attendee(who) for who in report.attendees),
        "not_read": tuple(wording.on_one_line(what) for what in report.not_read),
        "unused": wording.unused_in_words(report),
        "sections": () if view is None else view.sections(),
        "sources": sources_of(report),
        "verdict_links": verdict_links,
    }


def _titles(report: RecordReport, titles: Mapping[str, str], outcome: Outcome | None) -> tuple[str, ...]:
    """Return the titles of the criteria with an outcome; of the clear flags where it is ``None``."""
    return tuple(
        wording.title_of(judgement.id, titles)
        for judgement in report.criteria
        if (judgement.value == wording.CLEAR if outcome is None else judgement.outcome is outcome)
    )


def _attendee(who: Attendee) -> tuple[str, ...]:
    known = (who.name, who.role, who.agency, "yes" if who.took_part else "no")
    return tuple(wording.on_one_line(words) if words else "not shown" for words in known)


@cache
def environment() -> Environment:
    """Return what draws the pages' templates, escaping everything that is not markup of ours."""
    return Environment(
        loader=PackageLoader("minutecheck.outputs.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def stylesheet(name: str) -> str:
    """Return one of :data:`STYLES` as text."""
    loader = PackageLoader("minutecheck.outputs.html", "templates")
    return loader.get_source(environment(), name)[0].strip()


@cache
def style_and_hash() -> tuple[str, str]:
    """Return the pages' style, and its digest for the policy that allows nothing else."""
    style = "\n".join(stylesheet(name) for name in STYLES)
    return style, base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
