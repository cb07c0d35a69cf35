"""The assertion analysis on invented sentences; no person, place or event in them is real."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutecheck.analysis.assertion.assertion import Holder, State, assess
from tests.analysis.suite import PAGE, Case, cases, page
from tests.analysis.timing import LINEAR, seconds

RIGHT = [case for case in cases() if not case.known_failure]
WRONG = [case for case in cases() if case.known_failure]


def judge(marked: str, **around: str | None):
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    return assess(marked.replace("⟦", "").replace("⟧", ""), start, end, **around)


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case.marked)
def test_the_suite_comes_out_exactly_right(case: Case):
    found = case.judge()
    assert {state.value for state in found.states} == case.states
    assert found.holder.value == case.holder


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.marked)
def test_a_known_failure_that_now_comes_out_right_is_no_longer_one(case: Case):
    assert not case.is_right(), "take known_failure off this sentence and write docs/known_failures.md again"


def test_the_suite_is_large_and_has_every_state():
    assert len(RIGHT) >= 170
    assert {state for case in RIGHT for state in case.states} == {state.value for state in State}
    assert {case.holder for case in RIGHT} == {holder.value for holder in Holder}


def test_the_page_of_known_failures_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_a_refusal_is_a_decision_and_a_recommendation_is_none():
    assert judge("The meeting agreed that ⟦section 47⟧ is not required.").decided
    assert not judge("The meeting agreed that ⟦section 47⟧ is not required.").affirmed
    assert judge("⟦Section 47⟧ agreed, joint.").affirmed
    assert not judge("The school recommended ⟦section 47⟧.").decided


def test_the_view_of_one_agency_is_not_the_meetings_decision():
    police = judge("Police felt that ⟦section 47⟧ was needed.")
    assert police.blocking == frozenset()
    assert not police.decided


def test_every_state_comes_with_the_words_that_show_it():
    text = "An earlier section 47 closed in 2019."
    found = assess(text, 11, 21)
    assert {cue.state for cue in found.cues} == found.states == {State.HISTORY}
    assert {text[cue.start : cue.end] for cue in found.cues} == {cue.words for cue in found.cues}


def test_a_heading_of_history_makes_what_stands_under_it_history():
    assert State.HISTORY not in judge("⟦Section 47⟧ concluded by the team.").states
    assert State.HISTORY in judge("⟦Section 47⟧ concluded by the team.", heading="Family history").states
    assert State.HISTORY in judge("⟦Section 47⟧ concluded by the team.", label="Chronology").states


def test_a_cue_in_another_sentence_does_not_count():
    assert judge("The previous plan ended. No concerns then. ⟦Section 47⟧ agreed.").affirmed


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 40), st.text(max_size=60) | st.none())
def test_nothing_raises_and_cues_lie_inside_the_text(text: str, start: int, length: int, heading: str | None):
    start = min(start, len(text))
    end = min(start + length, len(text))
    found = assess(text, start, end, heading=heading, label=heading, before=heading)
    assert all(0 <= cue.start <= cue.end <= len(text) for cue in found.cues)
    assert assess(text, start, end, heading=heading, label=heading, before=heading) == found


@given(
    st.lists(
        st.sampled_from(
            ["not", "if", "section 47", "police", "felt", ",", "?", "☐", "Yes", "in 2019", ":", "whether", "("]
        ),
        max_size=40,
    )
)
def test_words_of_the_domain_in_any_order_do_not_raise(words: list[str]):
    text = " ".join(words)
    found = assess(text, len(text) // 2, len(text))
    assert isinstance(found.holder, Holder)


@pytest.mark.parametrize(
    "piece", ["a:", "☒", "s47 ", "☐ Yes ", "not ", "if ", "police ", "( ", '" ', "Dr. ", "Yes / No "]
)
def test_a_long_hostile_text_is_no_slower(piece: str):
    text = piece * (100_000 // len(piece))
    assert seconds(lambda: assess(text, 50_000, 50_010)) < LINEAR
