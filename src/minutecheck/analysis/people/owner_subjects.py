"""Finds the owner in a sentence's grammar: the subject of "to", "will", "agreed to", or who comes after "by"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minutecheck.analysis.people.owner import Owner, owner_at
from minutecheck.analysis.people.parties import Party, most_specific, party_of
from minutecheck.analysis.people.person import Person
from minutecheck.analysis.word_lists import cue, plain
from minutecheck.report import OwnerKind

_WORDS = "owner_words"
_PASSIVE_FORM = r"^\s?(?:(?:not|also|then|now|both|all)\s)?(?:{})"
_NOT_TASK = re.compile(r"^\s?(?:not|never|have been|has been)\b", re.IGNORECASE)
_NOT_INFINITIVE = re.compile(
    r"^\s?(?:(?:me|us|him|her|them|it|the|a|an|my|our|his|their|your|this|that|these|those|each|all|any)\b"
    r"|[A-Z][a-z]|\d)"
)
_NEEDS = re.compile(r"needs|wants", re.IGNORECASE)
_DOING = re.compile(r"^\s?\w+ing\b", re.IGNORECASE)
_CARRIED = re.compile(r"\b(?:and|and also|and then|so|but)$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;:!?]\s|\band\s|\bthat\s|\bas\s")
_JOINED = re.compile(r"(?:\s(?:and|or|with)\s(?:also\s)?|\s?[&/+,]\s?)$", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^()]{1,40})\)$")
_SPEAKER = re.compile(r"\s*([A-Z][\w .'’-]{1,30}):\s")
_NO_START = frozenset(["of", "in", "at", "on", "to", "and", "by", "is", "was", "be", "not"])
_CLAUSE = 90


def subjects(text: str, people: Sequence[Person]) -> Iterator[Owner]:
    """Yield the parties that stand right before "to", "will", "agreed to" and are not the subject of a passive."""
    for marker in cue(_WORDS, "marker", "(?:{})").finditer(text):
        rest = text[marker.end() : marker.end() + 40]
        destination = marker[0].strip().lower() == "to" and _NOT_INFINITIVE.match(rest)
        needed = _NEEDS.search(marker[0]) and _DOING.match(rest)
        if destination or needed or _NOT_TASK.match(rest) or cue(_WORDS, "passive", _PASSIVE_FORM).match(rest):
            continue
        found = _before(text, marker.start(), people) or _carried(text, marker.start(), people)
        if found:
            yield found


def agents(text: str, people: Sequence[Person]) -> Iterator[Owner]:
    """Yield the parties after "by": "to be actioned by J Byrne"."""
    for match in re.finditer(r"\bby\s", text, re.IGNORECASE):
        found = first_party(text, match.end(), people)
        if found:
            yield found


def speaker(text: str, people: Sequence[Person]) -> Owner | None:
    """Return who speaks in "Dr Osei: I will ...", whom "I" means."""
    match = _SPEAKER.match(text)
    party = party_of(match[1], people) if match else None
    if match and party and party.kind is not OwnerKind.NONE:
        return owner_at(text, match.start(1), match.end(1), party)
    return None


def first_party(text: str, start: int, people: Sequence[Person]) -> Owner | None:
    """Return the longest party whose words begin at ``start``, up to the next mark."""
    start += len(text[start : start + 20]) - len(text[start : start + 20].lstrip())
    mark = cue(_WORDS, "separator", "(?:{})").search(text, start, start + _CLAUSE)
    end = mark.start() if mark else min(len(text), start + _CLAUSE)
    stops = [start + match.end() for match in re.finditer(r"\S+", text[start:end])][:7]
    for stop in reversed(stops):
        party = party_of(text[start:stop], people)
        if party and party.kind is not OwnerKind.NONE:
            return owner_at(text, start, len(text[:stop].rstrip(" .,;")), party)
    return None


def _carried(text: str, end: int, people: Sequence[Person]) -> Owner | None:
    """Return the subject that "and" carries on: "Dee has the list and will work down it"."""
    if not _CARRIED.search(text[max(0, end - 12) : end]):
        return None
    low = max(0, end - 300)
    stops = [match.end() for match in _SENTENCE.finditer(text, low, max(low, end - 4))]
    return first_party(text, stops[-1] if stops else low, people)


def _before(text: str, end: int, people: Sequence[Person]) -> Owner | None:
    """Return the party whose words end at ``end``: several joined by "and" are one owner, the most specific."""
    bracket = _BRACKET.search(text[max(0, end - 50) : end])
    inside = party_of(bracket[1], people) if bracket else None
    stop = end - len(bracket[0]) if bracket else end
    last = _suffix(text, stop, people)
    if last is None:
        if bracket and inside and inside.kind is not OwnerKind.NONE:
            return owner_at(text, stop + 1, end - 1, inside)
        return None
    start, party = last
    parties = [party, *([inside] if inside and inside.kind is not OwnerKind.NONE else [])]
    joined = _JOINED.search(text[max(0, start - 9) : start])
    while joined:
        earlier = _suffix(text, start - len(joined[0]), people)
        if earlier is None:
            break
        start = earlier[0]
        parties.append(earlier[1])
        joined = _JOINED.search(text[max(0, start - 9) : start])
    best = most_specific(parties)
    return owner_at(text, start, end, best) if best else None


def _suffix(text: str, end: int, people: Sequence[Person]) -> tuple[int, Party] | None:
    """Return where the longest phrase starts that ends at ``end``, stays in its clause, and names a party."""
    low = max(0, end - _CLAUSE)
    for clause in cue(_WORDS, "clause", "(?:{})").finditer(text, low, end):
        low = clause.end()
    for match in list(re.finditer(r"\S+", text[low:end]))[-7:]:
        first = plain(match[0]).strip(".,")
        if first in _NO_START:
            continue
        phrase = text[low + match.start() : end]
        if " " not in phrase.strip() and cue(_WORDS, "pronoun").fullmatch(first):
            return None
        party = party_of(phrase, people)
        if party and (party.kind is not OwnerKind.NONE or party.family):
            return low + match.start(), party
    return None
