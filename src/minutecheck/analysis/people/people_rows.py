"""Finds the people of one row of an attendance table, by its columns' names or by what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from minutecheck.analysis.people.attendance import column_of, is_mark, mark, says_absent
from minutecheck.analysis.people.people_lists import people_in
from minutecheck.analysis.people.person import Person, person_from, working_for
from minutecheck.analysis.people.person_chunk import Chunk
from minutecheck.analysis.people.person_chunks import read_chunk
from minutecheck.analysis.people.roles import is_agency, is_name, is_role

_CHAIR = re.compile(
    r"\s?[(\[](?:in the\s)?(?:chair|lead|chairing|minutes)[^)\]]*[)\]]|,\s?(?:chair|chairing)$", re.IGNORECASE
)
_PLACE = re.compile(r",\s|\s(?:at|in|from)\s(?:the\s)?")
_BRACKETS = re.compile(r"\([^)]*\)")
_BLANK_IS_AWAY = re.compile(r"[✓✔]|.*\b(?:present|attended|here)\b", re.IGNORECASE)
_MARK_COLUMNS = frozenset({"attended", "absent", "invited"})


@dataclass(slots=True)
class _Row:
    """What has been read of a row so far."""

    there: bool
    chunk: Chunk = field(default_factory=Chunk)
    many: list[Person] = field(default_factory=list)
    surname: str | None = None
    marked: bool = False


def people_in_row(cells: Sequence[str], columns: Sequence[str] = (), took_part: bool = True) -> tuple[Person, ...]:
    """Return the people of one row of an attendance table, read by its columns' names where they are known.

    Offsets span the cells joined by ``" | "``.
    """
    kinds = _kinds(cells, columns)
    end = sum(len(cell) for cell in cells) + 3 * (len(cells) - 1) if cells else 0
    row = _Row(took_part)
    for number, (cell, kind) in enumerate(zip(cells, kinds, strict=True)):
        bare = cell.strip()
        if kind in _MARK_COLUMNS:
            lone = kinds.count("attended") == 1 and number < len(columns)
            _read_mark(row, bare, kind, lone and _BLANK_IS_AWAY.match(columns[number]) is not None)
        elif bare and kind != "contact":
            row.there = row.there and not says_absent(bare)
            _read_cell(row, bare, kind, "agency" in kinds)
    if row.many:
        people = [working_for(person, row.chunk.role, row.chunk.agency) for person in row.many]
        return tuple(replace(one, took_part=one.took_part and row.there, start=0, end=end) for one in people)
    chunk = replace(row.chunk, name=row.surname) if row.surname else row.chunk
    return () if chunk.empty else (person_from(chunk, row.there, 0, end),)


def _kinds(cells: Sequence[str], columns: Sequence[str]) -> list[str | None]:
    known = [column_of(name) for name in columns][: len(cells)] if len(columns) >= len(cells) - 1 else []
    kinds: list[str | None] = [*known, *([None] * (len(cells) - len(known)))]
    names = [number for number, kind in enumerate(kinds) if kind == "name"]
    for number in names:
        status = columns[number].strip(" ?").lower() in ("present", "attended", "took part")
        if status and (len(names) > 1 or "surname" in kinds or is_mark(cells[number])):
            kinds[number] = "attended"
    if not {"name", "role", "agency", "surname"} & set(kinds):
        return _guessed(cells, kinds)
    return kinds


def _guessed(cells: Sequence[str], kinds: Sequence[str | None]) -> list[str | None]:
    """Guess the columns of a table without names from the cells themselves."""
    found = list(kinds)
    for number, cell in enumerate(cells):
        bare = _BRACKETS.sub("", cell).strip()
        if found[number] is not None or not bare:
            continue
        if is_mark(bare):
            found[number] = "attended"
        elif is_name(bare) and "name" not in found:
            found[number] = "name"
        elif is_role(bare) and "role" not in found:
            found[number] = "role"
        elif is_agency(bare) and "agency" not in found:
            found[number] = "agency"
    return found


def _read_mark(row: _Row, cell: str, kind: str, blank_is_away: bool) -> None:
    said = mark(cell)
    if kind == "attended" and said is not None:
        row.there = said and (row.there or not row.marked)
        row.marked = True
    elif (kind == "attended" and blank_is_away) or (kind == "absent" and said and not row.marked):
        row.there = False


def _read_cell(row: _Row, cell: str, kind: str | None, agency_column: bool) -> None:
    if kind == "surname":
        row.surname = cell
    elif kind == "forename":
        return
    elif kind == "initials":
        row.chunk = row.chunk.merged(Chunk(initials=cell))
    elif kind == "role":
        role, body = _role_words(cell)
        row.chunk = replace(
            row.chunk,
            role=role or row.chunk.role,
            chair=row.chunk.chair or "chair" in cell.lower(),
            agency=row.chunk.agency or (None if agency_column else body),
        )
    elif kind == "agency":
        read = read_chunk(cell)
        inside = read if read.name and not is_agency(cell) else Chunk(agency=_CHAIR.sub("", cell), chair=read.chair)
        row.chunk = row.chunk.merged(inside)
    elif kind == "name":
        _read_name(row, cell)
    else:
        row.chunk = row.chunk.merged(read_chunk(cell))


def _read_name(row: _Row, cell: str) -> None:
    people = people_in(cell)
    if len(people) > 1:
        row.many = list(people)
    elif people:
        one = people[0]
        row.chunk = row.chunk.merged(Chunk(one.name, one.initials, one.role, one.agency, one.chair))
    elif len(cell) < 40 and cell[0].isupper():
        row.chunk = row.chunk.merged(Chunk(name=cell))


def _role_words(cell: str) -> tuple[str | None, str | None]:
    """Return the role in a role cell without "(chair)", and the body where the cell names one after it."""
    bare = _CHAIR.sub("", cell).strip()
    parts = _PLACE.split(bare, maxsplit=1)
    if len(parts) == 2 and is_role(parts[0]) and not is_role(parts[1]):
        return parts[0], parts[1]
    return bare or None, None
