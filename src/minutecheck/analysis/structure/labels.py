"""Finds the label of a form field or speaker turn: "Risk level" in "Risk level: high", "DC Amos" in "DC Amos: I saw him"."""

from __future__ import annotations

import re

from minutecheck.record import Block, Span

LONGEST_LABEL = 9
"""Words. What stands before a colon and is longer is a clause, not a label."""
LONGEST_LABEL_BEFORE_TICKS = 7

_PLAIN = re.compile(r"(?P<label>[^\W_][^:|\n☐☒]{0,70}?)(?::(?=\s|$|[☐☒])| [–—-] |\t|\s+(?=[☐☒]))\s*")
_DATED = re.compile(r"^[\d/.:\s-]+$|\d[.:]\d\d$")
_SENTENCE_END = re.compile(r"[a-z]{3}[.!?]\s")
_INITIALS = re.compile(r"^[A-Z][A-Za-z]?[A-Z]?$|^[A-Z]{2,4}(?:/[A-Z]{2,4})?$")
_TITLE = re.compile(r"^(?:Dr|Mr|Mrs|Ms|Miss|Mx|Sr|Prof|PC|DC|DS|DI|PS|Insp|Sgt|Nurse|Sister|Det)\b\.?")


def label_of(text: str, bold: tuple[Span, ...], start: int) -> Span | None:
    """Return the label that opens a run of text, as offsets of the record; ``None`` where it has none.

    ``text`` begins at offset ``start`` of the record; ``bold`` holds the ranges set in bold type. Words in bold that
    something follows are a label; else up to nine words before a colon, a spaced dash or a tab are one.
    """
    end = start + len(text)
    for first, last in bold:
        if first <= start < last < end and len(text[: last - start].split()) <= LONGEST_LABEL + 3:
            return start, last
    found = _PLAIN.match(text)
    if found is None:
        return None
    label = found["label"]
    if len(label.split()) > LONGEST_LABEL or _DATED.search(label) or _SENTENCE_END.search(label):
        return None
    if not text[found.end() :].strip() and found.group().rstrip()[-1:] != ":":
        return None
    if found.end() < len(text) and text[found.end()] in "☐☒" and len(label.split()) > LONGEST_LABEL_BEFORE_TICKS:
        return None
    return start, start + len(label)


def bare(label: str) -> str:
    """Return a label without the punctuation that closes it."""
    return label.strip().rstrip(":–—-.?").strip()


def speaker_of(label: str) -> str | None:
    """Return the label where it names who speaks: initials, or a title or rank and a name."""
    name = bare(label)
    return name if _INITIALS.match(name) or (_TITLE.match(name) and len(name.split()) <= 4) else None


def inner_labels(block: Block, text: str) -> tuple[int, ...]:
    """Return where further bold labels begin inside a paragraph ("**Police.** … **Health.** …"), as offsets.

    Bold words in mid-sentence are emphasis: a label follows a full stop, a bar or a wide space and ends in ``:``, ``.``
    or a dash, or is followed by one.
    """
    starts = []
    for first, last in block.bold:
        if not block.start < first < last <= block.end:
            continue
        before = text[block.start : first].rstrip()
        label, after = text[first:last].rstrip(), text[last : last + 3].lstrip()
        closed = label[-1:] in (":", ".", "?") or after[:1] in (":", "–", "-")
        opens = before[-1:] in ("", ".", "!", "?", "|", ";", "”", '"', ")", ":")
        if label.endswith(":") or (closed and opens):
            starts.append(first)
    return tuple(starts)
