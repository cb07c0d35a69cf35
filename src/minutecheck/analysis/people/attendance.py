"""Whether somebody took part, and what the columns of an attendance table hold.

Apologies, written reports and invitations are not taking part (criteria.md, ``attendance-core``).
"""

from __future__ import annotations

import re

from minutecheck.analysis.word_lists import cue

_WORDS = "attendance_words"
_TICKED = re.compile(
    r"^(?:[☒✓✔√☑]|(?:y|yes|present|attended|p|here|joined|in person|video|phone|telephone|teams|room|dialled in"
    r"|by phone|virtual|online|in room|remote)\b)",
    re.IGNORECASE,
)
_UNTICKED = re.compile(
    r"^(?:[☐✗✘×]|n\b|no\b|a\b|x$|absent|apolog|apols|did not|dna|declined|unable|not\b|none|-|–|—)", re.IGNORECASE
)
_OF_PEOPLE = (
    "attendees",
    "who",
    "in attendance",
    "present",
    "attended",
    "took part",
    "taking part",
    "in the room",
    "on the call",
)
"""What a column of names may be called, besides "Name"; a column of marks may be called so too."""
_KINDS = ("absent", "invited", "attended", "initials", "surname", "forename", "role", "agency", "contact", "name")


def absent_heading(heading: str | None) -> bool:
    """Say whether a heading or label is about people who did not take part ("Apologies", "Written contributions")."""
    if not heading:
        return False
    absent = cue(_WORDS, "absent_heading").search(heading) is not None
    return absent and cue(_WORDS, "present_heading").search(_NEGATED.sub(" ", heading)) is None


_NEGATED = re.compile(r"\b(?:not|did not|unable to|non)[ -](?:present|attend\w*)", re.IGNORECASE)


def says_absent(text: str) -> bool:
    """Say whether words about somebody say that they did not take part ("sent a report", "declined")."""
    return cue(_WORDS, "absent").search(text) is not None


def mark(cell: str) -> bool | None:
    """Return what a cell of an attendance column says: there, not there, or ``None`` where it says nothing."""
    bare = cell.strip()
    if not bare:
        return None
    ticked = bare.partition("☒")[2].partition("☐")[0].strip()
    if ticked and "☐" in bare:
        # Several boxes in one cell ("☐ room ☒ phone"): what stands beside the ticked one counts.
        bare = ticked
    return not (_UNTICKED.match(bare) or says_absent(bare))


def column_of(name: str) -> str | None:
    """Return what a column holds by its name.

    One of name, surname, forename, initials, role, agency, attended, absent, invited, contact; ``None`` for others.
    """
    bare = name.strip().rstrip("?:").strip()
    if bare.lower() in _OF_PEOPLE:
        return "name"
    if bare in ("✓", "✔", ""):
        return "attended" if bare else None
    return next((kind for kind in _KINDS if cue(_WORDS, f"column_{kind}").search(bare)), None)


def is_mark(cell: str) -> bool:
    """Say whether a cell holds nothing but a tick, a cross, "Y", "N" or how somebody joined."""
    bare = cell.strip()
    return len(bare) <= 24 and (_TICKED.match(bare) is not None or _UNTICKED.match(bare) is not None)
