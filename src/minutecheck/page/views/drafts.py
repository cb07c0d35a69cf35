"""The list of all drafts of a session, its workbook, and taking drafts away again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from minutecheck.outputs import wording
from minutecheck.page.drafts import Draft
from minutecheck.page.uploads import receive
from minutecheck.page.views.at_hand import chosen, draft_of, shelf_of
from minutecheck.page.views.downloads import saved
from minutecheck.page.views.drawing import draw
from minutecheck.page.views.titles import titles_of
from minutecheck.report import Outcome


@dataclass(frozen=True, slots=True)
class Row:
    """One record in the list; ``open`` is ``None`` where it was not judged, ``state`` what it is waiting for, if it is."""

    link: str
    name: str
    kind: str
    date: str
    iso: str
    met: int
    core: int
    incomplete: int
    actions: int
    state: str
    error: str


_SORTS: dict[str, tuple[str, Callable[[Row], tuple[object, ...]]]] = {
    "added": ("Order chosen", lambda row: ()),
    "name": ("Draft", lambda row: (row.name.casefold(),)),
    "date": ("Meeting", lambda row: (row.iso or "9999",)),
    "gaps": ("Core criteria met", lambda row: (not row.core, row.met - row.core, row.name.casefold())),
    "actions": ("Actions with a gap", lambda row: (-row.incomplete, row.name.casefold())),
}


async def drafts(request: Request) -> Response:
    """Return the list, in the order that the address asks for."""
    sort = request.query_params.get("sort", "added")
    sort = sort if sort in _SORTS else "added"
    held = shelf_of(request).all()
    rows = sorted((row for draft in held for row in rows_of(draft)), key=_SORTS[sort][1])
    return draw(
        request,
        "drafts.html.j2",
        title="Your drafts",
        rows=rows,
        sort=sort,
        sorts=[(name, label) for name, (label, _) in _SORTS.items()],
        left=sum(not draft.done for draft in held),
        unread=sum(bool(row.error) for row in rows),
    )


def rows_of(draft: Draft) -> list[Row]:
    """Return the rows of a draft: itself, and what is attached to it."""
    if not draft.done:
        state = "being checked" if draft.stage.value == "checking" else "waiting"
        return [Row(f"/draft/{draft.id}", draft.name, "", "", "", 0, 0, 0, 0, state, "")]
    return [_row(draft, number) for number in range(1, len(draft.records) + 1)]


def _row(draft: Draft, number: int) -> Row:
    report = chosen(draft, number).report
    core = wording.core_of(report)
    inside = report.path.rpartition("/")[2]
    return Row(
        link=f"/draft/{draft.id}" if number == 1 else f"/draft/{draft.id}/{number}",
        name=draft.name if number == 1 else f"{draft.name}: {wording.on_one_line(inside)}",
        kind="" if report.kind is None else wording.KINDS[report.kind],
        date="" if report.meeting_date is None else wording.long_date(report.meeting_date),
        iso="" if report.meeting_date is None else report.meeting_date.isoformat(),
        met=sum(one.outcome is Outcome.MET for one in core),
        core=len(core),
        incomplete=sum(one.outcome is not Outcome.MET for one in report.actions),
        actions=len(report.actions),
        state="",
        error="" if report.error is None else report.error.message,
    )


async def workbook(request: Request) -> Response:
    """Return a workbook on every draft that is checked."""
    from minutecheck.outputs.workbook import workbook as drawn

    reports = [
        chosen(draft, number).report
        for draft in shelf_of(request).all()
        if draft.done
        for number in range(1, len(draft.records) + 1)
    ]
    return saved("drafts.xlsx", await run_in_threadpool(drawn, reports, titles=titles_of(request)))


async def remove(request: Request) -> Response:
    """Delete one draft with everything that was made of it."""
    await receive(request)
    shelf_of(request).remove(draft_of(request).id)
    return RedirectResponse("/drafts", 303)


async def ask_to_finish(request: Request) -> Response:
    """Return the question whether everything may be deleted."""
    return draw(request, "finish.html.j2", title="Finish")


async def finish(request: Request) -> Response:
    """Delete every draft of the session."""
    await receive(request)
    shelf_of(request).clear()
    return draw(request, "finished.html.j2", title="Finished")
