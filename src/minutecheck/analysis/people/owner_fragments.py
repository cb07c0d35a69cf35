"""Finds the owner in a note's fragments: "TM – send invites", "body map (HV)", "Shirley rings the school"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minutecheck.analysis.people.owner import Owner, owner_at
from minutecheck.analysis.people.owner_subjects import first_party
from minutecheck.analysis.people.parties import Party, most_specific, party_of
from minutecheck.analysis.people.person import Person
from minutecheck.analysis.word_lists import cue, plain_set
from minutecheck.report import OwnerKind

_WORDS = "owner_words"
_UNSPECIFIC = re.compile(r"(?:an?|any|some|another)\s", re.IGNORECASE)
_PARTS = re.compile(r"\s?[/&+]\s?|\sand\s")
_THEIRS = re.compile(r"\bis (?:the )?([\w ]{2,30})['’]s?\s*[.;]?\s*$", re.IGNORECASE)
_CLAUSE_START = re.compile(r"[.;:,]\s|\s[–—-]\s|\band\s|\bbut\s|\bthat\s")
_NO_END = frozenset(["the", "a", "an", "for", "of"])
_NOTES = frozenset(["tc", "jv", "hv", "f/u", "unannounced", "joint"])
_STARTS = 8
_WORDS_OF_OWNER = 6
_WORDS_OF_FRAGMENT = 9


def fragments(text: str, people: Sequence[Person]) -> Iterator[Owner]:
    """Yield the parties that fill a fragment of their own between dashes, colons, commas or brackets."""
    here = 0
    cuts: list[tuple[int, int]] = []
    for match in cue(_WORDS, "separator", "(?:{})").finditer(text):
        cuts.append((here, match.start()))
        here = match.end()
    cuts.append((here, len(text)))
    filled = [(low, high) for low, high in cuts if text[low:high].strip()]
    for low, high in filled if len(filled) > 1 else ():
        found = _fragment(text, low, high, people)
        if found:
            yield found


def _fragment(text: str, low: int, high: int, people: Sequence[Person]) -> Owner | None:
    fragment = text[low:high]
    start = low + len(fragment) - len(fragment.lstrip())
    lead = cue(_WORDS, "edge", r"^(?:{})\s?:?\s+").match(text[start:high])
    start += lead.end() if lead else 0
    bare = text[start:high].rstrip(" .,;")
    if not bare or bare.count(" ") >= _WORDS_OF_FRAGMENT:
        return None
    party = party_of(bare, people)
    parts = _PARTS.split(bare) if party is None else ()
    if len(parts) > 1 and len(bare.split()) <= _WORDS_OF_OWNER:
        parties = [party_of(part, people) for part in parts]
        party = most_specific(parties) if parties[0] else None
    if party is None or party.kind is OwnerKind.NONE:
        return None
    if party.kind is OwnerKind.ROLE and _UNSPECIFIC.match(bare):
        return None
    return owner_at(text, start, start + len(bare), party)


def handed(text: str, people: Sequence[Person]) -> Owner | None:
    """Return the party that a task is given to in other words: "sits with DC Khan", "that's for our pharmacist"."""
    for match in cue(_WORDS, "handed", "(?:{})").finditer(text):
        found = first_party(text, match.end(), people)
        if found:
            return found
    theirs = _THEIRS.search(text[-60:])
    party = party_of(theirs[1], people) if theirs else None
    if theirs and party and party.kind is not OwnerKind.NONE:
        shift = max(0, len(text) - 60)
        return owner_at(text, shift + theirs.start(1), shift + theirs.end(1), party)
    return None


def opening(text: str, people: Sequence[Person]) -> Owner | None:
    """Return the party that opens a clause with a verb after it: "Shirley rings the school", "OIC gives it to ..."."""
    starts = [0, *(match.end() for match in _CLAUSE_START.finditer(text))]
    for begin in starts[:_STARTS]:
        start = begin + len(text[begin : begin + 40]) - len(text[begin : begin + 40].lstrip())
        tokens = list(re.finditer(r"\S+", text[start : start + 80]))
        for count in range(min(_WORDS_OF_OWNER, len(tokens) - 1), 0, -1):
            last, following = tokens[count - 1][0], tokens[count][0]
            stopped = count > 1 and last[-1] in ",;:"
            if stopped or last.lower() in _NO_END or not _may_act(following, capital=text[start].isupper()):
                continue
            end = start + tokens[count - 1].end()
            party = party_of(text[start:end], people)
            if party and party.kind is not OwnerKind.NONE and _acts(following, party, text[start:end]):
                return owner_at(text, start, end, party)
    return None


def _may_act(word: str, capital: bool) -> bool:
    """Say whether a word can be the verb of a task: any plain word after a capital, else a known verb."""
    bare = word.rstrip(".,")
    if not word[0].islower() or not bare.replace("-", "").isalpha() or cue(_WORDS, "no_verb").fullmatch(bare):
        return False
    return capital or _is_verb(bare) or bare in plain_set("task_verbs") or bare in _NOTES


def _is_verb(word: str) -> bool:
    """Say whether a word is the third person of a task's verb, or ends in "ing"."""
    low = word.lower().removeprefix("re-")
    stems = (low.removesuffix("s"), low.removesuffix("es"), f"{low.removesuffix('ies')}y")
    third = low.endswith("s") and not plain_set("task_verbs").isdisjoint(stems)
    return third or (low.endswith("ing") and len(low) > 5)


def _acts(word: str, party: Party, phrase: str) -> bool:
    """Say whether the word after a party makes a task of it: any verb after a role, its third person after a name."""
    low = word.strip(".,").lower().removeprefix("re-")
    if _is_verb(low):
        return True
    single = " " not in phrase
    if party.kind is OwnerKind.PERSON:
        return not single or party.person is not None or phrase.isupper()
    if party.kind is OwnerKind.ROLE and not single:
        return True
    return low in plain_set("task_verbs") or low in _NOTES
