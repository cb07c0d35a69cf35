"""Which child a record is about: reference numbers, names, initials and dates of birth from its first lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from minutecheck.analysis.dates.meeting_date import opening_date
from minutecheck.pairing.child_names import Name, aged_in, initials_in, labelled_names, names_anywhere, unborn_in
from minutecheck.record import BlockKind, Part, Record
from minutecheck.resources import shipped_values

TOP, TITLE = 16, 5
"""Blocks at the top of a record in which it says whom it is about, and in which a name with an age is the child's."""
_ENTRY = r"(?:\s*\([^)]{0,30}\))?\s*(?:[:|–—-]|\*\*)*\s*"
_SEPARATED = r"(?:\s*\([^)]{0,30}\))?\W{0,3}[:|–—-][\s*|]*"
_PEOPLE = re.compile(
    r"\b(?:roles?|jobs?|agency|posts?|designation|organisation|from|signature|attend\w*)\b", re.IGNORECASE
)
"""Columns of a list of those taking part, whose names are no children's."""
_NUMBER = re.compile(r"(?=[\w/.-]{0,18}\d{2})[A-Za-z]{0,6}[-/ ]?\d[\w/.-]{2,18}(?: \d{3,4}){0,2}")


@dataclass(frozen=True, slots=True)
class Child:
    """What a record says of its children: numbers with their kind, names in small letters, initials, days of birth."""

    references: frozenset[tuple[str, str]] = frozenset()
    names: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    births: frozenset[date] = frozenset()

    @property
    def known(self) -> bool:
        """Whether there is anything by which the child could be told from another."""
        return bool(self.references or self.names or self.first_names or self.initials)


def child_of(record: Record, others: Collection[str] = ()) -> Child:
    """Return what the first lines of a record, its headers included, say of the child or children it is about.

    ``others`` are people whom the record lists as taking part: no child is called what one of them is.
    """
    listed = {" ".join(name.lower().split()) for name in others}
    references: set[tuple[str, str]] = set()
    births: set[date] = set()
    told: set[Name] = set()
    initials: set[str] = set()
    for number, line in enumerate(_lines(record)):
        references |= set(_references(line))
        births |= {day for found in _after(line, "births") if (day := opening_date(found, 30))}
        for entry in _after(line, "names", separated=True):
            told |= set(labelled_names(entry))
            initials |= set(initials_in(entry))
        for entry in _after(line, "names_at_once"):
            told |= set(names_anywhere(entry))
            initials |= set(initials_in(entry))
        if number < TITLE:
            told |= set(unborn_in(line))
            for aged in aged_in(line):
                told |= set(labelled_names(aged))
                initials |= set(initials_in(aged))
    return _child(references, births, {name for name in told if " ".join(name) not in listed}, initials)


def _child(references: set[tuple[str, str]], births: set[date], told: set[Name], initials: set[str]) -> Child:
    full = {name for name in told if len(name) > 1 and len(name[-1]) > 1}
    return Child(
        frozenset(references),
        frozenset(f"{name[0]} {name[-1]}" for name in full),
        frozenset(name[0] for name in told),
        frozenset(initials | {f"{name[0][0]}{name[-1][0]}".upper() for name in told if len(name) > 1}),
        frozenset(births),
    )


def _lines(record: Record) -> Iterator[str]:
    """Yield the first lines; a cell under a column's name is a line that begins with that name."""
    body = [block for block in record.blocks if block.part is Part.BODY and block.end > block.start]
    columns: tuple[str, ...] = ()
    for block in [*(one for one in record.blocks if one.part is Part.HEADER), *body[:TOP]]:
        cells = [record.words_of(cell).strip() for cell in block.cells]
        if block.kind is BlockKind.ROW and block.header:
            columns = tuple(cells)
        elif columns and len(columns) == len(cells):
            if _PEOPLE.search(" ".join(columns)):
                continue
            yield " | ".join(f"{name}: {cell}" for name, cell in zip(columns, cells, strict=True))
            continue
        yield record.words_of((block.start, min(block.end, block.start + 400)))


@cache
def _words() -> Mapping[str, object]:
    found: Mapping[str, object] = shipped_values("pairing.yaml")
    return found


@cache
def _pattern(key: str, kind: str = "", *, separated: bool = False) -> re.Pattern[str]:
    listed = _words()[key]
    forms = listed[kind] if isinstance(listed, dict) else listed
    assert isinstance(forms, list)
    after = _SEPARATED if separated else _ENTRY
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w'’-]){after}", re.IGNORECASE)


def _after(line: str, key: str, *, separated: bool = False) -> Iterator[str]:
    """Yield what stands after each label of a kind: up to 80 characters."""
    for match in _pattern(key, separated=separated).finditer(line):
        yield line[match.end() : match.end() + 80]


def _references(line: str) -> Iterator[tuple[str, str]]:
    kinds = _words()["references"]
    assert isinstance(kinds, dict)
    taken: set[int] = set()
    for kind in kinds:
        for match in _pattern("references", kind).finditer(line):
            number = _NUMBER.match(line, match.end())
            if number is not None and number.start() not in taken and opening_date(number[0]) is None:
                taken.add(number.start())
                yield kind, re.sub(r"[\s./-]", "", number[0]).upper()
