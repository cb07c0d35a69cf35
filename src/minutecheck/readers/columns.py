"""Tells column names, and prompts nobody has answered, by the words that forms print (``rules/core/forms.yaml``)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from minutecheck.resources import shipped_values

MOST_WORDS = 5
"""The longest name of a column, in words."""


@cache
def _form_words(kind: str) -> tuple[str, ...]:
    words: dict[str, list[object]] = shipped_values("forms.yaml")
    return tuple(str(word) for word in words[kind])


@cache
def _columns() -> frozenset[str]:
    return frozenset(_form_words("columns"))


def is_header_row(cells: Sequence[str], *, bold: bool = False) -> bool:
    """Say whether a table's first row names its columns.

    It does where at least two cells hold words, all of them short and without digits, and either all are set in bold
    (``bold``) or at least two, and half of all, are words that forms use for columns.
    """
    filled = [" ".join(cell.split()) for cell in cells if cell.strip()]
    if len(filled) < 2:
        return False
    for cell in filled:
        if len(cell.split()) > MOST_WORDS or any(map(str.isdigit, cell)) or "☒" in cell or "☐" in cell:
            return False
    if bold and not filled[0].endswith(":"):
        return True
    known = sum(cell.lower().strip("* ").rstrip(":") in _columns() for cell in filled)
    return known >= 2 and known * 2 >= len(filled)


def is_prompt(text: str) -> bool:
    """Say whether a field's whole text is the prompt that its form came with ("Click or tap here to enter text.")."""
    words = " ".join(text.split()).lower().lstrip("[<(")
    return 0 < len(words) <= 60 and words.startswith(_form_words("prompts"))
