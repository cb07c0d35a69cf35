"""What a request finds at hand: the drafts of its session, the desk that checks them, and the draft that it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from starlette.requests import Request

from minutecheck.page.checking import Desk
from minutecheck.page.drafts import Draft, Shelf
from minutecheck.page.problem import PageProblem
from minutecheck.page.session import session_of
from minutecheck.record import Record
from minutecheck.report import RecordReport
from minutecheck.verdicts.apply import with_verdicts

NOT_HERE = PageProblem(
    404,
    "This draft is not here any more",
    "Drafts are kept only while the program runs and until you finish. Choose the file again to check it.",
)


def shelf_of(request: Request) -> Shelf:
    """Return the drafts of the session that asks."""
    return session_of(request).shelf


def desk_of(request: Request) -> Desk:
    """Return what checks drafts."""
    return cast("Desk", request.app.state.desk)


def draft_of(request: Request) -> Draft:
    """Return the draft that the address names.

    Raises:
        PageProblem: there is no such draft in this session.
    """
    draft = shelf_of(request).get(request.path_params["draft"])
    if draft is None:
        raise NOT_HERE
    return draft


@dataclass(frozen=True, slots=True)
class Chosen:
    """One record of a draft that was checked, with what people said of its findings; ``number`` counts from 1."""

    draft: Draft
    number: int
    record: Record | None
    report: RecordReport

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"/draft/{self.draft.id}/{self.number}"


def chosen_of(request: Request) -> Chosen:
    """Return the record that the address names.

    Raises:
        PageProblem: there is no such record, or it is not checked yet.
    """
    draft = draft_of(request)
    number = int(request.path_params.get("number", 1))
    if not 1 <= number <= len(draft.records):
        raise NOT_HERE
    return chosen(draft, number)


def chosen(draft: Draft, number: int = 1) -> Chosen:
    """Return record ``number`` of a draft, from 1, with the verdicts on it. Verdicts are on the file itself, the first."""
    held = draft.records[number - 1]
    report = with_verdicts(held.report, draft.verdicts) if number == 1 and draft.verdicts.verdicts else held.report
    return Chosen(draft, number, held.record, report)
