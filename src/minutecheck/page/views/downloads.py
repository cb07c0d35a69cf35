"""What a reader takes away from a result: the marked-up copy, the page, the JSON report, the check sheet, the verdicts."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from minutecheck.outputs.html.page import render_html
from minutecheck.outputs.json_report import json_report
from minutecheck.page.problem import PageProblem
from minutecheck.page.views.at_hand import NOT_HERE, Chosen, chosen_of, desk_of
from minutecheck.page.views.titles import titles_of
from minutecheck.verdicts.file import ENDING, as_yaml

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {
    ".docx": _WORD,
    ".pdf": "application/pdf",
    ".html": "application/octet-stream",
    ".json": "application/json",
    ".yaml": "application/octet-stream",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""A page that is saved is never shown as a page of ours: it is handed over as a file and nothing else."""


async def marked_up(request: Request) -> Response:
    """Return the marked-up copy: Word, or PDF of a PDF."""
    found = chosen_of(request)
    if found.record is None:
        raise NOT_HERE
    copy = await desk_of(request).copy(found.draft, found.number, found.report)
    return saved(f"{stem_of(found)}.marked{copy.ending}", copy.data)


async def page(request: Request) -> Response:
    """Return the report as one page that can be sent on."""
    found = chosen_of(request)
    text = await run_in_threadpool(
        render_html, found.record, found.report, request.app.state.tool, titles=titles_of(request)
    )
    return saved(f"{stem_of(found)}.report.html", text.encode("utf-8", "replace"))


async def as_json(request: Request) -> Response:
    """Return the report for other programs."""
    found = chosen_of(request)
    text = json_report([found.report], request.app.state.tool)
    return saved(f"{stem_of(found)}.report.json", text.encode("utf-8", "replace"))


async def check_sheet(request: Request) -> Response:
    """Return the check sheet: one page of Word with what the record shows, to lie beside the draft."""
    found = chosen_of(request)
    if found.report.error is not None:
        raise NOT_HERE
    copy = await desk_of(request).sheet(found.draft, found.report)
    return saved(f"{stem_of(found)}.check-sheet{copy.ending}", copy.data)


async def verdicts(request: Request) -> Response:
    """Return what was said of the findings, to be kept beside the record."""
    found = chosen_of(request)
    if not found.draft.verdicts.verdicts:
        raise PageProblem(
            404, "Nothing was said of this draft's findings yet", "Choose “Accept or dispute” at a finding."
        )
    return saved(found.draft.name + ENDING, as_yaml(found.draft.verdicts).encode("utf-8", "replace"))


def stem_of(found: Chosen) -> str:
    """Return what the files of a result are called before their ending."""
    if found.number == 1:
        return PurePath(found.draft.name).stem or "draft"
    return PurePath(found.report.path).stem or "attached"


def saved(name: str, data: bytes) -> Response:
    """Return something to save under a name, never to be shown in the browser as a page of ours."""
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_. ") else "_" for sign in name)
    headers = {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(data, media_type=_TYPES[PurePath(name).suffix], headers=headers)
