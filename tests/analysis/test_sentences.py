"""Splitting invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutecheck.analysis.structure.sentences import split_sentences
from tests.analysis.timing import LINEAR, seconds


def split(text: str, *, semicolons: bool = False) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, semicolons=semicolons)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dr. Patel and Mrs. Rowe met.", "Agreed s.47 today."],
        ["Marks, e.g. bruises, i.e. blue ones.", "School to ring approx. 3 times."],
        ["Lives at no. 47 near St. Mary's with J. Byrne.", "Seen at 9.15am."],
        ["The answer was no.", "The meeting agreed."],
        ["Review w/c. 3 May.", "About c. 40 marks were seen."],
        ["Sec. 47 met.", "Visit on Mon. 4 May."],
        ["He sat.", "Then he left."],
        ["Child A.", "The meeting agreed."],
        ["Now in Yr. 4.", "Ring tel. 0123 first."],
        ["Seen in 2019.", "The case closed."],
        ["At 9 a.m.", "The police came."],
        ["1. Visit today.", "2. Ring the GP."],
        ["Agenda: 1. Decision"],
        ["no police role.", "sw to see child."],
        ["Is it a joint visit?", "Yes."],
        ["Agreed.", "Section 47 to start."],
        ["Bruises, swelling etc. were seen.", "Photographs taken."],
    ],
)
def test_british_abbreviations_do_not_end_a_sentence(sentences: list[str]):
    assert split(" ".join(sentences)) == sentences


def test_a_full_stop_without_a_space_after_it():
    assert split("It was agreed.Police will visit.") == ["It was agreed.", "Police will visit."]
    assert split("See www.example.org for more.") == ["See www.example.org for more."]


def test_quotations_stay_in_their_sentence():
    assert split('Ella said "It hurts. He hit me." and cried. Mum left.') == [
        'Ella said "It hurts. He hit me." and cried.',
        "Mum left.",
    ]
    assert split("“Is he safe?” she asked. Yes.") == ["“Is he safe?” she asked.", "Yes."]
    assert split("She said, ‘Not now. Later.’ Then she left.") == ["She said, ‘Not now. Later.’", "Then she left."]


def test_a_blank_line_ends_a_sentence_and_a_line_break_does_not():
    assert split("Outcome\n\nAgreed to\nvisit.") == ["Outcome", "Agreed to\nvisit."]


def test_semicolons_only_where_asked_for():
    assert split("SW to visit; police to ring.") == ["SW to visit; police to ring."]
    assert split("SW to visit; police to ring.", semicolons=True) == ["SW to visit;", "police to ring."]


def test_nothing_comes_of_nothing():
    assert split("") == []
    assert split(" \n ") == []


@given(st.text(alphabet="aA .?!;\n\"'“”1s") | st.text(), st.booleans())
def test_sentences_are_in_order_trimmed_and_cover_every_character(text: str, semicolons: bool):
    spans = split_sentences(text, semicolons=semicolons)
    covered = set()
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        covered.update(range(start, end))
        last = end
    assert all(char.isspace() or at in covered for at, char in enumerate(text))


@pytest.mark.parametrize("piece", ["a:", "☒", "s47 ", "a. ", "Dr. ", '"a. ', "' ", "“", "......", "a.\n", "1. ", " "])
def test_time_is_linear_on_hostile_text(piece: str):
    assert seconds(lambda: split_sentences(piece * (100_000 // len(piece)), semicolons=True)) < LINEAR
