"""The style of a report's parts, which is the same here as in the pages that are saved."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from minutecheck.outputs.html.page import PARTS, stylesheet


async def parts(_: Request) -> Response:
    """Return the style sheet."""
    return Response(stylesheet(PARTS), media_type="text/css")
