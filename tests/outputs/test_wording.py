"""The shared words of the outputs, on fictional records."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutecheck.outputs import wording
from minutecheck.record import Place
from minutecheck.report import Action, DueKind, Outcome, OwnerKind
from tests.outputs.samples import (
    case_note_report,
    complete_report,
    minutes_report,
    other_report,
    unreadable_report,
)


def action(owner_kind: OwnerKind, due_kind: DueKind, **more) -> Action:
    given_values = {"text": "Ring the GP", "owner": None, "owner_attendee": None, "due": None, "due_date": None}
    rest = {"outcome": Outcome.PARTLY_MET, "start": 0, "end": 4, "place": Place()}
    return Action(owner_kind=owner_kind, due_kind=due_kind, **(given_values | rest | more))


def test_one_sentence_sums_up_each_kind_of_record():
    assert wording.overall(minutes_report()) == (
        "4 of 6 core criteria are met; 1 of 4 actions has an owner and a date."
    )
    assert wording.overall(case_note_report()).endswith("entered as something else.")
    assert "nothing in it was judged" in wording.overall(other_report())
    assert wording.overall(unreadable_report()).endswith("save it without one.")
    assert wording.overall(complete_report()) == "6 of 6 core criteria are met; no action is recorded."


@pytest.mark.parametrize(
    ("owner", "due", "gaps"),
    [
        (OwnerKind.PERSON, DueKind.DATED, ()),
        (OwnerKind.ROLE, DueKind.NONE, ("no date",)),
        (OwnerKind.NONE, DueKind.VAGUE, ("no owner", "date is not exact")),
        (OwnerKind.AGENCY, DueKind.DATED, ("owner is only an agency",)),
        (OwnerKind.GROUP, DueKind.DATED, ("owner is only a group",)),
    ],
)
def test_an_action_says_what_it_lacks(owner, due, gaps):
    assert wording.gaps_in_words(action(owner, due)) == gaps


def test_gaps_that_the_judgement_words_itself_are_kept():
    assert wording.gaps_in_words(action(OwnerKind.NONE, DueKind.NONE, gaps=("nobody is named",))) == (
        "nobody is named",
    )


def test_a_due_date_shows_what_was_written_and_the_day():
    due = action(OwnerKind.PERSON, DueKind.DATED, due="by Friday", due_date=date(2024, 3, 15))
    assert wording.due_in_words(due) == ("by Friday", "→ Fri 15 Mar 2024")
    assert wording.due_in_words(action(OwnerKind.PERSON, DueKind.NONE)) == ()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(), ""),
        (Place(page=2, section="Outcome"), "page 2, under “Outcome”"),
        (Place(section="Plan", table=1, row=3), "under “Plan”, table 1 row 3"),
        (Place(paragraph=7), "paragraph 7"),
    ],
)
def test_a_place_is_said_as_a_person_would(place, words):
    assert wording.place_in_words(place) == words


def test_advice_puts_what_is_missing_before_what_is_partly_there():
    report = minutes_report()
    missing = report.judgement("challenge").model_copy(update={"outcome": Outcome.NOT_MET, "advice": "Record it."})
    criteria = tuple(missing if judgement.id == "challenge" else judgement for judgement in report.criteria)
    changed = report.model_copy(update={"criteria": criteria})
    assert [judgement.id for judgement in wording.advised(changed)] == ["challenge", "risk-level", "actions"]


@given(st.text(), st.integers(min_value=2, max_value=80))
def test_shortened_text_fits_on_one_line_and_cannot_steer_a_terminal(text, limit):
    short = wording.shorten(text, limit)
    assert len(short) <= limit
    assert "\n" not in short
    assert "\x1b" not in short
    short.encode("utf-8")


@given(st.text())
def test_printable_text_keeps_its_length(text):
    assert len(wording.printable(text)) == len(text)
