"""The page in the same process, with a real worker; and a reader who has opened it. All records are invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from minutecheck.page.app import build_app
from minutecheck.page.guard import Guard
from minutecheck.page.settings import PageLimits, PageSettings

ORIGIN = "http://127.0.0.1"
SAMPLES = Path(__file__).parents[2] / "corpora" / "samples"
DRAFT = """Strategy discussion

Date: Tuesday 7 May 2024
Child: Orla Finch, aged 6

Present:
Ines Vale, Team Manager, Children's Services (chair)
Jo Pell, Social Worker, Children's Services
DC Sam Amory, Detective Constable, Elmshire Police
Una Brand, School Nurse, Elmshire NHS Trust

Outcome

The meeting agreed that joint section 47 enquiries will start today because the bruise is not explained.

Actions

- Visit Orla at school.
- Una Brand to share the growth chart with the doctor at the hospital by 8 May 2024.
"""
LIMITS = PageLimits(
    file_bytes=2_000_000,
    body_bytes=6_000_000,
    files=30,
    waiting=60,
    kept=60,
    workers=1,
    check_seconds=15,
    receive_seconds=5,
)


@dataclass
class Reader:
    """A browser with the page open: it sends what a browser sends."""

    http: TestClient
    guard: Guard

    def get(self, address: str, **more: Any) -> Any:
        return self.http.get(address, headers={"sec-fetch-site": "same-origin"}, **more)

    @property
    def token(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.get("/").text)
        assert found
        return found[1]

    def post(
        self, address: str, fields: dict[str, str] | None = None, files: Any = (), token: str | None = None
    ) -> Any:
        parts: list[tuple[str, Any]] = [("csrf", (None, self.token if token is None else token))]
        parts += [(name, (None, value)) for name, value in (fields or {}).items()]
        parts += [("files", one) for one in files]
        return self.http.post(address, files=parts, headers={"origin": ORIGIN, "sec-fetch-site": "same-origin"})

    def check(self, name: str, data: bytes | str, **fields: str) -> Any:
        return self.post("/check", fields, [(name, data.encode() if isinstance(data, str) else data)])

    def files_left(self) -> list[Path]:
        return [path for path in self.guard.app.state.folder.path.rglob("*") if path.is_file()]


def open_page(settings: PageSettings, base: Path) -> Guard:
    return build_app(replace(settings, port=80), base=base)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Guard, TestClient]]:
    """One page for all tests of a worker, since starting what checks records takes a second."""
    guard = open_page(PageSettings(limits=LIMITS, api_token="a-token-for-tests"), tmp_path_factory.mktemp("page"))
    with TestClient(guard, base_url=ORIGIN, raise_server_exceptions=False) as http:
        yield guard, http


@pytest.fixture
def reader(served: tuple[Guard, TestClient]) -> Iterator[Reader]:
    """A reader in a new session of that page."""
    guard, http = served
    session = guard.app.state.sessions._new()
    http.cookies.clear()
    http.cookies.set(guard.cookie, session.id, domain="127.0.0.1")
    yield Reader(http, guard)
    guard.app.state.sessions.end(session)
