"""The page of one draft: the record with marks on one side, the findings on the other; or how far its check is."""

from __future__ import annotations

from collections import Counter

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from minutecheck.outputs.html.page import drawn_of
from minutecheck.page.uploads import receive
from minutecheck.page.views.at_hand import Chosen, chosen_of, desk_of, draft_of, shelf_of
from minutecheck.page.views.drawing import draw
from minutecheck.page.views.start import PATIENCE, kind_of
from minutecheck.page.views.titles import titles_of
from minutecheck.redraft.changes import Turn, changes_between
from minutecheck.report import Kind, RecordReport
from minutecheck.verdicts.findings import findings_in

_CALL_IT = (
    (Kind.MINUTES, "the record of a strategy discussion"),
    (Kind.CASE_NOTE, "an agency’s case note"),
)
_PLACES = {"criterion": "finding", "action": "action", "check": "check", "notice": "notice"}


async def result(request: Request) -> Response:
    """Return the page of a draft; while it is being checked, a page that says so."""
    draft = draft_of(request)
    if not draft.done:
        return draw(request, "waiting.html.j2", title="Checking", drafts=(draft,))
    found = chosen_of(request)
    report = found.report
    drawn = drawn_of(
        found.record, report, titles=titles_of(request), open_first=True, verdict_links=verdict_links(found)
    )
    return draw(
        request,
        "result.html.j2",
        title="Result",
        **{**drawn, "name": draft.name if found.number == 1 else drawn["name"]},
        draft=draft,
        found=found,
        attached=[one.report.path.rpartition("/")[2] for one in draft.records[1:]],
        changes=counted_changes(request, found),
        tool=request.app.state.tool,
        none_chosen="none" in request.query_params,
        kinds=[(value, name) for value, name in _CALL_IT if report.error is None and value != report.kind],
    )


def verdict_links(found: Chosen) -> dict[str, str]:
    """Return where something may be said of each finding, by the id of its place on the page; of the file itself only."""
    if found.number != 1 or found.draft.typed:
        return {}
    return {
        place_of(one.kind, one.number, found.report): f"/draft/{found.draft.id}/verdict/{one.kind}/{one.number}"
        for one in findings_in(found.report)
    }


def place_of(kind: str, number: int, report: RecordReport) -> str:
    """Return the id of a finding's place on the page; ``number`` is its place in the report's list, from 0."""
    return f"finding-{report.criteria[number].id}" if kind == "criterion" else f"{_PLACES[kind]}-{number + 1}"


def counted_changes(request: Request, found: Chosen) -> dict[str, int] | None:
    """Return how many findings are fixed, new and open since the draft before; ``None`` where there was none."""
    earlier = None if found.draft.before is None else shelf_of(request).get(found.draft.before)
    if earlier is None or not earlier.done or found.number != 1:
        return None
    turns = Counter(one.turn for one in changes_between(earlier.records[0].report, found.report))
    return {turn.value: turns[turn] for turn in Turn}


async def call_it(request: Request) -> Response:
    """Check a draft once more as the kind of record that its reader says it is."""
    received = await receive(request)
    draft = draft_of(request)
    draft.kind = kind_of(received.fields.get("kind", ""))
    desk_of(request).submit(draft)
    await desk_of(request).done(draft, PATIENCE)
    return RedirectResponse(f"/draft/{draft.id}", 303)
