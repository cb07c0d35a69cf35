"""Somebody whom a record lists as taking part, or as not taking part."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from minutecheck.analysis.people.person_chunk import Chunk
from minutecheck.analysis.people.statutory import statutory_of
from minutecheck.analysis.word_lists import plain


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the record lists, and where.

    ``statutory`` holds which of social_worker, manager, police and health the role is, even where the person did not
    take part. ``start`` and ``end`` are offsets into the text they were read from.
    """

    name: str | None
    initials: str | None
    role: str | None
    agency: str | None
    took_part: bool
    statutory: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    chair: bool = False
    name_words: tuple[str, ...] = field(init=False, compare=False, repr=False)
    """The words of the name in their plain form, which every phrase that may name the person is compared with."""

    def __post_init__(self) -> None:
        """Take the name apart once: it is compared with hundreds of phrases of the record."""
        object.__setattr__(self, "name_words", tuple(plain(self.name or "").replace(".", " ").split()))


def person_from(chunk: Chunk, took_part: bool, start: int, end: int) -> Person:
    """Return the person of whom a chunk tells; a chair without a name has that role."""
    role = chunk.role or ("chair" if chunk.chair and not chunk.name else None)
    statutory = statutory_of(chunk.role, chunk.agency)
    return Person(chunk.name, chunk.initials, role, chunk.agency, took_part, statutory, start, end, chunk.chair)


def working_for(person: Person, role: str | None, agency: str | None) -> Person:
    """Return the person with the role and agency filled in where they have none."""
    role, agency = person.role or role, person.agency or agency
    return replace(person, role=role, agency=agency, statutory=statutory_of(role, agency))
