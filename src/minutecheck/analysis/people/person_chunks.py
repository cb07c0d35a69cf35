"""Reads one phrase about one person with its brackets and asides: "J. Byrne (SW, CSC)", "Tess from the duty desk"."""

from __future__ import annotations

import re
from dataclasses import replace

from minutecheck.analysis.people.person_chunk import Chunk
from minutecheck.analysis.people.person_words import read_ranked, read_words
from minutecheck.analysis.people.roles import honorific, is_initials, is_name, is_role
from minutecheck.analysis.word_lists import cue, plain, plain_set

_WORDS = "attendance_words"
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{0,120})[)\]]?")
_ASIDES = re.compile(r"[,;/]|\s[-–—]\s")
_MARKS = re.compile(r"[☒☐✓✔✗✘√☑*•●▪]|\s[-–]\s?[PAN]$")
_OF = re.compile(r"\s(?:from|of|at|for|with|in|representing|,)\s+(?:the\s)?", re.IGNORECASE)
_AT = re.compile(r"\s(?:at|from|in)\s(?:the\s)?(?!charge|place|the case|case|reach)", re.IGNORECASE)
_CHAIR = re.compile(
    r"(?:(?:in|took) the (?:chair|lead)|chair(?:ed|ing)?|lead|leading|led)(?: (?:the|and) \w+)?", re.IGNORECASE
)
_KEY = re.compile(r"[a-z]{2,3}|[A-Z]{2,3}")
"""Initials that a bracket gives a role, even where they are an abbreviation too: "CN (school nurse)"."""
_LONGEST = 300
_EDGES = ' ,;:.–—-"“”'


def read_chunk(text: str) -> Chunk:
    """Return what a phrase says of the one person it names; its brackets hold a role, an agency or initials."""
    asides: list[str] = []

    def keep(match: re.Match[str]) -> str:
        asides.extend(_ASIDES.split(match[1]))
        return " "

    main = _trim(_BRACKETS.sub(keep, text[:_LONGEST]))
    found = _main(main) if main else Chunk()
    readings = [_aside(_trim(aside), found) for aside in asides]
    if _KEY.fullmatch(main) and not found.name and any(reading.role for reading in readings):
        found = Chunk(initials=main)
    for reading in readings:
        found = found.merged(reading)
    if found.name:
        found = replace(found, name=cue(_WORDS, "dropped", r"^(?:{})\.?\s(?=\S)").sub("", found.name))
    if found.role and plain(found.role) in plain_set("roles", "chair"):
        found = replace(found, role=None, chair=True)
    return found


def _trim(text: str) -> str:
    bare = " ".join(_MARKS.sub(" ", text).split()).strip(_EDGES)
    return cue(_WORDS, "filler", r"^(?:(?:{})\b[\s,:.\-–]{0,3})+").sub("", bare).strip(_EDGES)


def _without_story(text: str) -> str:
    """Return ``text`` up to the words that tell what the person did ("who", "dialled in")."""
    return cue(_WORDS, "story", r"[\s,]{1,3}(?:{})\b.*$").sub("", f" {text}").strip(" ,")


def _chairs(text: str) -> bool:
    return plain(text) in plain_set("roles", "chair") or _CHAIR.fullmatch(text) is not None


def _stands_for(text: str, name: str) -> bool:
    """Say whether ``text`` is the initials of ``name``, even where they are an abbreviation too ("PO")."""
    made = "".join(token[0] for token in re.split(r"[\s\-]+", name) if token[:1].isupper() and not honorific(token))
    return len(made) > 1 and text.replace(".", "") == made


def _aside(text: str, so_far: Chunk) -> Chunk:
    if so_far.name and text and (is_initials(text) or _stands_for(text, so_far.name)):
        return Chunk(initials=text)
    return _main(text) if text else Chunk()


def _main(text: str) -> Chunk:
    if _chairs(text):
        return Chunk(chair=True)
    found = read_ranked(text) or _placed(text)
    if found:
        return found
    whole = read_words(text)
    if not whole.empty:
        return whole
    joined = _joined(text)
    if joined:
        return joined
    cut = _without_story(text)
    return _main(cut) if cut and cut != text else Chunk()


def _placed(text: str) -> Chunk | None:
    """Read a role with where it is held: "Pharmacist at Hill Lane Surgery"."""
    match = _AT.search(text)
    front = text[: match.start()] if match else ""
    if match is None or not is_role(front) or is_name(front):
        return None
    return read_words(front).merged(Chunk(agency=_without_story(text[match.end() :]) or None))


def _joined(text: str) -> Chunk | None:
    """Read a name joined to a role or a body by small words: "Ana the midwife", "Petra from Shelter"."""
    role_join = cue(_WORDS, "joins_role", r"\s(?:{})\s(?:the\s|our\s|a\s)?")
    for pattern in (role_join, _OF):
        for match in list(pattern.finditer(text))[:3]:
            before, after = text[: match.start()].strip(" ,"), text[match.end() :].strip(" ,")
            left, right = read_ranked(before) or read_words(before), read_words(after)
            if left.empty and pattern is role_join:
                left = read_words(_without_story(before))
            if left.empty or (right.empty and pattern is role_join):
                continue
            body = _without_story(after)
            if pattern is _OF and body and len(body.split()) <= 6 and not honorific(body.split()[0]):
                right = Chunk(agency=body)
            return left.merged(Chunk(role=right.role, agency=right.agency, name=right.name))
    return None
