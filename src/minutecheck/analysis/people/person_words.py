"""Reads a phrase that is nothing but a name, a role, an agency, or these side by side: "DC Amos", "Nia Webb TM"."""

from __future__ import annotations

import re
from dataclasses import replace

from minutecheck.analysis.people.person_chunk import Chunk
from minutecheck.analysis.people.roles import (
    honorific,
    is_agency,
    is_initials,
    is_name,
    is_name_token,
    is_role,
    is_role_word,
)
from minutecheck.analysis.word_lists import plain, plain_set

_ROLE_LEAD = re.compile(
    r"^(?:(?:who is|who['’]s|as|is|being|acting as|the|our|your|her|his|their|my|an?)\s)+", re.IGNORECASE
)
_MAIL = re.compile(r"([a-z]+(?:\.[a-z]+)?)@([a-z]+)[\w.]{0,40}", re.IGNORECASE)
_REDACTED = re.compile(r"^(?:[█■▮xX_*]{2,}|\[?redacted\]?|\[name\])$", re.IGNORECASE)
_COLLAR = re.compile(r"#?[A-Z]{0,2}\d{1,6}[A-Z]?,?")
_FROM = re.compile(r"^(?:(?:from|of|for|at|in|,|-|–|with|the)\s){1,2}", re.IGNORECASE)
_COUNT = re.compile(r"\s[xX×]\s?\d$")
_EDGES = " *,;:()"
_LONGEST = 110


def read_words(text: str) -> Chunk:
    """Return what a short phrase without brackets or story says; an empty chunk where it names nobody."""
    if not text or len(text) > _LONGEST or _REDACTED.match(text):
        return Chunk()
    if is_initials(text):
        return Chunk(initials=text.strip(_EDGES))
    if is_name(text):
        return Chunk(name=text.strip(_EDGES))
    tokens = text.split()
    split = _role_before_agency(tokens)
    if split:
        return split
    role = is_role(text) and not _opens_with_name(tokens)
    if role and re.search(r"\s(?:for|of)\s", text):
        return Chunk(role=_ROLE_LEAD.sub("", text))
    counted = _COUNT.sub("", text)
    if is_agency(counted) and not is_role_word(tokens[0]) and not honorific(tokens[0]):
        return Chunk(agency=counted)
    beside = _side_by_side(tokens)
    if beside:
        return beside
    if role:
        body = _agency_in_front(tokens)
        return Chunk(role=tokens[-1] if body else _ROLE_LEAD.sub("", text), agency=body)
    mail = _MAIL.fullmatch(text)
    return Chunk(name=mail[1], agency=mail[2]) if mail else Chunk()


def _role_before_agency(tokens: list[str]) -> Chunk | None:
    """Read "Duty Manager MASH": a role, then the body with a capital."""
    for cut in range(1, len(tokens)):
        role, body = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        if not (body[0].isupper() and is_role_word(tokens[cut - 1])) or is_role_word(tokens[cut]):
            continue
        if is_role(role) and is_agency(body) and not is_agency(tokens[0]):
            return Chunk(role=_ROLE_LEAD.sub("", role), agency=body)
    return None


def _agency_in_front(tokens: list[str]) -> str | None:
    """Return the body in "EDT SW", "CSC TM": an abbreviation before a role's own."""
    if len(tokens) != 2 or not (tokens[0].isupper() and tokens[1].isupper()):
        return None
    return tokens[0] if is_agency(tokens[0]) and is_role_word(tokens[1]) else None


def _opens_with_name(tokens: list[str]) -> bool:
    """Say whether a name stands in front of the role: "Nia Webb manager", "Mo the nurse"."""
    if len(tokens) >= 3 and plain(tokens[1]) in ("the", "our") and is_name_token(tokens[0]):
        return True
    return len(tokens) >= 3 and is_name_token(tokens[0]) and is_name_token(tokens[1]) and not tokens[0].isupper()


def _named(text: str) -> Chunk | None:
    """Return a name or initials, whichever ``text`` is."""
    if " " not in text and is_initials(text):
        return Chunk(initials=text.strip(_EDGES))
    return Chunk(name=text.strip(_EDGES)) if is_name(text) else None


def _side_by_side(tokens: list[str]) -> Chunk | None:
    """Read a role and a name beside each other, in either order."""
    for size in range(min(3, len(tokens) - 1), 0, -1):
        found = _name_last(tokens[:-size], tokens[-size:]) or _name_first(tokens[:size], tokens[size:])
        if found:
            return found
    if len(tokens) == 2 and is_role_word(tokens[0]) and tokens[1].isalpha() and not is_role_word(tokens[1]):
        small = tokens[0].islower() and len(tokens[0]) <= 4
        if small or (tokens[0].isupper() and tokens[1].isupper()):
            return Chunk(role=tokens[0], name=tokens[1])
    return None


def _name_last(front: list[str], back: list[str]) -> Chunk | None:
    named = None if honorific(front[-1]) else _named(" ".join(back))
    if named is None:
        return None
    title = " ".join(front)
    if is_role(title) and (not is_name_token(front[0]) or title.isupper()):
        body = _agency_in_front(front)
        return named.merged(Chunk(role=front[-1] if body else title, agency=body))
    if is_agency(title) and title[0].isupper() and len(back) <= 2 and not is_name(" ".join([*front, *back])):
        return named.merged(Chunk(agency=title))
    return None


def _name_first(front: list[str], back: list[str]) -> Chunk | None:
    named = _named(" ".join(front))
    if named is None or (is_name_token(back[0]) and not is_role_word(back[0])):
        return None
    found = _role_then_agency(back)
    return None if found.empty else named.merged(found)


def _role_then_agency(tokens: list[str]) -> Chunk:
    """Read what follows a name: a role, and perhaps the body it is in ("team manager East locality")."""
    text = _ROLE_LEAD.sub("", " ".join(tokens))
    tokens = text.split()
    for size in range(min(5, len(tokens)), 0, -1):
        role, rest = " ".join(tokens[:size]), " ".join(tokens[size:])
        if is_role_word(tokens[size - 1]) and is_role(role):
            return Chunk(role=role, agency=rest if rest and is_agency(rest) else None)
    if is_role(text):
        return Chunk(role=text)
    return Chunk(agency=text) if is_agency(text) else Chunk()


def read_ranked(text: str) -> Chunk | None:
    """Return what a phrase says that opens with a rank or a nursing title: "DS 33 Brand", "Sister Lee"."""
    tokens = text.split()
    nursing, titles = plain_set("titles", "nursing"), plain_set("titles", "ranks", "nursing")
    for size in range(min(3, len(tokens)), 0, -1):
        rank = " ".join(tokens[:size])
        low = plain(rank).strip(".,")
        alone = len(tokens) == size and low in ("officer", "nurse", "midwife", "sister")
        if low not in titles or alone:
            continue
        name, rest = _name_after(tokens[size:], lowercase=rank.islower())
        if not name and low in nursing:
            return None
        tail = read_words(_FROM.sub("", " ".join(rest)))
        named = _named(name) if name and is_initials(name) else Chunk(name=name)
        return replace(named or Chunk(), role=rank, agency=tail.agency)
    return None


def _name_after(tokens: list[str], lowercase: bool) -> tuple[str | None, list[str]]:
    """Return the name that follows a rank, past a collar number, and the tokens after it."""
    rest = list(tokens)
    while rest and _COLLAR.fullmatch(rest[0]):
        rest.pop(0)
    named: list[str] = []
    while rest and len(named) < 3:
        token = rest[0]
        fits = (
            token[0].isupper() or plain(token) in ("de", "van", "von") or (lowercase and not named and token.isalpha())
        )
        if not fits or (named and is_role_word(token)):
            break
        named.append(rest.pop(0).rstrip(",;:*."))
        if token[-1] in ",;:":
            break
    return " ".join(named) or None, rest
