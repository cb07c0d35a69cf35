"""The page's service for other programs on the same computer: a record in, its report as JSON out; nothing is kept."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from minutecheck import __version__
from minutecheck.outputs.json_report import json_report
from minutecheck.page.drafts import Draft, shown_name
from minutecheck.page.openapi import description
from minutecheck.page.problem import PageProblem
from minutecheck.page.uploads import receive
from minutecheck.page.views.start import KINDS

_NOT_JUST_FILES = PageProblem(
    422, "No file was sent", "Send one or several as multipart/form-data in the field 'files'."
)
_NO_SUCH_KIND = PageProblem(
    422, "This kind is not known", "Send 'minutes' or 'case_note' in the field 'kind', or nothing."
)


def routes() -> list[BaseRoute]:
    """Return the addresses of the API."""
    return [
        Route("/api/check", check, methods=["POST"]),
        Route("/api/schema", schema),
        Route("/api/health", health),
        Route("/api/openapi.json", openapi),
    ]


async def check(request: Request) -> Response:
    """Check the files that were sent and return one report on them, in their order."""
    received = await receive(request, files=True, token=False)
    desk = request.app.state.desk
    kind = received.fields.get("kind", "")
    drafts = [Draft("", shown_name(one.name), one.path, KINDS.get(kind)) for one in received.files]
    try:
        if kind not in KINDS:
            raise _NO_SUCH_KIND
        if not drafts:
            raise _NOT_JUST_FILES
        for draft in drafts:
            desk.submit(draft)
        for draft in drafts:
            await desk.done(draft, 60 * 60)
        reports = [held.report for draft in drafts for held in draft.records]
        return Response(json_report(reports, request.app.state.tool), media_type="application/json")
    finally:
        for draft in drafts:
            draft.file.unlink(missing_ok=True)


async def schema(_: Request) -> Response:
    """Return the JSON Schema of the reports."""
    from minutecheck.outputs.schema import report_schema

    return JSONResponse(report_schema())


async def health(request: Request) -> Response:
    """Say that the service is up, and with what it judges."""
    return JSONResponse({"status": "ok", "version": __version__, "waiting": request.app.state.desk.waiting})


async def openapi(_: Request) -> Response:
    """Return the description of this API."""
    return JSONResponse(json.loads(json.dumps(description())))
