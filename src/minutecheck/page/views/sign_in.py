"""Signing in to a team's server. On a reader's own computer nobody signs in: the opened address is enough."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from minutecheck.page.uploads import receive
from minutecheck.page.views.at_hand import NOT_HERE
from minutecheck.page.views.drawing import draw

_WRONG = "The password is not right"
_WAIT = "Too many passwords were tried: wait a minute, then try again"


async def ask(request: Request) -> Response:
    """Return the form."""
    return _form(request)


async def sign_in(request: Request) -> Response:
    """Let a reader in who knows the password."""
    if request.app.state.settings.team is None:
        raise NOT_HERE
    received = await receive(request, token=False)
    sessions = request.app.state.sessions
    if not sessions.may_try():
        return _form(request, _WAIT, 429)
    session = await run_in_threadpool(sessions.open_by_password, received.fields.get("password", ""))
    if session is None:
        return _form(request, _WRONG, 422)
    answer: Response = request.app.state.guard.let_in(session)
    return answer


def _form(request: Request, mistake: str | None = None, status: int = 200) -> Response:
    if request.app.state.settings.team is None:
        raise NOT_HERE
    return draw(request, "sign_in.html.j2", title="Sign in", status=status, mistake=mistake)
