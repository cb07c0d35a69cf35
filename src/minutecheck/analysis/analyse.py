"""Everything that is found in a record before it is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from minutecheck.analysis.dates.meeting_date import find_meeting_date
from minutecheck.analysis.forms.form_text import is_unanswered
from minutecheck.analysis.matching.matching import RuleMatch, match_rules
from minutecheck.analysis.people.people import Person, find_people
from minutecheck.analysis.scoring.features import Reading, features
from minutecheck.analysis.scoring.marks import marks_of, states_of
from minutecheck.analysis.scoring.model import Floats, Model
from minutecheck.analysis.scoring.vectors import (
    Features,
    Vector,
    probabilities,
    raw_scores,
    shares,
    vectorise,
    vectorise_all,
)
from minutecheck.analysis.scoring.whole import document_features, opening_features
from minutecheck.analysis.segment import Segment
from minutecheck.analysis.structure.structure import segments_of
from minutecheck.record import Record
from minutecheck.rulebook import Severity, criteria_catalogue, load_rules
from minutecheck.rulebook.packs import CORE, renamed_headings

KIND, DOCUMENT, NOTE = "kind", "document", "note"
NOTHING = frozenset({"none", "no"})
"""What a classifier calls a segment that is no evidence."""
OF_WHOLES = (KIND, DOCUMENT, NOTE)
"""Heads that do not read single segments: the kind of a document by its opening and by all its words, and the meetings
of case notes."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A record with its segments, people and date, the rules that fire, and the classifiers' scores.

    ``marks`` holds, for each segment, the names of what was found in it (rules, assertion states, owner, deadline).
    ``scores`` holds, for each head of the model, the probability of each class (columns) for each segment (rows); for
    the document's kind, one row. ``pack`` is the rule pack whose rules were tried.
    """

    record: Record
    segments: tuple[Segment, ...]
    people: tuple[Person, ...]
    meeting_date: date | None
    matches: tuple[RuleMatch, ...]
    marks: tuple[tuple[str, ...], ...]
    scores: Mapping[str, Floats] = field(default_factory=dict)
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pack: str = CORE

    def score(self, head: str, value: str) -> Floats:
        """Return the probability of one class of a head for each segment."""
        return self.scores[head][:, self.classes[head].index(value)]

    def matches_in(self, segment: int, criterion: str, severity: Severity) -> tuple[RuleMatch, ...]:
        """Return the rules of one criterion that fire in one segment."""
        return tuple(
            match
            for match in self.matches
            if match.segment_index == segment and match.criterion == criterion and match.severity is severity
        )


def understand(record: Record, pack: str = CORE) -> Analysis:
    """Find a record's segments, people, meeting date and the matches of a pack's rules, without any model."""
    segments = segments_of(record, renamed_headings(pack))
    people = find_people(record, segments)
    meeting = find_meeting_date(record)
    matches = match_rules(segments, load_rules(pack), states=states_of)
    learnt = {name for name, criterion in criteria_catalogue().items() if criterion.by_rules is None}
    marks = tuple(
        marks_of(
            segment,
            number,
            len(segments),
            [match for match in matches if match.segment_index == number and match.criterion in learnt],
            people,
            meeting,
        )
        for number, segment in enumerate(segments)
    )
    return Analysis(record, segments, people, meeting, matches, marks, pack=pack)


def features_of(analysis: Analysis, model: Model, reading: Reading | None = None) -> list[Features]:
    """Return the features of each segment, in order."""
    reading = reading or Reading(model.lexicon)
    return [
        features(segment, model.lexicon, marks, reading)
        for segment, marks in zip(analysis.segments, analysis.marks, strict=True)
    ]


def score(analysis: Analysis, model: Model) -> Analysis:
    """Return the analysis with the scores of all the model's heads."""
    reading = Reading(model.lexicon)
    vectors = vectorise_all(model, features_of(analysis, model, reading))
    return with_scores(analysis, model, vectors, whole_vectors(analysis, model, reading))


def whole_vectors(analysis: Analysis, model: Model, reading: Reading | None = None) -> Mapping[str, Vector]:
    """Return the vectors of the whole document, for the heads that tell its kind."""
    opening = opening_features(analysis.segments, analysis.record, model.lexicon)
    document = document_features(analysis.segments, model.lexicon, reading)
    return {KIND: vectorise(model, opening), DOCUMENT: vectorise(model, document)}


def with_scores(analysis: Analysis, model: Model, vectors: Sequence[Vector], wholes: Mapping[str, Vector]) -> Analysis:
    """Return the analysis with scores from vectors made already: one for each segment, and those of the document."""
    raw = raw_scores(model, vectors)
    scores = {name: shares(model, name, raw) for name in model.heads if name not in OF_WHOLES}
    unanswered = [number for number, segment in enumerate(analysis.segments) if is_unanswered(segment)]
    for name, found in scores.items():
        nothing = next(number for number, value in enumerate(model.heads[name].classes) if value in NOTHING)
        found[unanswered] = 0.0
        found[unanswered, nothing] = 1.0
    scores |= {name: probabilities(model, name, [vector]) for name, vector in wholes.items()}
    return replace(analysis, scores=scores, classes={name: model.heads[name].classes for name in scores})
