"""Checking a new version of a draft, and what changed between the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from minutecheck.outputs import wording
from minutecheck.page.uploads import receive
from minutecheck.page.views.at_hand import NOT_HERE, chosen, desk_of, draft_of, shelf_of
from minutecheck.page.views.drawing import draw
from minutecheck.page.views.result import place_of
from minutecheck.page.views.start import PATIENCE, have_checked, put_on_shelf
from minutecheck.page.views.titles import titles_of
from minutecheck.redraft.changes import Change, Turn, changes_between
from minutecheck.report import RecordReport

_GROUPS = (
    (Turn.FIXED, "Put right", "Open in the earlier draft; nothing is left to do here.", "met"),
    (Turn.BETTER, "More is shown", "The record shows more than before, and not yet all.", "partly_met"),
    (Turn.NEW, "New", "Not open in the earlier draft.", "not_met"),
    (Turn.OPEN, "Still open", "As it was in the earlier draft.", "not_met"),
    (Turn.GONE, "Taken out", "Actions of the earlier draft that are not in the new one.", "information"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One finding that changed: its title, what the earlier and the new draft show, what to write, and where it stands."""

    title: str
    before: str
    after: str
    advice: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """The findings that took the same turn."""

    id: str
    title: str
    about: str
    tone: str
    lines: tuple[Line, ...]


async def again(request: Request) -> Response:
    """Check the new version that was chosen, and show what changed."""
    received = await receive(request, files=True)
    earlier = draft_of(request)
    drafts = put_on_shelf(request, received.files, kind=earlier.kind, before=earlier.id)
    if not drafts:
        return RedirectResponse(f"/draft/{earlier.id}?none=1#again", 303)
    draft = drafts[0]
    draft.verdicts = draft.verdicts if draft.verdicts.verdicts else earlier.verdicts
    have_checked(request, drafts)
    await desk_of(request).done(draft, PATIENCE)
    return RedirectResponse(f"/draft/{draft.id}", 303)


async def changes(request: Request) -> Response:
    """Return what changed since the draft before."""
    draft = draft_of(request)
    earlier = None if draft.before is None else shelf_of(request).get(draft.before)
    if earlier is None or not earlier.done or not draft.done:
        raise NOT_HERE
    before, after = chosen(earlier).report, chosen(draft).report
    return draw(
        request,
        "changes.html.j2",
        title="What changed",
        draft=draft,
        earlier=earlier,
        before=wording.printable(wording.overall(before)),
        after=wording.printable(wording.overall(after)),
        groups=groups_of(changes_between(before, after), (before, after), f"/draft/{draft.id}", titles_of(request)),
    )


def groups_of(
    changed: Sequence[Change], both: tuple[RecordReport, RecordReport], address: str, titles: Mapping[str, str]
) -> tuple[Group, ...]:
    """Return the changes as they are drawn: what is put right first; turns that nothing took are left out."""
    found = []
    for turn, title, about, tone in _GROUPS:
        lines = tuple(_line(one, both, address, titles) for one in changed if one.turn is turn)
        if lines:
            found.append(Group(turn.value, title, about, tone, lines))
    return tuple(found)


def _line(change: Change, both: tuple[RecordReport, RecordReport], address: str, titles: Mapping[str, str]) -> Line:
    before, after = both
    places = ((before, change.before), (after, change.after))
    shown = [_shown(change, report, number, titles) for report, number in places]
    (title, was, _), (new_title, now, advice) = shown
    link = None if change.after is None else f"{address}#{place_of(change.kind, change.after, after)}"
    if change.kind == "check" and change.after is None:
        now = "This is not open any more."
    return Line(new_title or title, was, now, advice if change.turn is not Turn.FIXED else "", link)


def _shown(change: Change, report: RecordReport, number: int | None, titles: Mapping[str, str]) -> tuple[str, str, str]:
    """Return the title of a finding, what a draft shows, and what would complete it; empty where the draft has none."""
    if number is None:
        return "", "", ""
    if change.kind == "criterion":
        judged = report.criteria[number]
        return wording.title_of(judged.id, titles), wording.printable(judged.summary), judged.advice or ""
    if change.kind == "action":
        action = report.actions[number]
        lacks = ", ".join(wording.gaps_in_words(action)) or "owner and date are shown"
        return f"Action {number + 1}", f"{wording.shorten(action.text, 160)} ({lacks})", ""
    if change.kind == "check":
        check = report.checks[number]
        return check.title, wording.on_one_line(check.summary), check.advice or ""
    return f"Look {number + 1}", wording.on_one_line(report.notices[number].text), ""
