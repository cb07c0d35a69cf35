"""What later words tell of an action. All people are fictional."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutecheck.follow_up.cases import followed
from minutecheck.follow_up.result import FollowedAction
from minutecheck.follow_up.state import State

PEOPLE = (
    "Dana Price, Social Worker, Children's Services",
    "DC Ian Moss, Detective Constable, Police",
    "Ruth Adeyemi, Health Visitor, Community Health Trust",
)
VISIT = "Dana Price to visit the grandmother at home by 14 March 2024."


def told(later: str, *actions: str) -> FollowedAction:
    return followed(actions or (VISIT,), later, PEOPLE, date(2024, 3, 12), date(2024, 3, 26))[0]


def test_a_done_action_is_quoted_with_its_place() -> None:
    action = told("Dana Price visited grandmother at her home on 13 March.")
    assert action.state is State.DONE
    assert action.evidence[0].quote == "Dana Price visited grandmother at her home on 13 March."
    assert action.evidence[0].place.section == "Update"
    assert not action.overdue


def test_a_date_that_has_passed_is_information_on_what_is_not_reported_done() -> None:
    assert told("The visit to grandmother at home has not yet taken place.").overdue
    assert told("The weather was fine.").overdue
    assert not told("Dana Price visited grandmother at home on 20 March.").overdue


@pytest.mark.parametrize(
    "later",
    [
        "Dana Price will visit grandmother at home on Thursday.",
        "Dana Price to visit the grandmother at home by 14 March 2024.",
        "Dana Price to visit the grandmother at home by 2 April 2024.",
        "If Dana Price has visited grandmother at home, the plan can go ahead.",
        "Has Dana Price visited grandmother at home?",
        "Grandmother says that Dana Price has visited her at home.",
        "Dana Price visited the neighbour at home on 13 March.",
        "Dana Price visited grandmother at home in 2019.",
        "Ruth Adeyemi visited the nursery on 13 March.",
        "Grandmother visited Dana Price's office on 13 March.",
        "Dana Price visited grandmother at home but nobody was in.",
        "A visit to grandmother at home was discussed.",
        "Dana Price has written to grandmother, who visited her daughter.",
        "Grandmother was visited at home by her GP.",
        "Dana Price visited the aunt and will visit grandmother at home.",
        "Dana Price was to have visited grandmother at home.",
        "Dana Price should have visited grandmother at home by now.",
        "The visit to grandmother at home was completed, but only by phone.",
        "Visit to grandmother at home – done?",
        "Visit to grandmother at home – not done",
        "Visit to grandmother at home completed by 30 March at the latest.",
        "Visit to grandmother at home: complete by 2 April.",
        "Dana Price to confirm that grandmother has been visited at home.",
        "The home visit to grandmother is no longer needed.",
        "Planning for the home visit to grandmother was completed.",
        "Grandmother was visited at home before the first meeting.",
    ],
)
def test_words_that_only_seem_to_report_it_are_not_done(later: str) -> None:
    assert told(later).state is not State.DONE


def test_a_thing_of_another_kind_is_another_thing() -> None:
    action = "Ruth Adeyemi to share the health chronology with social care by 14 March."
    assert told("The education chronology was shared with social care.", action).state is State.NOT_MENTIONED
    assert told("The health chronology was shared with social care.", action).state is State.DONE


def test_a_meeting_may_be_booked_for_a_day_to_come() -> None:
    action = "Dana Price to book the conference by 14 March."
    assert told("The conference was booked for 9 April.", action).state is State.DONE


def test_a_weak_match_is_only_possible_and_asks_a_person_to_look() -> None:
    action = told("A speech leaflet was sent on 14 March.", "Dana Price to send the speech therapy form.")
    assert (action.state, action.possible, action.review) == (State.UNCLEAR, State.DONE, True)
    assert not action.evidence[0].sure


@given(st.text(alphabet=st.sampled_from("abc DPvisit|-:.?\n#☒é'"), max_size=300))
@settings(max_examples=60, deadline=None)
def test_whatever_stands_there_every_quote_is_the_records_own_words(later: str) -> None:
    for one in (action := told(later)).evidence + action.alternatives:
        assert one.quote
        assert one.end - one.start == len(one.quote)


TABLE = """| Action | Owner | {column} |
| --- | --- | --- |
| Visit grandmother at home | DP | {cell} |
| Seize the phone | DC Moss | {other} |
"""


@pytest.mark.parametrize(
    ("column", "cell", "state"),
    [
        ("Completed Y/N", "Y", State.DONE),
        ("Completed Y/N", "N", State.OUTSTANDING),
        ("Done?", "✓", State.DONE),
        ("Status", "Green", State.DONE),
        ("RAG", "Amber", State.OUTSTANDING),
        ("Date completed", "13/03/24", State.DONE),
        ("Date completed", "", State.UNCLEAR),
        ("Progress", "Visited 13/3", State.DONE),
        ("Progress", "Not yet visited", State.OUTSTANDING),
        ("Progress", "Awaiting a call back", State.OUTSTANDING),
        ("Update", "Will be done next week", State.OUTSTANDING),
        ("Outcome", "Grandmother lives in Leeds", State.UNCLEAR),
    ],
)
def test_a_column_of_progress_tells(column: str, cell: str, state: State) -> None:
    assert told(TABLE.format(column=column, cell=cell, other="Y")).state is state
    assert told(TABLE.format(column=column, cell=cell, other="N")).state is state


def test_a_plan_does_not_undo_what_is_reported_done_and_is_shown() -> None:
    action = told(
        "Dana Price visited grandmother at home on 13 March.\n\n"
        "## Actions\n\n- Dana Price to visit grandmother at home again."
    )
    assert action.state is State.DONE
    assert [one.state for one in action.alternatives] == [State.OUTSTANDING]
    assert action.review


def test_words_that_say_outstanding_go_before_words_that_say_done() -> None:
    action = told(
        "Dana Price visited grandmother at home on 13 March.\n\nThe visit to grandmother at home has not yet taken place."
    )
    assert action.state is State.OUTSTANDING


def test_each_action_has_its_own_words() -> None:
    first, second = followed(
        (VISIT, "DC Moss to seize the phone by 13 March."),
        "Dana Price visited grandmother at home on 13 March. DC Moss has not been able to seize the phone.",
        PEOPLE,
        date(2024, 3, 12),
        date(2024, 3, 26),
    )
    assert (first.state, second.state) == (State.DONE, State.OUTSTANDING)
