"""Finds the day on which the discussion was held.

A label ("Date of meeting") decides; then the title and the first lines; then words that say when it was
held; the date of an e-mail comes last. Dates of birth, of referral and of the next review are never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from minutecheck.analysis.dates.deadline_points import points_in
from minutecheck.analysis.dates.time_point import Point, PointKind
from minutecheck.analysis.structure.columns import named_layout
from minutecheck.analysis.word_lists import cue
from minutecheck.record import Block, BlockKind, Part, Record

_WORDS = "date_words"
_MAIL = re.compile(r"^\W*(?:date|sent)\W", re.IGNORECASE)
_TITLE_BLOCKS = 14
_LABELLED = 1
_OPENS = re.compile(r"\W{0,4}(?:\d|(?:mon|tue|wed|thu|fri|sat|sun))", re.IGNORECASE)
_MAYBE = re.compile(
    r"\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2}|\b(?:19|20)\d\d\b|\d[\s-]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[\s,-]{1,2}'?\d\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    day: date
    rank: int
    at: int


def find_meeting_date(record: Record) -> date | None:
    """Return the day on which the discussion in ``record`` was held, or ``None`` where it does not say one.

    A log of several dated entries has no one day, so ``None``.
    """
    blocks = [block for block in record.blocks if block.part is Part.BODY and block.end > block.start]
    found = min(_candidates(record, blocks), key=lambda candidate: (candidate.rank, candidate.at), default=None)
    if found and found.rank > _LABELLED and len(_entry_dates(record, blocks)) > 1:
        return None
    if found:
        return found.day
    return _mail_date(record)


def opening_date(text: str, within: int = 60) -> date | None:
    """Return the full date that stands in the first ``within`` characters of an entry; ``None`` where none does."""
    return next((point.date for point in _full_dates(text[:within]) if point.date), None)


def _label(text: str) -> bool:
    """Say whether a line or cell is a label of the day of the discussion and nothing else."""
    form = r"^\W*(?:{})(?:\s?[/,&+]\s?|\s(?:and|of|the)\s|\s)?[a-z/,& ]{0,40}?\W*$"
    return cue(_WORDS, "held_label", form).match(text) is not None


def _other_label(text: str) -> bool:
    return cue(_WORDS, "other_label", r"\b(?:{})").search(text) is not None


def _just_before(key: str, text: str) -> bool:
    return cue(_WORDS, key, r"\b(?:{})\W{0,8}$").search(text) is not None


def _about_meeting(text: str) -> bool:
    return cue(_WORDS, "meeting", r"\b(?:{})").search(text) is not None


def _full_dates(text: str) -> Iterator[Point]:
    """Yield the calendar dates of ``text`` that give their year."""
    if not _MAYBE.search(text):
        return
    for point in points_in(text, None):
        if point.kind is PointKind.DATE and point.date:
            yield point


def _candidates(record: Record, blocks: list[Block]) -> Iterator[_Candidate]:
    label_above = False
    columns: tuple[str, ...] = ()
    for number, block in enumerate(blocks):
        text = record.words_of((block.start, block.end))
        if block.cells:
            yield from _in_row(record, block, columns)
        columns = _names(record, block) if block.header or not block.cells else columns
        early = number < _TITLE_BLOCKS
        if not early and len(text) > 160:
            continue
        for point in _full_dates(text) if len(text) < 4000 else ():
            before = text[max(0, point.start - 60) : point.start]
            at = block.start + point.start
            if label_above and not text[: point.start].strip(" *_#:-–|"):
                yield _Candidate(point.date or date.min, 0, at)
            if _just_before("typed", before):
                yield _Candidate(point.date or date.min, 8, at)
            if _just_before("not_held", before):
                continue
            if _just_before("held_inline", before) and not _other_label(before[-25:]):
                yield _Candidate(point.date or date.min, 0 if early else 3, at)
            elif early and not block.cells:
                named = _about_meeting(text) or block.kind is BlockKind.HEADING
                short = len(text) < 160 or point.start < 80
                yield _Candidate(point.date or date.min, 2 if named and short else 3 if short else 4, at)
            elif early and block.cells and not block.header and number < 4:
                yield _Candidate(point.date or date.min, 5, at)
            elif _about_meeting(before):
                yield _Candidate(point.date or date.min, 6, at)
        label_above = len(text) < 45 and _label(text) and not _other_label(text)


def _names(record: Record, block: Block) -> tuple[str, ...]:
    """Return the column names that a header row gives to the rows below it; none for any other block.

    "When" heads the dates of a table of actions too, so such a table gives none.
    """
    names = tuple(record.words_of(cell).strip() for cell in block.cells) if block.header else ()
    return () if named_layout(names) else names


def _in_row(record: Record, block: Block, columns: tuple[str, ...]) -> Iterator[_Candidate]:
    cells = [record.words_of(cell).strip() for cell in block.cells]
    for name, cell, span in zip(columns, cells, block.cells, strict=False):
        if len(name) < 60 and _label(name) and not _other_label(name) and len(cells) > 2:
            for point in _full_dates(cell):
                yield _Candidate(point.date or date.min, 0, span[0])
                break
    for label, cell, span in zip(cells, cells[1:], block.cells[1:], strict=False):
        if len(label) < 60 and _label(label) and not _other_label(label):
            for point in _full_dates(cell):
                yield _Candidate(point.date or date.min, 0, span[0])
                break


def _entry_dates(record: Record, blocks: list[Block]) -> set[date]:
    """Return the dates that open the entries of a log."""
    found: set[date] = set()
    for block in blocks:
        opening = record.words_of((block.start, min(block.end, block.start + 40)))
        if block.kind is not BlockKind.HEADING and _OPENS.match(opening):
            point = next(_full_dates(opening), None)
            if point and point.date and point.start <= 6:
                found.add(point.date)
    return found


def _mail_date(record: Record) -> date | None:
    for block in record.blocks:
        text = record.words_of((block.start, block.end))
        if block.part in (Part.HEADER, Part.BODY) and _MAIL.match(text):
            point = next(_full_dates(text), None)
            if point:
                return point.date
    return None
