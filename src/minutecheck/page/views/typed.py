"""Text that is typed or pasted: a whole draft, or one section and the question whether it says enough."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from minutecheck.outputs.html.page import drawn_of
from minutecheck.page.uploads import receive
from minutecheck.page.views.at_hand import Chosen, chosen, desk_of, shelf_of
from minutecheck.page.views.drawing import draw
from minutecheck.page.views.start import PATIENCE
from minutecheck.page.views.titles import pack_of, titles_of
from minutecheck.report import Kind, RecordReport
from minutecheck.rulebook import criteria_catalogue

LONGEST = 100_000
NAME = "Typed text.txt"
WHOLE = "whole"
SECTIONS = {
    "s47-decision": "the section 47 decision",
    "risk-level": "the level of risk",
    "rationale": "the reasons",
    "actions": "the actions",
    "challenge": "professional challenge",
}
"""What a section may be about, as the form asks. Under its own heading, a section is judged as it would be in minutes."""
_HEADINGS = {
    "s47-decision": "Outcome",
    "risk-level": "Level of risk",
    "rationale": "Outcome",
    "actions": "Actions",
    "challenge": "Discussion",
}


async def ask(request: Request) -> Response:
    """Return the form."""
    return _form(request, "", WHOLE)


async def judge(request: Request) -> Response:
    """Return the form with the answer under it. The text is not put among the drafts."""
    received = await receive(request)
    text = received.fields.get("text", "").replace("\r\n", "\n")
    about = received.fields.get("about", WHOLE)
    about = about if about in SECTIONS else WHOLE
    if not text.strip():
        return _form(request, "", about, mistake="Enter the text to check")
    if len(text) > LONGEST:
        return _form(request, text[:LONGEST], about, mistake=f"The text must be {LONGEST:,} characters or less")
    found = await _checked(request, text, about)
    if found is None:
        return _form(
            request, text, about, mistake="This text could not be checked in time: try again, or a shorter one"
        )
    report = found.report if about == WHOLE else _about(found.report, about)
    drawn = drawn_of(found.record, report, titles=titles_of(request), open_first=True)
    question = "" if about == WHOLE else criteria_catalogue(pack_of(request))[about].question
    return _form(request, text, about, drawn=drawn, question=question, under=_HEADINGS.get(about, ""))


def _about(report: RecordReport, criterion: str) -> RecordReport:
    """Return what a report says on one criterion alone: the rest of a record is not there to be judged."""
    kept = tuple(one for one in report.criteria if one.id == criterion)
    actions = report.actions if criterion == "actions" else ()
    return report.model_copy(update={"criteria": kept, "actions": actions, "notices": (), "checks": ()})


def as_minutes(text: str, about: str) -> str:
    """Return a text as it would stand in minutes: a section gets the title of minutes and its own heading."""
    return text if about == WHOLE else f"Strategy discussion\n\n{_HEADINGS[about]}\n\n{text}\n"


async def _checked(request: Request, text: str, about: str) -> Chosen | None:
    """Return what came of a text; ``None`` where it was not done in time. Nothing of it is kept."""
    shelf, desk = shelf_of(request), desk_of(request)
    kind = None if about == WHOLE else Kind.MINUTES
    file = request.app.state.folder.keep(as_minutes(text, about).encode("utf-8", "replace"))
    draft = shelf.add(NAME, file, kind=kind, typed=True)
    try:
        desk.submit(draft)
        return chosen(draft) if await desk.done(draft, PATIENCE) else None
    finally:
        shelf.remove(draft.id)


def _form(
    request: Request,
    text: str,
    about: str,
    *,
    mistake: str | None = None,
    drawn: dict[str, Any] | None = None,
    question: str = "",
    under: str = "",
) -> Response:
    return draw(
        request,
        "typed.html.j2",
        title="Type or paste",
        status=422 if mistake else 200,
        text=text,
        about=about,
        choices=[(WHOLE, "a whole record"), *SECTIONS.items()],
        mistake=mistake,
        answered=drawn is not None,
        **(drawn or {}),
        question=question,
        under=under,
        longest=LONGEST,
    )
