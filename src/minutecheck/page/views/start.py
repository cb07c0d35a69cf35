"""The first page, and what happens with the files that are chosen on it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from minutecheck.page.drafts import Draft
from minutecheck.page.problem import PageProblem
from minutecheck.page.uploads import ReceivedFile, receive
from minutecheck.page.views.at_hand import desk_of, shelf_of
from minutecheck.page.views.drawing import draw
from minutecheck.report import Kind
from minutecheck.rulebook.mistakes import RuleError
from minutecheck.verdicts.file import ENDING, VerdictFile, read_verdicts

PATIENCE = 15.0
"""Seconds that an answer waits for a check: most are done long before, and nobody has to press a button."""
KINDS = {"": None, Kind.MINUTES.value: Kind.MINUTES, Kind.CASE_NOTE.value: Kind.CASE_NOTE}
_STRAY = PageProblem(
    422,
    "A file of verdicts is not about any of the files chosen",
    "A file called “draft.docx.verdicts.yaml” is chosen together with “draft.docx”.",
)
_NO_FILE = "Choose a file to check"


async def start(request: Request) -> Response:
    """Return the first page."""
    return draw_start(request)


def draw_start(request: Request, mistake: str | None = None) -> Response:
    """Return the first page, with what has to be put right on it."""
    limits = request.app.state.settings.limits
    return draw(
        request,
        "start.html.j2",
        title="Check a draft",
        mistake=mistake,
        status=200 if mistake is None else 422,
        megabytes=limits.file_bytes // (1024 * 1024),
        most_files=limits.files,
        idle=request.app.state.settings.idle_minutes,
    )


async def take(request: Request) -> Response:
    """Take the files that were chosen, and show the result of one or the list of several."""
    received = await receive(request, files=True)
    kind = kind_of(received.fields.get("kind", ""))
    drafts = put_on_shelf(request, received.files, kind=kind)
    if not drafts:
        return draw_start(request, _NO_FILE)
    have_checked(request, drafts)
    if len(drafts) > 1:
        return RedirectResponse("/drafts", 303)
    await desk_of(request).done(drafts[0], PATIENCE)
    return RedirectResponse(f"/draft/{drafts[0].id}", 303)


def have_checked(request: Request, drafts: Sequence[Draft]) -> None:
    """Have drafts checked; where they would have to wait too long, none of them stays on the shelf.

    Raises:
        PageProblem: too many are waiting.
    """
    try:
        for draft in drafts:
            desk_of(request).submit(draft)
    except PageProblem:
        for draft in drafts:
            shelf_of(request).remove(draft.id)
        raise


def kind_of(value: str) -> Kind | None:
    """Return the kind that a form names; ``None`` where it names none.

    Raises:
        PageProblem: the form does not offer it.
    """
    if value not in KINDS:
        raise PageProblem(400, "This form is not right", "Go back, load the page again and choose once more.")
    return KINDS[value]


def put_on_shelf(
    request: Request, files: Sequence[ReceivedFile], *, kind: Kind | None, before: str | None = None
) -> list[Draft]:
    """Put each file that was chosen on the shelf, with the verdicts of the file of verdicts beside it.

    Raises:
        PageProblem: a file of verdicts is not right, or belongs to none of the files; or there is no room.
    """
    records = [one for one in files if not one.name.endswith(ENDING)]
    drafts: list[Draft] = []
    try:
        verdicts = {one.name.removesuffix(ENDING): _verdicts(one) for one in files if one.name.endswith(ENDING)}
        if set(verdicts) - {one.name for one in records}:
            raise _STRAY
        for one in records:
            draft = shelf_of(request).add(one.name, one.path, kind=kind, before=before)
            draft.verdicts = verdicts.get(one.name, VerdictFile())
            drafts.append(draft)
    except PageProblem:
        for draft in drafts:
            shelf_of(request).remove(draft.id)
        for one in files:
            one.path.unlink(missing_ok=True)
        raise
    return drafts


def _verdicts(file: ReceivedFile) -> VerdictFile:
    try:
        return read_verdicts(file.path)
    except (RuleError, UnicodeDecodeError, OSError):
        # Its line could hold anything, so it is not repeated.
        raise PageProblem(
            422, "The file of verdicts cannot be read", "Check it with: minutecheck check RECORD --verdicts FILE."
        ) from None
    finally:
        file.path.unlink(missing_ok=True)
