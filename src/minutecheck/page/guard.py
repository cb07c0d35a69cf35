"""The guard before every page: who asks, from where, and what each answer may do in the browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import Message, Receive, Scope, Send

from minutecheck.page.problem import PageProblem
from minutecheck.page.session import Session, Sessions
from minutecheck.page.settings import PageSettings

API = "/api/"
OPEN, SIGN_IN = "/open", "/sign-in"
_FREE = ("/static/", "/parts.css")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), clipboard-read=()",
}
"""On every answer: scripts and styles come from the page's own files, and the browser keeps nothing and tells nobody."""

_ELSEWHERE = PageProblem(
    403,
    "This request does not come from this page",
    "Open the page with the address that was printed when it was started.",
)
_NO_SESSION = PageProblem(
    403,
    "This page is not open in this browser",
    "Open the address that was printed when the page was started. It opens the page once: start it again for a new one.",
)
_METHOD = PageProblem(405, "This cannot be done here", "Go back to the first page.")


class Guard:
    """An ASGI application around the page that refuses what does not come from its own reader.

    ``refuse`` draws a refusal. A page elsewhere in the same browser is known by the Host header (a name of its own that was
    led to this computer), by Origin and Sec-Fetch-Site, by the missing cookie, and by the missing token in its forms.
    """

    def __init__(
        self,
        app: Starlette,
        settings: PageSettings,
        sessions: Sessions,
        refuse: Callable[[Request, PageProblem], Response],
    ) -> None:
        self.app, self._settings, self._sessions, self._refuse = app, settings, sessions, refuse
        # Browsers tell cookies apart by host and not by port: two pages open at once must not take each other's.
        self.cookie = f"{'' if settings.team is None else '__Host-'}minutecheck-{settings.port}"
        self.last = time.monotonic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        self.last = time.monotonic()
        answer = self._answer(request)
        await (answer or self.app)(scope, receive, _guarded(send, api=scope["path"].startswith(API)))

    def _answer(self, request: Request) -> Response | None:
        """Return the refusal, or the opening of a session; ``None`` where the page answers."""
        path = request.scope["path"]
        if request.headers.get("host", "").lower() not in self._settings.hosts:
            return self._refuse(request, _ELSEWHERE)
        if request.method not in ("GET", "HEAD", "POST"):
            return self._refuse(request, _METHOD)
        if path.startswith(API):
            return self._api(request)
        if not self._same_page(request.headers, request.method, path):
            return self._refuse(request, _ELSEWHERE)
        if path.startswith(_FREE):
            return None
        if path == OPEN:
            return self._open(request)
        session = self._sessions.get(self._cookie_of(request))
        if session is not None:
            request.scope.setdefault("state", {})["session"] = session
            return None
        if self._settings.team is not None:
            return None if path == SIGN_IN else RedirectResponse(SIGN_IN, 303)
        return self._refuse(request, _NO_SESSION)

    def _same_page(self, headers: Headers, method: str, path: str) -> bool:
        """Tell whether a request comes from a page of ours or from the reader's own hand.

        A browser says so in Sec-Fetch-Site; where it does not, a form must say its origin.
        """
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        ours = {f"{self._settings.scheme}://{host}" for host in self._settings.hosts}
        if method == "POST":
            # Since pages tell no referrer, browsers call a form's origin "null"; then Sec-Fetch-Site must vouch for it.
            return (site == "same-origin" and (origin in ours or origin == "null")) or (site is None and origin in ours)
        if origin is not None and origin not in ours:
            return False
        return site in (None, "same-origin", "none") or (path == OPEN and headers.get("sec-fetch-mode") == "navigate")

    def _api(self, request: Request) -> Response | None:
        """Refuse a call without the token of the API; a browser's cookie opens nothing here."""
        token = self._settings.api_token
        said = request.headers.get("authorization", "")
        if token is None:
            return JSONResponse({"error": "There is no API here: start with --api."}, 404)
        if request.headers.get("origin") is not None:
            return JSONResponse({"error": "The API is not for pages in a browser."}, 403)
        if not compare_digest(said.encode("utf-8", "replace"), f"Bearer {token}".encode()):
            return JSONResponse(
                {"error": "Send the token of the API: Authorization: Bearer TOKEN."},
                401,
                {"WWW-Authenticate": "Bearer"},
            )
        return None

    def _open(self, request: Request) -> Response:
        session = self._sessions.open_by_token(request.query_params.get("token", ""))
        if session is None:
            known = self._sessions.get(self._cookie_of(request))
            return self._refuse(request, _NO_SESSION) if known is None else RedirectResponse("/", 303)
        return self.let_in(session)

    def let_in(self, session: Session) -> Response:
        """Return the answer that gives a browser its session and takes the token out of the address."""
        answer = RedirectResponse("/", 303)
        answer.set_cookie(
            self.cookie, session.id, httponly=True, samesite="strict", path="/", secure=self._settings.team is not None
        )
        return answer

    def _cookie_of(self, request: Request) -> str | None:
        try:
            found = SimpleCookie(request.headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return None
        return None if found is None else found.value


def _guarded(send: Send, *, api: bool) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if api:
                headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        await send(message)

    return guarded
