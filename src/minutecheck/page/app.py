"""Puts the page together: the guard, the pages, the API, the desk and the private folder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from minutecheck.page import api, views
from minutecheck.page.checking import Desk
from minutecheck.page.folder import PrivateFolder
from minutecheck.page.guard import API, Guard
from minutecheck.page.problem import PageProblem
from minutecheck.page.session import Sessions
from minutecheck.page.settings import PageSettings
from minutecheck.page.views.errors import draw_problem

_NOT_FOUND = PageProblem(404, "There is no such page", "Go back to the first page.")
_OTHERS = PageProblem(405, "This cannot be done here", "Go back to the first page.")
_FAULT = PageProblem(
    500,
    "minutecheck has a fault here",
    "Nothing of your draft was written down. Please report what you did, without the record, and go on from the first page.",
)
_TIDY_EVERY = 20.0


def build_app(settings: PageSettings, *, base: Path | None = None) -> Guard:
    """Return the page within its guard. ``base`` is where its private folder is made: the user's own cache, unless given.

    The ``state`` of ``Guard.app`` holds ``settings``, ``sessions``, ``guard`` and, once it has started, ``desk``, ``folder``
    and ``tool``.
    """
    sessions = Sessions(settings)
    static = Mount("/static", StaticFiles(packages=[("minutecheck.page", "static")]))
    routes: list[BaseRoute] = [*views.routes(), *(api.routes() if settings.api_token else ()), static]
    app = Starlette(
        routes=routes,
        lifespan=lambda app: _life(app, base),
        exception_handlers={PageProblem: _problem, HTTPException: _http_problem, Exception: _fault},
    )
    app.router.redirect_slashes = False
    # The guard stands outside everything, so that even the answer to a fault of ours has its headers.
    guard = Guard(app, settings, sessions, _refuse)
    app.state.settings, app.state.sessions, app.state.guard = settings, sessions, guard
    return guard


@asynccontextmanager
async def _life(app: Starlette, base: Path | None) -> AsyncIterator[None]:
    """Make the private folder and start a worker; at the end, end the workers and delete the folder."""
    app.state.folder = folder = PrivateFolder(base)
    folder.delete_left_over()
    app.state.desk = desk = Desk(app.state.settings)
    tidying = None
    try:
        await desk.warm_up()
        app.state.tool = desk.tool
        tidying = asyncio.create_task(_tidy(app))
        yield
    finally:
        if tidying is not None:
            tidying.cancel()
        await desk.close()
        folder.delete()


async def _tidy(app: Starlette) -> None:
    """Now and then, let workers rest, and on a team's server end sessions that are not used any more."""
    while True:
        await asyncio.sleep(_TIDY_EVERY)
        app.state.desk.rest()
        if app.state.settings.team is not None:
            app.state.sessions.end_unused(60 * app.state.settings.idle_minutes)


def _refuse(request: Request, problem: PageProblem) -> Response:
    if request.url.path.startswith(API):
        return JSONResponse({"error": f"{problem.title}. {problem.what_to_do}"}, problem.status)
    return draw_problem(request, problem)


async def _problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, PageProblem)
    return _refuse(request, problem)


async def _http_problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    return _refuse(request, _NOT_FOUND if problem.status_code == 404 else _OTHERS)


async def _fault(request: Request, _: Exception) -> Response:
    return _refuse(request, _FAULT)
