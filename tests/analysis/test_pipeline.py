"""The analysis as spaCy components. Every record here is fictional."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from minutecheck.analysis import pipeline
from minutecheck.analysis.pipeline import LinearTokenizer, blank_pipeline

NAMES = ("minutecheck_segments", "minutecheck_people", "minutecheck_deadlines", "minutecheck_rules")
TEXT = """Strategy discussion

Date: 3 May 2024

Present
- Jo Pell, Social Worker, Elmshire Council
- Apologies: Dr Ines Vale, GP

Outcome
Section 47 enquiries will start today, joint with police.

Actions
- Jo Pell to visit by 7 May.
"""


PIPELINE = blank_pipeline()
TOKENISER = LinearTokenizer(spacy.blank("en"))


@pytest.fixture
def nlp() -> Language:
    return PIPELINE


@pytest.mark.parametrize("name", NAMES)
def test_the_components_are_registered_with_spacy(name: str) -> None:
    assert Language.has_factory(name)
    assert spacy.blank("en").add_pipe(name) is not None


def test_they_write_labelled_spans(nlp: Language) -> None:
    with nlp.memory_zone():
        doc = nlp(TEXT)
        spans = doc.spans
        rules = [(span.text, span.label_) for span in spans["minutecheck.rules"]]
        people = [(span.text, span.label_) for span in spans["minutecheck.people"]]
        deadlines = [(span.text, span.label_, span.id_) for span in spans["minutecheck.deadlines"]]
        zones = {span.text: span.label_ for span in spans["minutecheck.segments"]}
    assert any(label == "s47-decision:initiate" for _, label in rules)
    assert [label for _, label in people] == ["took part", "did not take part"]
    assert people[0][0].startswith("Jo Pell")
    assert ("dated", "2024-05-07") in [(label, day) for _, label, day in deadlines]
    assert zones["Jo Pell to visit by 7 May."] == "actions"


def test_each_component_works_alone_and_with_spacys_own_tokeniser() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("minutecheck_deadlines")
    with nlp.memory_zone():
        assert list(nlp(TEXT).spans) == ["minutecheck.deadlines"]


def test_a_document_is_analysed_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    understand = pipeline.understand
    monkeypatch.setattr(pipeline, "understand", lambda record: calls.append(1) or understand(record))
    with nlp.memory_zone():
        nlp(TEXT)
    assert len(calls) == 1


def test_no_extension_attribute_is_registered(nlp: Language) -> None:
    with nlp.memory_zone():
        doc = nlp(TEXT)
        assert all(thing._._extensions == {} for thing in (doc, doc[0], doc[0:2]))


def test_a_name_is_forgotten_after_the_memory_zone(nlp: Language) -> None:
    canary = "Quillondrasbury"
    with nlp.memory_zone():
        nlp(TEXT.replace("Pell", canary))
        assert canary in nlp.vocab.strings
    assert canary not in nlp.vocab.strings


def test_an_empty_document_has_no_spans(nlp: Language) -> None:
    with nlp.memory_zone():
        assert all(len(spans) == 0 for spans in nlp("").spans.values())


@given(st.text(max_size=120))
@settings(max_examples=150, deadline=None)
def test_our_tokeniser_gives_any_text_back(text: str) -> None:
    with TOKENISER.vocab.memory_zone():
        assert TOKENISER(text).text == text


@given(st.text(alphabet="aS47 .:-\n☒☐|\t’", max_size=100))
@settings(max_examples=60, deadline=None)
def test_any_text_goes_through_the_pipeline(text: str) -> None:
    with PIPELINE.memory_zone():
        doc = PIPELINE(text)
        assert doc.text == text
        assert all(0 <= span.start < span.end <= len(doc) for key in doc.spans for span in doc.spans[key])
