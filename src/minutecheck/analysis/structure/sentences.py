"""Splits running text into sentences, with the abbreviations and note style of British records.

The caller has already cut the record into paragraphs, list items and cells; this looks only inside one of them.
"""

from __future__ import annotations

import re
from functools import cache

from minutecheck.record import Span
from minutecheck.resources import shipped_values

_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n[^\S\n]*\n|(?<=[a-z]{2})\.(?=[A-Z][a-z])|;(?=\s)")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“‘]{1,30}$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_LIST_MARK = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivx]{1,4})\)?")
_QUOTES = re.compile(r"\"[^\"\n]{1,400}\"|“[^“”\n]{1,400}”|(?<!\S)‘[^‘\n]{1,400}?’(?!\w)|(?<!\S)'[^'\n]{1,400}'(?!\w)")


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    lists = shipped_values("lists", "abbreviations.yaml")
    return {name: frozenset(words) for name, words in lists.items()}


def split_sentences(text: str, *, semicolons: bool = False) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order, without the white space round them.

    A blank line always ends a sentence; one line break is white space. With ``semicolons``, a semicolon ends one too.
    Every character that is not white space lies in exactly one of the spans.
    """
    held = _held_together(text)
    spans: list[Span] = []
    start = 0
    quote = 0
    for stop in _STOP.finditer(text):
        mark = stop[0][0]
        if mark == ";" and not semicolons:
            continue
        while quote < len(held) and held[quote][1] <= stop.start():
            quote += 1
        if mark not in "\n" and quote < len(held) and held[quote][0] < stop.start():
            continue
        if mark in ".…" and not _ends(text, start, stop):
            continue
        if mark in "!?" and _goes_on(text, stop):
            continue
        _add(spans, text, start, stop.end())
        start = stop.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _held_together(text: str) -> list[Span]:
    """Return the quotations that belong to a longer sentence: it leads into them, or goes on after them."""
    held = []
    for quote in _QUOTES.finditer(text):
        before = text[max(0, quote.start() - 3) : quote.start()].rstrip()[-1:]
        after = text[quote.end() : quote.end() + 3].lstrip()[:1]
        if after.islower() or (after and after in ",;"):
            held.append((quote.start() + 1, quote.end()))
        elif before.islower() or before == ",":
            held.append((quote.start() + 1, quote.end() - 2))
    return held


def _next_word(text: str, at: int) -> str:
    found = _following().match(text, at)
    return found[1] if found else ""


@cache
def _following() -> re.Pattern[str]:
    return re.compile(r"\s{0,20}[\"'“‘(\[]?([^\s.,;:!?)\"”]{1,30})")


def _goes_on(text: str, stop: re.Match[str]) -> bool:
    """Say whether a question or cry is only part of its sentence ("Is he safe?" she asked)."""
    return (stop[0][-1] in "\"'”’)]" or stop[0] == "!") and _next_word(text, stop.end())[:1].islower()


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Say whether the full stop at ``stop`` ends the sentence that began at ``start``."""
    following = _next_word(text, stop.end())
    if not following:
        return True
    before = _WORD_BEFORE.search(text, max(start, stop.start() - 31), stop.start())
    if before is None or len(stop[0].rstrip("\"'”’)]")) > 1:
        return not following[0].islower()
    words = _abbreviations()
    word = before[0].strip("'‘,")
    lowered = word.lower()
    if (
        before.start() - start < 20
        and _LIST_MARK.fullmatch(word)
        and text[start : before.start()].rstrip()[-1:] in ("", ":")
    ):
        return False
    if lowered in words["never_last"]:
        return False
    if lowered in words["before_number"] and (following[0].isdigit() or following[0] in "£(#"):
        return False
    if word in words["calendar"] and following[0].isdigit():
        return False
    if _INITIALS.fullmatch(word):
        if len(word) == 1 and word.islower():
            return not following[0].islower() and not following[0].isdigit()
        return following in words["starters"] or (word[-1].islower() and following[0].isupper())
    if following[0].islower():
        return len(word) > 2 and lowered not in words["inside"] and lowered not in words["before_number"]
    if lowered in words["inside"]:
        return following[0].isupper() and lowered not in words["clings"]
    return True
