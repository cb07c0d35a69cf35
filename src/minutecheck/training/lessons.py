"""Turns the corpora into lessons: for each classifier, which segments it learns from and with what labels."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from minutecheck.analysis.analyse import Analysis, features_of, understand, whole_vectors
from minutecheck.analysis.matching.matching import match_rules
from minutecheck.analysis.scoring.features import features
from minutecheck.analysis.scoring.marks import marks_of, states_of
from minutecheck.analysis.scoring.model import Model
from minutecheck.analysis.scoring.vectors import Features, Vector, vectorise
from minutecheck.analysis.scoring.whole import document_features, opening_features
from minutecheck.analysis.structure.entries import entries_of, meeting_marks, meetings_in
from minutecheck.analysis.structure.structure import segments_of
from minutecheck.criteria.further import BY_SEGMENT
from minutecheck.rulebook import load_rules
from minutecheck.training.corpus import NONE, Example, LabelledRecord, load_bank, load_records
from minutecheck.training.fit import fit_vocabulary, lexicon_of
from minutecheck.training.matching import action_labels, labels_for, overlap

CORE = ("s47-decision", "risk-level", "rationale", "challenge")
BANKS = (*CORE, "actions", "meeting-label", "kind", "further")
POSITIVE_WEIGHT = 3.0
"""How much a labelled segment of a whole record counts beside a line of a bank; chosen by cross-validation."""
NEGATIVE_WEIGHT = 1.0
FURTHER_POSITIVE_WEIGHT = 2.0
FURTHER_NEGATIVE_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to learn from: its vector, its label, its weight, and the record it comes from (``None`` for a bank)."""

    vector: Vector
    label: str
    weight: float
    record: int | None


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that training reads: the records, what was found in them, and a list of points for each head."""

    records: tuple[LabelledRecord, ...]
    analyses: tuple[Analysis, ...]
    vectors: tuple[tuple[Vector, ...], ...]
    wholes: tuple[Mapping[str, Vector], ...]
    blank: Model
    points: Mapping[str, tuple[Point, ...]]


def gather(
    folder: Path, skip_marks: tuple[str, ...] = (), local: Mapping[str, tuple[Example, ...]] = MappingProxyType({})
) -> Material:
    """Read the corpora under a folder, analyse every record once, and lay out the lessons of every head.

    ``local`` are further lines for the banks, by the bank's name, such as a partnership's own. Marks that begin with one of
    ``skip_marks`` are kept from the classifiers, to learn what they are worth.
    """
    records = load_records(folder)
    analyses = tuple(_unmarked(understand(record.read()), skip_marks) for record in records)
    banks = {name: load_bank(folder, name) + local.get(name, ()) for name in BANKS}
    texts = [record.text for record in records] + [example.segment.text for bank in banks.values() for example in bank]
    empty = fit_vocabulary([], lexicon_of(texts))
    of_records = [features_of(analysis, empty) for analysis in analyses]
    of_banks = {
        name: [_bank_features(example, empty, skip_marks) for example in bank]
        for name, bank in banks.items()
        if name != "kind"
    }
    documents = [found for part in (*of_records, *of_banks.values()) for found in part]
    documents += [document_features(found.segments, empty.lexicon) for found in analyses]
    blank = fit_vocabulary(documents, empty.lexicon)
    vectors = tuple(tuple(vectorise(blank, found) for found in part) for part in of_records)
    wholes = tuple(whole_vectors(found, blank) for found in analyses)
    bank_vectors = {name: [vectorise(blank, found) for found in part] for name, part in of_banks.items()}
    points: dict[str, tuple[Point, ...]] = {}
    for name in CORE:
        points[name] = _bank_points(banks[name], bank_vectors[name]) + _core_points(name, records, analyses, vectors)
    points["action"] = _bank_points(banks["actions"], bank_vectors["actions"]) + _action_points(
        records, analyses, vectors
    )
    points["note"] = _note_points(banks["meeting-label"], records, analyses, blank)
    points["kind"] = _kind_points(banks["kind"], records, wholes, blank)
    points["document"] = tuple(
        Point(whole["document"], record.kind, 1.0, number)
        for number, (whole, record) in enumerate(zip(wholes, records, strict=True))
    )
    for name in BY_SEGMENT:
        points[name] = _further_points(name, banks["further"], bank_vectors["further"], records, analyses, vectors)
    return Material(records, analyses, vectors, wholes, blank, points)


def _unmarked(analysis: Analysis, skipped: tuple[str, ...]) -> Analysis:
    return replace(analysis, marks=tuple(_kept(marks, skipped) for marks in analysis.marks)) if skipped else analysis


def _kept(marks: tuple[str, ...], skipped: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(mark for mark in marks if not mark.startswith(skipped)) if skipped else marks


def _bank_features(example: Example, model: Model, skipped: tuple[str, ...]) -> Features:
    segment = example.segment
    matches = match_rules([segment], load_rules(), states=states_of)
    marks = marks_of(segment, 0, 0, matches, (), example.meeting)
    return features(segment, model.lexicon, _kept(marks, skipped))


def _bank_points(bank: Sequence[Example], vectors: Sequence[Vector]) -> tuple[Point, ...]:
    return tuple(Point(vector, example.value, 1.0, None) for example, vector in zip(bank, vectors, strict=True))


def _weighed(number: int, vectors: Sequence[Vector], labels: Sequence[str]) -> list[Point]:
    return [
        Point(vector, label, NEGATIVE_WEIGHT if label == NONE else POSITIVE_WEIGHT, number)
        for vector, label in zip(vectors, labels, strict=True)
    ]


def _core_points(
    name: str, records: Sequence[LabelledRecord], analyses: Sequence[Analysis], vectors: Sequence[Sequence[Vector]]
) -> tuple[Point, ...]:
    points: list[Point] = []
    for number, record in enumerate(records):
        if record.kind == "minutes":
            value = record.value(name)
            quotes = record.criteria[name]["evidence"] if value != "absent" else []
            points += _weighed(number, vectors[number], labels_for(analyses[number].segments, value, quotes))
    return tuple(points)


def _action_points(
    records: Sequence[LabelledRecord], analyses: Sequence[Analysis], vectors: Sequence[Sequence[Vector]]
) -> tuple[Point, ...]:
    points: list[Point] = []
    for number, record in enumerate(records):
        if record.kind == "minutes":
            points += _weighed(number, vectors[number], action_labels(analyses[number].segments, record.actions))
    return tuple(points)


def _note_points(
    bank: Sequence[Example], records: Sequence[LabelledRecord], analyses: Sequence[Analysis], blank: Model
) -> tuple[Point, ...]:
    """Lessons on the meetings and calls in case notes: a strategy discussion named, one under another name, or neither."""
    points = []
    for example in bank:
        found = features(example.segment, blank.lexicon, meeting_marks(example.segment.text))
        points.append(Point(vectorise(blank, found), example.value, 1.0, None))
    for number, record in enumerate(records):
        if record.kind != "case_note":
            continue
        value, quotes = record.value("meeting-label"), record.criteria["meeting-label"]["evidence"]
        for entry in entries_of(analyses[number].segments, analyses[number].record):
            for meeting in meetings_in(entry):
                words = analyses[number].record.words_of(meeting.span)
                here = any(quote in words or words in quote or overlap(quote, words) >= 0.9 for quote in quotes)
                found = features(meeting.context, blank.lexicon, meeting_marks(meeting.context.text))
                label, weight = (value, POSITIVE_WEIGHT) if here else ("not_applicable", NEGATIVE_WEIGHT)
                if here or "names strategy discussion" not in meeting_marks(words):
                    points.append(Point(vectorise(blank, found), label, weight, number))
    return tuple(points)


def _kind_points(
    bank: Sequence[Example], records: Sequence[LabelledRecord], wholes: Sequence[Mapping[str, Vector]], blank: Model
) -> tuple[Point, ...]:
    from minutecheck.readers import read_bytes

    points = []
    for example in bank:
        record = read_bytes(example.segment.text.encode("utf-8"), "bank.txt")
        found = opening_features(segments_of(record), record, blank.lexicon)
        points.append(Point(vectorise(blank, found), example.value, 1.0, None))
    for number, labelled in enumerate(records):
        points.append(Point(wholes[number]["kind"], labelled.kind, 2.0, number))
    return tuple(points)


def _further_points(
    name: str,
    bank: Sequence[Example],
    bank_vectors: Sequence[Vector],
    records: Sequence[LabelledRecord],
    analyses: Sequence[Analysis],
    vectors: Sequence[Sequence[Vector]],
) -> tuple[Point, ...]:
    """Lessons on a further criterion: its own lines, the other criteria's lines, and whole records.

    Of a record that shows it the quoted segments are examples; of every record with quotes, or that does not show it,
    the other segments are counter-examples.
    """
    points = []
    for example, vector in zip(bank, bank_vectors, strict=True):
        own = example.criterion == name
        positive = own and example.value != NONE
        points.append(Point(vector, "yes" if positive else "no", 1.0 if own else FURTHER_NEGATIVE_WEIGHT, None))
    for number, record in enumerate(records):
        quotes = record.shown_by.get(name, ())
        if not quotes and record.further.get(name) not in ("no", "clear", "not_applicable"):
            continue
        for vector, label in zip(vectors[number], labels_for(analyses[number].segments, "yes", quotes), strict=True):
            here = label == "yes"
            points.append(Point(vector, "yes" if here else "no", _further_weight(here), number))
    return tuple(points)


def _further_weight(positive: bool) -> float:
    return FURTHER_POSITIVE_WEIGHT if positive else FURTHER_NEGATIVE_WEIGHT


def without(points: Sequence[Point], held_out: Collection[int]) -> list[Point]:
    """Return the points that come from no held-out record."""
    return [point for point in points if point.record is None or point.record not in held_out]
