"""The page as its own program, as ``minutecheck serve`` starts it, for tests that need a real one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

START_SECONDS = 60.0


@dataclass
class Server:
    """A running page: its process, the address that opens it, and where its private folders are made."""

    process: subprocess.Popen[str]
    opening: str
    base: Path

    @property
    def origin(self) -> str:
        return self.opening.split("/open")[0]

    def folders(self) -> list[Path]:
        return sorted(self.base.glob("run-*"))

    def memory(self) -> dict[str, int]:
        """Return the memory of the page and of each of its workers, in bytes; what they share counts once each."""
        page = psutil.Process(self.process.pid)
        every = [page, *page.children(recursive=True)]
        return {f"{one.name()}-{one.pid}": one.memory_full_info().uss for one in every}


@contextmanager
def started(home: Path, *options: str) -> Iterator[Server]:
    """Run a page whose user's own cache is in ``home``; it is killed at the end if it still runs."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(home), "HOME": str(home)}
    environment |= {"PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}
    command = [sys.executable, "-m", "minutecheck", "serve", "--no-open", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=environment)
    clock = threading.Timer(START_SECONDS, process.kill)
    clock.start()
    assert process.stderr is not None
    said = process.stderr.readline()
    clock.cancel()
    found = re.search(r"https?://\S+", said)
    try:
        assert found, said
        yield Server(process, found[0], home / "minutecheck" / "page")
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def opened(server: Server) -> tuple[httpx.Client, str]:
    """Return a browser that has opened the page, and the token of its forms."""
    http = httpx.Client(timeout=60, follow_redirects=True)
    page = http.get(server.opening).text
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return http, found[1]


def upload(http: httpx.Client, origin: str, token: str, name: str, data: bytes) -> httpx.Response:
    """Send one draft as a browser does."""
    parts = [("csrf", (None, token)), ("files", (name, data))]
    return http.post(f"{origin}/check", files=parts, headers={"origin": origin, "sec-fetch-site": "same-origin"})


def until(what: object, seconds: float = 20.0) -> bool:
    """Wait until a condition holds, and tell whether it does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False
