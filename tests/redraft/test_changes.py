"""What changed between two drafts. Every name and sentence is invented."""

from __future__ import annotations

import pytest

from minutecheck.record import Place
from minutecheck.redraft.actions import paired_actions
from minutecheck.redraft.changes import Change, Turn, changes_between
from minutecheck.report import Action, DueKind, Outcome, OwnerKind, RecordReport
from minutecheck.review import review_bytes

FIRST = """Strategy discussion

Date: Tuesday 7 May 2024
Child: Orla Finch, aged 6

Present:
Ines Vale, Team Manager, Children's Services (chair)
Jo Pell, Social Worker, Children's Services
DC Sam Amory, Detective Constable, Elmshire Police
Una Brand, School Nurse, Elmshire NHS Trust

Outcome

The meeting agreed that joint section 47 enquiries will start today because the bruise is not explained.

Actions

- Visit Orla at school.
- Una Brand to share the growth chart with the doctor at the hospital as soon as possible.
- Sam Amory to check police systems for both parents by 8 May 2024.
"""
SECOND = FIRST.replace(
    "because the bruise is not explained.",
    "because the bruise is not explained. The meeting assessed the level of risk to Orla as high.",
).replace("- Visit Orla at school.", "- Jo Pell to visit Orla at school by 8 May 2024.")


def report(text: str) -> RecordReport:
    return review_bytes(text.encode(), "draft.txt").report


def turns(changes: tuple[Change, ...], kind: str) -> dict[str, Turn]:
    return {one.id: one.turn for one in changes if one.kind == kind}


@pytest.fixture(scope="module")
def changed() -> tuple[Change, ...]:
    return changes_between(report(FIRST), report(SECOND))


def test_what_the_new_draft_adds_is_fixed_and_the_rest_is_open_or_better(changed: tuple[Change, ...]) -> None:
    criteria = turns(changed, "criterion")
    assert criteria["risk-level"] is Turn.FIXED
    assert criteria["challenge"] is Turn.OPEN
    assert criteria["actions"] is Turn.BETTER, "one more of three has an owner and a date"
    assert "s47-decision" not in criteria, "it was shown and still is"


def test_an_action_that_got_an_owner_and_a_date_is_the_same_action(changed: tuple[Change, ...]) -> None:
    actions = [one for one in changed if one.kind == "action"]
    assert [(one.turn, one.before, one.after) for one in actions] == [(Turn.FIXED, 0, 0), (Turn.OPEN, 1, 1)]


def test_what_the_new_draft_loses_is_new_and_an_action_taken_out_is_named() -> None:
    back = changes_between(
        report(SECOND),
        report(FIRST.replace("- Sam Amory to check police systems for both parents by 8 May 2024.\n", "")),
    )
    assert turns(back, "criterion")["risk-level"] is Turn.NEW
    actions = {(one.turn, one.before, one.after) for one in back if one.kind == "action"}
    assert (Turn.NEW, 0, 0) in actions
    assert (Turn.GONE, 2, None) in actions


def test_the_same_draft_twice_has_nothing_new_and_nothing_fixed() -> None:
    same = changes_between(report(FIRST), report(FIRST))
    assert {one.turn for one in same} == {Turn.OPEN}


def test_a_record_that_was_not_judged_has_no_criteria_to_compare() -> None:
    letter = report("Dear Mrs Crane,\n\nThe boiler will be serviced on Monday.\n")
    assert turns(changes_between(letter, report(FIRST)), "criterion") == {}


def action(text: str) -> Action:
    return Action(
        text=text, owner=None, owner_kind=OwnerKind.NONE, owner_attendee=None, due=None, due_kind=DueKind.NONE, due_date=None,
        outcome=Outcome.NOT_MET, start=0, end=len(text), place=Place(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (["Visit the family home"], ["Jo Pell will visit the family home by Friday 10 May 2024"], {0: 0}),
        (["Speak to the GP", "Speak to the school"], ["Speak to the school", "Speak to the GP"], {0: 1, 1: 0}),
        (["Arrange a medical"], ["Ring the housing officer about the locks"], {}),
        (["Share the chronology"], ["Share the chronology", "Share the chronology"], {0: 0}),
    ],
)
def test_actions_are_found_again_by_their_words(earlier: list[str], later: list[str], expected: dict[int, int]) -> None:
    assert paired_actions([action(one) for one in earlier], [action(one) for one in later]) == expected
