"""Labels of form fields and of speakers. Every name here is fictional."""

from __future__ import annotations

import pytest

from minutecheck.analysis.structure.labels import bare, inner_labels, label_of, speaker_of
from tests.made import paragraph, record_of


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Risk level: high", "Risk level"),
        ("Risk level – high", "Risk level"),
        ("Risk level\thigh", "Risk level"),
        ("Medical needed ☒ Yes", "Medical needed"),
        ("Outcome:", "Outcome"),
        ("The ward called at nine", None),
        ("One two three four five six seven eight nine ten: no label", None),
        ("One two three four five six seven eight ☒", None),
        ("12.30: rang the ward", None),
        ("Seen at 9:30 by Jo", None),
        ("Outcome –", None),
        ("https://example.org/form", None),
    ],
)
def test_what_is_a_label(text: str, label: str | None) -> None:
    found = label_of(text, (), 100)
    assert (text[found[0] - 100 : found[1] - 100] if found else None) == label


def test_words_in_bold_before_other_words_are_a_label() -> None:
    assert label_of("Risk level high", ((50, 60),), 50) == (50, 60)
    assert label_of("Risk level", ((50, 60),), 50) is None


@pytest.mark.parametrize("label", ["Outcome:", " Outcome ", "Outcome –", "Outcome?", "Outcome."])
def test_a_label_is_bare_of_its_punctuation(label: str) -> None:
    assert bare(label) == "Outcome"


@pytest.mark.parametrize("label", ["JP", "JP:", "DC Amory", "Dr Ines Vale", "PC 1201 Lowe", "SW/TM"])
def test_initials_and_ranks_speak(label: str) -> None:
    assert speaker_of(label) == bare(label)


@pytest.mark.parametrize("label", ["Outcome", "Level of risk", "Dr Vale said in her report", "Jo Pell"])
def test_other_labels_do_not_speak(label: str) -> None:
    assert speaker_of(label) is None


def test_a_label_does_not_reach_back_over_a_full_stop() -> None:
    assert label_of("Mum agreed. Outcome: enquiries will start.", (), 0) is None


def test_further_labels_in_a_paragraph_are_bold_and_follow_a_full_stop() -> None:
    record = record_of(paragraph("Police: two calls. Health: none. It is not so.", bold=["Police:", "Health:", "not"]))
    (start,) = inner_labels(record.blocks[0], record.text)
    assert record.text[start:].startswith("Health:")
