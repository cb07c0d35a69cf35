"""Sessions: who may use the page. On a reader's own computer one address opens one; on a team's server a password does."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from hashlib import scrypt
from hmac import compare_digest

from starlette.requests import Request

from minutecheck.page.drafts import Shelf
from minutecheck.page.settings import PageSettings

_TRIES, _PER_SECONDS = 5, 60.0


@dataclass(slots=True, eq=False)
class Session:
    """One reader's session: its drafts, and the token that every form of its pages carries."""

    shelf: Shelf
    id: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    used: float = field(default_factory=time.monotonic)

    def trusts(self, token: str) -> bool:
        """Tell whether a token is this session's."""
        return compare_digest(self.csrf.encode(), token.encode("utf-8", "replace"))


class Sessions:
    """All sessions, and the keys that open one: a token that counts once, and on a team's server a password."""

    def __init__(self, settings: PageSettings) -> None:
        self.opening = secrets.token_urlsafe(32)
        """The token in the address that is opened; it opens one session and no other."""
        self._settings = settings
        self._open: dict[str, Session] = {}
        self._spent = settings.team is not None
        self._salt = secrets.token_bytes(16)
        self._password = None if settings.team is None else self._hashed(settings.team.password)
        self._tries: list[float] = []

    def get(self, cookie: str | None) -> Session | None:
        """Return the session of a cookie, and note that it was used."""
        session = None if cookie is None else self._open.get(cookie)
        if session is not None:
            session.used = time.monotonic()
        return session

    def open_by_token(self, token: str) -> Session | None:
        """Return a new session for the token in the opened address; ``None`` where it is wrong or was used."""
        if self._spent or not compare_digest(self.opening.encode(), token.encode("utf-8", "replace")):
            return None
        self._spent = True
        return self._new()

    def may_try(self) -> bool:
        """Tell whether a password may be tried now, a few a minute by whomever, and count the try.

        It is counted before the password is looked at: many that are sent at one moment are many tries.
        """
        now = time.monotonic()
        self._tries = [one for one in self._tries if now - one < _PER_SECONDS]
        if len(self._tries) >= _TRIES:
            return False
        self._tries.append(now)
        return True

    def open_by_password(self, password: str) -> Session | None:
        """Return a new session for the password of a team's server; ``None`` where it is wrong. A right one is no try."""
        if self._password is None or not compare_digest(self._password, self._hashed(password)):
            return None
        if self._tries:
            self._tries.pop()
        return self._new()

    def end_unused(self, seconds: float) -> None:
        """End the sessions that were not used for some seconds, with their drafts."""
        for session in [one for one in self._open.values() if time.monotonic() - one.used > seconds]:
            self.end(session)

    def end(self, session: Session) -> None:
        """End a session and delete its drafts."""
        session.shelf.clear()
        self._open.pop(session.id, None)

    def _new(self) -> Session:
        session = Session(Shelf(self._settings.limits.kept))
        self._open[session.id] = session
        return session

    def _hashed(self, password: str) -> bytes:
        return scrypt(password.encode("utf-8", "replace"), salt=self._salt, n=2**14, r=8, p=1)


def session_of(request: Request) -> Session:
    """Return the session that a request belongs to; the guard lets none through without."""
    found: Session = request.state.session
    return found
