"""Reads the corpora: whole records with labels, and banks of labelled segments. All of them are fictional."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.analysis.structure.labels import bare, label_of, speaker_of
from minutecheck.analysis.structure.zones import zone_of
from minutecheck.record import Record

FURTHER_EVIDENCE = "further-evidence.jsonl"
NONE = "none"
"""The label of a segment that is no evidence."""


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled segment of a bank; ``criterion`` is set only in the bank of further criteria."""

    segment: Segment
    value: str
    criterion: str | None = None
    meeting: date | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LabelledRecord:
    """A whole record with its labels, in the form of ``corpora/records.jsonl``.

    ``shown_by`` holds, for a further criterion that the record shows, the quotes that show it.
    """

    id: str
    text: str
    kind: str
    meeting_date: date | None
    criteria: Mapping[str, Mapping[str, Any]]
    actions: tuple[Mapping[str, Any], ...]
    further: Mapping[str, Any]
    shown_by: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def value(self, criterion: str) -> str:
        """Return the gold value of a core criterion; ``not_applicable`` where none is given."""
        return str(self.criteria.get(criterion, {}).get("value", "not_applicable"))

    def read(self) -> Record:
        """Return the record as the text reader reads it."""
        from minutecheck.readers import read_bytes

        return read_bytes(self.text.encode("utf-8"), f"{self.id}.md")


def load_records(folder: Path) -> tuple[LabelledRecord, ...]:
    """Return the labelled records of ``records.jsonl`` and of our own ``own-records-*.jsonl``, in the order of the files."""
    quotes = folder / FURTHER_EVIDENCE
    shown_by = {row["id"]: row["evidence"] for row in _rows(quotes)} if quotes.exists() else {}
    files = [folder / "records.jsonl", *sorted(folder.glob("own-records-*.jsonl"))]
    return tuple(_record(row, shown_by.get(row["id"], {})) for file in files for row in _rows(file))


def load_file(file: Path) -> tuple[LabelledRecord, ...]:
    """Return the labelled records of one file in the form of ``records.jsonl``, for measuring."""
    return tuple(_record(row, {}) for row in _rows(file))


def _record(row: Mapping[str, Any], shown_by: Mapping[str, Sequence[str]]) -> LabelledRecord:
    return LabelledRecord(
        row["id"],
        row["text"],
        row["kind"],
        _date(row["meeting_date"]),
        row["criteria"],
        tuple(row["actions"]),
        row["further"] or {},
        shown_by,
    )


def load_bank(folder: Path, name: str) -> tuple[Example, ...]:
    """Return the labelled segments of one criterion, from ``segments/NAME.jsonl`` and our own ``segments/own-NAME.jsonl``."""
    examples = []
    for path in (folder / "segments" / f"{name}.jsonl", folder / "segments" / f"own-{name}.jsonl"):
        if path.exists():
            for row in _rows(path):
                segment = segment_from(row["text"], row.get("heading"), row.get("before"))
                examples.append(
                    Example(segment, row["value"], row.get("criterion"), _date(row.get("meeting_date")), row)
                )
    return tuple(examples)


def segment_from(text: str, heading: str | None, before: str | None) -> Segment:
    """Return the segment that a line of a bank stands for: a table row, a labelled field or a sentence."""
    bars = text.count(" | ")
    if bars:
        label: str | None = text[: text.index(" | ")]
        kind = SegmentKind.FIELD if bars == 1 else SegmentKind.ROW
    else:
        found = label_of(text, (), 0)
        label = text[: found[1]] if found else None
        kind = SegmentKind.FIELD if found else SegmentKind.SENTENCE
    speaker = speaker_of(label) if label else None
    zone = zone_of(bare(label)) if label else Zone.UNKNOWN
    if zone is Zone.UNKNOWN and heading:
        zone = zone_of(heading)
    return Segment(0, len(text), text, SegmentKind.SENTENCE if speaker else kind, 0, zone=zone, heading=heading,
                   label=bare(label) if label else None, before=before, speaker=speaker)  # fmt: skip


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
