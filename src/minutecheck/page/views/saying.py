"""Accepting or disputing a finding, with a reason; kept with the draft until it is taken away as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from minutecheck.outputs import wording
from minutecheck.page.drafts import Draft
from minutecheck.page.uploads import receive
from minutecheck.page.views.at_hand import NOT_HERE, Chosen, chosen, draft_of, shelf_of
from minutecheck.page.views.drawing import draw
from minutecheck.page.views.result import place_of
from minutecheck.page.views.titles import titles_of
from minutecheck.report import RecordReport, Verdict
from minutecheck.verdicts.apply import entry_on, renewed
from minutecheck.verdicts.file import with_entry
from minutecheck.verdicts.findings import ACTION, CHECK, CRITERION, Finding, findings_in

LONGEST_REASON, LONGEST_NAME = 2_000, 120
_CHOICES = ("accepted", "disputed")


@dataclass(frozen=True, slots=True)
class Asked:
    """The finding that the address names: what it is called, what it says, the words that it rests on."""

    finding: Finding
    title: str
    says: str
    quote: str
    said: Verdict | None
    back: str


async def ask(request: Request) -> Response:
    """Return the form for one finding."""
    found, asked = _asked(request)
    who = asked.said.who if asked.said else _who_last(request)
    given = {
        "verdict": asked.said.verdict if asked.said else "",
        "reason": asked.said.reason if asked.said else "",
        "who": who,
    }
    return _form(request, found, asked, given, {})


async def say(request: Request) -> Response:
    """Keep what was said, or take it back, and return to the finding."""
    received = await receive(request)
    found, asked = _asked(request)
    draft = found.draft
    if received.fields.get("take-back"):
        kept = tuple(one for one in draft.verdicts.verdicts if one.finding != asked.finding.id)
        draft.verdicts = draft.verdicts.model_copy(update={"verdicts": kept})
        return RedirectResponse(asked.back, 303)
    given = {name: " ".join(received.fields.get(name, "").split()) for name in ("verdict", "reason", "who")}
    mistakes = _mistakes(given)
    if mistakes:
        return _form(request, found, asked, given, mistakes)
    today = datetime.now().astimezone().date()
    said: Literal["accepted", "disputed"] = "accepted" if given["verdict"] == "accepted" else "disputed"
    verdict = Verdict(verdict=said, reason=given["reason"], who=given["who"], when=today)
    _keep(draft, found.report, asked.finding, verdict)
    return RedirectResponse(asked.back, 303)


def _keep(draft: Draft, report: RecordReport, finding: Finding, verdict: Verdict) -> None:
    file = with_entry(renewed(draft.verdicts, findings_in(report)), entry_on(finding, verdict))
    draft.verdicts = file.model_copy(update={"record": draft.name, "sha256": report.sha256})


def _asked(request: Request) -> tuple[Chosen, Asked]:
    draft = draft_of(request)
    if not draft.done or not draft.records:
        raise NOT_HERE
    found = chosen(draft)
    kind, number = request.path_params["kind"], int(request.path_params["finding"])
    finding = next((one for one in findings_in(found.report) if (one.kind, one.number) == (kind, number)), None)
    if finding is None:
        raise NOT_HERE
    return found, _shown(found, finding, titles_of(request))


def _shown(found: Chosen, finding: Finding, titles: Mapping[str, str]) -> Asked:
    report, number = found.report, finding.number
    back = f"/draft/{found.draft.id}#{place_of(finding.kind, number, report)}"
    if finding.kind == CRITERION:
        judged = report.criteria[number]
        quote = judged.evidence[0].quote if judged.evidence else ""
        title, says, said = wording.title_of(judged.id, titles), judged.summary, judged.verdict
    elif finding.kind == ACTION:
        action = report.actions[number]
        quote, said = action.text, action.verdict
        title, says = f"Action {number + 1}", ", ".join(wording.gaps_in_words(action)) + "."
    elif finding.kind == CHECK:
        check = report.checks[number]
        quote = check.evidence[0].quote if check.evidence else ""
        title, says, said = check.title, check.summary, check.verdict
    else:
        notice = report.notices[number]
        quote, title, says, said = notice.quote, f"Look {number + 1}", notice.text, notice.verdict
    return Asked(finding, title, wording.on_one_line(says), wording.shorten(quote, 320), said, back)


def _mistakes(given: dict[str, str]) -> dict[str, str]:
    """Return what has to be put right, by the field that it is about."""
    found = {}
    if given["verdict"] not in _CHOICES:
        found["verdict"] = "Select whether you accept or dispute the finding"
    if len(given["reason"]) < 3:
        found["reason"] = "Enter a reason"
    elif len(given["reason"]) > LONGEST_REASON:
        found["reason"] = f"The reason must be {LONGEST_REASON} characters or less"
    if len(given["who"]) < 2:
        found["who"] = "Enter your name"
    elif len(given["who"]) > LONGEST_NAME:
        found["who"] = f"The name must be {LONGEST_NAME} characters or less"
    return found


def _who_last(request: Request) -> str:
    """Return the name that was last given in this session, so that it need not be typed for each finding."""
    said = [one for draft in shelf_of(request).all() for one in draft.verdicts.verdicts]
    return said[-1].who if said else ""


def _form(request: Request, found: Chosen, asked: Asked, given: dict[str, str], mistakes: dict[str, str]) -> Response:
    return draw(
        request,
        "saying.html.j2",
        title="Accept or dispute",
        status=422 if mistakes else 200,
        draft=found.draft,
        asked=asked,
        given=given,
        mistakes=mistakes,
        longest_reason=LONGEST_REASON,
    )
