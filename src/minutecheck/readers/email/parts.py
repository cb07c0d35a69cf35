"""Cuts the text of an email into what its writer wrote, the signature under it, and the messages it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FORWARDED = re.compile(r"-{2,}\s*Forwarded message\s*-{2,}|Begin forwarded message:?", re.IGNORECASE)
_ORIGINAL = re.compile(r"-{2,}\s*Original (?:Message|Appointment)\s*-{2,}", re.IGNORECASE)
_WROTE_END = re.compile(r"wrote:\s*$|writes:\s*$", re.IGNORECASE)
_HEADER = re.compile(r"\*{0,2}(?:From|Sent|Date|To|Cc|Subject|Importance|Attachments):\*{0,2}(?:\s|$)")
_BRACKETS = re.compile(r"(?:> ?)+")
_FEWEST_OWN_WORDS = 60


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines of an email's body, its signature and the messages under it."""

    body: tuple[str, ...]
    signature: tuple[str, ...]
    quoted: tuple[str, ...]


def parts_of(lines: Sequence[str], *, forwarded: bool = False) -> Parts:
    """Cut the lines of an email. ``forwarded`` where its subject says that it passes a message on.

    A forwarded message with no more than a covering note above it is itself the body: its own headers are cut off and
    it is read as if it had come by itself.
    """
    at = _history_starts(lines)
    own, history = list(lines[:at]), list(lines[at:])
    passed_on = forwarded or bool(history and _FORWARDED.fullmatch(history[0].strip()))
    if passed_on and history and _words(own) < _FEWEST_OWN_WORDS:
        headers = _header_lines(history)
        inner = parts_of([line.removeprefix("> ") for line in history[headers:]])
        return Parts((*own, "", *inner.body), inner.signature, (*history[:headers], *inner.quoted))
    body: list[str] = []
    answered: list[str] = []
    for line in own:
        (answered if line.startswith(">") else body).append(line)
    sign = next((number for number, line in enumerate(body) if line in ("-- ", "--")), len(body))
    return Parts(tuple(body[:sign]), tuple(body[sign + 1 :]), (*map(_unquoted, answered), *map(_unquoted, history)))


def starts_history(line: str, after: Sequence[str] = ()) -> bool:
    """Say whether a line, with up to three ``after`` it, begins the messages that an email answers or passes on."""
    text = line.strip()
    if not text or len(text) > 300:
        return False
    if _ORIGINAL.fullmatch(text) or _FORWARDED.fullmatch(text):
        return True
    if text.startswith("On ") and any(map(str.isdigit, text)):
        return bool(_WROTE_END.search(text) or (after and len(text) > 30 and _WROTE_END.search(after[0].strip()[-80:])))
    if text.lstrip("*").startswith("From:"):
        return sum(_HEADER.match(other.strip()) is not None for other in after[:3]) > 1
    return False


def _history_starts(lines: Sequence[str]) -> int:
    for at, line in enumerate(lines):
        if starts_history(line, lines[at + 1 : at + 4]):
            return at
        if line.startswith("________") and at + 1 < len(lines) and lines[at + 1].startswith("From:"):
            return at
    return len(lines)


def _header_lines(history: Sequence[str]) -> int:
    """Return how many lines at the start of a forwarded message are its marks and headers."""
    at = 0
    for at, line in enumerate(history):
        text = line.removeprefix(">").strip()
        header = _HEADER.match(text) or (at > 0 and line[:1] in " \t" and text)
        if text and not header and not starts_history(line) and not text.startswith("____"):
            return at
    return at + 1


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _unquoted(line: str) -> str:
    """Return a line without the angle brackets of a quotation."""
    found = _BRACKETS.match(line)
    return line[found.end() :] if found else line
