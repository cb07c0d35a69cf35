"""Problems, as a reader is told of them: what happened and what to do. Nothing of a record stands in them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from minutecheck.page.problem import PageProblem
from minutecheck.page.views.drawing import draw


def draw_problem(request: Request, problem: PageProblem) -> Response:
    """Return the page of a problem."""
    return draw(request, "problem.html.j2", title="There is a problem", status=problem.status, problem=problem)
