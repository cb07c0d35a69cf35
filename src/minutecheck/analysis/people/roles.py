"""Recognises job roles, agencies and names in the short phrases of attendance lists and action tables.

The word lists are data (``rules/core/lists``); a phrase whose last word is a head ("adviser", "team") counts too,
because no list holds every job.
"""

from __future__ import annotations

import re
from functools import cache

from minutecheck.analysis.remember import remembered
from minutecheck.analysis.word_lists import plain, plain_set, words

_NAME_TOKEN = re.compile(r"(?:[A-Z]\.?){1,3}|[^\W\d_][\w'’.\-]*\*?")
_INITIAL = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]")
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,3}|[A-Z]{1,2}Mc[A-Z]|[A-Z]{1,2}-[A-Z]|[A-Z]O['’][A-Z]")
_AGENT_NOUN = re.compile(
    r"[a-z]{2,14}(?:(?:[^e]er|[st]or)|ologist|[aeilmnrt]ist|ician|ographer|woman|keeper|master|maker)"
)
_ROLE_TAIL = re.compile(
    r"\s(?:for|of|at|in|on|with|from|to|covering|the)\s.*$|\s?[(,/–-]\s.*$|\d*$", re.IGNORECASE | re.DOTALL
)
_TOLD = re.compile(r"\b(?:was|were|is|are|by)\b")
_DETERMINER = re.compile(r"^(?:the|our|your|local|an?)\s")
_MARKS = " .,;:*"
_LONGEST_ROLE = 80
_LONGEST_AGENCY = 90


def without_tail(role: str) -> str:
    """Return a role without what follows its head: "adviser for early years" is "adviser"."""
    return _ROLE_TAIL.sub("", role)


@cache
def _abbreviations() -> frozenset[str]:
    listed = {phrase for phrases in words("roles").values() for phrase in phrases} | set(words("titles")["ranks"])
    return frozenset(phrase for phrase in listed if len(phrase) <= 6 and phrase.upper() == phrase)


@cache
def _role_phrases() -> frozenset[str]:
    jobs = plain_set("roles", "social_worker", "manager", "police", "health", "other")
    return jobs | plain_set("titles", "ranks", "nursing")


@remembered
def is_role_word(token: str) -> bool:
    """Say whether one word is a role by itself ("SW", "midwife"); short abbreviations by their case."""
    bare = token.strip("*.,;:()'’")
    if bare in _abbreviations() or (bare.endswith("s") and bare[:-1] in _abbreviations()):
        return True
    low = plain(bare)
    if bare.islower() and _AGENT_NOUN.fullmatch(low) and low not in plain_set("roles", "not_heads"):
        return True
    if low in plain_set("name_words", "capitals_only") and low.upper() in _abbreviations():
        return False
    return low in _role_phrases() or low in plain_set("roles", "heads")


def is_role(phrase: str) -> bool:
    """Say whether a phrase is somebody's role: listed, or ending in a role's head ("adviser for early years")."""
    low = plain(phrase).strip(_MARKS)
    if not low or len(low) > _LONGEST_ROLE:
        return False
    if low in _role_phrases():
        return len(low) > 4 or is_role_word(phrase.strip())
    if _TOLD.search(low):
        return False
    for part in (phrase, without_tail(phrase)):
        tokens = part.split()
        if tokens and is_role_word(tokens[-1]):
            return True
    return False


@remembered
def is_agency(phrase: str) -> bool:
    """Say whether a phrase is a body people work for: listed, or ending in such a word ("Oak Lane Surgery")."""
    low = _DETERMINER.sub("", plain(phrase).strip(_MARKS))
    if not low or len(low) > _LONGEST_AGENCY:
        return False
    known, heads = plain_set("agencies"), plain_set("agencies", "heads")
    if low in known:
        return not (len(low) <= 3 and phrase.strip().islower())
    tokens = re.sub(r"[(),&/]", " ", low).split()
    if not tokens or not plain_set("name_words", "not_in_agency").isdisjoint(tokens):
        return False
    numbered = len(tokens) > 1 and tokens[-1].isdigit() and tokens[-2] in heads
    if numbered or tokens[-1] in known or tokens[-1].rstrip("0123456789") in heads:
        return True
    opens = len(tokens) <= 5 and any(" ".join(tokens[:size]) in known for size in (1, 2, 3))
    return opens and not any(is_role_word(token) for token in re.split(r"[\s/]+", phrase.strip()))


def is_name_token(token: str) -> bool:
    """Say whether one word can be part of a name: a capital, and neither a role, an agency nor a common word."""
    bare = token.strip('*,;:()“”"')
    if not bare or not bare[0].isupper() or bare.endswith(("'s", "’s")) or not _NAME_TOKEN.fullmatch(bare):
        return False
    if _INITIAL.fullmatch(bare):
        return True
    low = plain(bare).strip(".")
    common = low in plain_set("name_words", "not_names") or low in plain_set("roles", "modifiers")
    if common or low in plain_set("groups", "things", "family", "groups") or is_role_word(bare):
        return False
    return low not in plain_set("agencies")


def honorific(token: str) -> bool:
    """Say whether a word is "Mr", "Dr" and the like."""
    return plain(token).strip(".") in plain_set("titles", "honorifics")


def _particle(token: str) -> bool:
    return plain(token) in plain_set("name_words", "particles")


@remembered
def is_name(phrase: str) -> bool:
    """Say whether a phrase is a person's name ("J. Byrne", "Dr Low", "Cassie T", "Mr Coe")."""
    tokens = phrase.strip(" *,;:").split()
    if tokens and honorific(tokens[0]):
        rest = tokens[1:]
        return 1 <= len(rest) <= 3 and all(token[0].isupper() or _particle(token) for token in rest)
    if not 1 <= len(tokens) <= 4 or all(len(token.strip("*,.")) < 2 for token in tokens):
        return False
    return is_name_token(tokens[0]) and all(is_name_token(token) or _particle(token) for token in tokens[1:])


def is_initials(token: str) -> bool:
    """Say whether a word is somebody's initials ("JB", "P.D.", "GMcA") and no role or agency."""
    bare = token.strip(" *,;:()")
    if not _INITIALS.fullmatch(bare):
        return False
    return not (is_role_word(bare) or is_agency(bare) or plain(bare) in plain_set("groups"))
