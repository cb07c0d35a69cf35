"""What the upload page is started with, and how much it takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from minutecheck.resources import SHIPPED
from minutecheck.rulebook.packs import CORE

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class PageLimits:
    """How much one reader may ask for: bytes, numbers of things, seconds.

    ``waiting`` counts drafts that wait to be checked, of all sessions together; ``kept`` drafts of one session.
    """

    file_bytes: int = 50 * _MB
    body_bytes: int = 400 * _MB
    files: int = 50
    field_bytes: int = 512 * 1024
    fields: int = 20
    waiting: int = 100
    kept: int = 200
    receive_seconds: float = 120.0
    check_seconds: float = 30.0
    check_memory: int = 1024
    workers: int = 2


@dataclass(frozen=True, slots=True)
class TeamServer:
    """What a server for a team needs beyond a reader's own computer: a password, and files for TLS.

    ``names`` are the names under which browsers may ask for it.
    """

    password: str = field(repr=False)
    certificate: Path
    key: Path
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageSettings:
    """What the page is started with; ``api_token`` is ``None`` where there is no API."""

    host: str = "127.0.0.1"
    port: int = 0
    idle_minutes: int = 30
    pack: str = CORE
    model: str = SHIPPED
    ocr: bool = False
    api_token: str | None = field(default=None, repr=False)
    team: TeamServer | None = None
    limits: PageLimits = field(default_factory=PageLimits)

    @property
    def scheme(self) -> str:
        """The scheme of the page's addresses."""
        return "http" if self.team is None else "https"

    @property
    def hosts(self) -> frozenset[str]:
        """What a request's Host header may say: anything else comes from a page elsewhere that was led here."""
        names = ("127.0.0.1", "localhost") if self.team is None else self.team.names
        return frozenset(f"{name}:{self.port}" for name in names) | (
            frozenset(names) if self.port in (80, 443) else frozenset()
        )
