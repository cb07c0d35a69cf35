"""The signs at the edge of a line: bullets, numbers, dates, labels, the end of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

BULLET_GLYPHS = "•‣⁃◦▪▫●○■◆◇➢➤►▶✦·∙\uf0b7\uf0a7\uf0d8\uf076\uf02d"
"""Characters that are bullets wherever they begin a line; the private ones are Symbol and Wingdings."""

_BULLET = re.compile(rf"[ \t]*(?:[{BULLET_GLYPHS}]+[ \t]*|(?:[-*+–—]|o(?=\t))[ \t]+)")
_NUMBER = re.compile(r"[ \t]*(?:\((?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})\)|(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|[A-Z]\))[ \t]+")
_OUTLINE = re.compile(r"[ \t]*\d{1,2}(?:\.\d{1,2})+\.?[ \t]")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATED = re.compile(
    r"[ \t]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?[ \t]+)?"
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?|\d{{1,2}}(?:st|nd|rd|th)?[ \t]+{_MONTH}|\d{{4}}-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[ \t]*\*{0,2}[A-Z(][^\n:|]{0,38}:(?:\*{0,2})(?=\s|$)")
_TERMINAL = re.compile(r"[.!?:;][\"”’')\]*_]*$")


def bullet(line: str) -> str | None:
    """Return what follows the bullet that begins ``line``; ``None`` where there is none or nothing follows it."""
    found = _BULLET.match(line)
    return line[found.end() :] if found and line[found.end() :].strip() else None


def number(line: str) -> str | None:
    """Return what follows the list number ("1.", "a)", "(iv)") that begins ``line``; ``None`` where there is none."""
    found = _NUMBER.match(line)
    return line[found.end() :] if found and line[found.end() :].strip() else None


def begins_entry(line: str) -> bool:
    """Say whether ``line`` looks like the first of an entry: a list number, a paragraph number, a date or a label."""
    if number(line) is not None or _OUTLINE.match(line) or _DATED.match(line):
        return True
    return has_label(line)


def has_label(line: str) -> bool:
    """Say whether ``line`` begins with a label of at most five words: "Risk level: high", "DS Khan: agreed"."""
    found = _LABEL.match(line)
    return found is not None and len(found[0].split()) <= 5


def ends_sentence(line: str) -> bool:
    """Say whether ``line`` ends as a sentence or a lead-in does."""
    return _TERMINAL.search(line[-12:].rstrip()) is not None


def rejoined(lines: Iterable[str]) -> str:
    """Return the wrapped lines of one paragraph as one line.

    A space stands between two lines, nothing where a hyphenated word or a slash ends the first: "half-" and "sister".
    """
    pieces: list[str] = []
    for line in lines:
        words = line.strip()
        if pieces and words and not _holds_on(pieces[-1], words):
            pieces.append(" ")
        if words:
            pieces.append(words)
    return "".join(pieces)


def _holds_on(before: str, after: str) -> bool:
    """Say whether no space belongs between the end of a line and the start of the next."""
    if len(before) < 2:
        return False
    hyphen = before[-1] in "-‐" and before[-2].isalpha() and after[0].islower()
    return hyphen or (before[-1] == "/" and before[-2] != " ")
