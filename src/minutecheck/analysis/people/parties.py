"""Says what kind of party a phrase names: a person, a role, an agency, a group, or a relative (criteria.md 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from minutecheck.analysis.people.attendee_match import by_initials, by_name, by_role, the_writer
from minutecheck.analysis.people.person import Person
from minutecheck.analysis.people.roles import (
    honorific,
    is_agency,
    is_initials,
    is_name,
    is_name_token,
    is_role,
    is_role_word,
)
from minutecheck.analysis.remember import remembered_among
from minutecheck.analysis.word_lists import cue, phrase_pattern, plain, plain_set
from minutecheck.report import OwnerKind

_WORDS = "owner_words"
_DETERMINER = re.compile(r"^(?:the|our|my|your|his|her|their|its|this|that|a|an|both|new|own)\s+", re.IGNORECASE)
_INNER = re.compile(
    r"(?<!\bof)(?<!\bfor)(?<!\bat)(?<!\bin)(?<!\bon)(?<!\bfrom)\s(?:the|a|an|my|her|his|their|our)\s", re.IGNORECASE
)
_PREPOSITION = re.compile(r"(?:on|at|in|of|for|to|with|from|and|or|as|any|no|some)\s")
_TAILED = re.compile(r"\s(?:for|of|at|in|from|on)\s|,\s")
_PLACE = re.compile(r",\s|\s(?:at|from|in|of|for)\s")
_JOINED = re.compile(r"\s?[&/+]\s?|\s(?:and|or)\s")
_COLLAR = re.compile(r"#?[A-Z]{0,2}\d{1,6}")
_EDGES = " \t.,;:*•–—-\"“”'@?!"
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Party:
    """What a phrase names; ``person`` is the attendee it fits. A relative has kind ``none`` and ``family``."""

    kind: OwnerKind
    person: Person | None = None
    family: bool = False


NOBODY = Party(OwnerKind.NONE)
_ORDER = (OwnerKind.PERSON, OwnerKind.ROLE, OwnerKind.AGENCY, OwnerKind.GROUP, OwnerKind.NONE)


def rank(kind: OwnerKind) -> int:
    """Return how specific a kind of owner is: 0 for a person, then role, agency, group, none."""
    return _ORDER.index(kind)


def most_specific(parties: Sequence[Party | None]) -> Party | None:
    """Return the most specific of several parties (person, role, agency, group), an attendee first."""
    known = [party for party in parties if party]
    return min(known, key=lambda party: (rank(party.kind), party.family, party.person is None), default=None)


@remembered_among
def party_of(phrase: str, people: Sequence[Person] = ()) -> Party | None:
    """Return what one phrase names, or ``None`` where it names no party at all."""
    text = " ".join(phrase.split()).strip(_EDGES)
    if not text or len(text) > _LONGEST:
        return None
    low = plain(text)
    if low in _plain_words("nobody"):
        return NOBODY
    if low in _plain_words("writer"):
        return Party(OwnerKind.PERSON, the_writer(people))
    known = by_initials(text, people)
    if known:
        return Party(OwnerKind.PERSON, known)
    group = _openings().match(low) is not None
    if not group and not _may_be_party(text, low):
        return None
    bare = _DETERMINER.sub("", text)
    low_bare = low if bare == text else plain(bare)
    if group or low in _plain_words("groups") or low_bare in _plain_words("groups"):
        return Party(OwnerKind.GROUP)
    if _is_family(low_bare, bare):
        return Party(OwnerKind.NONE, family=True)
    return _person(bare, people) or _several(text, people) or _body(bare, low, people)


@cache
def _plain_words(key: str) -> frozenset[str]:
    return plain_set("groups", key)


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"(?:{phrase_pattern(plain_set('groups', 'opens'))})\s")


@cache
def _last_words() -> frozenset[str]:
    """Return the last word of every listed role, body, group and title: a phrase ends in one of them, or in a name."""
    return frozenset(
        phrase.split()[-1] for name in ("roles", "agencies", "groups", "titles") for phrase in plain_set(name)
    )


@cache
def _titles() -> frozenset[str]:
    return plain_set("titles", "ranks", "nursing", "honorifics")


def _may_be_party(text: str, low: str) -> bool:
    """Say quickly whether a phrase can name a party, by its ends and by the small words in it."""
    if _PREPOSITION.match(low):
        return False
    last, capital = low.rsplit(" ", 1)[-1].rstrip("."), text.rsplit(" ", 1)[-1][0]
    ends = capital.isupper() or capital.isdigit() or last.endswith("s") or last in _last_words() or is_role_word(last)
    if not (ends or low.split(" ", 1)[0].rstrip(".") in _titles() or _TAILED.search(low)):
        return False
    return not (cue(_WORDS, "not_in_party").search(low) or _INNER.search(text))


def _is_family(low: str, text: str) -> bool:
    family = plain_set("groups", "family")
    if len(text) <= 2:
        return text in ("M", "F", "YP", "FC", "SF")
    if low in family:
        return True
    parts = [part for part in _JOINED.split(low) if part]
    return len(parts) > 1 and all(_DETERMINER.sub("", part) in family for part in parts)


def _person(text: str, people: Sequence[Person]) -> Party | None:
    tokens = text.split()
    if text.islower() and plain(tokens[0]).strip(".") not in plain_set("titles"):
        return None
    titled = _after_title(tokens)
    if titled is not None:
        return Party(OwnerKind.PERSON, by_name(titled, people))
    known = by_name(text, people)
    if known or is_initials(text) or (is_name(text) and not is_agency(text)):
        return Party(OwnerKind.PERSON, known)
    for cut in range(len(tokens) - 1, max(0, len(tokens) - 4), -1):
        name = " ".join(tokens[cut:])
        if is_name(name) and is_role(" ".join(tokens[:cut])) and not is_name_token(tokens[0]):
            return Party(OwnerKind.PERSON, by_name(name, people))
    return None


def _after_title(tokens: list[str]) -> str | None:
    """Return the name after "DC", "Dr" or "Sister" and a collar number, "" for a number alone; or ``None``."""
    for size in range(min(3, len(tokens) - 1), 0, -1):
        lead = plain(" ".join(tokens[:size])).strip(".")
        if lead not in plain_set("titles", "ranks", "nursing") and not (size == 1 and honorific(tokens[0])):
            continue
        rest = [token for token in tokens[size:] if not _COLLAR.fullmatch(token)]
        if not rest:
            return ""
        lowercase = tokens[0].islower() and len(rest) == 1
        letters = len(rest) <= 3 and all(token[0].isalpha() for token in rest)
        if letters and (rest[0][0].isupper() or lowercase) and not is_role_word(rest[-1]):
            return " ".join(rest)
    return None


def _several(text: str, people: Sequence[Person]) -> Party | None:
    """Read "SW and nurse": parties all of them, of which the most specific counts."""
    parts = _JOINED.split(text)
    if not 1 < len(parts) <= 4:
        return None
    parties = [party_of(part, people) for part in parts]
    return most_specific(parties) if all(parties) else None


def _body(text: str, low: str, people: Sequence[Person]) -> Party | None:
    agency = is_agency(text)
    if not agency and cue(_WORDS, "plural", r"\b(?:{})$").search(plain(text)):
        return Party(OwnerKind.GROUP)
    first = _PLACE.split(text, maxsplit=1)[0]
    if is_role(text) or (first != text and is_role(first) and not first[0].islower()):
        return Party(OwnerKind.ROLE, by_role(plain(text), people))
    return Party(OwnerKind.AGENCY) if agency and " for " not in low else None
