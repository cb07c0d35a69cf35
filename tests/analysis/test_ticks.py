"""Form answers in invented forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutecheck.analysis.forms.ticks import Answer, AnswerState, OptionState, answered, find_options
from tests.analysis.timing import LINEAR, seconds


def chosen(text: str) -> list[tuple[str, ...]]:
    return [answer.chosen for answer in answered(text)]


@pytest.mark.parametrize(
    ("text", "offered", "ticked"),
    [
        ("☒ Yes ☐ No", ("Yes", "No"), ("Yes",)),
        ("Yes ☒ No ☐", ("Yes", "No"), ("Yes",)),
        ("Yes ☐ No ☒", ("Yes", "No"), ("No",)),
        ("Joint [x]  Single [ ]", ("Joint", "Single"), ("Joint",)),
        ("( ) both teams (x) one team", ("both teams", "one team"), ("one team",)),
        ("Low ☐ | Medium ☐ | High ☒", ("Low", "Medium", "High"), ("High",)),
        ("☐ Low | ☒ Medium | ☐ High", ("Low", "Medium", "High"), ("Medium",)),
        ("☐ Low\n☒ Medium\n☐ High", ("Low", "Medium", "High"), ("Medium",)),
        ("Low\n☐\nHigh\n☒", ("Low", "High"), ("High",)),
        ("☒ | Yes | ☐ | No", ("Yes", "No"), ("Yes",)),
        ("Low ( )  Medium (x)  High ( )", ("Low", "Medium", "High"), ("Medium",)),
        ("○ Joint   ○ Single   ⦿ Neither", ("Joint", "Single", "Neither"), ("Neither",)),
        ("✗ Enquiry   ✓ Assessment", ("Enquiry", "Assessment"), ("Assessment",)),
        ("✗ Enquiry   ☐ Assessment", ("Enquiry", "Assessment"), ("Enquiry",)),
        ("Start the enquiry ☑", ("Start the enquiry",), ("Start the enquiry",)),
        ("☒ No further action ☐ Enquiry", ("No further action", "Enquiry"), ("No further action",)),
    ],
)
def test_marks_before_and_after_their_labels(text: str, offered: tuple[str, ...], ticked: tuple[str, ...]):
    assert answered(text) == (Answer(None, ticked, offered, AnswerState.ANSWERED),)


def test_the_question_is_kept_apart_from_its_options():
    (answer,) = answered("Is a medical needed? Yes ☒ No ☐")
    assert answer.question == "Is a medical needed?"
    assert answer.chosen == ("Yes",)
    (answer,) = answered("Medical needed | ☐ Yes ☒ No")
    assert (answer.question, answer.chosen) == ("Medical needed", ("No",))


def test_several_questions_in_one_text():
    assert chosen("Medical ☑Y ☐N     Visit ☐Y ☑N") == [("Y",), ("N",)]
    assert chosen("☒ Yes ☐ No Type: ☐ Joint ☒ Single") == [("Yes",), ("Single",)]
    first, second = answered("Is it joint?\n☒ Yes\n☐ No\nIs a medical needed?\n☐ Yes\n☐ No")
    assert (first.question, first.state) == ("Is it joint?", AnswerState.ANSWERED)
    assert (second.question, second.state) == ("Is a medical needed?", AnswerState.UNANSWERED)


@pytest.mark.parametrize(
    "text",
    [
        "☐ Yes ☐ No", "Is it joint? Yes / No", "Is it joint? Yes/No (delete as appropriate)",
        "Risk: High / Medium / Low",
        "Met or not met (delete as appropriate)", "[ ] Joint [ ] Single", "~~Yes~~ ~~No~~",
    ],
)  # fmt: skip
def test_a_choice_left_as_printed_is_unanswered(text: str):
    (answer,) = answered(text)
    assert answer.state is AnswerState.UNANSWERED
    assert answer.chosen == ()


@pytest.mark.parametrize("text", ["☒ Yes ☒ No", "Yes ☒ No ☒", "☒ Met ☒ Not met", "☑ Y ☑ N"])
def test_a_thing_and_its_opposite_contradict(text: str):
    assert answered(text)[0].state is AnswerState.CONTRADICTORY


def test_two_options_that_can_both_be_do_not_contradict():
    assert answered("☒ Medical ☒ Joint visit ☐ None")[0].state is AnswerState.ANSWERED


def test_typed_answers():
    assert answered("Proceed to enquiry: Y. Type: joint.")[0] == Answer(
        "Proceed to enquiry", ("Y",), ("Y",), AnswerState.ANSWERED
    )
    assert chosen("Joint visit? No") == [("No",)]
    assert chosen("Yes, single agency") == [("Yes",)]
    assert chosen("Police: no comment was made") == []
    assert answered("Outcome: ~~Close~~ **Enquiry**")[0].chosen == ("Enquiry",)


def test_bullets_and_brackets_of_prose_are_no_tick_boxes():
    assert find_options("● first point\n● second point") == ()
    assert find_options("The call (x2) was made by f() at noon.") == ()


def test_options_say_where_they_stand():
    text = "Type: ☒ Joint ☐ Single"
    joint, single = find_options(text)
    assert text[joint.start : joint.end] == "☒ Joint"
    assert text[joint.mark_start : joint.mark_end] == "☒"
    assert (joint.state, single.state) == (OptionState.TICKED, OptionState.UNTICKED)


@given(st.text(alphabet="☒☐✗✓[]()xX YesNo/?:|\n~") | st.text())
def test_options_lie_inside_the_text(text: str):
    for option in find_options(text):
        assert 0 <= option.start <= option.mark_start < option.mark_end <= option.end <= len(text)
        assert option.label in text[option.start : option.end]
    for answer in answered(text):
        assert (answer.state is AnswerState.UNANSWERED) == (not answer.chosen)


@pytest.mark.parametrize(
    "piece",
    [
        "a:",
        "☒",
        "☐ ",
        "s47 ",
        "[ ]",
        "( ",
        "x  A",
        "yes / no ",
        "no | ",
        "☐\n",
        "☐ | ",
        "Yes ☒ No ☐ ",
        "~~a~~",
        "? no",
        " \n",
    ],
)
def test_time_is_linear_on_hostile_text(piece: str):
    assert seconds(lambda: answered(piece * (100_000 // len(piece)))) < LINEAR
