"""Takes what a form sends, as it comes: what is said of the size is not believed, and a slow sender is not waited for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from minutecheck.page.form_parts import NOT_A_FORM, FormParts, ReceivedFile
from minutecheck.page.problem import PageProblem
from minutecheck.page.session import session_of
from minutecheck.page.settings import PageLimits

_BROKEN_OFF = PageProblem(400, "The upload was broken off", "Choose the file once more.")
_SLOW = PageProblem(408, "The upload took too long", "Choose fewer files at a time, and try once more.")
__all__ = ["Received", "ReceivedFile", "receive"]


@dataclass(frozen=True, slots=True)
class Received:
    """What a form sent: its fields, and its files in their order."""

    fields: dict[str, str]
    files: tuple[ReceivedFile, ...]


async def receive(request: Request, *, files: bool = False, token: bool = True) -> Received:
    """Return what a form sent; where it is refused, nothing of it is kept.

    Without ``files``, a form that brings one is refused before it is written: only some forms have a place for them.
    With ``token``, the form's first field must be the token of its session, which is looked at before a file is written.

    Raises:
        PageProblem: it is not a form of ours, is too large, too slow, or broken off.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not 1 <= len(boundary) <= 70:
        raise NOT_A_FORM
    limits: PageLimits = request.app.state.settings.limits
    taken = limits if files else replace(limits, files=0, body_bytes=2 * limits.field_bytes)
    parts = FormParts(taken, request.app.state.folder, session_of(request).trusts if token else None)
    parser = MultipartParser(boundary, parts.callbacks())  # type: ignore[arg-type]
    whole = False
    try:
        async with asyncio.timeout(limits.receive_seconds):
            async for chunk in request.stream():
                parts.count(len(chunk))
                parser.write(chunk)
        whole = parts.ended
    except TimeoutError:
        raise _SLOW from None
    except ClientDisconnect:
        raise _BROKEN_OFF from None
    except FormParserError:
        raise NOT_A_FORM from None
    finally:
        parts.close(keep=whole)
    if not whole:
        raise _BROKEN_OFF
    return Received(parts.fields, tuple(parts.files))
