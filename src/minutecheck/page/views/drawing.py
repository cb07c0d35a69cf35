"""Draws the upload page's templates: what each page is given, and the headers that it needs from here."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from minutecheck import __version__
from minutecheck.page.session import Session

PLACES = (
    ("/", "Check a draft"),
    ("/type", "Type or paste"),
    ("/drafts", "Your drafts"),
    ("/how", "How it judges"),
)


@cache
def environment() -> Environment:
    """Return what draws the templates: the page's own, those of a report, and the GOV.UK macros; all is escaped."""
    return Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("minutecheck.page", "templates"),
                PackageLoader("minutecheck.outputs.html", "templates"),
                PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
            ]
        ),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def draw(request: Request, template: str, *, title: str, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401
    """Return a page. ``title`` is what the browser's tab says: it never holds a draft's name.

    ``values`` are what the template draws. Every page knows the form token, the drafts at hand and where it is.
    """
    session: Session | None = getattr(request.state, "session", None)
    held = () if session is None else session.shelf.all()
    return HTMLResponse(
        environment()
        .get_template(template)
        .render(
            **values,
            title=title,
            token="" if session is None else session.csrf,
            places=() if session is None else PLACES,
            here=request.url.path,
            held=len(held),
            version=__version__,
        ),
        status_code=status,
    )
