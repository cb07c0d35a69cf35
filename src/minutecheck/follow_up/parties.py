"""Who is spoken of: the professionals whom a passage names, and the party that each works for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from minutecheck.analysis.people.person import Person
from minutecheck.analysis.people.roles import honorific
from minutecheck.follow_up.words import follow_up_words, phrases
from minutecheck.record import Span

_BEFORE_DOER = re.compile(
    r"(?:^|[.;:|]|\bby|\bbut|\band)\s*(?:[-•*]\s*)?(?:that\s+)?(?:(?:the|our|her|his|their|my)\s+)?"
    r"(?:(?:mr|mrs|ms|miss|dr|dc|ds|pc)\.?\s+)?$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?\s")
_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A professional named in a text: the party, the person where known, where, and whether the text makes them the doer."""

    party: str | None
    person: str | None
    start: int
    end: int
    doer: bool


def known_as(people: Sequence[Person]) -> Mapping[str, tuple[str, str | None]]:
    """Return every name and initials that a listed person goes by, with the whole name and the party."""
    known: dict[str, tuple[str, str | None]] = {}
    shared: set[str] = set()
    for person in people:
        name = person.name
        if not name:
            continue
        party = party_called(f"{person.role or ''}, {person.agency or ''}")
        words = [word for word in _NAME.findall(name) if not honorific(word) and len(word) > 1]
        initials = person.initials or "".join(word[0] for word in words if word[0].isupper())
        for called in {*words, initials} - {""}:
            if called in known and known[called][0] != name:
                shared.add(called)
            known[called] = (name, party)
    return {called: who for called, who in known.items() if called not in shared and len(called) > 1}


def party_called(words: str) -> str | None:
    """Return the party that a role or an agency belongs to; ``None`` for one that the lists do not know."""
    found = _roles().search(words)
    return _party_of()[_key(found[0])] if found else None


def mentions_in(text: str, known: Mapping[str, tuple[str, str | None]]) -> tuple[Mention, ...]:
    """Return the professionals whom a text names, by name or role, in order."""
    found: list[Mention] = []
    for match in _NAME.finditer(text):
        called = re.sub(r"['’]s$", "", match[0])
        if called in known:
            person, party = known[called]
            found.append(_mention(text, match.start(), match.start() + len(called), party, person))
    taken = [(one.start, one.end) for one in found]
    for match in _roles().finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found.append(_mention(text, *match.span(), _party_of()[_key(match[0])], None))
    return tuple(sorted(found, key=lambda one: one.start))


def spans_of(mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """Return where the mentions stand."""
    return tuple((one.start, one.end) for one in mentions)


def _mention(text: str, start: int, end: int, party: str | None, person: str | None) -> Mention:
    doer = _BEFORE_DOER.search(text[max(0, start - 30) : start]) is not None and not _POSSESSIVE.match(text, end)
    return Mention(party, person, start, end, doer)


@cache
def _roles() -> re.Pattern[str]:
    return phrases(word for words in follow_up_words().parties.values() for word in words)


@cache
def _party_of() -> Mapping[str, str]:
    return {_key(word): party for party, words in follow_up_words().parties.items() for word in words}


def _key(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split())
