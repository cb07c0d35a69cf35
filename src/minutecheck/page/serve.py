"""Runs the page until it is stopped, or until nobody has used it for a while."""

from __future__ import annotations

import asyncio
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import replace

import uvicorn

from minutecheck.page.app import build_app
from minutecheck.page.guard import OPEN, Guard
from minutecheck.page.settings import PageSettings

_LOOK_EVERY = 5.0
_LONGEST_HEAD = 32 * 1024
_AT_ONCE = 200


class CannotServe(Exception):
    """The page cannot be started; the message is a sentence for the user."""


def serve(settings: PageSettings, ready: Callable[[str], None]) -> bool:
    """Run the page; ``ready`` is called with its address as soon as it answers. Return whether it ended for want of use.

    Raises:
        CannotServe: the port is taken, or the page cannot start.
    """
    listening = _listen(settings)
    settings = replace(settings, port=listening.getsockname()[1])
    guard = build_app(settings)
    server = uvicorn.Server(_config(guard, settings))
    _end_cleanly()
    idle = asyncio.run(_run(server, guard, settings, listening, ready))
    if not server.started:
        raise CannotServe("The program that checks records cannot be started: install minutecheck again.")
    return idle


def address_of(settings: PageSettings, guard: Guard) -> str:
    """Return the address to open: with the token that counts once, or of a team's server, where a password is asked for."""
    if settings.team is not None:
        return f"https://{settings.team.names[0]}:{settings.port}/"
    return f"http://127.0.0.1:{settings.port}{OPEN}?token={guard.app.state.sessions.opening}"


def _end_cleanly() -> None:
    """Let whatever ends the program end it as Ctrl-C does: a request to end, and the window of the terminal being closed.

    The server ends by itself first; it passes the signal on when nothing is open any more.
    """

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))


def _listen(settings: PageSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family)
    try:
        listening.bind((settings.host, settings.port))
    except OSError:
        listening.close()
        raise CannotServe(
            f"Port {settings.port} of {settings.host} cannot be had: choose another with --port."
        ) from None
    return listening


def _config(guard: Guard, settings: PageSettings) -> uvicorn.Config:
    team = settings.team
    return uvicorn.Config(
        guard, http="h11", ws="none", loop="asyncio", lifespan="on", log_config=None, access_log=False, server_header=False,
        date_header=False, timeout_keep_alive=10, timeout_graceful_shutdown=2, limit_concurrency=_AT_ONCE,
        h11_max_incomplete_event_size=_LONGEST_HEAD, proxy_headers=False,
        ssl_certfile=None if team is None else str(team.certificate), ssl_keyfile=None if team is None else str(team.key),
    )  # fmt: skip


async def _run(
    server: uvicorn.Server, guard: Guard, settings: PageSettings, listening: socket.socket, ready: Callable[[str], None]
) -> bool:
    """Serve until a signal comes, or until nothing was asked for some minutes and nothing is being checked."""
    serving = asyncio.create_task(server.serve([listening]))
    told = False
    while not serving.done():
        await asyncio.wait({serving}, timeout=0.05 if not told else _LOOK_EVERY)
        if server.started and not told:
            told = True
            ready(address_of(settings, guard))
        unused = time.monotonic() - guard.last
        if told and settings.team is None and unused > 60 * settings.idle_minutes and not guard.app.state.desk.waiting:
            server.should_exit = True
            await serving
            return True
    await serving
    return False
