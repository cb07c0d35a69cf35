"""References to sections in invented sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutecheck.analysis.assertion.statutes import find_statutes
from tests.analysis.timing import LINEAR, seconds


def sections(text: str) -> list[str]:
    return [ref.act_section for ref in find_statutes(text)]


@pytest.mark.parametrize(
    "spelling",
    [
        "s47", "S47", "s.47", "s 47", "S. 47", "sec 47", "sec. 47", "Sect 47", "section 47", "Section47", "section-47",
        "section forty-seven", "section forty seven", "SECTION FORTY-SEVEN", "section four seven", "S47s", "s47's",
        "s47’s", "s/47", "Section\n47", "section  47", "section\u00a047", "Section \u00ad47", "§47", "5ection 47",
        "sectlon 47",
    ],
)  # fmt: skip
def test_every_spelling_of_section_47(spelling: str):
    text = f"Outcome: {spelling} to start."
    (ref,) = find_statutes(text)
    assert (ref.act_section, ref.subsection) == ("47", None)
    assert text[ref.start : ref.end] == spelling


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("seven", "7"), ("eleven", "11"), ("seventeen", "17"), ("one seven", "17"), ("twenty", "20"),
        ("Thirty-One", "31"), ("fortyseven", "47"), ("fourty seven", "47"), ("four-seven", "47"), ("eighty-five", "85"),
    ],
)  # fmt: skip
def test_numbers_in_words_are_read_where_no_figure_stands(words: str, section: str):
    assert sections(f"Under section {words} of the Children Act.") == [section]


def test_subsections_and_lists():
    (ref,) = find_statutes("Enquiries under s.47(1)(b) of the Children Act 1989.")
    assert (ref.act_section, ref.subsection) == ("47", "(1)(b)")
    assert sections("S.47/17") == ["47", "17"]
    assert sections("sections 17 and 47") == ["17", "47"]
    assert sections("s17/s47") == ["17", "47"]
    assert sections("s20, s31 and s.46 were explained; s76 in Wales") == ["20", "31", "46", "76"]
    assert sections("section seventeen, section thirty-one") == ["17", "31"]


@pytest.mark.parametrize(
    "text",
    ["547 agreed", "S4 7 enquiry", "s4l joint", "$47 threshold met", "Threshold for SA7 met", "joint 547"],
)
def test_misread_forms_count_beside_words_that_make_them_plain(text: str):
    assert sections(text) == ["47"]


@pytest.mark.parametrize(
    "text",
    ["547 High Lane", "S4 7QX", "paid $47", "s4l", "Unit SA7"],
)
def test_misread_forms_do_not_count_alone(text: str):
    assert sections(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "47 enquiries to start", "joint 47", "threshold for 47 met", "yes to the 47.", "it is a 47, then",
        "a forty-seven it is, we need a forty-seven", "no forty-seven today", "enquiries under 47",
    ],
)  # fmt: skip
def test_a_bare_47_counts_where_it_can_only_be_the_section(text: str):
    assert set(sections(text)) == {"47"}


@pytest.mark.parametrize(
    "text",
    [
        "47 Section Road", "the 47 bus", "a 47-year-old man", "aged 47", "14:47 joint visit", "on 12.03.47",
        "s17 PACE search", "section 47 of the National Assistance Act 1948", "section 47 of the NHS Act",
        "s.2 of the Mental Health Act", "it's 47", "class 47", "crime 47/1234/25", "47% agreed",
        "section 3 of this form",
        "Section 7 of the form", "no 47 Joint Lane", "page 47", "s1234", "the 47 children seen",
    ],
)  # fmt: skip
def test_what_is_no_reference(text: str):
    assert sections(text) == []


def test_the_children_act_is_the_act_that_counts():
    assert sections("section 47 of the Children Act 1989") == ["47"]
    assert sections("s47 CA 1989") == ["47"]
    assert sections("section 47 of the Act") == ["47"]
    assert sections("s47 threshold met under the Act") == ["47"]


@given(st.text(alphabet="sS§ection.47 ()/-'’ab\n,:$5lforty-seven") | st.text())
def test_references_lie_inside_the_text_in_order(text: str):
    refs = find_statutes(text)
    assert all(0 <= ref.start < ref.end <= len(text) for ref in refs)
    assert all(first.end <= second.start for first, second in pairwise(refs))


@pytest.mark.parametrize(
    "piece", ["a:", "☒", "s47 ", "47 ", "section ", "s.", "sections 17 and ", "the 47 Act ", "s47 Aa "]
)
def test_time_is_linear_on_hostile_text(piece: str):
    assert seconds(lambda: find_statutes(piece * (100_000 // len(piece)))) < LINEAR
