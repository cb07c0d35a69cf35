"""Says which of the four core roles somebody's role and agency make (criteria.md, ``attendance-core``)."""

from __future__ import annotations

import re
from functools import cache

from minutecheck.analysis.people.roles import without_tail
from minutecheck.analysis.word_lists import cue, phrase_pattern, plain, plain_set

_KINDS = ("social_care", "police", "health", "education", "other")
_POLICE = re.compile(r" (?:police|constabulary|heddlu) ")
_NHS = re.compile(r" (?:nhs|hospital|infirmary|surgery) ")
_BRACKETS = re.compile(r"\s?\([^)]*\)")


@cache
def _agency_phrases() -> tuple[tuple[str, str], ...]:
    """Return every listed body between spaces with its kind, longest first; of equals, social care first."""
    found = [(f" {_spaced(phrase)} ", kind) for kind in _KINDS for phrase in plain_set("agencies", kind)]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), _KINDS.index(pair[1]), pair[0])))


def _spaced(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9&+]", " ", text).split())


def agency_kind(agency: str | None) -> str | None:
    """Return which kind of body an agency is: social_care, police, health, education, other, or ``None``."""
    if not agency:
        return None
    low = f" {_spaced(plain(agency))} "
    if cue("name_words", "social_care", r" (?:{}) (?!(?:school|nurse))").search(low):
        return "social_care"
    if _POLICE.search(low):
        return "police"
    if _NHS.search(low):
        return "health"
    return next((kind for phrase, kind in _agency_phrases() if phrase in low), None)


def statutory_of(role: str | None, agency: str | None) -> tuple[str, ...]:
    """Return which of ``social_worker``, ``manager``, ``police`` and ``health`` somebody is; nobody is two of them.

    A manager counts only in children's social care; where the role does not tell, the agency tells police and health.
    """
    kind = agency_kind(agency)
    low = plain(_BRACKETS.sub("", role or "")).strip(" .,")
    found = _by_role(low, kind) if low else None
    if found:
        return (found,)
    return (kind,) if kind in ("police", "health") else ()


def _by_role(low: str, kind: str | None) -> str | None:
    if low.startswith("not "):
        return None
    bare = without_tail(low)
    if _ends(bare, "police") or _has_rank(low):
        return "police"
    worker = _ends(bare, "social_worker") or (low == "worker" and kind in (None, "social_care"))
    student = any(word in low for word in plain_set("roles", "not_social_worker"))
    if worker and not student and kind not in ("other", "education"):
        return "social_worker"
    unlike_health = any(low.endswith(word) for word in plain_set("roles", "not_health"))
    listed = _ends(bare, "health") or low in plain_set("titles", "nursing")
    if listed and not unlike_health and kind != "education":
        return "health"
    if _ends(bare, "manager") and _in_social_care(low, kind):
        return "manager"
    inside = agency_kind(low)
    if inside in ("police", "health") and kind in (None, inside):
        return inside
    if kind in (None, "health") and not unlike_health and cue("name_words", "health_word").search(low):
        return "health"
    return None


def _has_rank(low: str) -> bool:
    ranks = plain_set("titles", "ranks")
    tokens = [token.strip(".,") for token in low.split()[:2]]
    return low in ranks or any(token in ranks for token in tokens if token not in ("officer", "det"))


def _ends(low: str, kind: str) -> bool:
    tokens, listed = low.replace(".", "").split(), plain_set("roles", kind)
    return any(" ".join(tokens[-size:]) in listed for size in range(1, min(4, len(tokens)) + 1))


def _in_social_care(low: str, kind: str | None) -> bool:
    """Say whether a manager is one of social work: by the agency, or by a title that only social care has."""
    if kind not in (None, "social_care"):
        return False
    before, _, last = low.rpartition(" ")
    if last != "manager":
        return True
    return agency_kind(before) in (None, "social_care") and _known_manager(low)


def _known_manager(low: str) -> bool:
    listed = plain_set("roles", "manager")
    prefix = phrase_pattern(plain_set("name_words", "manager_prefix"))
    trimmed = re.sub(rf"^(?:{prefix})\s", "", low)
    ends = any(trimmed.endswith(f" {phrase}") for phrase in listed if " " in phrase)
    return low in listed or trimmed in listed or ends
