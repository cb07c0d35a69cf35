"""The analysis as spaCy components, for use in any spaCy program.

The engine works on our own frozen values; this module is the one place that touches spaCy. Each component writes its
findings as labelled spans under one key of ``doc.spans`` and registers no extension attributes. A document is analysed
once, by the first component that needs it. Work inside ``nlp.memory_zone()``: outside it spaCy keeps every word it
reads, names of children too, for as long as the program runs.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> for name in ("minutecheck_segments", "minutecheck_rules", "minutecheck_deadlines"):
...     component = nlp.add_pipe(name)
>>> with nlp.memory_zone():
...     doc = nlp("Outcome\\n\\nSection 47 enquiries will start today, joint with police.")
...     [(span.text, span.label_) for span in doc.spans["minutecheck.rules"]][:1]
[('Section 47', 's47-decision:initiate')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

from spacy.language import Language
from spacy.tokens import Doc, Span

from minutecheck.analysis.analyse import Analysis, understand
from minutecheck.analysis.dates.deadlines import find_deadlines
from minutecheck.analysis.matching.tokens import words_and_spaces
from minutecheck.analysis.structure.plain import record_of_lines

ANALYSIS = "minutecheck.analysis"
Found = tuple[int, int, str, str]
"""A finding: start and end as offsets, its label, and the id of what found it."""


def _analysis(doc: Doc) -> Analysis:
    """Return the document's analysis, made once and kept in its ``user_data`` as long as the text is the same."""
    kept = doc.user_data.get(ANALYSIS)
    if isinstance(kept, Analysis) and kept.record.text == doc.text:
        return kept
    found = understand(record_of_lines(doc.text, sha256(doc.text.encode("utf-8")).hexdigest()))
    doc.user_data[ANALYSIS] = found
    return found


def _segments(analysis: Analysis) -> Iterable[Found]:
    for segment in analysis.segments:
        yield segment.start, segment.end, str(segment.zone), str(segment.kind)


def _rules(analysis: Analysis) -> Iterable[Found]:
    for match in analysis.matches:
        yield match.start, match.end, f"{match.criterion}:{match.value}", match.rule_id


def _people(analysis: Analysis) -> Iterable[Found]:
    for person in analysis.people:
        yield person.start, person.end, "took part" if person.took_part else "did not take part", person.role or ""


def _deadlines(analysis: Analysis) -> Iterable[Found]:
    for segment in analysis.segments:
        for deadline in find_deadlines(segment.text, analysis.meeting_date):
            start, end = segment.start + deadline.start, segment.start + deadline.end
            yield start, end, str(deadline.kind), deadline.date.isoformat() if deadline.date else ""


def _component(key: str, find: Callable[[Analysis], Iterable[Found]]) -> Callable[[Doc], Doc]:
    def annotate(doc: Doc) -> Doc:
        spans: list[Span] = []
        for start, end, label, found_by in find(_analysis(doc)):
            span = doc.char_span(start, end, label=label, span_id=found_by, alignment_mode="expand")
            if span is not None:
                spans.append(span)
        doc.spans[key] = spans
        return doc

    return annotate


@Language.factory("minutecheck_segments", assigns=["doc.spans"])
def segments_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component that writes segments, labelled with their zone, under ``minutecheck.segments``."""
    return _component("minutecheck.segments", _segments)


@Language.factory("minutecheck_rules", assigns=["doc.spans"])
def rules_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component that writes rule matches, ``criterion:value`` with the rule's id, under ``minutecheck.rules``."""
    return _component("minutecheck.rules", _rules)


@Language.factory("minutecheck_people", assigns=["doc.spans"])
def people_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component that writes the people listed under ``minutecheck.people``."""
    return _component("minutecheck.people", _people)


@Language.factory("minutecheck_deadlines", assigns=["doc.spans"])
def deadlines_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component that writes deadlines, with the day they come to as id, under ``minutecheck.deadlines``."""
    return _component("minutecheck.deadlines", _deadlines)


class LinearTokenizer:
    """Our own tokeniser for a spaCy pipeline: its time is linear in the text, whatever the text holds."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, text: str) -> Doc:
        """Return the document of a text; its words and spaces join to the text again."""
        words, spaces = words_and_spaces(text)
        return Doc(self.vocab, words=words, spaces=spaces)


def blank_pipeline() -> Language:
    """Return an English pipeline with our tokeniser and all our components."""
    import spacy

    nlp = spacy.blank("en")
    nlp.tokenizer = LinearTokenizer(nlp)
    for name in ("minutecheck_segments", "minutecheck_people", "minutecheck_deadlines", "minutecheck_rules"):
        nlp.add_pipe(name)
    return nlp
